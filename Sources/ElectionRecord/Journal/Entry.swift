/// One item of a journal (记录): what happened and when the device's clock said it happened.
///
/// The wire form is documented with vectors in `WireFormat.md`. An ordinary cast, by far the most frequent entry, takes
/// four to seven bytes.
package struct Entry: Equatable, Sendable {
  /// Seconds since the previous entry of the same journal (for the first one: since 1970 UTC) by the device's clock.
  /// Shown, never used to decide.
  package let elapsedSeconds: Int64
  /// Index of the poll in ``Election/polls``.
  package let poll: UInt8
  package let body: EntryBody

  package init(elapsedSeconds: Int64, poll: UInt8 = 0, body: EntryBody) {
    self.elapsedSeconds = elapsedSeconds
    self.poll = poll
    self.body = body
  }
}

/// What an entry records.
package enum EntryBody: Equatable, Sendable {
  // At a site.
  case opened(Opening)
  /// 领票划名: the voter was handed an ordinary paper; `proxy` is who held the pen for them, where someone did.
  case cast(voter: RollNumber, proxy: RollNumber?)
  /// 待核票: a paper sealed in a numbered envelope.
  case provisional(Provisional)
  case voided(Voiding)
  case replaced(Replacement)
  case closed(Closing)
  case incident(Incident)
  case signedIn(SignedIn)
  /// 已收会场日志: how many entries of the hall's journal the device holds. The marks that follow in its journal may rest
  /// on them, and on nothing that the hall wrote afterwards.
  case hallHeld(size: UInt32)
  case hallFollowed(DeviceID)

  // At a site or at the hall.
  case counted(BoxCount)
  case figuresCorrected(FigureCorrection)

  // At the hall.
  case electionDefined(ElectionDefinition)
  case deviceEnrolled(Enrolment)
  case deviceRevoked(Revocation)
  case rollAmended(RollAmendment)
  case rightAllotted(Allotment)
  case merged([JournalHead])
  case tallyEntered(Tally)
  case caseRuled(Ruling)
  case findingExplained(Explanation)
  case reconciliationReported(digest: Digest32)
  case resultDeclared(Declaration)
  case declarationCorrected(DeclarationCorrection)
  case markTakenBack(MarkTakenBack)
  case voterAdded(VoterAdded)
  /// 户代表更换: the row that stands for a household's number from now on.
  case representativeReplaced(VoterAdded)
  case hallSucceeded(HallSucceeded)
  case recoverySealed(RecoverySealed)

  /// A record of the procedure around the polls: mostly at the hall, some at a site.
  case procedure(ProcedureRecord)

  /// A kind that this program does not know, or bytes it cannot read: kept, relayed and reported.
  case unknown
}

/// What an entry is, without what it says: all that a public event log may tell.
package enum EntryKind: String, Sendable, CaseIterable {
  case opened, cast, provisional, voided, replaced, closed, incident, counted
  case electionDefined, deviceEnrolled, deviceRevoked, rollAmended, rightAllotted, merged, tallyEntered, caseRuled
  case findingExplained, reconciliationReported, resultDeclared
  case figuresCorrected, declarationCorrected
  case registration, calendar, nomination, staff, proxy, custody, counting, paper, outcome, withdrawal
  case hallHeld
  case markTakenBack
  case voterAdded
  case representativeReplaced
  case signedIn
  case hallFollowed, hallSucceeded, recoverySealed
  /// A later version of the program wrote it.
  case unknown
}

extension EntryBody {
  /// One row of the table of kinds.
  package typealias Kind = RecordKind<EntryBody>

  /// Every kind of the register but the marks, which have a form of their own: the number is the field of the entry
  /// message and never changes, the key is the ``EntryKind``'s.
  package static let kinds = [
    Kind(5, "opened", Self.opened) { if case .opened(let record) = $0 { record } else { nil } },
    Kind(6, "provisional", Self.provisional) { if case .provisional(let record) = $0 { record } else { nil } },
    Kind(7, "voided", Self.voided) { if case .voided(let record) = $0 { record } else { nil } },
    Kind(8, "replaced", Self.replaced) { if case .replaced(let record) = $0 { record } else { nil } },
    Kind(9, "closed", Self.closed) { if case .closed(let record) = $0 { record } else { nil } },
    Kind(10, "incident", Self.incident) { if case .incident(let record) = $0 { record } else { nil } },
    Kind(11, "counted", Self.counted) { if case .counted(let record) = $0 { record } else { nil } },
    Kind(
      12, "hallHeld", { (held: HallHeld) in .hallHeld(size: held.size) },
      message: { if case .hallHeld(let size) = $0 { HallHeld(size) } else { nil } }),
    Kind(
      13, "hallFollowed", { (followed: HallFollowed) in .hallFollowed(followed.hall) },
      message: { if case .hallFollowed(let hall) = $0 { HallFollowed(hall) } else { nil } }),
    Kind(16, "electionDefined", Self.electionDefined) {
      if case .electionDefined(let record) = $0 { record } else { nil }
    },
    Kind(17, "deviceEnrolled", Self.deviceEnrolled) {
      if case .deviceEnrolled(let record) = $0 { record } else { nil }
    },
    Kind(18, "deviceRevoked", Self.deviceRevoked) { if case .deviceRevoked(let record) = $0 { record } else { nil } },
    Kind(19, "rollAmended", Self.rollAmended) { if case .rollAmended(let record) = $0 { record } else { nil } },
    Kind(20, "rightAllotted", Self.rightAllotted) { if case .rightAllotted(let record) = $0 { record } else { nil } },
    Kind(
      21, "merged", { (merged: MergedHeads) in .merged(merged.heads) },
      message: { if case .merged(let heads) = $0 { MergedHeads(heads) } else { nil } }),
    Kind(22, "tallyEntered", Self.tallyEntered) { if case .tallyEntered(let record) = $0 { record } else { nil } },
    Kind(23, "caseRuled", Self.caseRuled) { if case .caseRuled(let record) = $0 { record } else { nil } },
    Kind(24, "findingExplained", Self.findingExplained) {
      if case .findingExplained(let record) = $0 { record } else { nil }
    },
    Kind(
      25, "reconciliationReported", { (report: ReportGiven) in .reconciliationReported(digest: report.digest) },
      message: { if case .reconciliationReported(let digest) = $0 { ReportGiven(digest) } else { nil } }),
    Kind(26, "resultDeclared", Self.resultDeclared) {
      if case .resultDeclared(let record) = $0 { record } else { nil }
    },
    Kind(27, "figuresCorrected", Self.figuresCorrected) {
      if case .figuresCorrected(let record) = $0 { record } else { nil }
    },
    Kind(28, "declarationCorrected", Self.declarationCorrected) {
      if case .declarationCorrected(let record) = $0 { record } else { nil }
    },
    Kind(29, "markTakenBack", Self.markTakenBack) {
      if case .markTakenBack(let record) = $0 { record } else { nil }
    },
    Kind(30, "voterAdded", Self.voterAdded) { if case .voterAdded(let record) = $0 { record } else { nil } },
    Kind(42, "representativeReplaced", Self.representativeReplaced) {
      if case .representativeReplaced(let record) = $0 { record } else { nil }
    },
    Kind(43, "signedIn", Self.signedIn) { if case .signedIn(let record) = $0 { record } else { nil } },
    Kind(44, "hallSucceeded", Self.hallSucceeded) { if case .hallSucceeded(let record) = $0 { record } else { nil } },
    Kind(45, "recoverySealed", Self.recoverySealed) {
      if case .recoverySealed(let record) = $0 { record } else { nil }
    },
  ]

  /// The kind with its message; nil for a mark, a record of the procedure, and what is unknown.
  private var named: (kind: RecordKind<EntryBody>, message: any WireMessage)? {
    for kind in Self.kinds {
      if let message = kind.message(self) { return (kind, message) }
    }
    return nil
  }

  /// What the entry is.
  package var kind: EntryKind {
    switch self {
    case .cast: .cast
    case .procedure(let record): record.entryKind
    default: named.flatMap { EntryKind(rawValue: $0.kind.key) } ?? .unknown
    }
  }

  func write(to writer: inout WireWriter) {
    if case .procedure(let record) = self { record.write(to: &writer) }
    if let (kind, message) = named { writer.message(kind.number, message) }
  }

  static func decode(_ field: WireField) throws(WireError) -> EntryBody {
    if let kind = kinds.first(where: { $0.number == field.number }) { return try kind.read(field) }
    return try ProcedureRecord(field).map { .procedure($0) } ?? .unknown
  }

  /// Checks the texts and figures of a message of the register; those of the procedure have limits of their own.
  ///
  /// - Throws: ``Refusal`` for the first one that is out of bounds.
  package func checkLimits() throws(Refusal) {
    if let message = named?.message { try RecordLimits(linesMax: .max).check(message) }
  }
}
