/// What became of a result (选举结果): seats left open, further polls, demands for a recall.
package enum OutcomeRecord: Equatable, Sendable, Codable {
  /// 空缺: seats stay vacant.
  case vacancy(SeatVacant)
  /// 另行选举、重新投票、补选: a further poll was called.
  case further(FurtherPoll)
  /// 罢免要求: signatures were handed in.
  case petition(RecallPetition)
  /// 罢免表决: a demand was voted on.
  case recallVote(RecallVote)
  /// 推选居务监督委员会.
  case supervisors(SupervisorsElected)
  /// 当选无效.
  case annulled(ElectionAnnulled)
  /// 职务终止.
  case ended(OfficeEnded)
}

extension OutcomeRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "seatVacant", Self.vacancy) { if case .vacancy(let record) = $0 { record } else { nil } },
    Kind(2, "furtherPoll", Self.further) { if case .further(let record) = $0 { record } else { nil } },
    Kind(3, "recallPetition", Self.petition) { if case .petition(let record) = $0 { record } else { nil } },
    Kind(4, "recallVote", Self.recallVote) { if case .recallVote(let record) = $0 { record } else { nil } },
    Kind(5, "supervisors", Self.supervisors) { if case .supervisors(let record) = $0 { record } else { nil } },
    Kind(6, "electionAnnulled", Self.annulled) { if case .annulled(let record) = $0 { record } else { nil } },
    Kind(7, "officeEnded", Self.ended) { if case .ended(let record) = $0 { record } else { nil } },
  ]
}

/// Seats of a contest stay vacant (空缺) although nobody was elected to them.
package struct SeatVacant: WireMessage, Codable {
  package var contest = ""
  package var seats = 1
  package var reason = ""
  /// Those of the committee who decided.
  package var officers: [String] = []

  package init() {}

  package init(contest: String, seats: Int, reason: String, officers: [String]) {
    self.contest = contest
    self.seats = seats
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.count(2, "seats", &seats, .optional.within(1...1000))
    try fields.text(3, "reason", &reason)
    try fields.texts(4, "officers", &officers)
  }
}

/// A further poll was called: a supplementary one, a run-off of those tied, or a by-election.
package struct FurtherPoll: WireMessage, Codable {
  package var kind = ElectionType.supplementary
  /// Its polling day.
  package var day = CalendarDay(number: 0)
  /// What it fills.
  package var contests: [String] = []
  package var note = ""

  package init() {}

  package init(_ kind: ElectionType, day: CalendarDay, contests: [String], note: String = "") {
    self.kind = kind
    self.day = day
    self.contests = contests
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.code(1, "kind", &kind)
    try fields.day(2, "day", &day)
    try fields.texts(3, "contests", &contests, .identifier.items(Election.contestsMax))
    try fields.text(4, "note", &note, .optional)
  }
}

/// Who demands a recall (罢免); stable in JSON and on the wire.
package enum Petitioner: String, Sendable, Codable, CaseIterable {
  case voters, representatives
  /// 户的代表.
  case households
}

/// A demand for a recall was handed in (罢免要求), with how many signed it.
package struct RecallPetition: WireMessage, Codable {
  /// The demand's name.
  package var id = ""
  /// Whom it concerns.
  package var person = ""
  package var by = Petitioner.voters
  /// Signatures found good, in persons.
  package var signatures = 0
  /// How many might have signed.
  package var of = 0
  /// When it was handed in.
  package var day = CalendarDay(number: 0)
  /// The ground in a few words; a later demand on the same ground names it alike.
  package var ground = ""
  /// 申辩意见: what the person says to it; empty where nothing was handed in.
  package var statement = ""

  package init() {}

  package init(
    id: String, person: String, by: Petitioner, signatures: Int, of: Int, day: CalendarDay, ground: String,
    statement: String = ""
  ) {
    self.statement = statement
    self.id = id
    self.person = person
    self.by = by
    self.signatures = signatures
    self.of = of
    self.day = day
    self.ground = ground
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &id, .identifier)
    try fields.text(2, "person", &person)
    try fields.code(3, "by", &by, .optional)
    try fields.count(4, "signatures", &signatures)
    try fields.count(5, "of", &of)
    try fields.day(6, "day", &day)
    try fields.text(7, "ground", &ground)
    try fields.text(8, "statement", &statement, .optional)
  }
}

/// A demand was voted on (罢免表决).
package struct RecallVote: WireMessage, Codable {
  package var petition = ""
  package var day = CalendarDay(number: 0)
  /// Whether the person was recalled.
  package var passed = false

  package init() {}

  package init(petition: String, day: CalendarDay, passed: Bool) {
    self.petition = petition
    self.day = day
    self.passed = passed
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "id", &petition, .identifier)
    try fields.day(2, "day", &day)
    try fields.flag(3, "passed", &passed)
  }
}

/// What was recorded of outcomes, by kind, in the order of the hall's journal.
package struct OutcomeBook: Equatable, Sendable {
  package private(set) var vacancies: [SeatVacant] = []
  package private(set) var further: [FurtherPoll] = []
  package private(set) var petitions: [RecallPetition] = []
  package private(set) var recallVotes: [RecallVote] = []
  package private(set) var supervisors: [SupervisorsElected] = []
  package private(set) var annulled: [ElectionAnnulled] = []
  package private(set) var ended: [OfficeEnded] = []

  package init(_ register: Register) {
    for recorded in register.procedure(\.outcome) {
      switch recorded.record {
      case .vacancy(let vacancy): vacancies.append(vacancy)
      case .further(let poll): further.append(poll)
      case .petition(let petition): petitions.append(petition)
      case .recallVote(let vote): recallVotes.append(vote)
      case .supervisors(let elected): supervisors.append(elected)
      case .annulled(let election): annulled.append(election)
      case .ended(let office): ended.append(office)
      }
    }
  }

  /// Seats of a contest that officers left vacant.
  package func leftVacant(in contest: String) -> Int {
    vacancies.filter { $0.contest == contest }.reduce(0) { $0 + $1.seats }
  }

  /// Whose election to a contest was found void.
  func annulledNames(in contest: String) -> FoldedSet {
    FoldedSet(annulled.filter { $0.contest == contest }.map(\.person))
  }

  func petition(_ id: String) -> RecallPetition? { petitions.first { $0.id.folded == id.folded } }

  func vote(on petition: String) -> RecallVote? { recallVotes.first { $0.petition.folded == petition.folded } }
}

extension OutcomeBook {
  /// The elections found void of those whom the result elects; the others lost their seat when figures were put right.
  package func voided(in result: ResultDetermination) -> [ElectionAnnulled] {
    annulled.filter { void in
      result.contests.contains { outcome in
        outcome.contest == void.contest
          && outcome.lines.contains { $0.outcome == .annulled && $0.name.folded == void.person.folded }
      }
    }
  }
}
