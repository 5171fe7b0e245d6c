import ElectionRecord
package import SyncProtocol

/// A carried file while it is read: nothing of it is used before its last byte was verified.
package struct StickImport: Sendable {
  /// The most content taken from one file, in bytes.
  package static let contentBytesMax = 128 << 20
  /// The longest file with such content, in bytes: its header and the tags of its chunks are less than a mebibyte.
  package static let fileBytesMax = contentBytesMax + (1 << 20)
  /// The most segments taken from one file: each costs more memory than its bytes.
  package static let segmentsMax = 1 << 17

  private var reader: StickReader
  private var content: [UInt8] = []

  init(reader: StickReader) { self.reader = reader }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: ``StickError``; the file is then worthless.
  package mutating func append(_ bytes: [UInt8]) throws(StickError) {
    content += try reader.append(bytes)
    guard content.count <= Self.contentBytesMax else { throw .tooLarge(limit: UInt64(Self.contentBytesMax)) }
  }

  mutating func finish(electionID: String) throws -> (StickHeader, [JournalSegment]) {
    let header = try reader.finish()
    var segments: [JournalSegment] = []
    try content.withUnsafeBytes { buffer in
      var fields = WireReader(buffer)
      while let field = try fields.next() {
        guard field.number == StickContent.segment else { continue }
        guard segments.count < Self.segmentsMax else { throw StickError.tooManySegments(limit: Self.segmentsMax) }
        segments.append(try SegmentCoding.read(field, electionID: electionID))
      }
    }
    return (header, segments)
  }
}
