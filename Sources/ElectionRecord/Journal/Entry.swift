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
  /// 已收会场日志: how many entries of the hall's journal the device holds. The marks that follow in its journal may rest
  /// on them, and on nothing that the hall wrote afterwards.
  case hallHeld(size: UInt32)

  // At a site or at the hall.
  case counted(BoxCount)

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

  /// A record of the procedure around the polls: mostly at the hall, some at a site.
  case procedure(ProcedureRecord)

  /// A kind that this program does not know, or bytes it cannot read: kept, relayed and reported.
  case unknown
}
