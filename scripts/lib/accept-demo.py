#!/usr/bin/env python3
"""Compares the reconciliation at the end of `scripts/demo --json` with the election's published figures.

usage: scripts/demo [ELECTION] --json | scripts/lib/accept-demo.py houbeian|lianxing
       scripts/demo [ELECTION] --full --json | scripts/lib/accept-demo.py houbeian|lianxing --full
       scripts/lib/accept-demo.py --self-test

After --full the unclassified papers are explained by two officers; without it nobody has explained them.

Exits 0 when every figure agrees, 1 when one does not (each is named), 2 for a wrong command line.
"""

import copy
import json
import sys

# What the two communities published; what follows from it by arithmetic; nothing else.
EXPECTED = {
    "houbeian": {
        "complete": True, "missing": [],
        "register": {"registered": 2722, "counted": 2268, "surplus": 0},
        "accounts": {"total": {"returned": 2208, "unreturned": 60, "valid": 1995, "invalid": 17, "unclassified": 196}},
    },
    "lianxing": {"register": {"registered": 73, "counted": 72, "surplus": 0}},
}
UNCLASSIFIED = {"houbeian": 196}


def last_object(text: str) -> dict:
  """The JSON object that the output ends with, on one line or many."""
  start = 0 if text.startswith("{") else text.find("\n{") + 1
  while start > 0 or text.startswith("{"):
    try:
      found = json.loads(text[start:])
      if isinstance(found, dict):
        return found
    except ValueError:
      pass
    following = text.find("\n{", start)
    if following < 0:
      break
    start = following + 1
  raise ValueError("the output does not end with a JSON object")


def differences(expected, actual, path: str = "") -> list[str]:
  """Where `actual` lacks or contradicts what is expected; more keys than expected are fine."""
  if isinstance(expected, dict):
    if not isinstance(actual, dict):
      return [f"{path or 'report'}: expected an object, found {actual!r}"]
    return [line for key, value in expected.items()
            for line in differences(value, actual.get(key), f"{path}.{key}" if path else key)]
  if type(expected) is not type(actual) or expected != actual:
    return [f"{path}: expected {expected!r}, found {actual!r}"]
  return []


def check(election: str, report: dict, explained: bool = False) -> list[str]:
  """Everything that is wrong with the report; empty when it is as published."""
  wrong = differences(EXPECTED[election], report)
  papers = UNCLASSIFIED.get(election)
  if papers is not None:
    findings = [f for f in report.get("findings") or [] if f.get("code") == "unclassifiedPapers"]
    if sum(f.get("count", 0) for f in findings) != papers or any(f.get("explained") is not explained for f in findings):
      wrong.append(f"findings: expected {papers} unclassified papers, explained {explained}; found {findings!r}")
    seats = report.get("exposure") or []
    if not seats or any(seat.get("couldChange") is not False for seat in seats):
      wrong.append(f"exposure: expected every seat with couldChange false; found {seats!r}")
  return wrong


def self_test() -> int:
  """Shows that every expected figure can fail."""
  good = copy.deepcopy(EXPECTED["houbeian"])
  good["findings"] = [{"code": "unclassifiedPapers", "count": 196, "explained": False}]
  good["exposure"] = [{"seat": 1, "couldChange": False}]
  failures = [f"a good report was refused: {line}" for line in check("houbeian", good)]
  damage = [(("register", "counted"), 2269), (("register", "surplus"), 1), (("complete",), False),
            (("missing",), ["R3"]), (("accounts", "total", "unclassified"), None),
            (("accounts", "total", "valid"), "1995"), (("findings",), []),
            (("exposure",), [{"couldChange": True}]), (("exposure",), [])]
  for path, value in damage:
    bad = copy.deepcopy(good)
    inner = bad
    for key in path[:-1]:
      inner = inner[key]
    inner[path[-1]] = value
    if not check("houbeian", bad):
      failures.append(f"{'.'.join(path)} = {value!r} was not caught")
  if not check("houbeian", good, explained=True):
    failures.append("papers that nobody explained were taken for explained")
  for text in ('progress\n{"a": 1}\n', '{\n "a": 1\n}', '{"b": 2}\n{\n"a": 1}\n', 'x\n{broken\n{"a": 1}'):
    if last_object(text) != {"a": 1}:
      failures.append(f"the last object of {text!r} was not found")
  for text in ("", "no object", '{"a": 1} trailing'):
    try:
      last_object(text)
      failures.append(f"{text!r} was taken for a report")
    except ValueError:
      pass
  for failure in failures:
    print(failure)
  print("accept-demo --self-test: " + (f"{len(failures)} FAILED" if failures else "all caught"))
  return 1 if failures else 0


def main() -> int:
  """Runs the command line."""
  arguments = sys.argv[1:]
  if arguments in (["-h"], ["--help"]):
    print(__doc__.strip())
    return 0
  if arguments == ["--self-test"]:
    return self_test()
  if len(arguments) not in (1, 2) or arguments[0] not in EXPECTED or arguments[1:] not in ([], ["--full"]):
    print(__doc__.strip(), file=sys.stderr)
    return 2
  try:
    wrong = check(arguments[0], last_object(sys.stdin.read()), explained=len(arguments) == 2)
  except ValueError as error:
    wrong = [str(error)]
  for line in wrong:
    print(f"{arguments[0]}: {line}")
  print(f"{arguments[0]}: " + ("FAILED" if wrong else "as published"))
  return 1 if wrong else 0


if __name__ == "__main__":
  sys.exit(main())
