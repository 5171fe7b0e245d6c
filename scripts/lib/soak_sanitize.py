"""Runs every test under one sanitizer of the toolchain.

A sanitizer has a build folder of its own, .build-thread or .build-address: the first time it compiles every dependency,
which takes tens of minutes and is not bounded by the seconds. Tests that hold the system to a time or to a memory are
left out, and those of the simulation under the thread sanitizer, which run on one thread. The targets run one after the
other; a test that fails beside the others, or does not end, is run once more by itself, since a busy machine is late.
Fails when a test fails then, or the sanitizer reports anything, in a test or in a program that a test started.
"""

import os
import re
import signal
import subprocess
from pathlib import Path

import soak_part
from soak_part import Part

# What each is told besides where to write; leaks are not looked for, since a process that ends frees nothing.
OPTIONS = {"thread": ("TSAN_OPTIONS", "halt_on_error=0:exitcode=0"),
           "address": ("ASAN_OPTIONS", "detect_leaks=0:halt_on_error=1")}
# These hold the system to seconds or to an address space; a sanitizer takes ten times the one and terabytes of the
# other. `scripts/test` runs them.
TIMED = ["SystemdNotifierTests", "PeerStopTests", "anAnswerThatTricklesIsGivenUp", "aClientDoesNotWaitForever",
         "aQuestionBringsTheSitesMarksBeforeItIsAnswered", "aHugeFileIsRefusedBeforeItIsRead"]
# Whole elections on one thread and simulated disks: there is no race to find in them, and they are most of the time.
ONE_THREAD = {"thread": ["NodeSimulationTests", "RegisterPropertyTests"], "address": []}
FAILED_TEST = re.compile(r"Test (\w+)\(.*recorded an issue")
BEGUN, ENDED = re.compile(r"◇ Test (\w+)\(.*started"), re.compile(r"[✔✘] Test (\w+)\(.*(?:passed|failed) after")
# A target whose tests have not ended by then hangs: those that did not end are run once more, each by itself.
TARGET_SECONDS_MAX = 2400


def run(command: list[str], log: Path, environment: dict, seconds_max: int | None = None) -> int:
  """Runs a command with its output in a log.

  Returns its status; 124 when it did not end in time and was killed with everything that it started.
  """
  with open(log, "wb") as output:
    process = subprocess.Popen(command, cwd=soak_part.ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output,
                               stderr=subprocess.STDOUT, start_new_session=True)
    try:
      return process.wait(seconds_max)
    except subprocess.TimeoutExpired:
      os.killpg(process.pid, signal.SIGKILL)
      process.wait()
      return 124


def unfinished(text: str) -> set[str]:
  """Tests that failed, and those that began and did not end."""
  return set(FAILED_TEST.findall(text)) | set(BEGUN.findall(text)) - set(ENDED.findall(text))


def sanitize(part: Part, name: str) -> None:
  """One sanitizer: build, tests, and what it reported."""
  scratch = soak_part.ROOT / f".build-{name}"
  logs = scratch / "logs"
  logs.mkdir(parents=True, exist_ok=True)
  for old in logs.glob("*"):
    old.unlink()
  variable, options = OPTIONS[name]
  environment = {**os.environ, variable: f"{options}:log_path={logs / 'report'}"}
  package = ["--package-path", str(soak_part.ROOT), "--scratch-path", str(scratch), "--sanitize", name]
  part.tell(f"{name}: building")
  if run(["swift", "build", *package, "--build-tests"], logs / "build.log", os.environ.copy()) != 0:
    part.row(f"tests under the {name} sanitizer", 0, 1, "the build failed")
    return
  command = ["swift", "test", *package, "--skip-build", "--parallel", "--disable-xctest",
             *(word for skipped in TIMED + ONE_THREAD[name] for word in ("--skip", skipped))]
  late: set[str] = set()
  for target in sorted(path.name for path in (soak_part.ROOT / "Tests").glob("*Tests")):
    if target in ONE_THREAD[name]:
      continue
    part.tell(f"{name}: {target}")
    log = logs / f"{target}.tests"
    status = run([*command, "--filter", rf"^{target}\."], log, environment, TARGET_SECONDS_MAX)
    if status != 0:
      late |= unfinished(log.read_text(encoding="utf-8", errors="replace")) or {target}
  if late:
    part.tell(f"{name}: {len(late)} once more, each by itself")
  alone = [test for test in sorted(late)
           if run([*command, "--filter", test], logs / f"{test}.log", environment, TARGET_SECONDS_MAX) != 0]
  report(part, name, logs, sorted(late), alone)


def report(part: Part, name: str, logs: Path, late: list[str], alone: list[str]) -> None:
  """The rows: tests, and the sanitizer's reports.

  late: tests that failed beside the others, or did not end; alone: those of them that failed by themselves too.
  """
  texts = [path.read_text(encoding="utf-8", errors="replace") for path in logs.glob("*.tests")]
  count = sum(len(set(BEGUN.findall(text))) for text in texts)
  note = f"run once more by itself: {', '.join(late)}" if late else ""
  part.row(f"tests under the {name} sanitizer", count, len(alone) if count else 1,
           note if count else "no test came to its end")
  kinds = re.compile(r"^(?:WARNING: ThreadSanitizer|.*ERROR: AddressSanitizer): ([\w -]+)", re.M)
  texts = [text for path in logs.glob("report.*") for text in path.read_text(errors="replace").split("=" * 18 + "\n")]
  found = [text for text in texts if kinds.search(text)]
  reports = [kinds.findall(text)[0].strip() for text in found if not is_of_mutex(text)]
  note = ", ".join(sorted(set(reports)))
  if seen := len(found) - len(reports):
    note = f"{note + ', ' if note else ''}{seen} of a Mutex handed over by the kernel, which it does not see"
  part.row(f"reports of the {name} sanitizer", len(reports), len(reports), note)


def is_under_lock(place: str, number: int) -> bool:
  """Whether a line of a source stands in the closure of a Mutex's withLock."""
  try:
    lines = Path(place).read_text(encoding="utf-8").splitlines()[:number]
  except OSError:
    return False
  if "withLock" in lines[-1]:
    return True
  depth = 0
  for line in reversed(lines[:-1]):
    depth += line.count("{") - line.count("}")
    if depth > 0:
      if "withLock" in line:
        return True
      depth = 0
  return False


def is_of_mutex(report: str) -> bool:
  """Whether both accesses of a race stand under withLock.

  A Mutex that is waited for is handed over by the kernel (FUTEX_LOCK_PI), which the sanitizer does not see: it takes
  what one thread did under the lock and the next one did for a race.
  """
  accesses = re.findall(r"(?:access of|[Rr]ead of|[Ww]rite of)[^\n]*\n    #0 \S+ (/\S+?):(\d+)", report)
  return len(accesses) == 2 and all(is_under_lock(place, int(number)) for place, number in accesses)


def run_part(name: str, usage: str) -> None:
  """The part of one sanitizer."""
  part = Part(f"sanitize-{name}", usage)
  sanitize(part, name)
  part.end()
