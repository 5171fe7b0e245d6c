"""The page of figures of scripts/soak: what was tried, how often, and what was lost."""

import ctypes
import ctypes.util
import os
import platform
import re
import subprocess

PAGE = "Sources/NodeService/Documentation.docc/Figures.md"
HEAD = """# Figures

What was tried to make BallotSync lose, double or waste something, how often, and what came of it.

## Overview

`scripts/soak` writes this page from the figures of its parts; do not edit it. A plus after a commit means that the
tree differed from it.

"""


def machine() -> list[tuple[str, str]]:
  """What the figures depend on; neither names nor paths of the machine."""
  return [("cores", str(os.cpu_count())), ("memory", memory()), ("kernel", kernel()),
          ("SQLite", sqlite_version()), ("Swift", swift_version())]


def kernel() -> str:
  """System and version, without the builder's suffix."""
  return f"{platform.system()} {platform.release().split('-')[0]}"


def memory() -> str:
  """The machine's memory in GiB."""
  return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"


def sqlite_version() -> str:
  """Version of the library that the program links."""
  name = ctypes.util.find_library("sqlite3")
  if not name:
    return "unknown"
  library = ctypes.CDLL(name)
  library.sqlite3_libversion.restype = ctypes.c_char_p
  return library.sqlite3_libversion().decode()


def swift_version() -> str:
  """Version of the toolchain on PATH."""
  try:
    text = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
  except OSError:
    return "unknown"
  found = re.search(r"Swift version (\S+)", text)
  return found[1] if found else "unknown"


def cell(text: object) -> str:
  """Text that stays in one cell of a table."""
  return " ".join(str(text).replace("|", "/").split())


def table(head: list[str], rows: list[list]) -> str:
  """A Markdown table."""
  lines = [head, ["---"] * len(head), *rows]
  return "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines) + "\n"


def section(record: dict) -> str:
  """One part: when, on what commit, for how long, its verdict, and its rows."""
  minutes, seconds = divmod(record["seconds"], 60)
  broken = sum(row["failed"] for row in record["rows"])
  verdict = f"**{broken} failed**" if broken else "none failed" if record["status"] == 0 else "**failed**"
  rows = [[row["what"], f"{row['count']:,}", f"{row['failed']:,}", row["note"]] for row in record["rows"]]
  when = f"{record['date']}, commit {record['commit']}, {minutes}:{seconds:02d} minutes"
  return (f"### {record['part']}\n\n{when}; {verdict}.\n\n"
          + table(["what was tried", "times", "lost or failed", "note"], rows))


def page(records: list[dict], facts: list[tuple[str, str]]) -> str:
  """The whole page."""
  return (HEAD + table([name for name, _ in facts], [[value for _, value in facts]]) + "\n"
          + "\n".join(map(section, records)))
