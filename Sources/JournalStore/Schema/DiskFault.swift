package import ElectionRecord
import Foundation

/// What is the matter with the disk that a store lies on.
package enum DiskFault: Error, CaseIterable {
  /// There is no room left, or none that this user may take (ENOSPC, EDQUOT).
  case full
  /// It takes no writing at all (EROFS).
  case readOnly
  /// It reports errors (EIO).
  case failing

  /// The file that a disk is tried with; it stays where it cannot be removed.
  package static let probeFile = "probe"

  /// The fault that an error number of the system shows.
  init(errno number: Int32) {
    switch number {
    case ENOSPC, EDQUOT: self = .full
    case EROFS, EACCES, EPERM: self = .readOnly
    default: self = .failing
    }
  }

  /// Asks the disk itself: SQLite's codes do not tell a quota and a read-only disk from a broken one.
  ///
  /// - Returns: What writing and synchronising a small file shows; ``failing`` where that succeeds.
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

/// Where an earlier change may or may not have been recorded.
extension DiskFault: Refusing {
  package var refusal: Refusal {
    switch self {
    case .full:
      Refusal(
        "stoppedDiskFull", .unknown, zh: "磁盘已满，不能确定上一项是否已记录。请腾出空间，再用同一个请求试一次：不会重复记录。",
        en: "The disk is full, and whether the last request was recorded is not known. Make room, then repeat it with "
          + "the same request: it is never recorded twice.")
    case .readOnly:
      Refusal(
        "stoppedDiskReadOnly", .unknown, zh: "磁盘变成只读，不能确定上一项是否已记录。可先用 export 把数据拷到 U 盘；磁盘恢复可写后，用同一个请求再试一次，不会重复记录。",
        en: "The disk has become read-only, and whether the last request was recorded is not known. Carry the data "
          + "away with export; once the disk can be written, repeat the same request: it is never recorded twice.")
    case .failing:
      Refusal(
        "stoppedDiskFailing", .unknown,
        zh: "磁盘读写出错，不能确定上一项是否已记录。请停用这台电脑的磁盘：先用 export 把数据拷到 U 盘，再换备用电脑；若磁盘恢复，用同一个请求再试一次，不会重复记录。",
        en: "The disk reports errors, and whether the last request was recorded is not known. Carry the data away with "
          + "export and take the spare laptop. If the disk recovers, repeat the same request: it is never recorded twice."
      )
    }
  }
}
