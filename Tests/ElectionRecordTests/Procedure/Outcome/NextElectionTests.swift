import ElectionRecord
import Testing

@Suite struct NextElectionTests {
  private static let day = CalendarDay(number: 14_700)

  private func next(_ kind: ElectionType, _ hall: CountFixture, day: CalendarDay = Self.day) throws -> Election {
    try NextElection.election(
      kind, on: day, after: ResultDetermination.of(hall.register), of: hall.register.election,
      registered: hall.register.registeredCount)
  }

  @Test func theOpenSeatsAndThoseNotElectedMakeASupplementaryPoll() throws {
    let hall = try ResultDeterminationTests.hall(chair: [60, 30], members: [70, 40, 20])
    let next = try next(.supplementary, hall)
    #expect(next.type == .supplementary && next.pollingDay == Self.day && next.id == "fixture-supplementary")
    #expect(next.contests.map(\.id) == ["member"] && next.contests.map(\.seats) == [1])
    #expect(next.contests.first?.candidates.map(\.name) == ["丁", "戊"])
    let first = hall.register.election
    #expect(next.sites.map(\.id) == first.sites.map(\.id) && next.sites.allSatisfy { $0.days == [Self.day] })
    #expect(next.roll == first.roll && next.mode == first.mode && next.policy == first.policy)
    #expect(next.profile == first.profile && next.procedure == first.procedure)
  }

  /// Who is in office beside them goes along, and not to an election that is held again.
  @Test func whoStaysInOfficeIsNamedThere() throws {
    let hall = try ResultDeterminationTests.hall(chair: [60, 30], members: [70, 40, 20])
    let result = ResultDetermination.of(hall.register)
    let inOffice = hall.register.inOffice(result, OutcomeBook(hall.register))
    #expect(inOffice.members.map(\.name) == result.contests.flatMap(\.elected))
    let next = try NextElection.election(
      .supplementary, on: Self.day, after: result, of: hall.register.election, registered: 10, inOffice: inOffice)
    #expect(next.inOffice == inOffice)
    let again = try NextElection.election(
      .general, on: Self.day, after: result, of: hall.register.election, registered: 10, inOffice: inOffice)
    #expect(again.inOffice == nil)
  }

  /// A supplementary poll that is held again keeps its threshold, and who is in office beside it.
  @Test(
    arguments: [(.supplementary, .supplementary), (.byElection, .byElection), (nil, .general)]
      as [(ElectionType?, ElectionType)])
  func whatIsHeldAgainIsWhatItWas(_ type: ElectionType?, _ next: ElectionType) throws {
    let hall = try ResultDeterminationTests.hall(type: type, chair: [60, 30], members: [70, 40, 20])
    var election = hall.register.election
    election.inOffice = InOffice(members: [Candidate(name: "壬", voter: nil)], supervisors: [])
    let again = try NextElection.election(
      .general, on: Self.day, after: ResultDetermination.of(hall.register), of: election, registered: 10)
    #expect(again.type == next && again.inOffice == election.inOffice && again.contests == election.contests)
  }

  @Test(arguments: [(nil, 2), (1, 2), (2, 3)] as [(Int?, Int)])
  func theProfileSaysHowManyStand(surplus: Int?, count: Int) throws {
    let rules = ProcedureProfile.rules(nomination: { $0.surplusHeadMin = surplus.map { Cited($0, "a") } })
    let written = [NamedVotes("己", 12), NamedVotes("庚", 3)]
    let hall = try ResultDeterminationTests.hall(rules, chair: [40, 30], members: [70, 60, 20], writeIns: written)
    let names = try next(.supplementary, hall).contests.first?.candidates.map(\.name)
    #expect(names == Array(["甲", "乙", "己", "庚"].prefix(count)))
  }

  /// Nobody stands for 委员 and voters write names in, or none; the two seats are open all the same.
  @Test(arguments: [([], []), ([NamedVotes("己", 12), NamedVotes("庚", 3)], ["己", "庚"])] as [([NamedVotes], [String])])
  func aContestWithoutCandidatesLeavesItsSeatsOpen(written: [NamedVotes], names: [String]) throws {
    var hall = CountFixture(
      contests: [CountFixture.chair, CountFixture.contest("member", "委员", seats: 2, [])])
    hall.openBoxes()
    try hall.batch("P", "R1", "R2", papers: 100)
    let left = 200 - written.reduce(0) { $0 + $1.votes }
    try hall.accept(
      "P", valid: 100,
      [
        .chair(60, 30, of: 100),
        ContestTally(contest: "member", votes: [], writeIns: written, undervotes: left),
      ])
    let members = try #require(ResultDetermination.of(hall.register).contests.last)
    #expect(!members.isOpen && members.shortfall == 2 && members.openSeats == 2)
    #expect(hall.box.report().uncountedContests(in: hall.register.election).isEmpty)
    let vacancy = SeatVacant(contest: "member", seats: 1, reason: "人数已够", officers: ["x", "y"])
    #expect(hall.refusal(.vacancy(vacancy)) == nil)
    let next = try next(.supplementary, hall)
    #expect(next.contests.map(\.id) == ["member"] && next.contests.map(\.seats) == [2])
    #expect(next.contests.first?.candidates.map(\.name) == names)
  }

  @Test func equalVotesAtTheEndOfTheListStandTogether() throws {
    let hall = try ResultDeterminationTests.hall(members: [40, 20, 20])
    #expect(try next(.supplementary, hall).contests.first?.candidates.count == 3)
    let written = [NamedVotes("己", 30)]
    let chair = try ResultDeterminationTests.hall(chair: [40, 30], writeIns: written)
    #expect(try next(.supplementary, chair).contests.first?.candidates.map(\.name) == ["甲", "乙", "己"])
  }

  @Test func thoseTiedMakeARunoffOfTheirSeats() throws {
    let hall = try ResultDeterminationTests.hall(members: [70, 60, 60])
    let next = try next(.runoff, hall)
    #expect(next.type == .runoff && next.contests.map(\.seats) == [1])
    #expect(next.contests.first?.candidates.map(\.name) == ["丁", "戊"])
    #expect(throws: Refusal.self) { try self.next(.supplementary, hall) }
  }

  @Test func whatDoesNotFollowIsRefused() throws {
    let filled = try ResultDeterminationTests.hall()
    for (kind, code) in [
      (ElectionType.supplementary, "noSeatOpen"), (.runoff, "nobodyTied"), (.recall, "notFromResult"),
      (.byElection, "nobodyLeft"),
    ] {
      let refusal = #expect(throws: Refusal.self) { try next(kind, filled) }
      #expect(refusal?.code == code)
    }
    let open = try ResultDeterminationTests.hall(members: [70, 40, 20])
    let polling = try #require(CalendarDay("2010-03-16"))
    let early = #expect(throws: Refusal.self) { try next(.supplementary, open, day: polling) }
    #expect(early?.code == "nextTooEarly")
    #expect(try next(.supplementary, open, day: polling.adding(days: 1)).pollingDay == polling.adding(days: 1))
    let void = try ResultDeterminationTests.hall(papers: 60, chair: [40, 10], members: [20, 10, 5])
    #expect(throws: Refusal.self) { try self.next(.supplementary, void) }
  }

  /// Where the members of households are named, they are the community's voters: `init` asks for that figure.
  @Test func theElectorateOfHouseholdsIsWhomTheRollNames() throws {
    let hall = try ResultDeterminationTests.hall(chair: [60, 30], members: [70, 40, 20])
    func electorate(_ mode: ElectionMode, people: Int) throws -> Int {
      let next = try NextElection.election(
        .supplementary, on: Self.day, after: ResultDetermination.of(hall.register), of: Self.election(hall, mode),
        registered: 100, people: people)
      return next.electorate
    }
    #expect(try electorate(.households, people: 260) == 260)
    #expect(try electorate(.households, people: 100) == 300 && electorate(.representatives, people: 0) == 300)
    #expect(try electorate(.voters, people: 0) == 100)
  }

  private static func election(_ hall: CountFixture, _ mode: ElectionMode) -> Election {
    let first = hall.register.election
    return Election(
      format: first.format, id: first.id, name: first.name, mode: mode, policy: first.policy, electorate: 300,
      roll: first.roll, profile: first.profile, polls: first.polls, sites: first.sites, contests: first.contests,
      procedure: first.procedure)
  }
}
