extension Entry {
  /// Reads an entry; bytes that this program does not understand become ``EntryBody/unknown`` and are kept by the
  /// caller.
  ///
  /// Reading never fails: the journal is signed as bytes, so what one version cannot read another still can.
  @inline(__always)
  package init(decoding buffer: UnsafeRawBufferPointer) {
    var reader = WireReader(buffer)
    do throws(WireError) {
      self = try Entry.decode(&reader)
    } catch {
      self = Entry(elapsedSeconds: 0, body: .unknown)
    }
  }

  /// Reads an entry from an array.
  package init(decoding bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Entry(decoding: $0) }
  }

  private static func decode(_ reader: inout WireReader) throws(WireError) -> Entry {
    var elapsed: Int64 = 0
    var poll: UInt8 = 0
    var voter: RollNumber = 0
    var proxy: RollNumber = 0
    var body: EntryBody?
    while let field = try reader.next() {
      switch field.number {
      case EntryField.cast: voter = try field.integer()
      case EntryField.elapsed: elapsed = try field.signed()
      case EntryField.proxy: proxy = try field.integer()
      case EntryField.poll: poll = try field.integer()
      default:
        guard body == nil else { throw .invalidValue(field: field.number, at: field.offset) }
        body = try EntryBody.decode(field)
      }
    }
    if voter != 0 {
      guard body == nil else { return Entry(elapsedSeconds: elapsed, poll: poll, body: .unknown) }
      body = .cast(voter: voter, proxy: proxy == 0 ? nil : proxy)
    }
    return Entry(elapsedSeconds: elapsed, poll: poll, body: body ?? .unknown)
  }
}

extension WireField {
  /// A whole number that fits a count of papers or votes.
  func count() throws(WireError) -> Int { Int(try integer(as: UInt32.self)) }

  func code<T: RawRepresentable<String>>(as type: T.Type = T.self) throws(WireError) -> T {
    guard let code = T(rawValue: try text()) else { throw .invalidValue(field: number, at: offset) }
    return code
  }
}
