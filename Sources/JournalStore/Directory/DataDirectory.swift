import Foundation
import Synchronization

/// A node's data directory, owned by one process through an advisory lock.
///
/// Ownership: whoever holds the value holds the lock; it is given back when the value goes away or the process dies.
package final class DataDirectory: Sendable {
  package let path: String
  /// Where the databases lie: the directory itself, or a copy of them.
  private let databases: String
  /// Why this is a copy to read, in which nothing is recorded; nil for the directory itself.
  package let copiedBecause: StoreError?
  private let lock: Int32
  private let opened = Mutex<[UInt8]?>(nil)

  /// What opens the directory's sealed files; nil until somebody unlocked them.
  package var secret: [UInt8]? { opened.withLock { $0 } }

  /// Lets this process open the sealed files: ``secret`` is 32 bytes.
  package func unlock(_ secret: [UInt8]) { opened.withLock { $0 = secret } }

  /// Takes the directory.
  ///
  /// - Throws: ``StoreError/inUse`` when another process owns it, ``StoreError/notFound`` when it does not exist,
  ///   ``StoreError/notWritable`` when it cannot be written, ``StoreError/ownedByAnother(user:)``.
  package init(owning path: String) throws(StoreError) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw .notFound
    }
    do throws(StoreError) {
      try FileOwner.check(path)
    } catch {
      // Whoever has it may be asked.
      throw Self.isTaken(path) ? .inUse : error
    }
    var descriptor = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    let isWritable = descriptor >= 0
    // A disk that takes no writing any more may have an owner all the same.
    if !isWritable { descriptor = open(path + "/lock", O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .notWritable }
    let isOwned = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    guard isOwned, isWritable else {
      close(descriptor)
      throw isOwned ? .notWritable : .inUse
    }
    self.path = path
    databases = path
    copiedBecause = nil
    lock = descriptor
  }

  /// Whether another process owns the directory, found without making a file in it.
  private static func isTaken(_ path: String) -> Bool {
    let descriptor = open(path + "/lock", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  /// Takes a directory that cannot be written, and reads its databases in a copy of them: what a full, read-only or
  /// dying disk holds can still be shown and carried away. The copy goes with the value.
  ///
  /// - Parameter cause: The error that recording is refused with.
  /// - Throws: As ``init(owning:)``, and `cause` where there is no room for the copy or the files cannot be read.
  package init(copying path: String, because cause: StoreError) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cause }
    guard let copy = DatabaseCopy.make(of: path, names: Self.databaseNames) else {
      close(descriptor)
      throw cause
    }
    self.path = path
    databases = copy
    copiedBecause = cause
    lock = descriptor
  }

  deinit {
    close(lock)
    if copiedBecause != nil { try? FileManager.default.removeItem(atPath: databases) }
  }

  /// Creates an empty directory (mode 0700) and takes it.
  ///
  /// - Parameter mayReplace: Whether these files, all that are there, may be deleted.
  /// - Throws: ``StoreError/exists`` when it is there and not empty.
  package static func create(
    _ path: String, mayReplace: (Set<String>) -> Bool = { _ in false }
  ) throws(StoreError) -> DataDirectory {
    let before = names(in: path)
    guard before.isEmpty || mayReplace(before) else { throw .exists }
    try FileOwner.check(FileOwner.nearest(to: path))
    try FolderSync.make(path, mode: 0o700)
    // One that was there may be open to others, and its name not on the disk.
    guard chmod(path, 0o700) == 0 else { throw StoreError.ofSystemCall() }
    try FolderSync.names(in: FolderSync.parent(of: path))
    let directory = try DataDirectory(owning: path)
    // Only the owner knows: another process may have filled it since.
    let left = names(in: path)
    guard left.isEmpty || mayReplace(left) else { throw .exists }
    do {
      // In a fixed order, so that what an interrupted deletion leaves may be replaced too: `signing.key` goes before
      // `ca.key.pem`, which tells a hall's key from a laptop's.
      for name in left.sorted(by: >) { try FileManager.default.removeItem(atPath: directory.file(name)) }
    } catch {
      throw .notWritable
    }
    return directory
  }

  /// What is in the directory besides its lock.
  package static func names(in path: String) -> Set<String> {
    Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).subtracting(["lock"])
  }

  package static let databaseName = "journal.sqlite"
  package static let rollName = "roll.sqlite"
  private static let highWaterName = "high-water"
  /// The files of a copy; a process that was ended leaves a log beside its database.
  private static let databaseNames = [databaseName, databaseName + "-wal", rollName, rollName + "-wal", highWaterName]

  /// Whether it is a database of a node, or lies beside one.
  package static func isDatabase(_ name: String) -> Bool {
    [databaseName, rollName].contains { name == $0 || name.hasPrefix($0 + "-") }
  }

  package var databasePath: String { databases + "/" + Self.databaseName }
  package var rollPath: String { databases + "/" + Self.rollName }
  package var highWaterPath: String { databases + "/" + Self.highWaterName }
  package var socketPath: String { path + "/socket" }

  /// The file `name` in the directory.
  package func file(_ name: String) -> String { path + "/" + name }
}

/// Brings the names in a folder to the disk: a file that is synchronised can still lose its name to a power cut.
package enum FolderSync {
  /// - Throws: ``StoreError/diskFull``, ``StoreError/notWritable``.
  package static func names(in folder: String) throws(StoreError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.ofSystemCall() }
    defer { close(descriptor) }
    guard fsync(descriptor) != 0 else { return }
    // Some file systems of sticks cannot synchronise a folder by itself and say so: then everything is.
    guard errno == EINVAL else { throw StoreError.ofSystemCall() }
    sync()
  }

  /// The folder that holds the name of `path`.
  package static func parent(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Makes a folder, and those above it, and brings the name of each new one to the disk.
  ///
  /// - Throws: ``StoreError/notWritable``, ``StoreError/diskFull``.
  package static func make(_ path: String, mode: Int = 0o777) throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let above = parent(of: path)
    if above != path { try make(above) }
    guard mkdir(path, mode_t(mode)) == 0 || errno == EEXIST else { throw StoreError.ofSystemCall() }
    try names(in: above)
  }
}

extension StoreError {
  /// What the latest system call of this thread failed with.
  package static func ofSystemCall() -> StoreError {
    switch errno {
    case ENOSPC, EDQUOT: .diskFull
    default: .notWritable
    }
  }
}
