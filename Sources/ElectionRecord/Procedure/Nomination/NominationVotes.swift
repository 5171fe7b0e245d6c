/// Who was named for one office, and on how many forms (提名得票). A later record of the office takes its place.
package struct NominationVotes: WireMessage, Codable {
  /// One nominee.
  package struct Line: WireMessage, Codable {
    package var name = ""
    /// The nominee's own number on the roll, where it is known.
    package var voter: RollNumber?
    /// Forms that name the nominee; nil where a meeting put names forward in this order without a vote.
    package var votes: Int?

    package init() {}

    package init(name: String, voter: RollNumber? = nil, votes: Int?) {
      self.name = name
      self.voter = voter
      self.votes = votes
    }

    package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
      try fields.text(1, "name", &name)
      try fields.voter(2, "voter", &voter)
      try fields.count(3, "votes", &votes)
      fields.remark("source")
    }
  }

  package var contest = ""
  package var lines: [Line] = []
  /// 重新投票: these votes part nominees who had the same number of votes.
  package var isRevote = false

  package init() {}

  package init(contest: String, lines: [Line], isRevote: Bool = false) {
    self.contest = contest
    self.lines = lines
    self.isRevote = isRevote
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.messages(2, "nominees", &lines, .required.items(Election.candidatesMax))
    try fields.flag(3, "revote", &isRevote, .optional)
  }
}
