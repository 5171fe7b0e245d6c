import ElectionRecord
import Foundation

/// The members of an archive in POSIX ustar form, so that any tool can still unpack it when this program is gone.
///
/// Regular files only, names of at most 100 bytes, every member mode 0600 with the time 0: the same content gives
/// the same bytes.
///
/// - Source: IEEE Std 1003.1-1988, pax, "ustar interchange format".
enum TarFormat {
  static let blockBytes = 512
  static let nameBytesMax = 100
  /// The largest member: eleven octal digits.
  static let memberBytesMax: UInt64 = 0o777_7777_7777

  /// The header block of a member.
  static func header(name: String, size: UInt64) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: blockBytes)
    func put(_ text: String, at offset: Int) {
      block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, at: 0)
    put("0000600\0", at: 100)
    put("0000000\0", at: 108)
    put("0000000\0", at: 116)
    put(octal(size, digits: 11) + "\0", at: 124)
    put("00000000000\0", at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar\u{0}00", at: 257)
    put(octal(checksum(block), digits: 6) + "\0 ", at: 148)
    return block
  }

  /// Name and size of a member; nil for a block that is no header of this form.
  static func parse(_ block: [UInt8]) -> (name: String, size: UInt64)? {
    guard block.count == blockBytes, block[156] == UInt8(ascii: "0"),
      let name = String(validating: block[..<nameBytesMax].prefix { $0 != 0 }, as: UTF8.self),
      let size = number(block[124..<135])
    else { return nil }
    return header(name: name, size: size) == block ? (name, size) : nil
  }

  /// Zero bytes after a member of that size.
  static func padding(_ size: UInt64) -> Int {
    (blockBytes - Int(size % UInt64(blockBytes))) % blockBytes
  }

  /// The two zero blocks at the end.
  static let trailer = [UInt8](repeating: 0, count: 2 * blockBytes)

  private static func checksum(_ block: [UInt8]) -> UInt64 { block.reduce(0) { $0 + UInt64($1) } }

  private static func octal(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 8)
    return String(repeating: "0", count: digits - text.count) + text
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    UInt64(String(decoding: digits, as: UTF8.self), radix: 8)
  }
}

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
      throw ExportProblem(file: name, kind: .noRoom)
    }
    guard manager.createFile(atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let target = FileHandle(forWritingAtPath: place.path)
    else { throw ExportProblem(file: name, kind: .noRoom) }
    defer { try? target.close() }
    var digest = RunningDigest()
    var left = size
    while left > 0 {
      let piece = try read(Int(min(left, 1 << 20)))
      digest.append(piece)
      guard (try? target.write(contentsOf: Data(piece))) != nil else {
        throw ExportProblem(file: name, kind: .noRoom)
      }
      left -= UInt64(piece.count)
    }
    return digest.finish()
  }
}
