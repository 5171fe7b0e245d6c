import Foundation

/// Brings the names in a folder to the disk: a file that is synchronised can still lose its name to a power cut.
package enum FolderSync {
  /// - Throws: ``StoreError/diskFull``, ``StoreError/notWritable``.
  package static func names(in folder: String) throws(StoreError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.ofSystemCall() }
    defer { close(descriptor) }
    // Some file systems of sticks keep nothing to synchronise of a folder and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw StoreError.ofSystemCall() }
  }

  /// The folder that holds the name of `path`.
  package static func parent(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Makes a folder, and those above it, and brings the name of each new one to the disk.
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
