import Testing

@testable import ElectionRecord

/// Votes, write-ins and unused choices of a contest against its valid papers.
@Suite struct TallyFitTests {
  /// Sixty voters at two boxes, fifty of whom voted; one chair, two candidates.
  private static func fiftyPapers(seats: Int = 1, received: Int = 30) -> RegisterBuilder {
    let chair = Contest(
      id: "chair", office: BilingualText("chair"), seats: seats,
      candidates: [Candidate(name: "甲", voter: nil), Candidate(name: "乙", voter: nil)])
    var script = RegisterBuilder(.fixture(sites: "R1:1 R2:1", contests: [chair]), roll: "R1:30 R2:30")
    script.open("R1", papers: received)
    script.open("R2", papers: 30)
    for voter in RollNumber(1)...25 { script.cast("R1", voter) }
    for voter in RollNumber(31)...55 { script.cast("R2", voter) }
    script.close("R1", "R2", unused: 5)
    script.merge("R1", "R2")
    return script
  }

  private static func counted(seats: Int = 1, received: Int = 30) -> RegisterBuilder {
    var script = fiftyPapers(seats: seats, received: received)
    for site in ["R1", "R2"] { script.count(site, returned: 25, valid: 25) }
    return script
  }

  private static let table: [(votes: [Int], writeIns: Int, undervotes: Int, seats: Int, difference: Int, doubt: Int)] =
    [
      ([31, 17], 1, 1, 1, 0, 0), ([32, 160], 1, 1, 1, 144, 50), ([3, 31], 1, 1, 1, -14, 14),
      ([0, 31], 0, 0, 1, -19, 19), ([49, 51], 0, 0, 1, 50, 50), ([60, 40], 0, 0, 2, 10, 10), ([50, 49], 1, 0, 2, 0, 0),
      ([60, 39], 0, 1, 2, 10, 10), ([50, 0], 50, 0, 2, 0, 0),
    ]

  @Test(arguments: table)
  func theVotesComeToSeatsTimesPapers(
    row: (votes: [Int], writeIns: Int, undervotes: Int, seats: Int, difference: Int, doubt: Int)
  ) {
    var script = Self.counted(seats: row.seats)
    script.tally(
      "chair", ["甲": row.votes[0], "乙": row.votes[1]], writeIns: row.writeIns, undervotes: row.undervotes)
    let report = script.report()
    let found = Finding(code: .tallyDiffers, site: nil, contest: "chair", count: row.difference, explanation: nil)
    #expect(report.findings == (row.difference == 0 ? [] : [found]))
    #expect(report.exposure.allSatisfy { $0.papersInDoubt == row.doubt })
    if row.seats == 1 { #expect(report.exposure.contains(where: \.couldChange) == (row.difference != 0)) }
    #expect(report.hindrances(in: script.election).isEmpty == (row.difference == 0))
  }

  @Test func votesEnteredBeforeThePapersAreCheckedWhenTheseAreCounted() {
    var script = Self.fiftyPapers()
    script.tally("chair", ["甲": 3, "乙": 31], writeIns: 1, undervotes: 1)
    #expect(script.report().findings.isEmpty)
    let first = BoxCount(site: "R1", returned: 25, valid: 25, invalid: 0)
    #expect(script.misfits(.counted(first)).isEmpty)
    script.hall(.counted(first))
    let last = BoxCount(site: "R2", returned: 25, valid: 25, invalid: 0)
    guard case .contest(let fit) = script.misfits(.counted(last)).first else {
      Issue.record("the last box shows that the votes do not fit")
      return
    }
    #expect((fit.found, fit.due) == (36, 50))
  }

  @Test func officersExplainOneContestAndNotAnother() {
    var script = Self.counted()
    script.tally("chair", ["甲": 3, "乙": 31], writeIns: 1, undervotes: 1)
    for (contest, isExplained) in [("other", false), ("chair", true)] {
      script.hall(
        .findingExplained(
          Explanation(code: .tallyDiffers, site: nil, contest: contest, text: "recounted", officers: ["甲", "乙"])))
      #expect(script.report().findings.allSatisfy { $0.explained == isExplained })
    }
    // What is explained still counts against the seats.
    #expect(script.report().exposure.map(\.papersInDoubt) == [14])
  }

  /// 1050 typed for 30: what is missing from the account cannot all have been in a box with 25 papers.
  @Test func papersInDoubtAreNeverMoreThanCanHaveBeenInTheBox() {
    var script = Self.counted(received: 1050)
    script.tally("chair", ["甲": 31, "乙": 17], writeIns: 1, undervotes: 1)
    let report = script.report()
    #expect(report.findings.map(\.count) == [-1020])
    #expect(report.exposure.map(\.papersInDoubt) == [25])
  }

  @Test func nobodyIsElectedBelowTheQuorum() {
    var script = Self.fiftyPapers()
    script.count("R1", returned: 25, valid: 25)
    script.count("R2", returned: 5, valid: 5)
    script.tally("chair", ["甲": 20, "乙": 10])
    let report = script.report()
    #expect(report.turnout == Turnout(registered: 60, returned: 30, needed: 31))
    #expect(report.results.flatMap(\.lines).allSatisfy { !$0.elected })
    #expect(report.hindrances(in: script.election).contains(.turnoutMissed(returned: 30, needed: 31)))
  }
}

/// What a person types against what is known already.
@Suite struct FitRuleTests {
  private static func site(papers: Int?) -> RegisterBuilder {
    var election = Election.fixture(sites: "R1:1 S1:2")
    election = election.withPapers(papers)
    return RegisterBuilder(election, roll: "R1:6 S1:4")
  }

  @Test(arguments: [(20, 20, true), (200, 20, false), (19, 20, false), (11, nil, false), (10, nil, true)])
  func papersAtOpeningFitThePlan(papers: Int, planned: Int?, fits: Bool) {
    let script = Self.site(papers: planned)
    let misfits = script.misfits(.opened(Opening(site: "R1", papers: papers)), in: "R1")
    #expect(misfits.isEmpty == fits)
    if !fits {
      let most = Misfit.moreThan(papers: papers, most: 10)
      #expect(misfits == [planned.map { .planned(papers: papers, planned: $0) } ?? most])
    }
  }

  @Test(arguments: [(94, false), (95, true), (96, false)])
  func unusedPapersFitTheBooks(unused: Int, fits: Bool) {
    var script = Self.site(papers: 100)
    script.open("R1", papers: 100)
    for voter in RollNumber(1)...5 { script.cast("R1", voter) }
    let misfits = script.misfits(.closed(Closing(unused: unused, casts: 5)), in: "R1")
    #expect(misfits == (fits ? [] : [.unused("R1", unused: unused, expected: 95)]))
  }

  @Test func aBoxHasNoMorePapersThanWereIssuedAndNoFewerThanAreClassed() {
    var script = Self.site(papers: 100)
    script.open("R1", papers: 100)
    for voter in RollNumber(1)...5 { script.cast("R1", voter) }
    script.close("R1")
    #expect(
      script.misfits(.counted(BoxCount(site: "R1", returned: 6, valid: 6, invalid: 0)))
        == [.overIssued("R1", returned: 6, issued: 5)])
    #expect(
      script.misfits(.counted(BoxCount(site: "R1", returned: 4, valid: 4, invalid: 1)))
        == [.overReturned("R1", classified: 5, returned: 4)])
    #expect(
      script.misfits(.counted(BoxCount(site: "R1", returned: 2, valid: 2, invalid: 0)))
        == [.few("R1", returned: 2, issued: 5)])
    #expect(script.misfits(.counted(BoxCount(site: "R1", returned: 3, valid: 3, invalid: 0))).isEmpty)
    // Papers that are not classed yet are no mistake.
    let first = BoxCount(site: "R1", returned: 5, valid: 0, invalid: 0)
    #expect(script.misfits(.counted(first)).isEmpty)
    script.hall(.counted(first))
    let classed = BoxCount(site: "R1", returned: 5, valid: 4, invalid: 1)
    #expect(script.misfits(.counted(classed)).isEmpty)
    script.hall(.counted(classed))
    let again = BoxCount(site: "R1", returned: 5, valid: 5, invalid: 0)
    #expect(script.misfits(.counted(again)) == [.recounted(before: classed, now: again)])
  }

  /// Of a laptop with two histories nobody knows what it left, and nobody is asked.
  @Test(arguments: [(95, false, false), (94, false, true), (96, false, true), (95, true, false), (94, true, false)])
  func whatALostLaptopLeftIsWhatTheNextOneOpensWith(papers: Int, isForked: Bool, isAsked: Bool) {
    var script = Self.site(papers: 100)
    script.open("R1", papers: 100)
    for voter in RollNumber(1)...3 { script.cast("R1", voter) }
    if isForked { script.fork("R1", at: Int(script.size("R1")), as: "R1'") }
    for voter in RollNumber(4)...5 { script.cast("R1", voter) }
    if isForked { script.cast("R1'", 6) }
    script.revoke("R1", at: script.size("R1"))
    script.enrol("next", at: "R1")
    let misfits = script.misfits(.opened(Opening(site: "R1", papers: papers)), in: "next")
    let zh = misfits.compactMap { misfit in if case .question(let text) = misfit { text.zh } else { nil } }
    #expect(zh.count == misfits.count && zh.map { $0.contains("应剩 95 张") } == (isAsked ? [true] : []))
  }

  @Test func onePaperInABoxOfWhichNoneWasIssuedIsAskedAbout() {
    var script = Self.site(papers: 100)
    script.open("R1", papers: 100)
    script.close("R1")
    #expect(
      script.misfits(.counted(BoxCount(site: "R1", returned: 1, valid: 1, invalid: 0)))
        == [.overIssued("R1", returned: 1, issued: 0)])
  }
}

extension RegisterBuilder {
  /// What would not fit if it were recorded.
  func misfits(_ body: EntryBody, in name: String = "hall") -> [Misfit] {
    let register = register()
    guard let journal = register.journalIndices(of: Self.device(name)).first else { return [] }
    return FitRule.misfits(of: [body], poll: 0, journal: journal, in: register)
  }
}

extension Election {
  /// The same election with so many papers planned for every site.
  func withPapers(_ papers: Int?) -> Election {
    Election(
      format: format, id: id, name: name, mode: mode, policy: policy, electorate: electorate, roll: roll,
      profile: profile, polls: polls,
      sites: sites.map {
        Site(id: $0.id, kind: $0.kind, stage: $0.stage, name: $0.name, areas: $0.areas, papers: papers)
      }, contests: contests)
  }
}
