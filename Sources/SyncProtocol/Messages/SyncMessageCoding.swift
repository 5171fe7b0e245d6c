import ElectionRecord

private enum MessageField {
  static let version = 1
  static let election = 2
  static let base = 3
  static let journal = 4
  static let hasFrontier = 5
  static let wants = 6
  static let segment = 7
  static let scope = 8
  static let succession = 9
}

extension SyncMessage {
  /// The message's bytes.
  ///
  /// - Parameter electionID: The election's name, from which checkpoints' origins follow.
  package func encoded(electionID: String) -> [UInt8] {
    var writer = WireWriter()
    writer.field(MessageField.version, UInt64(Self.versionMax))
    writer.field(MessageField.election, DeviceID(rawValue: election).bigEndianBytes)
    for device in scope.devices { writer.field(MessageField.scope, device.bigEndianBytes) }
    // A message that came without one is passed on without one.
    if !base.isEmpty { writer.field(MessageField.base, base) }
    if let frontier {
      writer.field(MessageField.hasFrontier, UInt64(1))
      for device in frontier.journals.keys.sorted() {
        writer.message(MessageField.journal) { Self.write(device, frontier.journals[device] ?? [], to: &$0) }
      }
    }
    for device in wants { writer.field(MessageField.wants, device.bigEndianBytes) }
    for note in successions { writer.field(MessageField.succession, note) }
    for segment in segments {
      writer.message(MessageField.segment) { SegmentCoding.write(segment, electionID: electionID, to: &$0) }
    }
    return writer.bytes
  }

  private static func write(_ device: DeviceID, _ branches: [WireFrontier.Branch], to writer: inout WireWriter) {
    writer.field(1, device.bigEndianBytes)
    for branch in branches {
      writer.message(2) {
        $0.field(1, UInt64(branch.size))
        $0.field(2, branch.root)
      }
    }
  }

  /// Reads a message within its limits.
  ///
  /// - Throws: ``SyncError``; nothing has been allocated beyond the message's own size.
  package init(decoding bytes: [UInt8], electionID: String, election: UInt64) throws(SyncError) {
    guard bytes.count <= Self.bytesMax else { throw .tooLarge }
    var draft = Draft()
    var failure: SyncError?
    bytes.withUnsafeBytes { buffer in
      do throws(SyncError) {
        try draft.read(buffer, electionID: electionID, election: election)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    self.init(
      election: election, scope: SyncScope(draft.scope), base: draft.base,
      frontier: draft.hasFrontier ? WireFrontier(journals: draft.journals) : nil, wants: draft.wants,
      segments: draft.segments, successions: draft.successions)
  }

  private struct Draft {
    var scope: [DeviceID] = []
    var base: [UInt8] = []
    var hasFrontier = false
    var journals: [DeviceID: [WireFrontier.Branch]] = [:]
    var wants: [DeviceID] = []
    var segments: [JournalSegment] = []
    var successions: [[UInt8]] = []

    mutating func read(
      _ buffer: UnsafeRawBufferPointer, electionID: String, election: UInt64
    ) throws(SyncError) {
      var reader = WireReader(buffer)
      var version: UInt8 = 0
      var tag: UInt64?
      do throws(WireError) {
        while let field = try reader.next() {
          switch field.number {
          case MessageField.version: version = try field.integer()
          case MessageField.election: tag = try field.deviceID().rawValue
          default: try read(field, electionID: electionID)
          }
        }
      } catch {
        if version > SyncMessage.versionMax { throw .futureVersion(found: version) }
        if case .runTooLarge = error { throw .segmentTooLarge(limitBytes: EntryRun.bytesMax) }
        throw .malformed(at: reader.offset)
      }
      guard version >= 1 else { throw .malformed(at: 0) }
      guard version <= SyncMessage.versionMax else { throw .futureVersion(found: version) }
      guard tag == election else { throw tag == nil ? .malformed(at: 0) : .foreignElection }
      guard journals.count <= SyncMessage.journalsMax, segments.count <= SyncMessage.segmentsMax,
        wants.count <= SyncMessage.journalsMax, successions.count <= HallChain.linksMax,
        scope.count <= SyncScope.devicesMax
      else { throw .tooLarge }
    }

    private mutating func read(_ field: WireField, electionID: String) throws(WireError) {
      switch field.number {
      case MessageField.base:
        base = Array(try field.bytes())
        guard base.count == SyncMessage.baseBytes else { throw .invalidValue(field: field.number, at: field.offset) }
      case MessageField.hasFrontier: hasFrontier = try field.integer(as: UInt8.self) == 1
      case MessageField.journal: try readJournal(field)
      case MessageField.scope: scope.append(try field.deviceID())
      case MessageField.wants: wants.append(try field.deviceID())
      case MessageField.succession: successions.append(Array(try field.bytes()))
      case MessageField.segment: segments.append(try SegmentCoding.read(field, electionID: electionID))
      default: break
      }
    }

    private mutating func readJournal(_ field: WireField) throws(WireError) {
      var device: DeviceID?
      var branches: [WireFrontier.Branch] = []
      try field.message { (part: WireField) throws(WireError) in
        switch part.number {
        case 1: device = try part.deviceID()
        case 2: branches.append(try WireFrontier.Branch(part))
        default: break
        }
      }
      guard let device, !branches.isEmpty, branches.count <= Frontier.branchesMax else {
        throw .invalidValue(field: field.number, at: field.offset)
      }
      journals[device] = branches
    }
  }
}

extension WireFrontier.Branch {
  fileprivate init(_ field: WireField) throws(WireError) {
    var size: UInt32 = 0
    var root: [UInt8] = []
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: size = try part.integer()
      case 2: root = Array(try part.bytes())
      default: break
      }
    }
    guard size > 0, root.count == 16 else { throw .invalidValue(field: field.number, at: field.offset) }
    self.init(size: size, root: root)
  }
}

extension WireField {
  /// The value as a device id of eight bytes.
  func deviceID() throws(WireError) -> DeviceID {
    let raw = try bytes()
    guard raw.count == 8 else { throw .invalidValue(field: number, at: offset) }
    return DeviceID(rawValue: raw.reduce(0) { $0 << 8 | UInt64($1) })
  }
}
