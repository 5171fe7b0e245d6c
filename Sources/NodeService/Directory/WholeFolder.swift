import Foundation
package import JournalStore

/// A folder that has its name only once everything in it is whole and on the disk.
///
/// Ownership: until then it stands beside its place as ``part``, locked by the process that fills it. What a dead
/// process left there, the next one replaces.
package final class WholeFolder {
  /// Where the files are put until the folder is finished.
  package let part: String
  private let path: String
  private let lock: Int32
  private var isFinished = false

  /// Begins a folder that will be new, or take the place of an empty one.
  ///
  /// - Throws: ``StoreError/exists`` when something has that name, ``StoreError/inUse`` while another process fills it.
  package init(_ path: String) throws(StoreError) {
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    part = self.path + WholeFile.partSuffix
    guard Self.isFree(self.path) else { throw .exists }
    try FolderSync.make(FolderSync.parent(of: self.path))
    lock = try Self.take(part)
    do throws(StoreError) {
      try Self.empty(part)
    } catch {
      close(lock)
      throw error
    }
  }

  deinit {
    if !isFinished { try? FileManager.default.removeItem(atPath: part) }
    close(lock)
  }

  /// Begins a file of the folder, under its own name: it is the folder that has none yet.
  ///
  /// - Parameter isPrivate: Whether only its owner may read it.
  func file(_ name: String, isPrivate: Bool = false) throws(StoreError) -> DiskFile {
    try DiskFile("\(part)/\(name)", isPrivate: isPrivate)
  }

  /// Puts a copy of everything in another folder into this one; what only its owner may read stays so.
  ///
  /// - Throws: ``StoreError/notFound`` when that cannot be read, ``StoreError/diskFull``, ``StoreError/notWritable``.
  package func copy(contentsOf source: String) throws(StoreError) {
    guard let names = FileManager.default.subpaths(atPath: source) else { throw .notFound }
    for name in names.sorted() {
      if Self.isFolder("\(source)/\(name)") {
        try FolderSync.make("\(part)/\(name)")
      } else {
        let file = try file(name, isPrivate: Self.isPrivate("\(source)/\(name)"))
        try file.append(contentsOf: "\(source)/\(name)")
        try file.finish()
      }
    }
  }

  /// Gives the folder its name.
  ///
  /// - Throws: ``StoreError/diskFull``, ``StoreError/notWritable``; nothing has the name then.
  package func finish() throws(StoreError) {
    for name in FileManager.default.subpaths(atPath: part) ?? [] where Self.isFolder("\(part)/\(name)") {
      try FolderSync.names(in: "\(part)/\(name)")
    }
    try FolderSync.names(in: part)
    try WholeFile.rename(part, to: path)
    isFinished = true
  }

  /// Deletes an unfinished folder that no process fills any more.
  package static func removeAbandoned(_ part: String) {
    guard let lock = try? take(part) else { return }
    try? FileManager.default.removeItem(atPath: part)
    close(lock)
  }

  private static func isPrivate(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 == 0
  }

  private static func isFree(_ path: String) -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return true }
    return (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? false
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes the unfinished folder, or takes the one that a dead process left.
  private static func take(_ part: String) throws(StoreError) -> Int32 {
    guard mkdir(part, 0o777) == 0 || errno == EEXIST else { throw StoreError.ofSystemCall() }
    let descriptor = open(part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.ofSystemCall() }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isSame(descriptor, part) else {
      close(descriptor)
      throw .inUse
    }
    return descriptor
  }

  /// Whether the folder still has that name: its process may have finished it a moment ago.
  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var open = stat()
    var named = stat()
    guard fstat(descriptor, &open) == 0, lstat(path, &named) == 0 else { return false }
    return (open.st_dev, open.st_ino) == (named.st_dev, named.st_ino)
  }

  private static func empty(_ folder: String) throws(StoreError) {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
    } catch {
      throw .notWritable
    }
  }
}
