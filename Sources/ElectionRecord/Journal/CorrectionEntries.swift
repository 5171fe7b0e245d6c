/// 更正数字: two officers put a figure right. The entry that it corrects stays as it is, and both are shown.
package struct FigureCorrection: WireMessage {
  /// What the entry should have said.
  package enum Figures: Equatable, Sendable {
    /// Papers received at opening.
    case opening(papers: Int)
    /// Unused papers at closing.
    case closing(unused: Int)
    case box(BoxCount)
    /// Papers of a batch.
    case batch(papers: Int)
    case tally(Tally)
  }

  /// What was entered wrong: in a site's journal or in the hall's.
  package var entry = EntryID(device: DeviceID(rawValue: 0), sequence: 0)
  private var parts = Parts(.opening(papers: 0))
  package var reason = ""
  package var officers: [String] = []

  package init() {}

  package init(entry: EntryID, figures: Figures, reason: String, officers: [String]) {
    self.entry = entry
    parts = Parts(figures)
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.corrected(&entry, &reason, &officers)
    try fields.count(5, "papers", &parts.papers)
    try fields.count(6, "unused", &parts.unused)
    try fields.messages(7, "box", &parts.boxes, .optional)
    try fields.count(8, "batchPapers", &parts.batchPapers)
    try fields.messages(9, "tally", &parts.tallies, .optional)
    try fields.demand(5, parts.given.count == 1)
  }

  /// What stands instead.
  package var figures: Figures { parts.given.last ?? .opening(papers: 0) }
}

extension RecordFields {
  /// Fields 1 to 4 of what two officers put right: the entry, the reason, and who they are.
  mutating func corrected(
    _ entry: inout EntryID, _ reason: inout String, _ officers: inout [String]
  ) throws(Failure) {
    var (device, sequence) = (entry.device, entry.sequence)
    try self.device(1, "device", &device)
    try self.sequence(2, "sequence", &sequence)
    entry = EntryID(device: device, sequence: sequence)
    try text(3, "reason", &reason)
    try texts(4, "officers", &officers)
  }
}

/// The figures as they stand on the wire: one of the parts is there.
private struct Parts: Equatable, Sendable {
  var papers: Int?
  var unused: Int?
  var boxes: [BoxCount] = []
  var batchPapers: Int?
  var tallies: [Tally] = []

  init(_ figures: FigureCorrection.Figures) {
    switch figures {
    case .opening(let papers): self.papers = papers
    case .closing(let unused): self.unused = unused
    case .box(let box): boxes = [box]
    case .batch(let papers): batchPapers = papers
    case .tally(let tally): tallies = [tally]
    }
  }

  var given: [FigureCorrection.Figures] {
    [
      papers.map(FigureCorrection.Figures.opening), unused.map(FigureCorrection.Figures.closing),
      batchPapers.map(FigureCorrection.Figures.batch),
    ].compactMap(\.self) + boxes.map(FigureCorrection.Figures.box) + tallies.map(FigureCorrection.Figures.tally)
  }
}

/// 更正宣布: two officers declare the report of another digest in place of the one that was declared.
package struct DeclarationCorrection: WireMessage {
  /// The place of the declaration in the hall's journal.
  package var sequence: UInt32 = 0
  package var digest = Digest32.zero
  package var officers: [String] = []
  package var reason = ""

  package init() {}

  package init(sequence: UInt32, digest: Digest32, officers: [String], reason: String) {
    self.sequence = sequence
    self.digest = digest
    self.officers = officers
    self.reason = reason
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.sequence(1, "sequence", &sequence)
    try fields.digest(2, "digest", &digest)
    try fields.texts(3, "officers", &officers)
    try fields.text(4, "reason", &reason)
  }
}
