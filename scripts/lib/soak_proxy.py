"""A proxy on loopback between a site and its hall that does to their bytes what bad networks do."""

import socket
import threading
import time

PIECE_BYTES = 4096
UP, DOWN = "up", "down"


class Proxy:
  """Passes bytes from connections to `target`; what it does to them can change at any time.

  - `refuses`: takes connections and closes them at once
  - `swallows`: directions whose bytes vanish while the connection stays
  - `delay`: seconds that each piece waits; `piece`: how many bytes go at once
  - `cut`: (direction, bytes): the next connection ends when so many bytes have gone that way
  """

  def __init__(self, target: tuple[str, int]):
    self.target = target
    self.refuses, self.swallows, self.delay, self.piece = False, set(), 0.0, PIECE_BYTES
    self.cut: tuple[str, int] | None = None
    self.passed = {UP: 0, DOWN: 0}  # of the latest connection
    self.connections: list[socket.socket] = []
    self.lock = threading.Lock()
    self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    self.address = f"127.0.0.1:{self.listener.getsockname()[1]}"
    threading.Thread(target=self._accept, daemon=True).start()

  def heal(self) -> None:
    """A good network again; connections that suffered end."""
    self.refuses, self.swallows, self.delay, self.piece, self.cut = False, set(), 0.0, PIECE_BYTES, None
    self.drop()

  def drop(self) -> None:
    """Ends every connection."""
    with self.lock:
      ended, self.connections = self.connections, []
    for end in ended:
      _end(end)

  def close(self) -> None:
    """Takes no more connections and ends those there are."""
    _end(self.listener)
    self.listener.close()
    self.drop()

  def _accept(self) -> None:
    while True:
      try:
        near, _ = self.listener.accept()
      except OSError:
        return
      if self.refuses:
        near.close()
        continue
      try:
        far = socket.create_connection(self.target, 5)
      except OSError:
        near.close()
        continue
      cut, self.cut, self.passed = self.cut, None, {UP: 0, DOWN: 0}
      for end in (near, far):
        end.settimeout(None)
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
      with self.lock:
        self.connections = [end for end in self.connections if end.fileno() >= 0] + [near, far]
      passed = self.passed
      for direction, source, sink in ((UP, near, far), (DOWN, far, near)):
        threading.Thread(target=self._pass, args=(direction, source, sink, cut, passed), daemon=True).start()

  def _pass(self, direction: str, source: socket.socket, sink: socket.socket, cut, passed: dict) -> None:
    limit = cut[1] if cut and cut[0] == direction else None
    try:
      while limit is None or passed[direction] < limit:
        count = self.piece if limit is None else min(self.piece, limit - passed[direction])
        data = source.recv(count)
        if not data:
          break
        if self.delay:
          time.sleep(self.delay)
        if direction not in self.swallows:
          sink.sendall(data)
        passed[direction] += len(data)
    except OSError:
      pass
    for end in (source, sink):
      _end(end)


def _end(end: socket.socket) -> None:
  """Ends a connection both ways; whoever reads from it is told."""
  try:
    end.shutdown(socket.SHUT_RDWR)
  except OSError:
    pass
