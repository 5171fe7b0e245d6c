import Foundation

/// The file to which SQLite appends each commit until it starts again at the file's beginning.
enum WriteAheadLog {
  /// Room for about a thousand casts with their acknowledgements, in bytes.
  static let reservedBytes = 16 << 20
  private static let pieceBytes = 1 << 20

  /// Lengthens the log of the database at `path` with zeros, which SQLite takes for the end of what was committed.
  ///
  /// A commit that overwrites has its own bytes to bring to the disk; one that appends has the file's new length and
  /// the place of its new blocks as well, which takes about twice as long. Without room on the disk it does nothing.
  static func reserve(for path: String) {
    let descriptor = open(path + "-wal", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let zeros = [UInt8](repeating: 0, count: pieceBytes)
    var length = Int(lseek(descriptor, 0, SEEK_END))
    while length >= 0, length < reservedBytes {
      let written = pwrite(descriptor, zeros, min(pieceBytes, reservedBytes - length), off_t(length))
      guard written > 0 else { break }
      length += written
    }
    _ = fsync(descriptor)
  }
}
