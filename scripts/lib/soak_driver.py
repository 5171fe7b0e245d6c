"""Runs the parts of scripts/soak one after the other and keeps what each of them found."""

import argparse
import datetime
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import soak_page

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ROOT / "scripts" / "soak-parts"
# What a part may need beyond its share before it counts as hung: a sanitizer compiles every dependency first.
GRACE_SECONDS = 7200
ROW = {"what": str, "count": int, "failed": int, "note": str}


def part_names() -> list[str]:
  """Every part there is, by name."""
  return sorted(path.name for path in PARTS.iterdir() if path.is_file() and os.access(path, os.X_OK))


def build() -> Path:
  """Builds the debug program, and beside it what measures it.

  Returns the program's path.
  """
  script = ". scripts/lib/common.sh && ensure_ballotsync debug >&2 && build_product ballotsync-bench >&2"
  script += ' && printf %s "$BALLOTSYNC"'
  done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
  if done.returncode != 0:
    sys.exit("soak: the build failed")
  return Path(done.stdout)


def rows_of(path: Path) -> list[dict]:
  """A part's rows, or one failed row that says what is wrong with its file."""
  try:
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    for row in rows:
      if any(type(row[key]) is not kind for key, kind in ROW.items()):
        raise ValueError(f"a row is not {sorted(ROW)}")
    if rows:
      return rows
    problem = "no rows"
  except (OSError, ValueError, KeyError, TypeError) as error:
    problem = type(error).__name__
  return [{"what": "figures of this part", "count": 1, "failed": 1, "note": f"unreadable: {problem}"}]


def run_part(name: str, seconds: int, out: Path, program: Path) -> dict:
  """Runs one part with its output shown and kept.

  Returns its record: rows, status, date, commit, seconds.
  """
  figures, log = out / f"{name}.rows.json", out / f"{name}.log"
  figures.unlink(missing_ok=True)
  began = time.monotonic()
  started = datetime.datetime.now(datetime.timezone.utc)
  command = [str(PARTS / name), "--seconds", str(seconds), "--json", str(figures)]
  status = follow(command, log, 2 * seconds + GRACE_SECONDS, {**os.environ, "BALLOTSYNC": str(program)})
  return {"part": name, "rows": rows_of(figures), "status": status, "date": f"{started:%Y-%m-%d}",
          "commit": commit(), "seconds": round(time.monotonic() - began)}


def follow(command: list[str], log: Path, seconds_max: int, environment: dict) -> int:
  """Runs a command in a session of its own; what it started ends with it.

  Returns its status; 124 when it was stopped.
  """
  with open(log, "wb") as output:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output,
                               stderr=subprocess.STDOUT, start_new_session=True)
    try:
      return show(process, log, time.monotonic() + seconds_max)
    finally:
      try:
        os.killpg(process.pid, signal.SIGKILL)
      except ProcessLookupError:
        pass
      process.wait()


def show(process: subprocess.Popen, log: Path, deadline: float) -> int:
  """Prints what the process writes to its log until it ends or its time is over."""
  with open(log, encoding="utf-8", errors="replace") as lines:
    while True:
      ended = process.poll() is not None
      for line in lines:
        print("  " + line.rstrip("\n"), flush=True)
      if ended:
        return process.returncode
      if time.monotonic() > deadline:
        print("  stopped: it did not end by itself", flush=True)
        return 124
      time.sleep(0.5)


def commit() -> str:
  """The commit that is checked out, with a plus when the tree differs from it."""
  def git(*arguments):
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True).stdout.strip()
  return (git("rev-parse", "--short", "HEAD") or "unknown") + ("+" if git("status", "--porcelain") else "")


def run(names: list[str], hours: float, out: Path) -> list[str]:
  """Runs the parts; each gets an even share of the time that is left.

  Returns the names of those that failed.
  """
  out.mkdir(parents=True, exist_ok=True)
  program = build()
  ends = time.monotonic() + hours * 3600
  failed = []
  for index, name in enumerate(names):
    share = max(1, round((ends - time.monotonic()) / (len(names) - index)))
    print(f"== {name}: about {share} s", flush=True)
    record = run_part(name, share, out, program)
    (out / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if record["status"] != 0 or any(row["failed"] for row in record["rows"]):
      failed.append(name)
    print(f"== {name}: {'FAILED' if name in failed else 'passed'} after {record['seconds']} s", flush=True)
  return failed


def write_page(out: Path) -> None:
  """Writes the page from all figures kept, and into the documentation when no part lacks them."""
  kept = [out / f"{name}.json" for name in part_names()]
  records = [json.loads(path.read_text(encoding="utf-8")) for path in kept if path.exists()]
  text = soak_page.page(records, soak_page.machine())
  (out / "Figures.md").write_text(text, encoding="utf-8")
  if len(records) == len(kept):
    (ROOT / soak_page.PAGE).write_text(text, encoding="utf-8")
    print(f"the figures are in {soak_page.PAGE}")


def out_folder(given: str | None) -> Path:
  """Where figures are kept."""
  return Path(given or Path(os.environ.get("BALLOTSYNC_BUILD") or ROOT / ".build") / "soak").resolve()


def main(usage: str) -> int:
  """Runs the command line."""
  parser = argparse.ArgumentParser(usage=usage, add_help=False)
  parser.add_argument("-h", "--help", action="store_true")
  parser.add_argument("--hours", type=float)
  parser.add_argument("--only")
  parser.add_argument("--out")
  arguments = parser.parse_args()
  if arguments.help:
    print(usage.strip())
    return 0
  names = arguments.only.split(",") if arguments.only else part_names()
  unknown = [name for name in names if name not in part_names()]
  if unknown or not arguments.hours or arguments.hours <= 0:
    print(f"soak: no part {', '.join(unknown)}" if unknown else "soak: --hours needs a number", file=sys.stderr)
    print(f"parts: {', '.join(part_names())}\n\n{usage.strip()}", file=sys.stderr)
    return 2
  out = out_folder(arguments.out)
  failed = run(names, arguments.hours, out)
  write_page(out)
  print("scripts/soak: " + (f"FAILED: {', '.join(failed)}" if failed else "PASSED"))
  return 1 if failed else 0
