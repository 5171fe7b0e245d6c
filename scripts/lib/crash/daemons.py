"""Daemons of the built program, on loopback."""

import os
import re
import shutil
import subprocess

from . import disk


class Serving:
  """A running `serve`; its log is read until it says that it listens."""

  def __init__(self, program, folder, node, arguments, sign, environment=None):
    self.process = subprocess.Popen(
      [program, "serve", "--data", node, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
      stderr=subprocess.PIPE, text=True, env=environment or {"PATH": os.environ["PATH"], "HOME": str(folder)})
    said = ""
    for line in self.process.stderr:
      said += line
      found = re.search(sign, line)
      if found:
        self.found = found
        break
    else:
      raise SystemExit(f"crash: serve does not start: {said}")

  def runs(self):
    """Whether it has not ended."""
    return self.process.poll() is None

  def stop(self):
    self.process.kill()
    self.process.wait()
    self.process.stderr.close()


class Hall(Serving):
  """A hall's daemon in a folder of its own."""

  def __init__(self, program, folder, tree):
    shutil.rmtree(folder, ignore_errors=True)
    disk.write_tree(tree, folder)
    super().__init__(program, folder, "hall", ["--listen", "127.0.0.1:0"], r"listening on (127\.0\.0\.1:\d+)")
    self.address = self.found[1]
