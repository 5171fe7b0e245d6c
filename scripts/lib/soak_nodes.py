"""A hall and its sites as real processes on loopback, for the parts of scripts/soak."""

import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import soak_part

ELECTION = soak_part.ROOT / "config" / "elections" / "houbeian"
SITES = ["R1", "R2", "R3", "R4", "R5", "R6", "S1", "H1"]
OFFICERS = ["--officer", "张三", "--officer", "李四"]
ANSWER_SECONDS_MAX = 60
REPEATS_MAX = 40
UNKNOWN, UNREACHABLE = 6, 7
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


class NodeFailure(Exception):
  """A verb or a daemon did not do what it must."""


class Node:
  """One data directory and its daemon."""

  def __init__(self, folder: Path, name: str, prefix: tuple[str, ...] = ()):
    self.name, self.data, self.log = name, folder / name, folder / f"{name}.log"
    self.prefix = prefix  # what a process is started through, such as another network's namespace
    self.arguments: list[str] = []
    self.process: subprocess.Popen | None = None

  def run(self, verb: str, *arguments: str) -> tuple[int, dict]:
    """Runs a verb to its end.

    Returns its status and its answer, empty where it gave none.
    """
    command = [*self.prefix, str(soak_part.program()), verb, "--data", str(self.data), "--json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=ANSWER_SECONDS_MAX)
    lines = done.stdout.strip().splitlines()
    try:
      return done.returncode, json.loads(lines[-1]) if lines else {}
    except ValueError:
      return done.returncode, {}

  def ask(self, verb: str, *arguments: str) -> dict:
    """Runs a verb that must end with 0, again while its outcome is unknown or the daemon is not up yet."""
    status = 0
    for _ in range(REPEATS_MAX):
      status, answer = self.run(verb, *arguments)
      if status == 0:
        return answer
      if status not in (UNKNOWN, UNREACHABLE):
        break
      time.sleep(0.1)
    raise NodeFailure(f"{self.name}: {verb} ended with {status}")

  def start(self, *arguments: str) -> None:
    """Starts the daemon and waits until it answers."""
    if arguments:
      self.arguments = list(arguments)
    command = [*self.prefix, str(soak_part.program()), "serve", "--data", str(self.data), *self.arguments]
    with open(self.log, "ab") as log:
      self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    wait(self.answers, f"{self.name} does not answer")

  def answers(self) -> bool:
    """Whether the daemon answers that it is well."""
    if self.process is not None and self.process.poll() is not None:
      raise NodeFailure(f"{self.name}: the daemon ended with {self.process.returncode}")
    with socket.socket(socket.AF_UNIX) as end:
      end.settimeout(ANSWER_SECONDS_MAX)
      try:
        end.connect(str(self.data / "socket"))
        end.sendall(HEALTH)
        return end.recv(64).startswith(b"HTTP/1.1 200")
      except OSError:
        return False

  def stop(self, hard: bool = False) -> None:
    """Ends the daemon, as a service manager does or as a crash does."""
    if self.process is None:
      return
    if hard:
      self.process.kill()
    else:
      self.process.terminate()
    try:
      self.process.wait(ANSWER_SECONDS_MAX)
    except subprocess.TimeoutExpired:
      self.process.kill()
      self.process.wait()
      raise NodeFailure(f"{self.name}: the daemon did not stop") from None
    finally:
      self.process = None


def wait(condition, problem: str, seconds_max: float = ANSWER_SECONDS_MAX) -> float:
  """Waits until the condition holds.

  Returns how many seconds that took.
  """
  began = time.monotonic()
  while not condition():
    if time.monotonic() - began > seconds_max:
      raise NodeFailure(problem)
    time.sleep(0.05)
  return time.monotonic() - began


class Field:
  """A hall and sites of the first seed election, with what each site has been promised."""

  def __init__(self, sites: list[str], hall_host: str = "127.0.0.1",
               prefixes: dict[str, tuple[str, ...]] | None = None):
    self.folder = Path(tempfile.mkdtemp(prefix="ballotsync-soak-"))
    prefixes = prefixes or {}
    self.hall = Node(self.folder, "hall", prefixes.get("hall", ()))
    self.sites = [Node(self.folder, site, prefixes.get(site, ())) for site in sites]
    self.host, self.address = hall_host, ""
    self.casts: dict[str, dict[int, int]] = {site: {} for site in sites}  # voter → sequence that the receipt named
    self.next_voter = 1

  def __enter__(self) -> "Field":
    return self

  def __exit__(self, *_) -> None:
    for node in [*self.sites, self.hall]:
      if node.process is not None:
        node.process.kill()
        node.process.wait()
    shutil.rmtree(self.folder, ignore_errors=True)

  def set_up(self) -> None:
    """Starts the hall, enrols, starts and opens every site."""
    self.start_hall()
    self.enrol({})

  def start_hall(self) -> None:
    """Makes the hall and starts it; it keeps to the address that the system chose."""
    self.hall.ask("init", "--election", str(ELECTION), "--policy", "shared")
    self.hall.start("--listen", f"{self.host}:0")
    wait((self.hall.data / "address").exists, "the hall names no address")
    self.address = (self.hall.data / "address").read_text().strip()
    self.hall.arguments = ["--listen", self.address]

  def enrol(self, through: dict[str, str]) -> None:
    """Enrols, starts and opens every site; `through` gives a site another way to the hall."""
    for site in self.sites:
      code = self.hall.ask("invite", "--site", site.name)["code"]
      site.ask("join", "--code", code, "--hall", through.get(site.name, self.address))
      site.start()
      site.ask("open", "--papers", "400", "--confirm", *OFFICERS)

  def cast(self, site: Node) -> None:
    """Marks the next voter at a site and keeps the receipt; repeats the same request while the outcome is unknown."""
    voter = self.next_voter
    self.next_voter += 1
    answer = site.ask("cast", str(voter), "--request", f"soak-{voter}")
    if answer.get("outcome") != "ordinary":
      raise NodeFailure(f"{site.name}: a cast was {answer.get('outcome')}")
    self.casts[site.name][voter] = answer["entry"]["sequence"]

  def expected(self) -> int:
    """Marks that receipts were shown for."""
    return sum(map(len, self.casts.values()))

  def is_converged(self) -> bool:
    """Whether the hall and every site count each promised mark once, and every site's entries are acknowledged."""
    marks = self.expected()
    for node in [self.hall, *self.sites]:
      status, facts = node.run("status")
      if status != 0 or facts["counted"] != marks or facts["surplus"] or facts["openCases"]:
        return False
      if node is not self.hall and facts["delivered"] != facts["journal"]["size"]:
        return False
    return True

  def settle(self, seconds_max: float = ANSWER_SECONDS_MAX) -> float:
    """Waits until all agree.

    Returns how many seconds that took.
    """
    return wait(self.is_converged, "hall and sites do not agree on the promised marks", seconds_max)

  def repeated(self) -> int:
    """Asks every receipt again; the first one must come back.

    Returns how many did not.
    """
    wrong = 0
    for site in self.sites:
      for voter, sequence in self.casts[site.name].items():
        again = site.ask("cast", str(voter), "--request", f"soak-{voter}")
        wrong += again.get("entry", {}).get("sequence") != sequence
    return wrong
