import ElectionRecord
import Testing

/// A laptop is lost with its marks, or has not arrived: its box is not forgotten, and nothing rests on what is missing.
/// Voters 1 to 6 have their right at R1, 7 to 12 at R2.
@Suite struct LostLaptopTests {
  private static let chair = Contest(
    id: "chair", office: BilingualText("主任"), seats: 1,
    candidates: ["甲", "乙"].map { Candidate(name: $0, voter: nil) })
  private var box = RegisterBuilder(lawful, roll: "R1:6 R2:6")

  /// More papers than were issued void the poll.
  private static let lawful: Election = {
    let plain = Election.fixture(sites: "R1:1 R2:1", contests: [chair])
    return Election(
      format: 1, id: plain.id, name: plain.name, mode: .voters, policy: .shared, electorate: 0, roll: plain.roll,
      profile: plain.profile, polls: plain.polls, sites: plain.sites, contests: plain.contests,
      procedure: .rules(ballots: { $0.accountBase = Cited(.issued, "第四十四条") }))
  }()

  /// Seven came to R1, `marks` of R2's four are known; nil where nothing of R2 ever arrived.
  private mutating func vote(marks: Int?) {
    box.open("R1")
    if marks != nil { box.open("R2") }
    for voter in 1...7 { box.cast("R1", RollNumber(voter)) }
    for voter in 8..<(8 + (marks ?? 0)) { box.cast("R2", RollNumber(voter)) }
    box.close("R1")
    box.count("R1", returned: 7, valid: 7)
  }

  /// R2's laptop is lost, and officers let its marks stand.
  private mutating func lose(marks: Int?) throws {
    vote(marks: marks)
    box.revoke("R2", at: box.size("R2"))
    try box.rule(.deviceRevoked, .accept)
  }

  private mutating func explain(_ count: Int) {
    box.hall(
      .findingExplained(
        Explanation(
          code: .papersOverIssued, site: "R2", text: "按纸质名册", officers: ["甲", "乙"], count: count)))
  }

  private func hindrances() -> [String] {
    let register = box.register()
    let held = register.journals.compactMap { journal -> JournalCoverage? in
      guard let site = journal.site else { return nil }
      return JournalCoverage(
        device: journal.device, site: register.election.sites[site].id, size: .max, root: .zero,
        closed: register.isClosed(journal.device))
    }
    return Reconciliation.report(register, coverage: held).hindrances(in: register.election).map(\.code)
  }

  @Test(arguments: [nil, 0] as [Int?]) mutating func theBoxOfALostLaptopMustBeCounted(marks: Int?) throws {
    try lose(marks: marks)
    box.tally("chair", ["甲": 4, "乙": 3])
    #expect(box.report().lostMarks == ["R2"] && box.report().uncountedSites == ["R2"])
    #expect(box.report().total.returned == nil && box.report().turnout.reached == nil)
    #expect(box.report().results.allSatisfy { $0.lines.allSatisfy { !$0.elected } })
    #expect(hindrances() == ["papersUncounted"])
    #expect(ResultDetermination.of(box.register()).isValid == nil)
    box.count("R2", returned: 0, valid: 0)
    #expect(hindrances() == [])
    #expect(ResultDetermination.of(box.register()).isValid == true)
  }

  /// Papers without a mark are what two officers explain, and no reason to void the votes of the others.
  @Test mutating func papersWithoutAMarkAreExplained() throws {
    try lose(marks: 2)
    box.count("R2", returned: 4, valid: 4)
    box.tally("chair", ["甲": 9, "乙": 2])
    #expect(box.report().findings.map(\.code) == [.papersOverIssued])
    #expect(ResultDetermination.of(box.register()).isValid == nil)
    #expect(hindrances() == ["findingsUnexplained"])
    explain(1)
    #expect(ResultDetermination.of(box.register()).isValid == nil)
    explain(2)
    #expect(ResultDetermination.of(box.register()).isValid == true)
    #expect(box.report().exposure.map(\.papersInDoubt) == [2] && hindrances() == [])
    box.tally("chair", ["甲": 6, "乙": 5])
    #expect(hindrances() == ["seatsCouldChange"])
  }

  /// One paper more than was marked is a mark that was lost, as many are.
  @Test(arguments: [(2, []), (3, ["R2"])] as [(Int, [SiteID])])
  mutating func onePaperWithoutAMarkShowsThatMarksWereLost(returned: Int, lost: [SiteID]) throws {
    box.open("R1", "R2", papers: 12)
    for voter in RollNumber(8)...9 { box.cast("R2", voter) }
    box.revoke("R2", at: box.size("R2"))
    try box.rule(.deviceRevoked, .accept)
    box.enrol("R2b", at: "R2")
    box.open("R2b", papers: 10)
    box.close("R1", "R2b")
    box.count("R2", returned: returned, valid: returned)
    #expect(box.report().lostMarks == lost)
  }

  /// A new laptop takes the lost one's papers over: 8 of 10 are left, so two were handed out without a mark that came.
  @Test mutating func anotherLaptopMakesUpForTheMarksThatItEntersOnly() throws {
    box.open("R1", "R2", papers: 12)
    for voter in RollNumber(1)...7 { box.cast("R1", voter) }
    for voter in RollNumber(8)...9 { box.cast("R2", voter) }
    let envelope = box.envelope("R1", 10)
    box.close("R1")
    box.count("R1", returned: 7, valid: 7)
    box.revoke("R2", at: box.size("R2"))
    try box.rule(.deviceRevoked, .accept)
    box.enrol("R2n", at: "R2")
    #expect(box.misfits(.opened(Opening(site: "R2", papers: 10)), in: "R2n").isEmpty)
    #expect(box.misfits(.opened(Opening(site: "R2", papers: 8)), in: "R2n").count == 1)
    box.open("R2n", papers: 8)
    #expect(box.misfits(.closed(Closing(unused: 10, casts: 0)), in: "R2n").count == 1)
    var without = box
    without.close("R2n", unused: 8)
    without.count("R2", returned: 4, valid: 4)
    #expect(without.report().lostMarks == ["R2"] && !without.report().findings.isEmpty)
    #expect(without.report().cases.first { $0.entries == [envelope] }?.awaited == ["R2"])
    for voter in RollNumber(10)...11 { box.cast("R2n", voter) }
    box.close("R2n", unused: 8)
    box.count("R2", returned: 4, valid: 4)
    #expect(box.report().lostMarks == [] && box.report().findings == [])
    #expect(box.report().cases.contains { $0.entries.contains(envelope) && $0.proposal == .refuse })
  }

  /// One of the marks that came was nobody's: its paper is among those that are left.
  @Test mutating func aPaperThatWasNotHandedOverIsLeftForTheNextLaptop() throws {
    box.open("R1", "R2", papers: 12)
    for voter in RollNumber(1)...4 { box.cast("R2", voter) }
    box.revoke("R2", at: box.size("R2"))
    try box.rule(.deviceRevoked, .accept)
    try box.takeBack(4, at: "R2", by: .nobody, confirmed: true)
    box.enrol("R2n", at: "R2")
    #expect(box.misfits(.opened(Opening(site: "R2", papers: 8)), in: "R2n").count == 1)
    #expect(box.misfits(.opened(Opening(site: "R2", papers: 9)), in: "R2n").isEmpty)
    box.open("R2n", papers: 9)
    #expect(box.misfits(.closed(Closing(unused: 9, casts: 0)), in: "R2n").isEmpty)
    box.close("R2n", unused: 9)
    box.count("R2", returned: 3, valid: 3)
    #expect(box.report().lostMarks == [] && box.report().findings == [])
  }

  @Test(arguments: [0, 2, 4]) mutating func theBoxOfALostLaptopIsAskedAbout(returned: Int) throws {
    try lose(marks: 2)
    let count = BoxCount(site: "R2", returned: returned, valid: returned, invalid: 0)
    #expect(box.misfits(.counted(count)) == [.ofLost("R2", returned: returned, marked: 2)])
    let more = BoxCount(site: "R2", returned: 101, valid: 101, invalid: 0)
    #expect(box.misfits(.counted(more)).count == 2)
  }

  @Test mutating func papersBeyondTheMarksOfAClosedBoxVoidThePoll() {
    vote(marks: 4)
    box.close("R2")
    box.count("R2", returned: 5, valid: 5)
    explain(1)
    #expect(ResultDetermination.of(box.register()).isValid == false)
  }

  /// R2's box is here and its journal is not.
  @Test mutating func papersOfABoxWhoseMarksAreOutAreInDoubtAndVoidNothing() {
    vote(marks: 1)
    box.count("R2", returned: 4, valid: 4)
    box.tally("chair", ["甲": 7, "乙": 4])
    #expect(box.report().findings.isEmpty && !box.report().isVoid)
    #expect(ResultDetermination.of(box.register()).isValid == nil)
    #expect(box.report().exposure.map(\.papersInDoubt) == [3] && box.report().exposure[0].couldChange)
    for voter in 9...11 { box.cast("R2", RollNumber(voter)) }
    box.close("R2")
    #expect(ResultDetermination.of(box.register()).isValid == true && box.report().exposure[0].papersInDoubt == 0)
  }

  /// R2 is out, box and journal.
  @Test mutating func nobodyIsElectedWhileABoxIsOut() {
    box.open("R1")
    for voter in 1...7 { box.cast("R1", RollNumber(voter)) }
    box.close("R1")
    box.count("R1", returned: 7, valid: 7)
    box.tally("chair", ["甲": 5, "乙": 2])
    let report = box.report()
    #expect(report.results.allSatisfy { $0.lines.allSatisfy { !$0.elected } } && report.exposure.isEmpty)
    #expect(report.total.issued == 7 && report.turnout.reached == nil)
    let result = ResultDetermination.of(box.register())
    #expect(result.isValid == nil)
    #expect(throws: Refusal.self) {
      try NextElection.election(
        .supplementary, on: CalendarDay(number: 15_000), after: result, of: box.register().election, registered: 12)
    }
  }

  /// The stick turned up after the declaration.
  @Test mutating func aBoxThatIsCountedAfterTheDeclarationIsACorrection() throws {
    try lose(marks: nil)
    box.hall(.resultDeclared(Declaration(digest: .zero, officers: ["甲", "乙"])))
    let correction = try CorrectionRule.correction(
      of: .box(BoxCount(site: "R2", returned: 4, valid: 4, invalid: 0)), by: nil, poll: 0, reason: "U盘找到了",
      officers: ["甲", "乙"], in: box.register())
    box.hall(.figuresCorrected(correction))
    #expect(box.report().accounts[1].account.returned == 4 && box.report().total.returned == 11)
  }
}
