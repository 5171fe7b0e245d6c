/// 裁定: what two officers decided on a case.
package struct Ruling: WireMessage {
  package var caseClass = CaseClass.provisional
  /// The voter of the case, or nil for a case about a device.
  package var voter: RollNumber?
  /// The device of the case, or nil for a case about a voter.
  package var device: DeviceID?
  package var verdicts: [Verdict] = []
  package var officers: [String] = []
  package var reason = ""
  /// Sites whose journals were out, and could have denied the decision, when the officers made it.
  package var awaited: [SiteID] = []
  /// Whether it puts an earlier ruling on the same entries right.
  package var corrects = false

  /// The sites for which the officers did not wait, where they had an envelope opened.
  package var insistedOn: [SiteID] { verdicts.contains { $0.decision == .accepted } ? awaited : [] }

  package init() {}

  package init(
    caseClass: CaseClass, voter: RollNumber?, device: DeviceID?, verdicts: [Verdict], officers: [String],
    reason: String, awaited: [SiteID] = [], corrects: Bool = false
  ) {
    self.corrects = corrects
    self.caseClass = caseClass
    self.voter = voter
    self.device = device
    self.verdicts = verdicts
    self.officers = officers
    self.reason = reason
    self.awaited = awaited
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.knownCode(1, "class", &caseClass)
    try fields.voter(2, "voter", &voter)
    try fields.device(3, "device", &device)
    try fields.messages(4, "verdicts", &verdicts, .required)
    try fields.texts(5, "officers", &officers)
    try fields.text(6, "reason", &reason)
    try fields.sites(7, "awaited", &awaited, .optional.items(Election.sitesMax))
    try fields.flag(8, "corrects", &corrects, .optional)
  }
}

/// 更正划名: two officers take back a mark that names the wrong voter, after its site has closed.
///
/// The paper that was handed over stays where it is: on its site's account, and in its box or its envelope. The entry
/// itself is the mark of who was really served. It moves no right. One that names nobody gives way to a later one.
package struct MarkTakenBack: WireMessage {
  /// The mark's entry.
  package var device = DeviceID(rawValue: 0)
  package var sequence: UInt32 = 0
  /// Whom the mark names.
  package var voter: RollNumber = 0
  /// Who was handed the paper; nil where nobody can tell, and where none was handed over.
  package var served: RollNumber?
  package var officers: [String] = []
  package var reason = ""
  /// The number of the envelope that the mark's paper was sealed in; nil for an ordinary paper.
  package var envelope: String?
  /// Whether no paper was handed over at all.
  package var withoutPaper = false

  package init() {}

  package init(
    mark: EntryID, voter: RollNumber, served: Served, envelope: String? = nil, officers: [String], reason: String
  ) {
    (device, sequence) = (mark.device, mark.sequence)
    self.voter = voter
    self.served = served.voter
    withoutPaper = served == .nobody
    self.envelope = envelope
    self.officers = officers
    self.reason = reason
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.device(1, "device", &device)
    try fields.sequence(2, "sequence", &sequence)
    try fields.voter(3, "voter", &voter)
    try fields.voter(4, "served", &served)
    try fields.texts(5, "officers", &officers)
    try fields.text(6, "reason", &reason)
    var number = envelope ?? ""
    try fields.text(7, "envelope", &number, .optional)
    envelope = number.isEmpty ? nil : number
    try fields.flag(8, "withoutPaper", &withoutPaper)
    try fields.demand(8, !withoutPaper || served == nil)
  }

  /// Who was handed the paper.
  package var whoWasServed: Served { served.map(Served.voter) ?? (withoutPaper ? .nobody : .unknown) }

  /// Whether a later entry on the same mark speaks instead: who was served may be found out, and is final then.
  func givesWay(to later: MarkTakenBack) -> Bool {
    served == nil && later.voter == voter && (later.envelope == nil) == (envelope == nil)
  }
}

/// Who was handed the paper of a mark that names the wrong voter.
package enum Served: Equatable, Sendable {
  case voter(RollNumber)
  /// A paper was handed over, and nobody can tell to whom.
  case unknown
  /// No paper was handed over at all.
  case nobody

  package var voter: RollNumber? {
    if case .voter(let number) = self { return number }
    return nil
  }
}

/// A decision on a run of entries of one device.
package struct Verdict: WireMessage, Hashable {
  /// What officers said of an entry; the numbers are the wire format.
  package enum Decision: UInt8, Sendable, CaseIterable { case accepted = 1, refused = 2, acknowledged = 3 }

  package var device = DeviceID(rawValue: 0)
  package var first: UInt32 = 0
  package var count: UInt32 = 0
  package var decision = Decision.acknowledged

  package init() {}

  package init(device: DeviceID, first: UInt32, count: UInt32 = 1, decision: Decision) {
    self.device = device
    self.first = first
    self.count = count
    self.decision = decision
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.device(1, "device", &device)
    try fields.sequence(2, "first", &first)
    try fields.sequence(3, "count", &count)
    var number = Int(decision.rawValue)
    try fields.count(4, "decision", &number)
    let known = UInt8(exactly: number).flatMap { Decision(rawValue: $0) }
    try fields.demand(4, known != nil)
    decision = known ?? decision
  }

  /// The first entry that it speaks of.
  package var entry: EntryID { EntryID(device: device, sequence: first) }

  /// Whether the verdict speaks of `entry`.
  package func covers(_ entry: EntryID) -> Bool { entry.device == device && covers(entry.sequence) }

  /// Whether the verdict speaks of the entry at `sequence` of its device's journal.
  func covers(_ sequence: UInt32) -> Bool { sequence >= first && sequence - first < count }
}
