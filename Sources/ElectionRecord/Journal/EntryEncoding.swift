/// Field numbers of the entry message; the numbers are the format and never change.
enum EntryField {
  static let cast = 1
  static let elapsed = 2
  static let proxy = 3
  static let poll = 4
  static let opened = 5
  static let provisional = 6
  static let voided = 7
  static let replaced = 8
  static let closed = 9
  static let incident = 10
  static let counted = 11
  static let hallHeld = 12
  static let electionDefined = 16
  static let deviceEnrolled = 17
  static let deviceRevoked = 18
  static let rollAmended = 19
  static let rightAllotted = 20
  static let merged = 21
  static let tallyEntered = 22
  static let caseRuled = 23
  static let findingExplained = 24
  static let reconciliationReported = 25
  static let resultDeclared = 26
}

extension Entry {
  /// The largest entry, in bytes; a site may not write more and a peer may not send more.
  public static let bytesMax = 64 * 1024

  /// The entry's bytes as they are hashed, signed by checkpoints, stored and sent.
  public func encoded() -> [UInt8] {
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

extension EntryBody {
  fileprivate func write(to writer: inout WireWriter) {
    switch self {
    case .opened, .cast, .provisional, .voided, .replaced, .closed, .incident, .hallHeld, .counted:
      writeSiteBody(to: &writer)
    default: writeHallBody(to: &writer)
    }
  }

  private func writeSiteBody(to writer: inout WireWriter) {
    switch self {
    case .opened(let opening): writer.message(EntryField.opened) { opening.write(to: &$0) }
    case .provisional(let paper): writer.message(EntryField.provisional) { paper.write(to: &$0) }
    case .voided(let voiding): writer.message(EntryField.voided) { voiding.write(to: &$0) }
    case .replaced(let replacement): writer.message(EntryField.replaced) { replacement.write(to: &$0) }
    case .closed(let closing): writer.message(EntryField.closed) { closing.write(to: &$0) }
    case .incident(let incident): writer.message(EntryField.incident) { $0.field(1, incident.text) }
    case .counted(let count): writer.message(EntryField.counted) { count.write(to: &$0) }
    case .hallHeld(let size): writer.message(EntryField.hallHeld) { $0.field(1, UInt64(size)) }
    default: break
    }
  }

  private func writeHallBody(to writer: inout WireWriter) {
    switch self {
    case .electionDefined(let value): writer.message(EntryField.electionDefined) { value.write(to: &$0) }
    case .deviceEnrolled(let value): writer.message(EntryField.deviceEnrolled) { value.write(to: &$0) }
    case .deviceRevoked(let value): writer.message(EntryField.deviceRevoked) { value.write(to: &$0) }
    case .rollAmended(let value): writer.message(EntryField.rollAmended) { value.write(to: &$0) }
    case .rightAllotted(let value): writer.message(EntryField.rightAllotted) { value.write(to: &$0) }
    case .merged(let heads): writer.message(EntryField.merged) { $0.heads(heads) }
    case .tallyEntered(let value): writer.message(EntryField.tallyEntered) { value.write(to: &$0) }
    case .caseRuled(let value): writer.message(EntryField.caseRuled) { value.write(to: &$0) }
    case .findingExplained(let value): writer.message(EntryField.findingExplained) { value.write(to: &$0) }
    case .reconciliationReported(let digest):
      writer.message(EntryField.reconciliationReported) { $0.field(1, digest.bytes) }
    case .resultDeclared(let value):
      writer.message(EntryField.resultDeclared) {
        $0.field(1, value.digest.bytes)
        $0.texts(2, value.officers)
      }
    case .procedure(let record): record.write(to: &writer)
    default: break
    }
  }
}

extension WireWriter {
  mutating func texts(_ number: Int, _ values: [String]) {
    for value in values { field(number, Array(value.utf8)) }
  }

  mutating func heads(_ heads: [JournalHead], _ number: Int = 1) {
    for head in heads {
      message(number) {
        $0.field(1, head.device.bigEndianBytes)
        $0.field(2, UInt64(head.size))
        $0.field(3, head.root.bytes)
      }
    }
  }
}

extension DeviceID {
  /// The eight bytes of the id, as they stand on the wire.
  public var bigEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: rawValue >> UInt64(56 - 8 * $0)) }
  }
}

extension Opening {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, site.rawValue)
    writer.field(2, UInt64(papers))
    writer.texts(3, officers)
    writer.texts(4, seals)
    writer.field(5, UInt64(rollVersion))
  }
}

extension Provisional {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, UInt64(voter))
    writer.field(2, UInt64(proxy ?? 0))
    writer.field(3, envelope)
    writer.field(4, reason.rawValue)
  }
}

extension Voiding {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, UInt64(sequence))
    writer.field(2, reason)
    writer.field(3, paperMarked ? 1 : 0)
  }
}

extension Replacement {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, UInt64(sequence))
    writer.field(2, reason)
  }
}

extension Closing {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, UInt64(unused))
    writer.field(2, UInt64(casts))
    writer.texts(3, officers)
    writer.texts(4, seals)
  }
}

extension BoxCount {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, site.rawValue)
    writer.field(2, UInt64(returned))
    writer.field(3, UInt64(valid))
    writer.field(4, UInt64(invalid))
    writer.field(5, UInt64(blank))
  }
}

extension ElectionDefinition {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, electionID)
    writer.field(2, electionDigest.bytes)
    writer.field(3, rollDigest.bytes)
    writer.field(4, UInt64(registered))
    if let sitesDigest { writer.field(5, sitesDigest.bytes) }
  }
}

extension Enrolment {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, publicKey)
    writer.field(2, sealingKey)
    writer.field(3, site?.rawValue ?? "")
    if let certificate { writer.field(4, certificate.bytes) }
  }
}

extension Revocation {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, device.bigEndianBytes)
    writer.field(2, UInt64(size))
    writer.field(3, reason)
  }
}

extension RollAmendment {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, UInt64(voter))
    switch change {
    case .struckOff: writer.field(2, UInt64(1))
    case .restored: writer.field(2, UInt64(2))
    case .duplicateOf(let original):
      writer.field(2, UInt64(3))
      writer.field(3, UInt64(original))
    }
  }
}

extension Allotment {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, from.rawValue)
    writer.field(2, to.rawValue)
    writer.heads(upTo, 3)
    writer.field(4, UInt64(voter ?? 0))
  }
}

extension Tally {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, contest)
    for line in lines {
      writer.message(2) {
        $0.field(1, line.name)
        $0.field(2, UInt64(line.votes))
      }
    }
    writer.field(3, UInt64(writeIns))
    writer.field(4, UInt64(undervotes))
  }
}

extension Ruling {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, caseClass.rawValue)
    writer.field(2, UInt64(voter ?? 0))
    if let device { writer.field(3, device.bigEndianBytes) }
    for verdict in verdicts {
      writer.message(4) {
        $0.field(1, verdict.device.bigEndianBytes)
        $0.field(2, UInt64(verdict.first))
        $0.field(3, UInt64(verdict.count))
        $0.field(4, UInt64(verdict.decision.rawValue))
      }
    }
    writer.texts(5, officers)
    writer.field(6, reason)
  }
}

extension Explanation {
  fileprivate func write(to writer: inout WireWriter) {
    writer.field(1, code.rawValue)
    writer.field(2, site?.rawValue ?? "")
    writer.field(3, text)
    writer.texts(4, officers)
    writer.signedField(5, Int64(count ?? 0))
  }
}
