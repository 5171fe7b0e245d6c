import Foundation

/// A file of a roll or of registrations on disk, read in chunks; closed when the value goes away.
package final class RollFile {
  /// Bytes of the file.
  package let size: UInt64
  private let descriptor: Int32

  /// Opens a regular file.
  ///
  /// - Throws: ``RollImportError/notFound`` or ``RollImportError/unreadable``.
  package init(path: String) throws(RollImportError) {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw errno == ENOENT ? .notFound : .unreadable }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable
    }
    size = UInt64(status.st_size)
  }

  deinit { close(descriptor) }

  /// The next chunk of at most ``RollStore/chunkBytes``; nil at the end.
  ///
  /// - Throws: ``RollImportError/unreadable``.
  package func next() throws(RollImportError) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: RollStore.chunkBytes) { buffer, initialized in
      count = read(descriptor, buffer.baseAddress, buffer.count)
      initialized = max(0, count)
    }
    guard count >= 0 else { throw .unreadable }
    return count == 0 ? nil : bytes
  }
}
