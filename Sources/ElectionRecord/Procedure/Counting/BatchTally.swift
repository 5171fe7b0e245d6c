/// Votes found for one person.
public struct NamedVotes: WireMessage, Codable {
  public var name = ""
  public var votes = 0

  public init() {}

  public init(_ name: String, _ votes: Int) {
    self.name = name
    self.votes = votes
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &name)
    try fields.count(2, &votes)
  }
}

/// What a batch gave for one contest.
public struct ContestTally: WireMessage, Codable {
  public var contest = ""
  /// Valid papers of which this contest's part alone is void (按职位认定); 0 where validity is of the whole paper.
  public var void = 0
  public var votes: [NamedVotes] = []
  /// 另选他人, by the name that was written.
  public var writeIns: [NamedVotes] = []
  /// Choices left unused.
  public var undervotes = 0

  public init() {}

  public init(contest: String, void: Int = 0, votes: [NamedVotes], writeIns: [NamedVotes] = [], undervotes: Int) {
    self.contest = contest
    self.void = void
    self.votes = votes
    self.writeIns = writeIns
    self.undervotes = undervotes
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &contest)
    try fields.count(2, &void)
    try fields.messages(3, &votes)
    try fields.messages(4, &writeIns)
    try fields.count(5, &undervotes)
  }
}

/// What one session found in one batch (计票): one keying.
public struct BatchTally: WireMessage, Codable {
  public var batch = ""
  /// Which keying of the batch it is, from 1; two independent ones must agree.
  public var keying = 0
  /// Who counted.
  public var session = ""
  /// Papers. What is in none of the four classes is unclassified.
  public var valid = 0
  public var invalid = 0
  public var blank = 0
  /// Put aside for the committee and not decided yet.
  public var doubtful = 0
  public var contests: [ContestTally] = []

  public init() {}

  public init(
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

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.text(1, &batch)
    try fields.count(2, &keying)
    try fields.text(3, &session)
    try fields.count(4, &valid)
    try fields.count(5, &invalid)
    try fields.count(6, &blank)
    try fields.count(7, &doubtful)
    try fields.messages(8, &contests)
  }

  /// Papers in one of the four classes.
  public var classified: Int { valid + invalid + blank + doubtful }

  /// Whether both say the same of the batch, in whatever order they list it.
  public func agrees(with other: BatchTally) -> Bool { figures == other.figures }

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
