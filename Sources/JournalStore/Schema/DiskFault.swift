import Foundation

/// What is the matter with the disk that a store lies on.
package enum DiskFault: Error, CaseIterable {
  /// There is no room left, or none that this user may take (ENOSPC, EDQUOT).
  case full
  /// It takes no writing at all (EROFS).
  case readOnly
  /// It reports errors (EIO).
  case failing

  /// The file that a disk is asked with; it stays where it cannot be removed.
  package static let probeFile = "probe"

  /// What an error number of the system says of a disk.
  init(errno number: Int32) {
    switch number {
    case ENOSPC, EDQUOT: self = .full
    case EROFS, EACCES, EPERM: self = .readOnly
    default: self = .failing
    }
  }

  /// Asks the disk itself: SQLite's codes do not tell a quota and a read-only disk from a broken one.
  ///
  /// - Returns: What it says when a small file is written and synchronised; ``failing`` where it takes that.
  init(at folder: String) {
    self = ProbeFile.fault(in: folder) ?? .failing
  }
}

/// A file that is written and removed at once.
private enum ProbeFile {
  static let bytes = 64 << 10

  static func fault(in folder: String) -> DiskFault? {
    let path = folder + "/" + DiskFault.probeFile
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return DiskFault(errno: errno) }
    defer {
      close(descriptor)
      unlink(path)
    }
    let content = [UInt8](repeating: 1, count: bytes)
    guard pwrite(descriptor, content, bytes, 0) == bytes, fsync(descriptor) == 0 else {
      return DiskFault(errno: errno)
    }
    return nil
  }
}
