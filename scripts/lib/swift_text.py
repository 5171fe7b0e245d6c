"""Splits Swift source into code, string literals and comments.

A rule that looks for a banned call must not be fooled by a comment that names it, and a rule that looks for SQL must
see only string literals. Every part keeps the length and the line breaks of the whole, so offsets agree among them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

STRING_START = re.compile(r'(#*)("""|")')


@dataclass(frozen=True)
class SwiftText:
  """One file's code, strings and comments; each blank where the others are not."""

  whole: str
  code: str
  strings: str
  comments: str

  def line(self, offset: int) -> int:
    """The line, from 1, of an offset."""
    return self.whole.count("\n", 0, offset) + 1


@lru_cache(maxsize=None)
def split(text: str) -> SwiftText:
  """Splits `text`; an interpolation inside a string is code again."""
  kind = ["c"] * len(text)
  stack = [("code", 0, 0)]  # (what, parentheses open, number signs) or ("multi" | "line", 0, number signs)
  at = 0

  def mark(end: int, what: str) -> int:
    end = min(end, len(text))
    for index in range(at, end):
      kind[index] = what
    return end

  while at < len(text):
    what, depth, signs = stack[-1]
    if what == "code":
      literal = STRING_START.match(text, at)
      if text.startswith("//", at):
        end = text.find("\n", at)
        at = mark(len(text) if end < 0 else end, "m")
      elif text.startswith("/*", at):
        at = mark(_comment_end(text, at), "m")
      elif literal:
        stack.append(("multi" if literal[2] == '"""' else "line", 0, len(literal[1])))
        at = mark(literal.end(), "s")
      elif text.startswith("#/", at):
        end = text.find("/#", at + 2)
        at = mark(len(text) if end < 0 else end + 2, "s")
      elif text[at] == "(" and len(stack) > 1:
        stack[-1] = (what, depth + 1, signs)
        at += 1
      elif text[at] == ")" and len(stack) > 1:
        if depth == 0:
          stack.pop()
          at = mark(at + 1, "s")
        else:
          stack[-1] = (what, depth - 1, signs)
          at += 1
      else:
        at += 1
      continue
    escape = "\\" + "#" * signs
    close = ('"""' if what == "multi" else '"') + "#" * signs
    if text.startswith(escape + "(", at):
      at = mark(at + len(escape) + 1, "s")
      stack.append(("code", 0, 0))
    elif text.startswith(escape, at):
      at = mark(at + len(escape) + 1, "s")
    elif text.startswith(close, at):
      at = mark(at + len(close), "s")
      stack.pop()
    elif text[at] == "\n" and what == "line":
      stack.pop()  # a quote inside a regular expression opened no string: resume at the next line
    else:
      at = mark(at + 1, "s")

  def part(wanted: str) -> str:
    return "".join(c if c == "\n" or k == wanted else " " for c, k in zip(text, kind))

  return SwiftText(text, part("c"), part("s"), part("m"))


def _comment_end(text: str, start: int) -> int:
  depth = 0
  for token in re.finditer(r"/\*|\*/", text[start:]):
    depth += 1 if token[0] == "/*" else -1
    if depth == 0:
      return start + token.end()
  return len(text)


def balanced(code: str, start: int, pair: str = "()") -> int:
  """The offset after the bracket that closes the one at `start`, or the end of the text."""
  depth = 0
  for index in range(start, len(code)):
    if code[index] == pair[0]:
      depth += 1
    elif code[index] == pair[1]:
      depth -= 1
      if depth == 0:
        return index + 1
  return len(code)


@dataclass(frozen=True)
class Function:
  """A function with a body, as found in code."""

  name: str
  start: int
  body: str
  is_test: bool


FUNCTION = re.compile(r"\bfunc\s+(`[^`]+`|\w+)\s*(?:<[^({]*>)?\s*(?=\()")

# What cannot stand between a test's attribute and its function.
BETWEEN = re.compile(r"\b(?:func|let|var|struct|enum|class|extension|init)\b")


def functions(code: str) -> list[Function]:
  """All functions that have a body; a requirement of a protocol has none."""
  found = []
  for match in FUNCTION.finditer(code):
    after = balanced(code, match.end())
    brace = code.find("{", after)
    if brace < 0 or re.search(r"[}]|\b(?:func|var|let|case|init)\b", code[after:brace]):
      continue
    window = code[max(0, match.start() - 2000):match.start()]
    mark = window.rfind("@Test")
    is_test = mark >= 0 and not BETWEEN.search(window[mark:])
    found.append(Function(match[1].strip("`"), match.start(), code[brace:balanced(code, brace, "{}")],
                          is_test))
  return found
