import ElectionRecord
import Foundation
import JournalStore

/// A file being written, which is on the disk and read back before it is closed.
final class DiskFile {
  private static let pieceBytes = 1 << 20

  private let descriptor: Int32
  private var digest = RunningDigest()

  /// Makes a new file.
  init(_ path: String, isPrivate: Bool = false) throws(StoreError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw StoreError.ofSystemCall() }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ bytes: some ContiguousBytes & Collection<UInt8>) throws(StoreError) {
    digest.append(bytes)
    let isWritten = bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count {
        let count = write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
        guard count > 0 || errno == EINTR else { return false }
        start += max(0, count)
      }
      return true
    }
    guard isWritten else { throw StoreError.ofSystemCall() }
  }

  /// Brings the file to the disk, and compares what is there with what was written.
  func finish() throws(StoreError) {
    guard fsync(descriptor) == 0 else { throw StoreError.ofSystemCall() }
    // From the disk, where the system follows the advice, and not from the memory that was written a moment ago.
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    guard try readBack() == digest.finish() else { throw .notWritable }
  }

  private func readBack() throws(StoreError) -> Digest32 {
    var found = RunningDigest()
    var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
    var offset = 0
    while true {
      let count = pread(descriptor, &piece, piece.count, off_t(offset))
      guard count >= 0 else { throw StoreError.ofSystemCall() }
      guard count > 0 else { return found.finish() }
      found.append(piece[..<count])
      offset += count
    }
  }
}
