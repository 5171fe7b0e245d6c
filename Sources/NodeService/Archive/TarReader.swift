import ElectionRecord
import Foundation

/// Unpacks ustar files that may be hostile: only allowed names, regular files, nothing larger than the file itself.
enum TarReader {
  /// - Returns: Each member's SHA-256.
  static func extract(
    _ path: String, into folder: String, isAllowed: (String) -> Bool, sizeMax: (String) -> UInt64? = { _ in nil },
    progress: @escaping (UInt64, UInt64) -> Void
  ) throws(ExportProblem) -> [String: Digest32] {
    let archive = URL(filePath: path).lastPathComponent
    var status = stat()
    // A named pipe would be waited for.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let source = FileHandle(forReadingAtPath: path), let total = try? source.seekToEnd(),
      (try? source.seek(toOffset: 0)) != nil
    else { throw ExportProblem(file: archive, kind: .unreadable) }
    defer { try? source.close() }
    var digests: [String: Digest32] = [:]
    var done: UInt64 = 0
    func read(_ count: Int) throws(ExportProblem) -> [UInt8] {
      // Asked for nothing, a file handle answers as at the end of the file.
      guard count > 0 else { return [] }
      guard let data = try? source.read(upToCount: count), data.count == count else {
        throw ExportProblem(file: archive, kind: .truncated)
      }
      done += UInt64(count)
      progress(done, total)
      return Array(data)
    }
    while true {
      let block = try read(TarFormat.blockBytes)
      if block.allSatisfy({ $0 == 0 }) { break }
      guard let (name, size) = TarFormat.parse(block), isAllowed(name), digests[name] == nil,
        digests.count < ArchiveFormat.membersMax, size <= total - done, size <= sizeMax(name) ?? .max
      else { throw ExportProblem(file: archive, kind: .malformed) }
      digests[name] = try write(name, size: size, into: folder, read: read)
      guard try read(TarFormat.padding(size)).allSatisfy({ $0 == 0 }) else {
        throw ExportProblem(file: archive, kind: .malformed)
      }
    }
    guard try read(TarFormat.blockBytes).allSatisfy({ $0 == 0 }), done == total else {
      throw ExportProblem(file: archive, kind: .malformed)
    }
    return digests
  }

  private static func write(
    _ name: String, size: UInt64, into folder: String, read: (Int) throws(ExportProblem) -> [UInt8]
  ) throws(ExportProblem) -> Digest32 {
    let place = URL(filePath: "\(folder)/\(name)")
    let manager = FileManager.default
    do {
      try manager.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw ExportProblem(file: name, kind: .unreadable)
    }
    guard manager.createFile(atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let target = FileHandle(forWritingAtPath: place.path)
    else { throw ExportProblem(file: name, kind: .unreadable) }
    defer { try? target.close() }
    var digest = RunningDigest()
    var left = size
    while left > 0 {
      let piece = try read(Int(min(left, 1 << 20)))
      digest.append(piece)
      guard (try? target.write(contentsOf: Data(piece))) != nil else {
        throw ExportProblem(file: name, kind: .unreadable)
      }
      left -= UInt64(piece.count)
    }
    return digest.finish()
  }
}
