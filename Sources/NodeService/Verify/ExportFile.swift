import ElectionRecord
import Foundation

/// One file of an export, read once from its beginning in chunks, with its digest.
///
/// Ownership: the descriptor is closed when the value goes away.
final class ExportFile {
  static let chunkBytes = 1 << 20

  let name: String
  let size: UInt64
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var running = RunningDigest()
  private var isAtEnd = false
  /// Told how many bytes were read.
  private let progress: (Int) -> Void

  init(folder: String, name: String, progress: @escaping (Int) -> Void = { _ in }) throws(ExportProblem) {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    descriptor = open(folder + "/" + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ExportProblem(file: name, kind: errno == ENOENT ? .missing : .unreadable) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ExportProblem(file: name, kind: .unreadable)
    }
    size = UInt64(status.st_size)
    self.name = name
    self.progress = progress
  }

  deinit { close(descriptor) }

  /// Calls `body` with the next line without its end.
  ///
  /// - Returns: Nil where the file ends; bytes without a line end are left for ``rest(bytesMax:)``.
  func withLine<Value>(
    bytesMax: Int, _ body: (UnsafeRawBufferPointer) throws(ExportProblem) -> Value
  ) throws(ExportProblem) -> Value? {
    while true {
      if let end = nextLineEnd() {
        let start = position
        position = end + 1
        let result: Result<Value, ExportProblem> = buffer.withUnsafeBytes { bytes in
          Result { () throws(ExportProblem) in try body(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
        }
        return try result.get()
      }
      guard buffer.count - position <= bytesMax else { throw ExportProblem(file: name, kind: .tooLarge) }
      guard try fill() else { return nil }
    }
  }

  /// Everything that was not read as lines.
  func rest(bytesMax: Int) throws(ExportProblem) -> [UInt8] {
    while try fill() {
      guard buffer.count - position <= bytesMax else { throw ExportProblem(file: name, kind: .tooLarge) }
    }
    let rest = Array(buffer[position...])
    position = buffer.count
    return rest
  }

  /// The SHA-256 of the whole file, which is read to its end for it.
  func digest() throws(ExportProblem) -> Digest32 {
    while !isAtEnd {
      position = buffer.count
      _ = try fill()
    }
    return running.finish()
  }

  private func nextLineEnd() -> Int? {
    let start = position
    return buffer.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      guard let found = memchr(base + start, 10, bytes.count - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private func fill() throws(ExportProblem) -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeFirst(position)
    position = 0
    var count = 0
    // A small file needs no large chunk, and one byte more shows its end.
    let capacity = min(Self.chunkBytes, Int(clamping: size) + 1)
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { target, initialized in
      count = read(descriptor, target.baseAddress, target.count)
      initialized = max(0, count)
    }
    guard count >= 0 else { throw ExportProblem(file: name, kind: .unreadable) }
    running.append(chunk)
    buffer += chunk
    isAtEnd = count == 0
    progress(count)
    return !isAtEnd
  }
}
