#!/usr/bin/env python3
"""Prints what a package says of rights: this program's licence, and those of all that is linked into it.

usage: scripts/lib/licences.py SCRATCH   the build folder, with workspace-state.json and the checkouts

Each library is named with version and revision, so that the same can be built again; a text stands once.
"""

import json
import shutil
import sys
from pathlib import Path

OWN = """BallotSync is licensed under the Apache License, Version 2.0: /usr/share/common-licenses/Apache-2.0 on Debian.

The program has Swift's runtime libraries and the libraries below linked into it. Under each name stands its licence.
"""


def texts(folder: Path) -> str:
  """A library's licence and notice."""
  files = sorted(path for path in folder.iterdir() if path.name.split(".")[0].upper() in ("LICENSE", "NOTICE"))
  if not files:
    raise SystemExit(f"licences: none in {folder.name}")
  return "\n".join(path.read_text(encoding="utf-8").strip("\n") for path in files)


def main() -> int:
  if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
    print(__doc__.strip(), file=sys.stderr)
    return 2
  scratch = Path(sys.argv[1])
  swift = Path(shutil.which("swift") or "swift").resolve().parent.parent / "share/swift"
  found = {"Swift": texts(swift)}
  state = json.loads((scratch / "workspace-state.json").read_text(encoding="utf-8"))
  for item in sorted(state["object"]["dependencies"], key=lambda item: item["packageRef"]["identity"]):
    checkout = item["state"]["checkoutState"]
    name = f"{item['packageRef']['identity']} {checkout.get('version', '')} ({checkout['revision']})"
    found[name] = texts(scratch / "checkouts" / item["subpath"])
  print(OWN)
  first: dict[str, str] = {}
  for name, text in found.items():
    same = first.setdefault(text, name)
    print(f"{'-' * 100}\n{name}\n")
    print(text + "\n" if same == name else f"The same as of {same}.\n")
  return 0


if __name__ == "__main__":
  sys.exit(main())
