/// Whether enough representatives came to the assembly that elects (到会人数).
package struct MeetingQuorum: Equatable, Sendable {
  /// Who was due and who came, in persons; nil where nobody wrote it down.
  package let expected: Int?
  package let present: Int?
  package let rule: Cited<Fraction>

  /// How many must be present.
  package var needed: Int? { expected.map { rule.value.least(of: $0) } }

  /// Nil while the attendance is not known.
  package var isReached: Bool? {
    guard let expected, let present else { return nil }
    return rule.value.isReached(by: present, of: expected)
  }

  /// - Parameter rule: The part of those due that must be present, at least.
  package init(present: Int?, of expected: Int?, atLeast rule: Cited<Fraction>) {
    self.expected = expected
    self.present = present
    self.rule = rule
  }

  /// The quorum of a meeting; nil for one that elects nobody, and where the law is silent.
  package init?(_ meeting: Meeting, in election: Election) {
    guard meeting.kind == .polling, election.mode == .representatives,
      let rule = election.procedure?.results.representativesPresent
    else { return nil }
    self.init(present: meeting.present, of: meeting.expected, atLeast: rule)
  }
}
