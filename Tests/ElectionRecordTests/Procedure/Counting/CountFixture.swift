import ElectionRecord

/// An election with rules of its own, and a hall that records its count: the rules decide as they do in a node.
struct CountFixture {
  private(set) var box: RegisterBuilder

  /// Two boxes, a station and the hall; 主任 of one seat, 委员 of two.
  init(
    _ rules: ProcedureProfile? = nil, type: ElectionType? = nil, mode: ElectionMode = .voters,
    roll: String = "R1:60 R2:60",
    contests: [Contest] = [chair, members], majority: Threshold = .half(of: .returned),
    day: CalendarDay? = CalendarDay("2010-03-16")
  ) {
    // As a file of rules is read: what it says is what the register applies.
    let base = rules?.results.majorityBase?.value ?? majority.base
    let plain = Election.fixture(contests: contests, majority: .half(of: base))
    let election = Election(
      format: 1, id: plain.id, name: plain.name, mode: mode, policy: plain.policy, electorate: 120, roll: plain.roll,
      profile: plain.profile, polls: plain.polls, sites: plain.sites, contests: contests, type: type,
      pollingDay: day, procedure: rules)
    box = RegisterBuilder(election, roll: roll)
    for session in sessions { box.hall(.procedure(.counting(.session(session)))) }
  }

  static let chair = contest("chair", "主任", seats: 1, ["甲", "乙"])
  static let members = contest("member", "委员", seats: 2, ["丙", "丁", "戊"])

  static func contest(_ id: String, _ office: String, seats: Int, _ names: [String]) -> Contest {
    Contest(
      id: id, office: BilingualText(office), seats: seats, candidates: names.map { Candidate(name: $0, voter: nil) })
  }

  private let sessions = [
    CountSession(id: "A", caller: "唱", teller: "计一", scrutineer: "监"),
    CountSession(id: "B", caller: "唱", teller: "计二", scrutineer: "监"),
    CountSession(id: "C", caller: "唱", teller: "计三", scrutineer: "监"),
    CountSession(id: "D", caller: "唱", teller: "计四", scrutineer: "监"),
    CountSession(id: "A2", caller: "唱", teller: "计一", scrutineer: "监"),
  ]

  var register: Register { box.register() }

  mutating func record(_ record: CountingRecord) throws(Refusal) {
    try ProcedureRule.check(.counting(record), by: nil, in: register)
    box.hall(.procedure(.counting(record)))
  }

  mutating func record(_ record: OutcomeRecord) throws(Refusal) {
    try ProcedureRule.check(.outcome(record), by: nil, in: register)
    box.hall(.procedure(.outcome(record)))
  }

  /// The code with which a record is refused; nil where it may be written.
  func refusal(_ record: CountingRecord) -> String? {
    code { () throws(Refusal) in
      var copy = self
      try copy.record(record)
    }
  }

  func refusal(_ record: OutcomeRecord) -> String? {
    code { () throws(Refusal) in
      var copy = self
      try copy.record(record)
    }
  }

  private func code(_ body: () throws(Refusal) -> Void) -> String? {
    do throws(Refusal) {
      try body()
      return nil
    } catch {
      return error.code
    }
  }

  /// Forms a batch of those sites.
  mutating func batch(_ id: String, _ sites: String..., papers: Int) throws(Refusal) {
    try record(.batch(CountBatch(id: id, sites: sites.map { SiteID($0) }, papers: papers)))
  }

  /// Two tellers find the same.
  mutating func accept(_ id: String, valid: Int, invalid: Int = 0, blank: Int = 0, _ contests: [ContestTally]) throws {
    for (index, session) in ["A", "B"].enumerated() {
      try record(
        .tally(
          BatchTally(
            batch: id, keying: index + 1, session: session, valid: valid, invalid: invalid, blank: blank,
            contests: contests)))
    }
  }

  /// The two boxes opened, and the other sites had no papers.
  mutating func openBoxes() {
    box.open("R1", "R2")
    box.idle()
  }

  mutating func edit(_ change: (inout RegisterBuilder) -> Void) { change(&box) }
}

extension ContestTally {
  /// Votes of 主任's two candidates on so many valid papers; the rest is unused.
  static func chair(_ first: Int, _ second: Int, of valid: Int, writeIns: [NamedVotes] = []) -> ContestTally {
    let written = writeIns.reduce(0) { $0 + $1.votes }
    return ContestTally(
      contest: "chair", votes: [NamedVotes("甲", first), NamedVotes("乙", second)], writeIns: writeIns,
      undervotes: valid - first - second - written)
  }

  /// Votes of 委员's three candidates on so many valid papers; the rest is unused.
  static func members(_ votes: [Int], of valid: Int) -> ContestTally {
    ContestTally(
      contest: "member", votes: zip(["丙", "丁", "戊"], votes).map { NamedVotes($0, $1) },
      undervotes: 2 * valid - votes.reduce(0, +))
  }
}

extension ProcedureProfile {
  /// A profile of one place with the values that a test sets; every source names its rule.
  static func rules(
    staff: (inout StaffRules) -> Void = { _ in }, boxes: (inout BoxRules) -> Void = { _ in },
    ballots: (inout BallotRules) -> Void = { _ in }, results: (inout ResultRules) -> Void = { _ in },
    nomination: (inout NominationRules) -> Void = { _ in }
  ) -> ProcedureProfile {
    var (staffRules, boxRules, ballotRules) = (StaffRules(), BoxRules(), BallotRules())
    var (resultRules, nominationRules) = (ResultRules(), NominationRules())
    staff(&staffRules)
    boxes(&boxRules)
    ballots(&ballotRules)
    results(&resultRules)
    nomination(&nominationRules)
    return ProcedureProfile(
      id: "test", name: BilingualText("test"), nomination: nominationRules, staff: staffRules, boxes: boxRules,
      ballots: ballotRules, results: resultRules)
  }
}
