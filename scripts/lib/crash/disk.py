"""A model of a disk under a cache: what is left of the files after a power cut, given the calls that were made.

What the model takes for granted, in each of the ways to cut:

strict   A file's bytes and size are what its last successful sync made them, a folder's names what the last sync of
         that folder made them. Nothing else came to the disk.
ordered  Names, as a journal of metadata keeps them: all that was done to names is there, in order. Bytes and sizes only
         as synced: a new name without its bytes is an empty file.
torn     Names up to the last sync of anything, or up to now; of the pages not synced some are there, some are not,
         and some in part, by sectors. Drawn from a seed.

A failed sync takes the pages that were written before it off the list of what is to be written: they stay readable
until the power goes, and no later sync writes them, unless they are written to again.
"""

import hashlib
import random
from dataclasses import dataclass, field
from pathlib import Path

PAGE_BYTES, SECTOR_BYTES = 4096, 512
WAYS = ("strict", "ordered", "torn")


@dataclass(eq=False)
class File:
  """Bytes as programs read them, bytes on the disk, and the numbers of the pages still to be written."""
  cached: bytearray = field(default_factory=bytearray)
  kept: bytearray = field(default_factory=bytearray)
  dirty: set = field(default_factory=set)
  is_cut: bool = False

  def write(self, offset, data):
    if len(self.cached) < offset:
      self.cached.extend(bytes(offset - len(self.cached)))
    self.cached[offset:offset + len(data)] = data
    self.dirty.update(range(offset // PAGE_BYTES, (offset + max(len(data), 1) - 1) // PAGE_BYTES + 1))

  def truncate(self, size):
    if size <= len(self.cached):
      del self.cached[size:]
      self.dirty = {page for page in self.dirty if page * PAGE_BYTES < size}
      self.is_cut = True
    else:
      self.write(size - 1, b"\0")

  def sync(self):
    self.kept = self.with_pages(self.kept, {page: PAGE_BYTES for page in self.dirty}, len(self.cached))
    self.dirty, self.is_cut = set(), False

  def fail_sync(self):
    self.dirty = set()

  def with_pages(self, base, pages, size):
    """`base` with the first bytes of some pages as they are cached, `size` bytes long."""
    made = bytearray(base[:size])
    made.extend(bytes(size - len(made)))
    for page, count in pages.items():
      start = page * PAGE_BYTES
      made[start:start + count] = self.cached[start:start + count]
    del made[size:]
    return made

  def torn(self, draw):
    """The disk with some of the pages that were still to be written."""
    pages = {page: draw.choice((0, PAGE_BYTES, SECTOR_BYTES * draw.randrange(1, 8))) for page in sorted(self.dirty)}
    pages = {page: count for page, count in pages.items() if count}
    size = min(len(self.cached), max([page * PAGE_BYTES + count for page, count in pages.items()], default=0))
    least = len(self.cached) if self.is_cut and draw.random() < 0.5 else len(self.kept)
    return self.with_pages(self.kept, pages, max(size, least))


@dataclass(eq=False)
class Folder:
  """Names as programs see them, and names on the disk."""
  cached: dict = field(default_factory=dict)
  kept: dict = field(default_factory=dict)

  def sync(self):
    self.kept = dict(self.cached)


class Disk:
  """A tree of files; `apply` follows the calls, `after_cut` says what is left."""

  def __init__(self):
    self.root = Folder()
    self.folders = [self.root]
    self.committed = {}
    self.commit()

  @classmethod
  def holding(cls, tree):
    """A disk on which all of a tree (`tree_of`) is kept."""
    disk = cls()
    for path, content in tree.items():
      disk.add(path, content)
    for folder in disk.folders:
      folder.sync()
    disk.commit()
    return disk

  def add(self, path, content):
    folder, name = self.parent(path)
    if content is None:
      folder.cached[name] = Folder()
      self.folders.append(folder.cached[name])
    else:
      folder.cached[name] = File(bytearray(content), bytearray(content))

  def commit(self):
    """The journal of metadata comes to the disk."""
    self.committed = {id(folder): dict(folder.cached) for folder in self.folders}

  def parent(self, path):
    *parts, name = path.split("/")
    folder = self.root
    for part in parts:
      folder = folder.cached[part]
    return folder, name

  def find(self, path):
    if not path:
      return self.root
    folder, name = self.parent(path)
    return folder.cached.get(name)

  def apply(self, call):
    """Follows one call.

    A call on a file without a name, one that was removed while open, has no effect on what is left."""
    found = self.find(call.path) if call.letter in "WSFT" else None
    if call.letter in "WSFT":
      if found is not None and not (call.letter == "F" and isinstance(found, Folder)):
        self.apply_to(found, call)
    elif call.letter != "O":
      self.rename_things(call)

  def apply_to(self, found, call):
    if call.letter == "W":
      found.write(call.offset, call.data)
    elif call.letter == "T":
      found.truncate(call.offset)
    elif call.letter == "F":
      found.fail_sync()
    else:
      found.sync()
      self.commit()

  def rename_things(self, call):
    folder, name = self.parent(call.path)
    if call.letter == "C":
      folder.cached[name] = File()
    elif call.letter == "D":
      folder.cached[name] = Folder()
      self.folders.append(folder.cached[name])
    elif call.letter in "UR":
      del folder.cached[name]
    else:
      target, new = self.parent(call.data.decode())
      target.cached[new] = folder.cached[name]
      if call.letter == "N" and (folder, name) != (target, new):
        del folder.cached[name]

  def after_cut(self, way, seed=0):
    """The tree that is left, as `tree_of` gives it."""
    draw = random.Random(seed)
    at_last_sync = way == "torn" and draw.random() < 0.5

    def names(folder):
      if way == "strict":
        return folder.kept
      return self.committed.get(id(folder), {}) if at_last_sync else folder.cached

    tree = {}
    pending = [("", self.root)]
    while pending:
      prefix, folder = pending.pop()
      for name, found in sorted(names(folder).items()):
        if isinstance(found, Folder):
          tree[prefix + name] = None
          pending.append((f"{prefix}{name}/", found))
        else:
          tree[prefix + name] = bytes(found.torn(draw) if way == "torn" else found.kept)
    return tree


def tree_of(folder):
  """A folder's content by relative path: bytes, or None for a folder; parents first."""
  base = Path(folder)
  return {str(path.relative_to(base)): None if path.is_dir() else path.read_bytes()
          for path in sorted(base.rglob("*")) if path.is_dir() or path.is_file()}


def write_tree(tree, folder):
  """Writes a tree for its owner alone."""
  base = Path(folder)
  base.mkdir(parents=True, mode=0o700)
  for path, content in sorted(tree.items()):
    if content is None:
      (base / path).mkdir(mode=0o700)
    else:
      (base / path).write_bytes(content)
      (base / path).chmod(0o600)


def digest(tree):
  """Two trees are the same where this is."""
  hashed = hashlib.sha256()
  for path, content in sorted(tree.items()):
    # SQLite makes the index of a log anew after a power cut.
    if not path.endswith("-shm"):
      hashed.update(f"{path}\0{-1 if content is None else len(content)}\0".encode())
      hashed.update(content or b"")
  return hashed.digest()
