/// Consecutive entries of one journal as they are stored and sent: each entry's length as a varint, then its bytes.
package struct EntryRun: Equatable, Sendable {
  package let bytes: [UInt8]
  /// Entries in the run.
  package let count: Int

  /// The largest run one segment may carry, in bytes.
  package static let bytesMax = 256 * 1024

  /// An empty run.
  package static let empty = EntryRun(checked: [], count: 0)

  private init(checked bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
  }

  /// A run of already encoded entries.
  package init(entries: [[UInt8]]) {
    var writer = WireWriter()
    for entry in entries {
      writer.varint(UInt64(entry.count))
      writer.raw(entry)
    }
    self.init(checked: writer.bytes, count: entries.count)
  }

  /// Several runs in a row as one.
  package init(joining runs: [EntryRun]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(runs.reduce(0) { $0 + $1.bytes.count })
    for run in runs { bytes += run.bytes }
    self.init(checked: bytes, count: runs.reduce(0) { $0 + $1.count })
  }

  /// Checks that `bytes` is a whole run.
  ///
  /// - Throws: ``WireError`` when a length runs past the end or beyond ``Entry/bytesMax``, or an entry is empty.
  package init(bytes: [UInt8]) throws(WireError) {
    var count = 0
    var failure: WireError?
    bytes.withUnsafeBytes { buffer in
      var reader = WireReader(buffer)
      do throws(WireError) {
        while !reader.isAtEnd {
          let start = reader.offset
          let length = try reader.varint()
          guard length > 0, length <= UInt64(Entry.bytesMax) else { throw .invalidValue(field: 0, at: start) }
          _ = try reader.slice(length)
          count += 1
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    self.init(checked: bytes, count: count)
  }

  /// Calls `body` with each entry's bytes in order.
  @inline(__always)
  package func forEach(_ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { buffer in
      var reader = WireReader(buffer)
      while let entry = Self.nextEntry(&reader) { body(entry) }
    }
  }

  @inline(__always)
  private static func nextEntry(_ reader: inout WireReader) -> UnsafeRawBufferPointer? {
    guard !reader.isAtEnd else { return nil }
    do throws(WireError) {
      return try reader.slice(try reader.varint())
    } catch {
      preconditionFailure("a checked run became unreadable")
    }
  }

  /// The entries as separate byte arrays.
  package var entries: [[UInt8]] {
    var result: [[UInt8]] = []
    result.reserveCapacity(count)
    forEach { result.append(Array($0)) }
    return result
  }

  /// The run without its first `dropped` entries.
  package func dropFirst(_ dropped: Int) -> EntryRun {
    guard dropped > 0 else { return self }
    guard dropped < count else { return .empty }
    var offset = 0
    bytes.withUnsafeBytes { buffer in
      var reader = WireReader(buffer)
      for _ in 0..<dropped { _ = Self.nextEntry(&reader) }
      offset = reader.offset
    }
    return EntryRun(checked: Array(bytes[offset...]), count: count - dropped)
  }

  /// The run's first `kept` entries.
  package func prefix(_ kept: Int) -> EntryRun {
    guard kept < count else { return self }
    guard kept > 0 else { return .empty }
    var offset = 0
    bytes.withUnsafeBytes { buffer in
      var reader = WireReader(buffer)
      for _ in 0..<kept { _ = Self.nextEntry(&reader) }
      offset = reader.offset
    }
    return EntryRun(checked: Array(bytes[..<offset]), count: kept)
  }

  /// The run in parts of at most `bytesMax` bytes; an entry larger than that is a part of its own.
  package func split(bytesMax: Int) -> [EntryRun] {
    guard bytes.count > bytesMax else { return [self] }
    var parts: [EntryRun] = []
    var pending: [[UInt8]] = []
    var size = 0
    for entry in entries {
      let entrySize = EntryRun(entries: [entry]).bytes.count
      if !pending.isEmpty, size + entrySize > bytesMax {
        parts.append(EntryRun(entries: pending))
        (pending, size) = ([], 0)
      }
      pending.append(entry)
      size += entrySize
    }
    return parts + [EntryRun(entries: pending)]
  }

  /// The run followed by `other`.
  package func appending(_ other: EntryRun) -> EntryRun {
    EntryRun(checked: bytes + other.bytes, count: count + other.count)
  }
}
