import Foundation

/// What a command left in an outbox, as one file for a browser, which saves one: a file as it is, a folder as a ustar
/// file of what lies in it.
package struct LeftFile: Sendable {
  /// Bytes of one piece.
  private static let pieceBytes = 256 << 10

  fileprivate enum Part: Sendable {
    case bytes([UInt8])
    case file(String)
  }

  private let parts: [Part]
  package let byteCount: Int

  /// - Returns: nil where nothing of that name lies there any more.
  package init?(_ name: OutboxName, in outbox: Outbox) {
    let path = outbox.path(name)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    guard isFolder.boolValue else {
      guard let size = Self.size(path) else { return nil }
      (parts, byteCount) = ([.file(path)], size)
      return
    }
    let inside = (FileManager.default.subpaths(atPath: path) ?? []).sorted()
    var (parts, count): ([Part], Int) = ([], TarFormat.trailer.count)
    for file in inside {
      guard let size = Self.size("\(path)/\(file)") else { continue }
      let padding = TarFormat.padding(UInt64(size))
      parts += [
        .bytes(TarFormat.header(name: file, size: UInt64(size))), .file("\(path)/\(file)"),
        .bytes([UInt8](repeating: 0, count: padding)),
      ]
      count += TarFormat.blockBytes + size + padding
    }
    (self.parts, byteCount) = (parts + [.bytes(TarFormat.trailer)], count)
  }

  /// Nil for what is no regular file.
  private static func size(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return attributes?[.size] as? Int
  }

  /// Its bytes in order, a few at a time; fewer than ``byteCount`` where it is taken away meanwhile.
  package var pieces: AsyncStream<[UInt8]> {
    let reader = Reader(parts)
    return AsyncStream { await reader.next() }
  }

  /// Ownership: holds the one file open that it is reading.
  private actor Reader {
    private var parts: ArraySlice<Part>
    private var file: FileHandle?

    init(_ parts: [Part]) { self.parts = parts[...] }

    /// Nil at the end, and where a file cannot be read.
    func next() -> [UInt8]? {
      while true {
        if let piece = try? file?.read(upToCount: pieceBytes), !piece.isEmpty { return Array(piece) }
        try? file?.close()
        file = nil
        switch parts.popFirst() {
        case nil: return nil
        case .bytes(let bytes): if !bytes.isEmpty { return bytes }
        case .file(let path):
          guard let opened = FileHandle(forReadingAtPath: path) else { return nil }
          file = opened
        }
      }
    }
  }
}
