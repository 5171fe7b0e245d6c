/// Votes found for one person.
package struct NamedVotes: WireMessage, Codable {
  package var name = ""
  package var votes = 0

  package init() {}

  package init(_ name: String, _ votes: Int) {
    self.name = name
    self.votes = votes
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "name", &name)
    try fields.count(2, "votes", &votes)
  }
}

/// What a batch gave for one contest.
package struct ContestTally: WireMessage, Codable {
  package var contest = ""
  /// Valid papers of which this contest's part alone is void (按职位认定); 0 where validity is of the whole paper.
  package var void = 0
  package var votes: [NamedVotes] = []
  /// 另选他人, by the name that was written.
  package var writeIns: [NamedVotes] = []
  /// Choices left unused.
  package var undervotes = 0

  package init() {}

  package init(contest: String, void: Int = 0, votes: [NamedVotes], writeIns: [NamedVotes] = [], undervotes: Int) {
    self.contest = contest
    self.void = void
    self.votes = votes
    self.writeIns = writeIns
    self.undervotes = undervotes
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.count(2, "void", &void, .optional)
    try fields.votes(3, "votes", &votes, .required)
    try fields.votes(4, "writeIns", &writeIns, .optional)
    try fields.count(5, "undervotes", &undervotes)
  }
}

/// What one session found in one batch (计票): one keying.
package struct BatchTally: WireMessage, Codable {
  package var batch = ""
  /// Which keying of the batch it is, from 1; two independent ones must agree.
  package var keying = 0
  /// Who counted.
  package var session = ""
  /// Papers. What is in none of the four classes is unclassified.
  package var valid = 0
  package var invalid = 0
  package var blank = 0
  /// Put aside for the committee and not decided yet.
  package var doubtful = 0
  package var contests: [ContestTally] = []

  package init() {}

  package init(
    batch: String, keying: Int, session: String, valid: Int, invalid: Int, blank: Int = 0, doubtful: Int = 0,
    contests: [ContestTally]
  ) {
    self.batch = batch
    self.keying = keying
    self.session = session
    self.valid = valid
    self.invalid = invalid
    self.blank = blank
    self.doubtful = doubtful
    self.contests = contests
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "batch", &batch, .identifier)
    try fields.count(2, "keying", &keying, .required.within(1...1000))
    try fields.text(3, "session", &session, .identifier)
    try fields.count(4, "valid", &valid)
    try fields.count(5, "invalid", &invalid)
    try fields.count(6, "blank", &blank, .optional)
    try fields.count(7, "doubtful", &doubtful, .optional)
    try fields.messages(8, "contests", &contests, .required.items(Election.contestsMax))
    fields.remark("source")
  }

  /// Papers in one of the four classes.
  package var classified: Int { valid + invalid + blank + doubtful }

  /// Whether both say the same of the batch, in whatever order they list it.
  package func agrees(with other: BatchTally) -> Bool { figures == other.figures }

  /// The tally without who made it and when, in one order and without names that nobody voted for.
  private var figures: BatchTally {
    func sorted(_ lines: [NamedVotes]) -> [NamedVotes] {
      lines.filter { $0.votes > 0 }.sorted { $0.name < $1.name }
    }
    var plain = self
    plain.batch = ""
    plain.keying = 0
    plain.session = ""
    plain.contests = contests.sorted { $0.contest < $1.contest }.map { contest in
      var plain = contest
      plain.votes = sorted(contest.votes)
      plain.writeIns = sorted(contest.writeIns)
      return plain
    }
    return plain
  }
}
