import ElectionRecord
import Foundation
import Yams

/// Reads YAML strictly: every key must be known, every value has one type, and each complaint names its line.
///
/// Plain values stay the text they are in the file, so a date or a version number is never turned into something else.
/// Anchors, aliases and second documents are refused; so a short file cannot grow into a large tree.
package enum StrictYAML {
  /// The most bytes of a file, unless the caller allows less.
  package static let bytesMax = 4 << 20
  /// The deepest nesting.
  package static let depthMax = 32
  /// The longest place of a value that is kept for complaints, in bytes.
  static let placeBytesMax = 256

  /// Reads the file at `path`.
  ///
  /// - Throws: ``StrictYAMLError``, with the last part of `path` as the file's name.
  package static func load(_ path: String, bytesMax: Int = bytesMax) throws(StrictYAMLError) -> YAMLValue {
    let file = URL(fileURLWithPath: path).lastPathComponent
    return try parse(try bytes(path, file: file, limit: bytesMax), file: file)
  }

  /// Reads the bytes of a file that complaints call `file`.
  ///
  /// - Throws: ``StrictYAMLError`` with the line of the first mistake.
  package static func parse(_ bytes: [UInt8], file: String) throws(StrictYAMLError) -> YAMLValue {
    func complaint(_ line: Int?, _ kind: StrictYAMLError.Kind) -> StrictYAMLError {
      StrictYAMLError(file: file, line: line, kind: kind)
    }
    let text = try text(bytes, file: file)
    do {
      let parser = try Parser(yaml: text)
      // The parser owns the anchors, which the nodes only refer to.
      return try withExtendedLifetime(parser) {
        guard let root = try parser.singleRoot() else { throw complaint(nil, .empty) }
        return try YAMLValue(root, file: file, path: "", depth: 0)
      }
    } catch let error as StrictYAMLError {
      throw error
    } catch let error as YamlError {
      throw complaint(error.line(in: text), error.kind)
    } catch {
      throw complaint(nil, .unreadable)
    }
  }

  /// The text of a file; a byte order mark is no part of it.
  static func text(_ bytes: [UInt8], file: String) throws(StrictYAMLError) -> String {
    if let foreign = ForeignEncoding(fileStart: bytes) {
      throw StrictYAMLError(file: file, line: nil, kind: .encoding(foreign))
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = String(validating: bytes[start...], as: UTF8.self) else {
      throw StrictYAMLError(file: file, line: nil, kind: .encoding(ForeignEncoding(notUTF8: bytes)))
    }
    return text
  }

  /// The bytes of a regular file, up to `limit`.
  static func bytes(_ path: String, file: String, limit: Int) throws(StrictYAMLError) -> [UInt8] {
    func complaint(_ kind: StrictYAMLError.Kind) -> StrictYAMLError {
      StrictYAMLError(file: file, line: nil, kind: kind)
    }
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      // Where it was looked for is what has to be corrected.
      if errno == ENOENT || errno == ENOTDIR { throw StrictYAMLError(file: path, line: nil, kind: .notFound) }
      throw complaint(.unreadable)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw complaint(.unreadable) }
    guard status.st_size <= limit else { throw complaint(.tooLarge(limit: limit)) }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count) }
      guard got >= 0 else { throw complaint(.unreadable) }
      guard got > 0 else { break }
      count += got
    }
    guard count <= limit else { throw complaint(.tooLarge(limit: limit)) }
    return Array(bytes.prefix(count))
  }
}

extension YamlError {
  fileprivate func line(in text: String) -> Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    // The offset is in characters.
    case .reader(_, let offset?, _, _): 1 + text.prefix(offset).utf8.count { $0 == UInt8(ascii: "\n") }
    default: nil
    }
  }

  fileprivate var kind: StrictYAMLError.Kind {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
      .syntax(problem)
    case .duplicatedKeysInMapping(let keys, _): .repeatedKey(keys.sorted().first ?? "")
    case .reader(let problem, _, _, _): .syntax(problem)
    default: .syntax("unreadable")
    }
  }
}
