/// Where a voter whose household registration and home are apart (人户分离) votes.
package enum ResidenceChoice: String, Sendable, Codable, CaseIterable {
  /// 在本社区登记.
  case here
  /// 在外社区登记: the voter leaves this roll.
  case elsewhere
}

/// What shows that the voter is on no other roll.
package enum ResidenceProof: String, Hashable, Sendable, Codable, CaseIterable {
  /// 户籍地证明.
  case certificate
  /// 本人承诺书.
  case undertaking

  /// The word in a registration file.
  package var chineseName: String {
    switch self {
    case .certificate: "证明"
    case .undertaking: "承诺书"
    }
  }
}

/// A voter with a home and a household registration in two communities chose one of them.
package struct SeparatedResidence: WireMessage, Codable {
  package var voter: RollNumber = 0
  package var day = CalendarDay(number: 0)
  package var choice = ResidenceChoice.here
  /// The other community.
  package var community = ""
  /// Nil where the voter leaves this roll.
  package var proof: ResidenceProof?

  package init() {}

  package init(
    voter: RollNumber, day: CalendarDay, choice: ResidenceChoice, community: String, proof: ResidenceProof? = nil
  ) {
    self.voter = voter
    self.day = day
    self.choice = choice
    self.community = community
    self.proof = proof
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    try fields.day(2, "day", &day)
    try fields.code(3, "choice", &choice)
    try fields.text(4, "community", &community, .required.characters(RollLimits.standard.fieldBytesMax))
    try fields.code(5, "proof", &proof)
  }
}

/// A voter who is entitled by having lived here (暂住) or worked here (社区工作者), and not by household registration.
package struct EntitledSince: WireMessage, Codable {
  package var voter: RollNumber = 0
  package var day = CalendarDay(number: 0)
  /// Since when the voter has lived or worked here.
  package var since = CalendarDay(number: 0)

  package init() {}

  package init(voter: RollNumber, day: CalendarDay, since: CalendarDay) {
    self.voter = voter
    self.day = day
    self.since = since
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    try fields.day(2, "day", &day)
    try fields.day(3, "since", &since)
  }
}
