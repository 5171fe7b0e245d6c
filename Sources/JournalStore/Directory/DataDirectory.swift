import Foundation

/// A node's data directory, owned by one process through an advisory lock.
///
/// Ownership: whoever holds the value holds the lock; it is given back when the value goes away or the process dies.
public final class DataDirectory: Sendable {
  public let path: String
  private let lock: Int32

  /// Takes the directory.
  ///
  /// - Throws: ``StoreError/inUse`` when another process owns it, ``StoreError/notFound`` when it does not exist,
  ///   ``StoreError/notWritable`` when it cannot be written.
  public init(owning path: String) throws(StoreError) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw .notFound
    }
    let descriptor = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .inUse
    }
    self.path = path
    lock = descriptor
  }

  deinit { close(lock) }

  /// Creates an empty directory (mode 0700) and takes it.
  ///
  /// - Parameter mayReplace: Whether these files, all that are there, may be deleted.
  /// - Throws: ``StoreError/exists`` when it is there and not empty.
  public static func create(
    _ path: String, mayReplace: (Set<String>) -> Bool = { _ in false }
  ) throws(StoreError) -> DataDirectory {
    let manager = FileManager.default
    let before = names(in: path)
    guard before.isEmpty || mayReplace(before) else { throw .exists }
    do {
      try manager.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // An empty directory that was there keeps its mode otherwise, and the roll in it is private.
      try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    } catch {
      throw .notWritable
    }
    let directory = try DataDirectory(owning: path)
    // Only the owner knows: another process may have filled it since.
    let left = names(in: path)
    guard left.isEmpty || mayReplace(left) else { throw .exists }
    do {
      for name in left { try manager.removeItem(atPath: directory.file(name)) }
    } catch {
      throw .notWritable
    }
    return directory
  }

  private static func names(in path: String) -> Set<String> {
    Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).subtracting(["lock"])
  }

  public var databasePath: String { path + "/journal.sqlite" }
  public var rollPath: String { path + "/roll.sqlite" }
  public var highWaterPath: String { path + "/high-water" }
  public var socketPath: String { path + "/socket" }

  /// The file `name` in the directory.
  public func file(_ name: String) -> String { path + "/" + name }
}
