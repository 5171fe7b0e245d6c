"""Mutants of Swift code: one operator, constant or condition changed at a time."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

from swift_text import split

# (what to find in code, what stands there instead)
CHANGES = [
    (r" <= ", " < "), (r" >= ", " > "), (r" < ", " <= "), (r" > ", " >= "), (r" == ", " != "), (r" != ", " == "),
    (r" && ", " || "), (r" \|\| ", " && "), (r" \+ ", " - "), (r" - ", " + "), (r"\btrue\b", "false"),
    (r"\bfalse\b", "true"), (r"(?<=[\s(\[,])!(?=[\w(])", ""), (r"\bmin\(", "max("), (r"\bmax\(", "min("),
    (r"\.first\b", ".last"), (r"\.last\b", ".first"), (r"\.isEmpty\b", ".isEmpty == false"),
    (r"\.allSatisfy\b", ".contains"), (r"\.\.<", "..."), (r"(?<![\w.$#])0(?![\w.])", "1"),
    (r"(?<![\w.$#])1(?![\w.])", "2"), (r"(?<![\w.$#])([2-9]|\d{2,})(?![\w.])", "0"),
]


@dataclass(frozen=True)
class Mutant:
  """One change at one place."""

  file: str
  start: int
  end: int
  old: str
  new: str
  line: str  # the line of code without its indent
  column: int  # where in it the change is

  @property
  def key(self) -> str:
    """Names the change in a way that lines may move: file, line of code, change."""
    return f"{self.file}\t{self.line}\t{self.old.strip() or self.old} → {self.new.strip()} at {self.column}"

  def applied(self, text: str) -> str:
    """The file's text with the change."""
    return text[:self.start] + self.new + text[self.end:]


def mutants_of(folder: Path, seed: int) -> list[Mutant]:
  """Every mutant of the files in a folder, in an order that follows from the seed."""
  found = []
  for path in sorted(folder.glob("*.swift")):
    found += mutants_in(path.name, path.read_text(encoding="utf-8"))
  random.Random(seed).shuffle(found)
  return found


def mutants_in(name: str, text: str) -> list[Mutant]:
  """Every mutant of one file."""
  code = split(text).code
  found = []
  for pattern, new in CHANGES:
    for match in re.finditer(pattern, code):
      begin = text.rfind("\n", 0, match.start()) + 1
      stop = text.find("\n", match.start())
      line = text[begin:stop if stop >= 0 else len(text)]
      column = match.start() - begin - (len(line) - len(line.lstrip()))
      found.append(Mutant(name, match.start(), match.end(), match[0], new, line.strip(), column))
  return found
