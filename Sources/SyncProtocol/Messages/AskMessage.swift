package import ElectionRecord

/// A site's request for one voter's right (申领投票权), as it travels to the hall.
///
/// It proves nothing: the device that asks is the one that TLS has verified.
package struct AskRequest: Equatable, Sendable {
  /// The newest format this program speaks.
  package static let versionMax: UInt8 = 1
  /// The largest request or reply, in bytes.
  package static let bytesMax = 1024

  /// The first eight bytes of the election's digest.
  package let election: UInt64
  /// The poll's index in the election.
  package let poll: UInt8
  package let voter: RollNumber

  package init(election: UInt64, poll: UInt8, voter: RollNumber) {
    (self.election, self.poll, self.voter) = (election, poll, voter)
  }

  /// The request's bytes: 1 version, 2 election, 3 poll, 4 voter.
  package func encoded() -> [UInt8] {
    var writer = AskCoding.writer(election)
    writer.field(3, UInt64(poll))
    writer.field(4, UInt64(voter))
    return writer.bytes
  }

  /// Reads a request of `election`.
  ///
  /// - Throws: ``SyncError``.
  package init(decoding bytes: [UInt8], election: UInt64) throws(SyncError) {
    var poll: UInt8 = 0
    var voter: RollNumber = 0
    try AskCoding.read(bytes, election: election) { (field: WireField) throws(WireError) in
      switch field.number {
      case 3: poll = try field.integer()
      case 4: voter = try field.integer()
      default: break
      }
    }
    self.init(election: election, poll: poll, voter: voter)
  }
}

/// The hall's answer. It gives nothing by itself: the right is where the hall's journal says.
package enum AskReply: Equatable, Sendable {
  /// Where the voter was marked.
  package struct Marked: Equatable, Sendable {
    package let site: SiteID
    package let entry: EntryID

    package init(site: SiteID, entry: EntryID) {
      (self.site, self.entry) = (site, entry)
    }
  }

  /// The right is with the site, by what is in the hall's journal now.
  case given
  case refused(ReasonCode, marked: Marked?, right: SiteID?)

  /// The reply's bytes: 1 version, 2 election, 3 reason (none: given), 4 marked {1 site, 2 device, 3 sequence}, 5 the
  /// site that has the right.
  package func encoded(election: UInt64) -> [UInt8] {
    var writer = AskCoding.writer(election)
    guard case .refused(let reason, let marked, let right) = self else { return writer.bytes }
    writer.field(3, reason.rawValue)
    if let marked {
      writer.message(4) {
        $0.field(1, marked.site.rawValue)
        $0.field(2, marked.entry.device.bigEndianBytes)
        $0.field(3, UInt64(marked.entry.sequence))
      }
    }
    if let right { writer.field(5, right.rawValue) }
    return writer.bytes
  }

  /// Reads a reply of `election`.
  ///
  /// - Throws: ``SyncError``; a reason that this program does not know is malformed.
  package init(decoding bytes: [UInt8], election: UInt64) throws(SyncError) {
    var reason: ReasonCode?
    var marked: Marked?
    var right: SiteID?
    try AskCoding.read(bytes, election: election) { (field: WireField) throws(WireError) in
      switch field.number {
      case 3:
        reason = ReasonCode(rawValue: try field.text())
        if reason == nil { throw .invalidValue(field: field.number, at: field.offset) }
      case 4: marked = try Marked(field)
      case 5: right = SiteID(try field.text())
      default: break
      }
    }
    self = reason.map { .refused($0, marked: marked, right: right) } ?? .given
  }
}

extension AskReply.Marked {
  fileprivate init(_ field: WireField) throws(WireError) {
    var site = ""
    var device: DeviceID?
    var sequence: UInt32 = 0
    try field.message { (part: WireField) throws(WireError) in
      switch part.number {
      case 1: site = try part.text()
      case 2: device = try part.deviceID()
      case 3: sequence = try part.integer()
      default: break
      }
    }
    guard let device else { throw .invalidValue(field: field.number, at: field.offset) }
    self.init(site: SiteID(site), entry: EntryID(device: device, sequence: sequence))
  }
}

/// What both have in common: version and election come first, unknown fields are passed over.
private enum AskCoding {
  static func writer(_ election: UInt64) -> WireWriter {
    var writer = WireWriter()
    writer.field(1, UInt64(AskRequest.versionMax))
    writer.field(2, DeviceID(rawValue: election).bigEndianBytes)
    return writer
  }

  static func read(
    _ bytes: [UInt8], election: UInt64, _ each: (WireField) throws(WireError) -> Void
  ) throws(SyncError) {
    guard bytes.count <= AskRequest.bytesMax else { throw .tooLarge }
    var version: UInt8 = 0
    var tag: UInt64?
    var damage: Int?
    bytes.withUnsafeBytes { buffer in
      var reader = WireReader(buffer)
      do throws(WireError) {
        while let field = try reader.next() {
          switch field.number {
          case 1: version = try field.integer()
          case 2: tag = try field.deviceID().rawValue
          default: try each(field)
          }
        }
      } catch {
        damage = reader.offset
      }
    }
    guard version <= AskRequest.versionMax else { throw .futureVersion(found: version) }
    if let damage { throw .malformed(at: damage) }
    guard version >= 1, let tag else { throw .malformed(at: 0) }
    guard tag == election else { throw .foreignElection }
  }
}
