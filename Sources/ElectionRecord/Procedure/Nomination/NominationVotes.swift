/// Who was named for one office, and on how many forms (提名得票). A later record of the office takes its place.
public struct NominationVotes: WireMessage, Codable {
  /// One nominee.
  public struct Line: WireMessage, Codable {
    public var name = ""
    /// The nominee's own number on the roll, where it is known.
    public var voter: RollNumber?
    /// Forms that name the nominee; nil where a meeting put names forward in this order without a vote.
    public var votes: Int?

    public init() {}

    public init(name: String, voter: RollNumber? = nil, votes: Int?) {
      self.name = name
      self.voter = voter
      self.votes = votes
    }

    public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
      try fields.text(1, &name)
      try fields.voter(2, &voter)
      try fields.optionalCount(3, &votes)
    }
  }

  public var contest = ""
  public var lines: [Line] = []
  /// 重新投票: these votes part nominees who had the same number of votes.
  public var isRevote = false

  public init() {}

  public init(contest: String, lines: [Line], isRevote: Bool = false) {
    self.contest = contest
    self.lines = lines
    self.isRevote = isRevote
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &contest)
    try fields.messages(2, &lines)
    try fields.flag(3, &isRevote)
  }
}
