"""What a daemon uses, as the kernel counts it, and what is too much of it."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
CPU_SHARE_MAX = 0.005  # of one core, while there is nothing to do
WAKE_UPS_A_SECOND_MAX = 2.0
WAKE_UPS_A_PEER_MAX = 0.5  # a second: each site speaks to its hall once in fifteen seconds, which wakes a few threads
MEMORY_GROWTH_KIB_MAX = 4096  # between two idle times, beside what the first one held
LOG_BYTES_A_SECOND_MAX = 50.0  # while there is nothing to tell


@dataclass(frozen=True)
class Usage:
  """One look at a process: counters since its start, and what it holds now."""

  at: float
  ticks: int
  wake_ups: dict[str, int]  # of each thread
  descriptors: int
  memory_kib: int
  log_bytes: int
  database_bytes: int


def usage(node) -> Usage:
  """Looks at a node's daemon."""
  process = Path("/proc") / str(node.process.pid)
  fields = (process / "stat").read_text().rpartition(")")[2].split()
  return Usage(
      at=time.monotonic(), ticks=int(fields[11]) + int(fields[12]), wake_ups=wake_ups(process),
      descriptors=len(os.listdir(process / "fd")), memory_kib=status_number(process / "status", "VmRSS"),
      log_bytes=node.log.stat().st_size,
      database_bytes=sum(path.stat().st_size for path in node.data.glob("journal.sqlite*")))


def wake_ups(process: Path) -> dict[str, int]:
  """How often each thread of the process has waited and was woken."""
  return {thread.name: status_number(thread / "status", "voluntary_ctxt_switches")
          for thread in (process / "task").iterdir()}


def status_number(path: Path, key: str) -> int:
  """A number of a status file; 0 when its thread is gone."""
  try:
    lines = path.read_text().splitlines()
  except OSError:
    return 0
  return next((int(line.split()[1]) for line in lines if line.startswith(f"{key}:")), 0)


@dataclass(frozen=True)
class Idle:
  """What a daemon did between two looks while it had nothing to do."""

  name: str
  cpu_share: float
  wake_ups_a_second: float
  log_bytes_a_second: float
  first: Usage
  last: Usage
  peers: int  # that it exchanges keep-alives with

  def faults(self) -> list[str]:
    """What was done without cause."""
    found = []
    if self.cpu_share > CPU_SHARE_MAX:
      found.append(f"{self.cpu_share:.1%} of a core")
    if self.wake_ups_a_second > WAKE_UPS_A_SECOND_MAX + self.peers * WAKE_UPS_A_PEER_MAX:
      found.append(f"{self.wake_ups_a_second:.1f} wake-ups a second")
    if self.last.descriptors != self.first.descriptors:
      found.append(f"{self.first.descriptors} → {self.last.descriptors} descriptors")
    if self.last.database_bytes != self.first.database_bytes:
      found.append(f"{self.first.database_bytes} → {self.last.database_bytes} bytes of database")
    if self.log_bytes_a_second > LOG_BYTES_A_SECOND_MAX:
      found.append(f"{self.log_bytes_a_second:.0f} bytes of log a second")
    return [f"{self.name}: {text}" for text in found]


def idle_between(name: str, first: Usage, last: Usage, peers: int) -> Idle:
  """Rates between two looks."""
  seconds = max(last.at - first.at, 1e-9)
  # Threads come and go: what one did that has ended meanwhile is lost.
  woken = sum(count - first.wake_ups.get(thread, 0) for thread, count in last.wake_ups.items())
  return Idle(name=name, cpu_share=(last.ticks - first.ticks) / TICKS_A_SECOND / seconds,
              wake_ups_a_second=woken / seconds,
              log_bytes_a_second=(last.log_bytes - first.log_bytes) / seconds, first=first, last=last,
              peers=peers)


def growth_faults(before: Idle, after: Idle) -> list[str]:
  """What an idle daemon holds more of than after an earlier idle time, beyond what new entries explain."""
  found = []
  if after.last.descriptors > before.last.descriptors:
    found.append(f"{before.last.descriptors} → {after.last.descriptors} descriptors")
  if after.last.memory_kib > before.last.memory_kib + MEMORY_GROWTH_KIB_MAX:
    found.append(f"{before.last.memory_kib} → {after.last.memory_kib} KiB resident")
  return [f"{after.name}: {text}" for text in found]
