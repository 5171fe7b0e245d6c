"""Which points there are, which of them are tried in the time given, and what came of it."""

import random
import shutil
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import cases, disk
from .daemons import Hall
from .election import Stages
from .injector import KINDS, Fault, Program, built
from .trial import Broken, Trial

ERRORS = ("EIO", "ENOSPC")
# Points at which something was lost, or could not be repeated, once; they are tried first in every run.
NAMED = (
  # A receipt for what is not on the disk: the log's syncs fail from the commit on.
  *((verb, f"sync:{number}+:EIO") for verb in ("cast", "open", "close", "void") for number in range(1, 10)),
  # One failed sync after an acknowledgement that was merged without one.
  *(("serve", f"sync:{number}:EIO") for number in range(1, 4)),
  # A set-up and files for people that were cut short, and could not be repeated or looked whole.
  ("init", "any:134:KILL"), ("export", "sync:5:ENOSPC"), ("export-journals", "rename:1+:ENOSPC"),
  ("publish", "rename:1+:ENOSPC"), ("join-answer", "unlink:3+:ENOSPC"), ("archive", "sync:35+:EIO"),
  # The hall's address could not be kept, and the program ended with its connection open.
  ("sync", "sync:6:ENOSPC"),
)


@dataclass(frozen=True)
class Point:
  """A fault of a case, `sync:3:EIO`, or a power cut after so many of its calls, `cut:17:strict`."""
  case: cases.Case
  text: str

  @property
  def is_cut(self):
    return self.text.startswith("cut:")

  @property
  def group(self):
    if self.is_cut:
      return "power cut"
    return "killed" if self.text.endswith("KILL") else "calls that fail"

  def __str__(self):
    return f"scripts/crash --verb {self.case.name} --point {self.text}"


@dataclass
class Results:
  """Counts of points and of those that failed, by verb and kind of point, and what failed."""
  tried: Counter = field(default_factory=Counter)
  failed: Counter = field(default_factory=Counter)
  claims: list = field(default_factory=list)

  def add(self, point, broken):
    key = (point.case.name, point.group)
    self.tried[key] += 1
    self.failed[key] += bool(broken)
    self.claims += [(point, state, claim) for state, claim in broken]

  def rows(self, of):
    """What was tried and failed, as rows for a report; `of` has the number of points there are."""
    made = []
    for key, count in sorted(self.tried.items()):
      notes = [f"{point.text}, {state}: {claim}" for point, state, claim in self.claims
               if (point.case.name, point.group) == key]
      made.append({"what": ": ".join(key), "count": count, "failed": self.failed[key],
                   "note": notes[0] if notes else f"of {of[key]} points"})
    return made


def points_of(case, reference):
  """Every point of a case, from the calls of a run without a fault."""
  counts = Counter(KINDS[call.letter] for call in reference.calls[reference.first:reference.last]
                   if call.letter in KINDS)
  made = [f"any:{number}:KILL" for number in range(1, sum(counts.values()) + 1)]
  for kind, count in sorted(counts.items()):
    made += [f"{kind}:{number}{more}:{error}" for number in range(1, count + 1) for more in ("", "+")
             for error in ERRORS]
  made += [f"cut:{place}:{way}" for place in range(reference.first, len(reference.calls) + 1) for way in disk.WAYS]
  return [Point(case, text) for text in made]


class Suite:
  """The stages, the references of the cases, and folders to try points in."""

  def __init__(self, program, seed, workers):
    memory = Path("/dev/shm")
    self.folder = Path(tempfile.mkdtemp(prefix="crash-", dir=memory if memory.is_dir() else None))
    library = built(self.folder)
    self.programs = [Program(program, library, self.folder / str(number)) for number in range(workers)]
    self.seed = seed
    self.stages = Stages(self.programs[0])
    self.halls = {}
    self.references, self.seen = {}, {}

  def __enter__(self):
    return self

  def __exit__(self, *_):
    for hall in self.halls.values():
      hall.stop()
    shutil.rmtree(self.folder, ignore_errors=True)

  def trial(self, case, program):
    if not case.hall or case.serves:
      return Trial(case, self.stages, program, {})
    if case.stage not in self.halls:
      folder = self.folder / f"serving-{case.stage}"
      self.halls[case.stage] = Hall(self.programs[0].path, folder, self.stages.trees[case.stage])
    return Trial(case, self.stages, program, {"hall": self.halls[case.stage].address})

  def takes(self, case):
    """The case without request ids where the verb has none."""
    words = case.steps[0]
    if "--request" not in words or case.kind == "setup" or self.programs[0].takes_request(words):
      return case
    return replace(case, steps=(words[:words.index("--request")] + words[words.index("--request") + 2:],))

  def refer(self, chosen):
    """Runs the cases without a fault; gives every point of theirs."""
    points = []
    for case in map(self.takes, chosen):
      self.references[case.name] = self.trial(case, self.programs[0]).reference()
      self.seen[case.name] = set()
      points += points_of(case, self.references[case.name])
    return points

  def attempt(self, point, program):
    """What does not hold at a point, by the state in which it was looked at."""
    trial, broken = self.trial(point.case, program), []
    reference, seen = self.references[point.case.name], self.seen[point.case.name]

    def look(state, check):
      try:
        check()
      except Broken as claim:
        broken.append((state, str(claim)))

    if point.is_cut:
      _, place, way = point.text.split(":")
      trial.base = reference.base
      place = len(reference.calls) if place == "end" else int(place)
      look("after the cut",
           lambda: trial.cut(reference.calls, reference.receipts, place, way, self.seed, reference, seen))
      return broken
    try:
      runs, calls, receipts = trial.run(Fault.read(point.text))
    except Broken as claim:
      return [("under the fault", str(claim))]
    look("running on", lambda: trial.judge(reference, receipts, runs))
    for way in disk.WAYS:
      look(f"power cut at the end, {way}",
           lambda way=way: trial.cut(calls, receipts, len(calls), way, self.seed, reference, seen))
    return broken

  def run(self, points, seconds, report):
    """Tries points in their order until the time is over, several at once."""
    results, lock, left = Results(), threading.Lock(), iter(points)
    end = time.monotonic() + seconds

    def work(program):
      while time.monotonic() < end:
        with lock:
          point = next(left, None)
        if point is None:
          return
        broken = self.attempt(point, program)
        with lock:
          results.add(point, broken)
          for state, claim in broken:
            report(f"{point}\n    {state}: {claim}")

    threads = [threading.Thread(target=work, args=(program,)) for program in self.programs]
    for thread in threads:
      thread.start()
    for thread in threads:
      thread.join()
    return results


def named(points):
  """Those of the points that are named."""
  return [point for point in points if (point.case.name, point.text) in NAMED]


def ordered(points, seed):
  """The named points first, then all others in a drawn order in which every verb comes round equally soon."""
  draw = random.Random(seed)
  first = named(points)
  ranked = []
  for case in {point.case.name for point in points}:
    own = [point for point in points if point.case.name == case and point not in first]
    draw.shuffle(own)
    ranked += [(place, case, point) for place, point in enumerate(own)]
  return first + [point for _, _, point in sorted(ranked, key=lambda each: each[:2])]
