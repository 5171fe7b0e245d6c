"""One case in one folder: its run under a fault, the disks that a power cut leaves, and what must hold on each."""

import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from . import disk
from .daemons import Hall, Serving

DELIVERY_SECONDS_MAX = 20
REFUSALS = (1, 2, 3, 4, 5)
CRASHES = (-4, -5, -6, -7, -8, -11)


@dataclass(frozen=True)
class Receipt:
  """An answer that was shown: of which step, at which place in the log of calls, and its JSON."""
  step: int
  place: int
  answer: dict


@dataclass
class Reference:
  """What a run without a fault does: its calls, its receipts, the entries each step adds, and the tree it leaves."""
  calls: list
  first: int
  last: int
  receipts: list
  added: list
  start: int
  base: dict
  tree: dict


class Broken(Exception):
  """A claim that does not hold."""


def require(condition, claim):
  if not condition:
    raise Broken(claim)


def answer_of(output):
  """The JSON of an answer that says no failure, or None."""
  try:
    answer = json.loads(output)
  except ValueError:
    return None
  return None if "exitStatus" in answer else answer


def has_name(words):
  """Whether a command may be repeated at any time."""
  return "--request" in words or words[0] in ("open", "import", "sync", "ask")


def same_but_for_time(found, wanted, path):
  """Whether a file is the one that another run writes; the NIST files carry the moment at which they were made."""
  if not path.endswith(".nist.json"):
    return found == wanted
  try:
    return len(found) == len(wanted) and json.loads(found) is not None
  except ValueError:
    return False


class Trial:
  """The case's steps in the program's folder; `values` fills in what a step names in braces."""

  def __init__(self, case, stages, program, values):
    self.case, self.program = case, program
    self.base = stages.trees[case.stage]
    self.code = stages.code
    self.values = {"code": self.code, **values}

  # Running

  def reset(self, tree):
    shutil.rmtree(self.program.root, ignore_errors=True)
    disk.write_tree(tree, self.program.root)

  def do(self, words, fault=None, watched=False):
    """Runs a command and keeps the code that it shows."""
    filled = [word.format(**self.values) if word.startswith("{") else word for word in words]
    ran = self.program.run([*filled, "--json"], fault, watched)
    require(ran.status not in CRASHES, f"{words[0]} crashed with signal {-ran.status}: {ran.errors[-300:]}")
    answer = answer_of(ran.output)
    if answer and "code" in answer:
      self.values["code"] = answer["code"]
    return ran, answer

  def run(self, fault=None):
    """Runs the steps from the stage on; gives what each one said, all calls, and the receipts."""
    self.reset(self.base)
    if self.case.serves:
      return self.run_served(fault)
    calls, receipts, runs = [], [], []
    for step, words in enumerate(self.case.steps):
      ran, answer = self.do(words, fault if step == self.case.faulted else None, watched=True)
      calls.extend(ran.calls)
      runs.append(ran)
      shown = [place for place, call in enumerate(calls) if call.letter == "O"]
      if answer is not None and shown and ran.status in (0, -9):
        receipts.append(Receipt(step, shown[-1], answer))
      require(ran.status != 0 or answer is not None, f"{words[0]} ended with 0 and showed nothing")
    return runs, calls, receipts

  def run_served(self, fault):
    """The same with a daemon: the first cast is delivered, then the hall goes, and the fault comes for one cast."""
    switch = Path(f"{self.program.root}.switch")
    switch.unlink(missing_ok=True)
    hall = Hall(self.program.path, Path(f"{self.program.root}.hall"), self.base)
    self.do(("sync", "--hall", hall.address, "--data", self.case.node))
    self.base = {path: data for path, data in disk.tree_of(self.program.root).items()}
    self.program.log.unlink(missing_ok=True)
    site = Serving(self.program.path, self.program.root, self.case.node, [], "listening on socket",
                   self.program.environment(fault, switch))
    runs, receipts, first = [], [], 0
    try:
      for step, words in enumerate(self.case.steps):
        if step == self.case.faulted:
          self.wait_for_delivery()
          hall.stop()
          first = len(self.program.calls())
          switch.touch()
        ran, answer = self.do(words)
        switch.unlink(missing_ok=True)
        runs.append(ran)
        # A command whose daemon is dead carries it out itself, and what that writes is not in the calls.
        if not site.runs():
          break
        if ran.status == 0:
          receipts.append(Receipt(step, len(self.program.calls()) - 1, answer))
    finally:
      hall.stop()
      site.stop()
    runs[self.case.faulted].calls = self.program.calls()[first:]
    return runs, self.program.calls(), receipts

  def wait_for_delivery(self):
    """Until the hall has acknowledged every entry of the site."""
    end = time.monotonic() + DELIVERY_SECONDS_MAX
    while True:
      _, answer = self.do(("status", "--data", self.case.node))
      if answer and answer["delivered"] == answer["journal"]["size"]:
        return
      require(time.monotonic() < end, f"nothing is delivered in {DELIVERY_SECONDS_MAX} s")
      time.sleep(0.05)

  def reference(self):
    """Runs the steps without a fault, twice: once for the calls, once for the entries of each step."""
    runs, calls, receipts = self.run()
    for ran in runs:
      require(ran.status == 0, f"without a fault, {' '.join(ran.arguments)} ends with {ran.status}: {ran.errors}")
    tree = disk.tree_of(self.program.root)
    added, start = [], 0
    if self.case.kind == "entries":
      self.reset(self.base)
      start = before = self.entries()
      for words in self.case.steps:
        self.do(words)
        after = self.entries()
        added.append(after - before)
        before = after
    own = len(runs[self.case.faulted].calls)
    first = len(calls) - own if self.case.serves else sum(len(ran.calls) for ran in runs[:self.case.faulted])
    return Reference(calls, first, first + own, receipts, added, start, self.base,
                     tree)

  # What must hold

  def entries(self):
    """The entries of the node: its own at a site, all at the hall, so that what it merges counts."""
    ran, answer = self.do(("status", "--data", self.case.node))
    require(answer is not None, f"the data does not open: status {ran.status}, {ran.errors.strip()[-300:]}")
    return answer["entries"] if self.case.node == "hall" else answer["journal"]["size"]

  def judge(self, reference, receipts, runs=()):
    """Checks the folder as it is; `runs` are those that ended with no power cut since."""
    check = {"entries": self.judge_entries, "setup": self.judge_setup, "file": self.judge_file}[self.case.kind]
    check(reference, receipts, runs)

  def judge_entries(self, reference, receipts, runs):
    found = self.entries()
    shown = {receipt.step for receipt in receipts}
    least = reference.start + sum(reference.added[step] for step in shown)
    most = reference.start + sum(reference.added)
    require(found >= least, f"S1: {found} entries, but receipts were shown up to {least}")
    require(found <= most, f"S2: {found} entries, at most {most} were asked for")
    for step, ran in enumerate(runs):
      if ran.status in REFUSALS and reference.added[step] and len(runs) == 1:
        require(found == reference.start, f"status {ran.status} says that nothing was recorded: {ran.errors.strip()}")
    self.repeat(receipts, found, most)
    again = self.entries()
    require(again == most, f"S11: {again} entries after repeating, {most} are right")

  def repeat(self, receipts, found, most):
    """Every step again, with its request id: the same receipt, where one was shown.

    A command that can have no request id is repeated only where nothing of it was recorded."""
    first = {receipt.step: receipt.answer for receipt in receipts}
    for step, words in enumerate(self.case.steps):
      if not has_name(words) and found == most:
        continue
      ran, answer = self.do(words)
      require(answer is not None, f"a repeat of {words[0]} ends with {ran.status}: {ran.errors.strip()[-300:]}")
      for key in ("entry", "entries", "outcome"):
        require(step not in first or first[step].get(key) == answer.get(key) or words[0] in ("import", "sync"),
                f"a repeat of {words[0]} shows another receipt")

  def judge_setup(self, reference, receipts, runs):
    """What was said to be done is done; otherwise it can be done again, or was done. Then everything after it works."""
    said = ""
    if not receipts:
      ran, _ = self.do(self.case.steps[0])
      said = f" (its repeat: {ran.status}, {ran.errors.strip()[-200:]})"
    for words in self.case.rest:
      ran, answer = self.do(words)
      require(answer is not None,
              f"{' '.join(words[:4])} after it ends with {ran.status}: {ran.errors.strip()[-300:]}{said}")

  def judge_file(self, reference, receipts, runs):
    """The result is whole, or absent and can be had."""
    self.entries()
    present = (self.program.root / self.case.target).exists()
    if receipts:
      self.prove(reference, "its receipt was shown, and")
      return
    if present and self.case.name != "archive":
      self.prove(reference, "it was left behind, and")
    ran, answer = self.do(self.case.steps[0])
    if answer is None:
      require(present and self.case.name != "archive",
              f"a repeat ends with {ran.status}: {ran.errors.strip()[-300:]}")
    self.prove(reference, "after a repeat")

  def prove(self, reference, when):
    place = self.program.root / self.case.target
    require(place.exists(), f"{when} {self.case.target} is not there")
    if self.case.proof:
      ran, answer = self.do(self.case.proof)
      require(ran.status == 0, f"{when} it is not whole: {ran.errors.strip()[-300:]}")
      return
    wanted = {path: content for path, content in reference.tree.items() if path.startswith(self.case.target + "/")}
    left = {f"{self.case.target}/{path}": content for path, content in disk.tree_of(place).items()}
    missing = sorted(path for path in wanted if not same_but_for_time(left.get(path, b""), wanted[path], path))
    require(not missing and len(left) == len(wanted), f"{when} it is not whole: {', '.join(missing) or 'strays'}")

  # Power cuts

  def cut(self, calls, receipts, place, way, seed, reference, seen=None):
    """Checks the disk that a power cut after the first `place` calls leaves; one seen before is not checked again."""
    left = self.left_after(calls, place, way, seed)
    shown = [receipt for receipt in receipts if receipt.place < place]
    self.values["code"] = next((each.answer["code"] for each in shown if "code" in each.answer), self.code)
    key = (disk.digest(left), tuple(receipt.step for receipt in shown))
    if seen is not None:
      if key in seen:
        return
      seen.add(key)
    self.reset(left)
    self.judge(reference, shown)

  def left_after(self, calls, place, way, seed):
    model = disk.Disk.holding(self.base)
    for call in calls[:place]:
      model.apply(call)
    return model.after_cut(way, seed)
