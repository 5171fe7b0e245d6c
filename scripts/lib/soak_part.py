"""What every part of scripts/soak shares: its command line, its rows, its end."""

import argparse
import json
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def program() -> Path:
  """The program under test: BALLOTSYNC, or the debug build."""
  folder = Path(os.environ.get("BALLOTSYNC_BUILD") or ROOT / ".build")
  return Path(os.environ.get("BALLOTSYNC") or folder / "debug" / "ballotsync").resolve()


class Part:
  """One run of a part: how long it may take, and what it found."""

  def __init__(self, name: str, usage: str):
    parser = argparse.ArgumentParser(usage=usage)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--json", required=True)
    arguments = parser.parse_args()
    self.name, self.file, self.seconds = name, Path(arguments.json), arguments.seconds
    self.ends = time.monotonic() + arguments.seconds
    self.rows: list[dict] = []

  def begin(self) -> None:
    """Its time counts from here: what was built before does not."""
    self.ends = time.monotonic() + self.seconds

  def has_time(self) -> bool:
    """Whether its share of the time is not used up."""
    return time.monotonic() < self.ends

  def tell(self, text: str) -> None:
    """One line of progress."""
    print(f"{self.name}: {text}", flush=True)

  def row(self, what: str, count: int, failed: int, note: str = "") -> None:
    """Keeps and prints one row of the page; `failed` of `count` went wrong."""
    self.rows.append({"what": what, "count": count, "failed": failed, "note": note})
    self.write()
    self.tell(f"{what}: {count}, failed {failed}{'; ' + note if note else ''}")

  def write(self) -> None:
    """Writes the rows so far, so that a part that is stopped leaves what it found."""
    text = json.dumps({"part": self.name, "rows": self.rows}, ensure_ascii=False, indent=1)
    self.file.write_text(text + "\n", encoding="utf-8")

  def end(self) -> None:
    """Ends the process: 0 when nothing failed and something was tried."""
    self.write()
    tried = any(row["count"] for row in self.rows)
    sys.exit(1 if not tried or any(row["failed"] for row in self.rows) else 0)
