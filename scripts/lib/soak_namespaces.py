"""Networks of the kernel's own between a hall and a site: two namespaces with a cable between them."""

import os
import subprocess

HALL_ADDRESS, SITE_ADDRESS = "10.77.0.1", "10.77.0.2"


def are_permitted() -> bool:
  """Whether this process may make namespaces."""
  if os.geteuid() != 0:
    return False
  name = f"ballotsync-{os.getpid()}-try"
  made = _ip("netns", "add", name, check=False)
  if made:
    _ip("netns", "del", name)
  return made


class Cable:
  """Two namespaces, `hall` and `site`, and the cable between them."""

  def __init__(self):
    self.hall, self.site = (f"ballotsync-{os.getpid()}-{end}" for end in ("hall", "site"))

  def __enter__(self) -> "Cable":
    for name in (self.hall, self.site):
      _ip("netns", "add", name)
      _ip("-n", name, "link", "set", "lo", "up")
    _ip("-n", self.hall, "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", self.site)
    for name, address in ((self.hall, HALL_ADDRESS), (self.site, SITE_ADDRESS)):
      _ip("-n", name, "address", "add", f"{address}/24", "dev", "cable")
      _ip("-n", name, "link", "set", "cable", "up")
    return self

  def __exit__(self, *_) -> None:
    for name in (self.hall, self.site):
      _ip("netns", "del", name, check=False)

  def prefix(self, end: str) -> tuple[str, ...]:
    """What runs a command at that end."""
    return ("ip", "netns", "exec", self.hall if end == "hall" else self.site)

  def plug(self, is_in: bool) -> None:
    """Pulls the cable out, or puts it in: neither end is told of what is lost meanwhile."""
    _ip("-n", self.hall, "link", "set", "cable", "up" if is_in else "down")

  def deafen(self, end: str, is_deaf: bool) -> None:
    """Loses everything on its way to one end; the other way it goes on."""
    name, address = (self.site, HALL_ADDRESS) if end == "hall" else (self.hall, SITE_ADDRESS)
    _ip("-n", name, "route", "add" if is_deaf else "del", "blackhole", f"{address}/32", check=False)


def _ip(*arguments: str, check: bool = True) -> bool:
  done = subprocess.run(["ip", *arguments], capture_output=True, text=True)
  if check and done.returncode != 0:
    raise RuntimeError(f"ip {' '.join(arguments)}: {done.stderr.strip()}")
  return done.returncode == 0
