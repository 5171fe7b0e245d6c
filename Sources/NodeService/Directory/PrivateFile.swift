import Foundation
import JournalStore

/// A small file that only its owner reads and that a power cut leaves whole or absent: keys, certificates, the profile.
enum PrivateFile {
  static let partSuffix = ".part"

  /// Writes under another name, synchronises, and gives the file its name last.
  static func write(_ bytes: [UInt8], to path: String) throws(StoreError) {
    let part = path + partSuffix
    do throws(StoreError) {
      try writePart(bytes, to: part)
      guard rename(part, path) == 0 else { throw failure() }
      try synchronise(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    } catch {
      unlink(part)
      throw error
    }
  }

  private static func writePart(_ bytes: [UInt8], to path: String) throws(StoreError) {
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw failure() }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private static func synchronise(_ folder: String) throws(StoreError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private static func failure() -> StoreError {
    switch errno {
    case ENOSPC, EDQUOT: .diskFull
    default: .notWritable
    }
  }
}
