"""What every lint shares: the tree that is looked at, findings, rules with planted samples, and the command line."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Iterable

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT_BYTES_MAX = 2_000_000


class Tree:
  """Files by path from the top of the checkout; in a self-test, planted ones."""

  def __init__(self, files: dict[str, str], executables: Iterable[str] = ()):
    self.files = files
    self.executables = set(executables)

  @staticmethod
  def of_checkout(root: Path = ROOT) -> "Tree":
    """Everything that git tracks or would track, so that a new file is looked at before it is committed."""
    listing = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=False)
    if listing.returncode == 0:
      names = [name for name in listing.stdout.split("\0") if name]
    else:  # an unpacked archive has no git
      names = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]
      names = [name for name in names if not name.startswith((".build/", ".git/"))]
    files, executables = {}, set()
    for name in sorted(set(names)):
      path = root / name
      if not path.is_file():
        continue
      if os.access(path, os.X_OK):
        executables.add(name)
      files[name] = _text(path)
    return Tree(files, executables)

  def swift(self, *folders: str) -> Iterable[tuple[str, str]]:
    """Swift files under the folders, with their text; what a tool generated is not ours to style."""
    for path, text in self.files.items():
      if path.endswith(".swift") and not path.endswith(".pb.swift") and path.startswith(folders):
        yield path, text

  def has(self, path: str) -> bool:
    """Whether a file or a folder of that path is tracked."""
    path = path.rstrip("/")
    return path in ("", ".") or path in self.files or any(name.startswith(path + "/") for name in self.files)


def _text(path: Path) -> str:
  """The file's text; empty for what is binary or too large to be written by hand."""
  if path.stat().st_size > TEXT_BYTES_MAX:
    return ""
  data = path.read_bytes()
  if b"\0" in data:
    return ""
  return data.decode("utf-8", errors="replace")


@dataclass(frozen=True, order=True)
class Finding:
  """One thing to mend, and how."""

  path: str
  line: int
  rule: str
  message: str

  def __str__(self) -> str:
    return f"{self.path}:{self.line}: [{self.rule}] {self.message}"


@dataclass
class Rule:
  """A check and the samples that show that it can fail: each tree in `bad` must be caught, none in `good`."""

  name: str
  check: Callable[[Tree], Iterable[Finding]]
  bad: list[Tree]
  good: list[Tree] = field(default_factory=list)


def self_test(rules: list[Rule]) -> list[str]:
  """What the rules miss or wrongly refuse among their own samples; empty when all is well."""
  failures = []
  for rule in rules:
    if not rule.bad:
      failures.append(f"{rule.name}: no planted sample")
    for number, tree in enumerate(rule.bad, 1):
      if not list(rule.check(tree)):
        failures.append(f"{rule.name}: planted sample {number} was not caught: {tree.files}")
    for number, tree in enumerate(rule.good, 1):
      for finding in rule.check(tree):
        failures.append(f"{rule.name}: good sample {number} was refused: {finding}")
  return failures


def main(program: str, usage: str, rules: list[Rule]) -> int:
  """Runs a lint: 0 when nothing was found, 1 when something was, 2 for a wrong command line."""
  arguments = sys.argv[1:]
  if arguments in (["-h"], ["--help"]):
    print(usage.strip())
    return 0
  if arguments == ["--self-test"]:
    failures = self_test(rules)
    for failure in failures:
      print(failure)
    samples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    print(f"{program} --self-test: {len(rules)} rules, {samples} samples, "
          + (f"{len(failures)} FAILED" if failures else "all caught"))
    return 1 if failures else 0
  if arguments:
    print(usage.strip(), file=sys.stderr)
    return 2
  tree = Tree.of_checkout()
  findings = sorted({finding for rule in rules for finding in rule.check(tree)})
  for finding in findings:
    print(finding)
  print(f"{program}: {len(tree.files)} files, {len(rules)} rules, "
        + (f"{len(findings)} findings" if findings else "nothing found"))
  return 1 if findings else 0
