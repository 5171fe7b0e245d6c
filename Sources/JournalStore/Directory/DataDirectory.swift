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
  /// - Throws: ``StoreError/exists`` when it is there and not empty.
  public static func create(_ path: String) throws(StoreError) -> DataDirectory {
    let manager = FileManager.default
    if let contents = try? manager.contentsOfDirectory(atPath: path), contents.contains(where: { $0 != "lock" }) {
      throw .exists
    }
    do {
      try manager.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // An empty directory that was there keeps its mode otherwise, and the roll in it is private.
      try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    } catch {
      throw .notWritable
    }
    return try DataDirectory(owning: path)
  }

  public var databasePath: String { path + "/journal.sqlite" }
  public var rollPath: String { path + "/roll.sqlite" }
  public var highWaterPath: String { path + "/high-water" }
  public var socketPath: String { path + "/socket" }

  /// The file `name` in the directory.
  public func file(_ name: String) -> String { path + "/" + name }
}
