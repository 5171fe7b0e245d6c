/// One event of the count (唱票计票): who counts, what is counted together, and what was found.
///
/// Totals of a batch only: no record says what one paper holds (invariant S14).
package enum CountingRecord: Equatable, Sendable, Codable {
  /// 唱票组: three people began to count.
  case session(CountSession)
  /// 票批: papers of one or more boxes were put together to be counted.
  case batch(CountBatch)
  /// 计票: what one session found in a batch.
  case tally(BatchTally)
  /// 疑难票: papers were put aside for the committee.
  case referral(DoubtfulReferral)
  /// 疑难票认定: the committee decided on papers put aside.
  case decision(DoubtfulDecision)
}

extension CountingRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "countSession", Self.session) { if case .session(let record) = $0 { record } else { nil } },
    Kind(2, "countBatch", Self.batch) { if case .batch(let record) = $0 { record } else { nil } },
    Kind(3, "batchTally", Self.tally) { if case .tally(let record) = $0 { record } else { nil } },
    Kind(4, "doubtfulPapers", Self.referral) { if case .referral(let record) = $0 { record } else { nil } },
    Kind(5, "doubtfulDecided", Self.decision) { if case .decision(let record) = $0 { record } else { nil } },
  ]
}

/// Papers that are counted together (票批): those of one box, or of several that were mixed first (混票).
package struct CountBatch: WireMessage, Codable {
  /// The batch's name, used by its tallies.
  package var id = ""
  /// Whose boxes it holds, each whole.
  package var sites: [SiteID] = []
  /// How many papers were counted into it.
  package var papers = 0
  /// Which poll's papers.
  package var poll = PollID.main

  package init() {}

  package init(id: String, sites: [SiteID], papers: Int, poll: PollID = .main) {
    self.id = id
    self.sites = sites
    self.papers = papers
    self.poll = poll
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &id, .identifier)
    try fields.sites(2, "sites", &sites, .identifier.items(Election.sitesMax))
    try fields.count(3, "papers", &papers)
    try fields.poll(4, "poll", &poll)
    fields.remark("source")
  }

  /// Whether papers of several boxes were mixed, so that none of them can be counted by itself any more.
  package var isMixed: Bool { sites.count > 1 }
}

/// Three people who count together (唱票组).
package struct CountSession: WireMessage, Codable {
  /// The session's name, used by its tallies.
  package var id = ""
  /// 唱票人: reads the papers out.
  package var caller = ""
  /// 计票人: makes the tally marks.
  package var teller = ""
  /// 监票人: watches both.
  package var scrutineer = ""
  package var day: CalendarDay?

  package init() {}

  package init(id: String, caller: String, teller: String, scrutineer: String, day: CalendarDay? = nil) {
    self.id = id
    self.caller = caller
    self.teller = teller
    self.scrutineer = scrutineer
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &id, .identifier)
    try fields.text(2, "caller", &caller)
    try fields.text(3, "teller", &teller)
    try fields.text(4, "scrutineer", &scrutineer)
    try fields.day(5, "day", &day)
    fields.remark("source")
  }

  /// The three, in the order in which they sign.
  package var people: [String] { [caller, teller, scrutineer] }

  /// Who does what.
  var roles: [(role: StaffRole, name: String)] { [(.caller, caller), (.teller, teller), (.scrutineer, scrutineer)] }
}

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
      let named = lines.filter { $0.votes > 0 }.map { (name: $0.name.folded, votes: $0.votes) }
      return named.sorted { ($0.name, $0.votes) < ($1.name, $1.votes) }.map { NamedVotes($0.name.text, $0.votes) }
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
