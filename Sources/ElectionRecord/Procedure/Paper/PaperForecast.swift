/// What a line of a keyed list will come to, by what is known here; shown before anything is recorded.
package enum PaperForecast: Equatable, Sendable {
  case ordinary
  /// The voter was marked before: a case.
  case alsoMarked(Mark)
  /// An envelope of the voter waits: the ordinary paper counts, and a case tells of the envelope.
  case envelopePending(Mark)
  /// The right lies elsewhere: recorded all the same, since the paper was handed over, with a case.
  case rightElsewhere(SiteID?)
  /// A case.
  case struckOff
  /// A case, where the number is kept.
  case notOnRoll
}

extension PaperRule {
  /// What will become of a line in the journal at index `journal`.
  package static func forecast(
    _ line: PaperList.Line, journal: Int, poll: UInt8, in register: Register
  ) -> PaperForecast {
    guard register.isOnRoll(line.voter) else { return .notOnRoll }
    let facts = register.admissionFacts(
      for: CastRequest(voter: line.voter, proxy: line.proxy), journal: journal, poll: poll)
    if facts.struckOff { return .struckOff }
    if let mark = facts.marked ?? facts.listed { return .alsoMarked(mark) }
    if let mark = facts.pendingEnvelope { return .envelopePending(mark) }
    return facts.policy == .shared || facts.holdsRight ? .ordinary : .rightElsewhere(facts.right)
  }
}
