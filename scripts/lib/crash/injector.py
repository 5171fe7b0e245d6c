"""Runs the program under the injecting library, and reads the log of what it did to its files."""

import os
import shutil
import struct
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).with_name("injector.c")
HEADER = struct.Struct("=cIIQ")
STEP_SECONDS_MAX = 60
STOPPED = -1
KINDS = {"W": "write", "S": "sync", "F": "sync", "T": "truncate", "N": "rename", "L": "rename", "U": "unlink",
         "R": "unlink", "D": "mkdir", "C": "creat"}


@dataclass(frozen=True)
class Call:
  """One call of the log: its letter as injector.c describes it, paths relative to the root."""
  letter: str
  path: str
  offset: int
  data: bytes


@dataclass(frozen=True)
class Fault:
  """The Nth call of a kind that fails, or every one from there on; `sync:3:EIO`, `write:1+:ENOSPC`, `any:7:KILL`."""
  kind: str
  number: int
  goes_on: bool
  action: str

  @classmethod
  def read(cls, text):
    kind, number, action = text.split(":")
    return cls(kind, int(number.rstrip("+")), number.endswith("+"), action)

  def __str__(self):
    return f"{self.kind}:{self.number}{'+' if self.goes_on else ''}:{self.action}"


@dataclass
class Ran:
  """How a process ended and what it said; status -9 is a killed one."""
  arguments: list
  status: int
  output: str
  errors: str
  calls: list = field(default_factory=list)


def built(folder):
  """The compiled library in `folder`, made with the compiler that comes with Swift."""
  library = Path(folder) / "injector.so"
  if not library.exists() or library.stat().st_mtime < SOURCE.stat().st_mtime:
    swift = shutil.which("swift")
    beside = Path(swift).resolve().with_name("clang") if swift else None
    compiler = shutil.which("clang") or (str(beside) if beside and beside.exists() else shutil.which("cc"))
    library.parent.mkdir(parents=True, exist_ok=True)
    part = library.with_suffix(f".{os.getpid()}")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", part, SOURCE, "-ldl", "-lpthread"], check=True)
    part.rename(library)
  return library


def calls_of(data, root):
  """The calls of a log's bytes; a record that was cut off by a kill ends them."""
  place, prefix, found = 0, str(root) + "/", []
  while place + HEADER.size <= len(data):
    letter, path_size, data_size, offset = HEADER.unpack_from(data, place)
    start = place + HEADER.size
    place = start + path_size + data_size
    if place > len(data):
      break
    path, content = data[start:start + path_size].decode(), data[start + path_size:place]
    letter = letter.decode()
    if letter in "NL":
      content = content.decode().removeprefix(prefix).encode()
    found.append(Call(letter, "" if path == str(root) else path.removeprefix(prefix), offset, content))
  return found


class Program:
  """The built program in one folder of its own, `root`."""

  def __init__(self, path, library, root):
    self.path, self.library, self.root = str(path), str(library), Path(root)
    self.log = Path(f"{root}.log")

  def environment(self, fault=None, switch=None, logs=True):
    """What a process under the injector needs."""
    values = {"PATH": os.environ["PATH"], "HOME": str(self.root), "LD_PRELOAD": self.library,
              "CRASH_ROOT": str(self.root)}
    if logs:
      values["CRASH_LOG"] = str(self.log)
    if fault:
      values["CRASH_FAULT"] = str(fault)
    if switch:
      values["CRASH_WHILE"] = str(switch)
    return values

  def run(self, arguments, fault=None, watched=True):
    """Runs one command to its end; its calls are read where it is watched."""
    if watched:
      self.log.unlink(missing_ok=True)
    environment = self.environment(fault) if watched else {"PATH": os.environ["PATH"], "HOME": str(self.root)}
    try:
      done = subprocess.run([self.path, *arguments], cwd=self.root, env=environment, capture_output=True,
                            stdin=subprocess.DEVNULL, timeout=STEP_SECONDS_MAX)
    except subprocess.TimeoutExpired:
      return Ran(arguments, STOPPED, "", f"no answer in {STEP_SECONDS_MAX} s", self.calls() if watched else [])
    return Ran(arguments, done.returncode, done.stdout.decode(), done.stderr.decode(), self.calls() if watched else [])

  def calls(self):
    """What the log has by now."""
    return calls_of(self.log.read_bytes(), self.root) if self.log.exists() else []

  def takes_request(self, words):
    """Whether a verb has an option for a request id."""
    names = []
    for word in words:
      if word.startswith("-") or len(names) == 2 or not word.isascii() or not word.islower():
        break
      names.append(word)
    helps = (self.run(["help", *names[:count]], watched=False).output for count in range(len(names), 0, -1))
    return any("--request" in text for text in helps)
