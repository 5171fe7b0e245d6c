/// Fields of the entry message that are no message; the numbers are the format and never change.
enum EntryField {
  static let cast = 1
  static let elapsed = 2
  static let proxy = 3
  static let poll = 4
}

extension Entry {
  /// The largest entry, in bytes; a site may not write more and a peer may not send more.
  package static let bytesMax = 64 * 1024

  /// The entry's bytes as they are hashed, signed by checkpoints, stored and sent.
  package func encoded() -> [UInt8] {
    var writer = WireWriter()
    if case .cast(let voter, let proxy) = body {
      writer.field(EntryField.cast, UInt64(voter))
      writeHeader(to: &writer)
      writer.field(EntryField.proxy, UInt64(proxy ?? 0))
    } else {
      writeHeader(to: &writer)
      body.write(to: &writer)
    }
    return writer.bytes
  }

  private func writeHeader(to writer: inout WireWriter) {
    writer.signedField(EntryField.elapsed, elapsedSeconds)
    writer.field(EntryField.poll, UInt64(poll))
  }
}

extension WireWriter {
  mutating func texts(_ number: Int, _ values: [String]) {
    for value in values { field(number, Array(value.utf8)) }
  }
}

extension DeviceID {
  /// The eight bytes of the id, as they stand on the wire.
  package var bigEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: rawValue >> UInt64(56 - 8 * $0)) }
  }

  /// - Parameter bytes: Eight of them, or there is no id.
  init?(bigEndianBytes bytes: [UInt8]) {
    guard bytes.count == 8 else { return nil }
    self.init(rawValue: bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }
}
