package import ElectionRecord

/// A segment on the wire and in a stick: the same bytes in both.
package enum SegmentCoding {
  private enum Field {
    static let device = 1
    static let start = 2
    static let entries = 3
    static let compactCheckpoint = 4
    static let checkpoint = 5
  }

  /// Writes the segment's fields.
  package static func write(_ segment: JournalSegment, electionID: String, to writer: inout WireWriter) {
    writer.field(Field.device, segment.device.bigEndianBytes)
    writer.field(Field.start, UInt64(segment.start))
    writer.field(Field.entries, segment.run.bytes)
    let origin = JournalOrigin.name(election: electionID, device: segment.device)
    let compact = segment.end.flatMap { CompactCheckpoint(note: segment.checkpoint, origin: origin, size: $0) }
    if let compact {
      writer.field(Field.compactCheckpoint, compact.bytes)
    } else {
      writer.field(Field.checkpoint, segment.checkpoint)
    }
  }

  private static func run(_ field: WireField) throws(WireError) -> EntryRun {
    let bytes = try field.bytes()
    guard bytes.count <= EntryRun.bytesMax else { throw .runTooLarge(at: field.offset) }
    return try EntryRun(bytes: Array(bytes))
  }

  /// Reads a segment; its entries are not verified yet.
  ///
  /// - Throws: ``WireError/runTooLarge(at:)`` when it carries more than ``EntryRun/bytesMax``.
  package static func read(_ field: WireField, electionID: String) throws(WireError) -> JournalSegment {
    var device: DeviceID?
    var start: UInt32 = 0
    var run = EntryRun.empty
    var compact: CompactCheckpoint?
    var checkpoint: [UInt8] = []
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case Field.device: device = try part.deviceID()
      case Field.start: start = try part.integer()
      case Field.entries: run = try Self.run(part)
      case Field.compactCheckpoint: compact = CompactCheckpoint(bytes: Array(try part.bytes()))
      case Field.checkpoint: checkpoint = Array(try part.bytes())
      default: break
      }
    }
    guard let device, run.count > 0 else { throw .invalidValue(field: field.number, at: field.offset) }
    if let compact {
      let (end, overflow) = start.addingReportingOverflow(UInt32(clamping: run.count))
      guard !overflow else { throw .invalidValue(field: Field.start, at: field.offset) }
      checkpoint = compact.note(origin: JournalOrigin.name(election: electionID, device: device), size: end)
    }
    return JournalSegment(device: device, start: start, run: run, checkpoint: checkpoint)
  }
}
