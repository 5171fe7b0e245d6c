#!/usr/bin/env python3
"""Compares the reconciliations at the end of `scripts/demo --json` with the election's published or invented figures.

usage: scripts/demo [ELECTION] --json | scripts/lib/accept-demo.py houbeian|lianxing|xinhe|muhuai
       scripts/demo [ELECTION] --full --json | scripts/lib/accept-demo.py houbeian|lianxing|xinhe|muhuai --full
       scripts/lib/accept-demo.py --self-test

After --full the unclassified papers are explained by two officers; without it nobody has explained them. An election
whose seats were not all filled ends with the report of the poll that followed, too.

Exits 0 when every figure agrees, 1 when one does not (each is named), 2 for a wrong command line.
"""

import copy
import json
import sys

# What the communities published, or what the invented election's file says; what follows from it by arithmetic; nothing
# else. A row an election: the main poll, the poll that follows it after --full, and papers that nobody classified.
EXPECTED = {
    "houbeian": {
        "main": {
            "complete": True, "missing": [],
            "register": {"registered": 2722, "counted": 2268, "surplus": 0},
            "accounts": {"total": {"returned": 2208, "unreturned": 60, "valid": 1995, "invalid": 17,
                                   "unclassified": 196}},
        },
        "unclassified": 196,
    },
    "lianxing": {"main": {"register": {"registered": 73, "counted": 72, "surplus": 0}}},
    "xinhe": {
        "main": {
            "complete": True, "missing": [],
            "register": {"registered": 760, "counted": 634, "surplus": 0},
            "accounts": {"total": {"returned": 631, "unreturned": 3, "valid": 619, "invalid": 8, "blank": 4,
                                   "unclassified": 0}},
        },
        "next": {
            "complete": True, "missing": [],
            "register": {"registered": 760, "counted": 540, "surplus": 0},
            "accounts": {"total": {"returned": 539, "unreturned": 1, "valid": 529, "invalid": 6, "blank": 4,
                                   "unclassified": 0}},
        },
    },
    "muhuai": {
        "main": {
            "complete": True, "missing": [],
            "register": {"registered": 400, "counted": 323, "surplus": 0},
            "accounts": {"total": {"returned": 322, "unreturned": 1, "valid": 317, "invalid": 3, "blank": 2,
                                   "unclassified": 0}},
        },
    },
}


def last_objects(text: str) -> list[dict]:
  """The JSON objects that the output ends with, each on one line or many."""
  decoder = json.JSONDecoder()
  start = 0 if text.startswith("{") else text.find("\n{") + 1
  while start > 0 or text.startswith("{"):
    objects, rest = [], text[start:].strip()
    try:
      while rest:
        found, end = decoder.raw_decode(rest)
        objects.append(found)
        rest = rest[end:].strip()
      if all(isinstance(item, dict) for item in objects):
        return objects
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


def check(election: str, reports: list[dict], full: bool = False) -> list[str]:
  """Everything that is wrong with the reports; empty when they are as expected."""
  row = EXPECTED[election]
  expected = [row["main"]] + ([row["next"]] if full and "next" in row else [])
  if len(reports) != len(expected):
    return [f"expected {len(expected)} reports, found {len(reports)}"]
  wrong = [line for one, report in zip(expected, reports) for line in differences(one, report)]
  papers = row.get("unclassified", 0)
  if "accounts" in row["main"]:
    wrong += exposed(reports[0], papers, explained=full)
  return wrong


def exposed(report: dict, papers: int, explained: bool) -> list[str]:
  """What is wrong with the papers in doubt: their number, their explanation, and whether they could change a seat."""
  wrong = []
  findings = [f for f in report.get("findings") or [] if f.get("code") == "unclassifiedPapers"]
  if sum(f.get("count", 0) for f in findings) != papers or any(f.get("explained") is not explained for f in findings):
    wrong.append(f"findings: expected {papers} unclassified papers, explained {explained}; found {findings!r}")
  seats = report.get("exposure") or []
  if not seats or any(seat.get("couldChange") is not False for seat in seats):
    wrong.append(f"exposure: expected every seat with couldChange false; found {seats!r}")
  return wrong


def self_test() -> int:
  """Shows that every expected figure can fail."""
  good = copy.deepcopy(EXPECTED["houbeian"]["main"])
  good["findings"] = [{"code": "unclassifiedPapers", "count": 196, "explained": False}]
  good["exposure"] = [{"seat": 1, "couldChange": False}]
  failures = [f"a good report was refused: {line}" for line in check("houbeian", [good])]
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
    if not check("houbeian", [bad]):
      failures.append(f"{'.'.join(path)} = {value!r} was not caught")
  if not check("houbeian", [good], full=True):
    failures.append("papers that nobody explained were taken for explained")
  two = [{**copy.deepcopy(EXPECTED["xinhe"][poll]), "exposure": good["exposure"]} for poll in ("main", "next")]
  failures += [f"two good reports were refused: {line}" for line in check("xinhe", two, full=True)]
  for reports, full in ((two, False), (two[:1], True), (two[::-1], True), ([], False)):
    if not check("xinhe", reports, full):
      failures.append(f"{len(reports)} reports were taken for all, full {full}")
  texts = {'progress\n{"a": 1}\n': 1, '{\n "a": 1\n}': 1, '{"b": 2}\n{\n"a": 1}\n': 2, 'x\n{broken\n{"a": 1}': 1}
  for text, count in texts.items():
    found = last_objects(text)
    if len(found) != count or found[-1] != {"a": 1}:
      failures.append(f"the last objects of {text!r} were not found")
  for text in ("", "no object", '{"a": 1} trailing'):
    try:
      last_objects(text)
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
    wrong = check(arguments[0], last_objects(sys.stdin.read()), full=len(arguments) == 2)
  except ValueError as error:
    wrong = [str(error)]
  for line in wrong:
    print(f"{arguments[0]}: {line}")
  print(f"{arguments[0]}: " + ("FAILED" if wrong else "as expected"))
  return 1 if wrong else 0


if __name__ == "__main__":
  sys.exit(main())
