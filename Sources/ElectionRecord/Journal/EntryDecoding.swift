extension Entry {
  /// Reads an entry; bytes that this program does not understand become ``EntryBody/unknown`` and are kept by the
  /// caller.
  ///
  /// Reading never fails: the journal is signed as bytes, so what one version cannot read another still can.
  @inline(__always)
  public init(decoding buffer: UnsafeRawBufferPointer) {
    var reader = WireReader(buffer)
    do throws(WireError) {
      self = try Entry.decode(&reader)
    } catch {
      self = Entry(elapsedSeconds: 0, body: .unknown)
    }
  }

  /// Reads an entry from an array.
  public init(decoding bytes: [UInt8]) {
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

extension EntryBody {
  fileprivate static func decode(_ field: WireField) throws(WireError) -> EntryBody {
    switch field.number {
    case EntryField.opened: return .opened(try Opening(field))
    case EntryField.provisional: return .provisional(try Provisional(field))
    case EntryField.voided: return .voided(try Voiding(field))
    case EntryField.replaced: return .replaced(try Replacement(field))
    case EntryField.closed: return .closed(try Closing(field))
    case EntryField.incident: return .incident(try Incident(field))
    case EntryField.counted: return .counted(try BoxCount(field))
    case EntryField.hallHeld: return .hallHeld(size: try field.hallSize())
    default: return try decodeHall(field)
    }
  }

  private static func decodeHall(_ field: WireField) throws(WireError) -> EntryBody {
    switch field.number {
    case EntryField.electionDefined: return .electionDefined(try ElectionDefinition(field))
    case EntryField.deviceEnrolled: return .deviceEnrolled(try Enrolment(field))
    case EntryField.deviceRevoked: return .deviceRevoked(try Revocation(field))
    case EntryField.rollAmended: return .rollAmended(try RollAmendment(field))
    case EntryField.rightAllotted: return .rightAllotted(try Allotment(field))
    case EntryField.merged: return .merged(try field.heads())
    case EntryField.tallyEntered: return .tallyEntered(try Tally(field))
    case EntryField.caseRuled: return .caseRuled(try Ruling(field))
    case EntryField.findingExplained: return .findingExplained(try Explanation(field))
    case EntryField.reconciliationReported:
      return .reconciliationReported(digest: try Declaration(field).digest)
    case EntryField.resultDeclared: return .resultDeclared(try Declaration(field))
    default: return try ProcedureRecord(field).map { .procedure($0) } ?? .unknown
    }
  }
}

extension WireField {
  /// A whole number that fits a count of papers or votes.
  func count() throws(WireError) -> Int { Int(try integer(as: UInt32.self)) }

  func digest() throws(WireError) -> Digest32 {
    guard let digest = Digest32(bytes: Array(try bytes())) else { throw .invalidValue(field: number, at: offset) }
    return digest
  }

  func device() throws(WireError) -> DeviceID {
    let raw = try bytes()
    guard raw.count == 8 else { throw .invalidValue(field: number, at: offset) }
    return DeviceID(rawValue: raw.reduce(0) { $0 << 8 | UInt64($1) })
  }

  func code<T: RawRepresentable<String>>(as type: T.Type = T.self) throws(WireError) -> T {
    guard let code = T(rawValue: try text()) else { throw .invalidValue(field: number, at: offset) }
    return code
  }

  func head() throws(WireError) -> JournalHead {
    var device = DeviceID(rawValue: 0)
    var size: UInt32 = 0
    var root = Digest32.zero
    try message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: device = try part.device()
      case 2: size = try part.integer()
      case 3: root = try part.digest()
      default: break
      }
    }
    return JournalHead(device: device, size: size, root: root)
  }

  func hallSize() throws(WireError) -> UInt32 {
    var size: UInt32 = 0
    try message { (part: WireField) throws(WireError) in
      if part.number == 1 { size = try part.integer() }
    }
    return size
  }

  func heads() throws(WireError) -> [JournalHead] {
    var heads: [JournalHead] = []
    try message { (part: WireField) throws(WireError) in
      if part.number == 1 { heads.append(try part.head()) }
    }
    return heads
  }
}

extension Opening {
  fileprivate init(_ field: WireField) throws(WireError) {
    var site = ""
    var papers = 0
    var officers: [String] = []
    var seals: [String] = []
    var rollVersion = 0
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: site = try part.text()
      case 2: papers = try part.count()
      case 3: officers.append(try part.text())
      case 4: seals.append(try part.text())
      case 5: rollVersion = try part.count()
      default: break
      }
    }
    self.init(site: SiteID(site), papers: papers, officers: officers, seals: seals, rollVersion: rollVersion)
  }
}

extension Provisional {
  fileprivate init(_ field: WireField) throws(WireError) {
    var voter: RollNumber = 0
    var proxy: RollNumber = 0
    var envelope = ""
    var reason = ReasonCode.rightElsewhere
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: voter = try part.integer()
      case 2: proxy = try part.integer()
      case 3: envelope = try part.text()
      case 4: reason = try part.code()
      default: break
      }
    }
    self.init(voter: voter, proxy: proxy == 0 ? nil : proxy, envelope: envelope, reason: reason)
  }
}

extension Voiding {
  fileprivate init(_ field: WireField) throws(WireError) {
    var sequence: UInt32 = 0
    var reason = ""
    var marked = false
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: sequence = try part.integer()
      case 2: reason = try part.text()
      case 3: marked = try part.count() != 0
      default: break
      }
    }
    self.init(sequence: sequence, reason: reason, paperMarked: marked)
  }
}

extension Replacement {
  fileprivate init(_ field: WireField) throws(WireError) {
    var sequence: UInt32 = 0
    var reason = ""
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: sequence = try part.integer()
      case 2: reason = try part.text()
      default: break
      }
    }
    self.init(sequence: sequence, reason: reason)
  }
}

extension Closing {
  fileprivate init(_ field: WireField) throws(WireError) {
    var unused = 0
    var casts = 0
    var officers: [String] = []
    var seals: [String] = []
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: unused = try part.count()
      case 2: casts = try part.count()
      case 3: officers.append(try part.text())
      case 4: seals.append(try part.text())
      default: break
      }
    }
    self.init(unused: unused, casts: casts, officers: officers, seals: seals)
  }
}

extension Incident {
  fileprivate init(_ field: WireField) throws(WireError) {
    var text = ""
    try field.message { (part: WireField) throws(WireError) in
      if part.number == 1 { text = try part.text() }
    }
    self.init(text: text)
  }
}

extension BoxCount {
  fileprivate init(_ field: WireField) throws(WireError) {
    var site = ""
    var numbers = [0, 0, 0, 0]
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: site = try part.text()
      case 2...5: numbers[part.number - 2] = try part.count()
      default: break
      }
    }
    self.init(
      site: SiteID(site), returned: numbers[0], valid: numbers[1], invalid: numbers[2], blank: numbers[3])
  }
}
