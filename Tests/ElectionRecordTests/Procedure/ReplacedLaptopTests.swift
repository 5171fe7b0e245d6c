import ElectionRecord
import Testing

/// The papers of a site whose laptop was lost: received once, whoever counts them in the end.
@Suite struct ReplacedLaptopTests {
  private var box = RegisterBuilder()

  private func account() throws -> BallotAccount {
    try #require(box.report().accounts.first { $0.site.rawValue == "R1" }).account
  }

  private mutating func ruleOnOpenRevocation() throws {
    let register = box.register()
    let subject = try #require(
      Reconciliation.cases(register).first { $0.caseClass == .deviceRevoked && $0.state == .open })
    let ruling = try RulingRule.rule(
      subject, decision: .refuse, officers: ["甲", "乙"], reason: "lost", corrects: false, insist: false,
      in: register)
    box.hall(.caseRuled(ruling))
  }

  private mutating func lose(at size: UInt32) throws {
    box.open("R1", papers: 20)
    box.cast("R1", 1)
    box.cast("R1", 2)
    box.revoke("R1", at: size)
    try ruleOnOpenRevocation()
    box.enrol("R1n", at: "R1")
  }

  @Test mutating func thePapersThatAreLeftAreNotReceivedAgain() throws {
    try lose(at: 2)
    box.open("R1n", papers: 18)
    box.paper("R1n", [2, 3])
    #expect(try account().received == 20)
    #expect(try account().unused == nil)
    box.close("R1n", unused: 17)
    #expect(try account().issued == 3)
    #expect(try account().unused == 17)
    #expect(!box.report().findings.map(\.code).contains(.paperImbalance))
  }

  @Test mutating func aMarkThatNobodyEnteredShowsAsAMissingPaper() throws {
    try lose(at: 2)
    box.open("R1n", papers: 18)
    box.close("R1n", unused: 18)
    let found = box.report().findings.first { $0.code == .paperImbalance }
    #expect(found?.count == -1)
  }

  @Test mutating func whereTheLostOpeningNeverCameTheNewOneReceives() throws {
    try lose(at: 0)
    box.open("R1n", papers: 20)
    box.close("R1n", unused: 20)
    #expect(try account().received == 20)
    #expect(box.report().findings.isEmpty)
  }

  @Test mutating func aThirdLaptopGoesOnToo() throws {
    try lose(at: 2)
    box.open("R1n", papers: 18)
    box.cast("R1n", 3)
    box.revoke("R1n", at: box.size("R1n"))
    try ruleOnOpenRevocation()
    box.enrol("R1m", at: "R1")
    box.open("R1m", papers: 17)
    box.close("R1m", unused: 18)
    #expect(try account().received == 20)
    #expect(try account().unused == 18)
    #expect(!box.report().findings.map(\.code).contains(.paperImbalance))
  }

  @Test mutating func aListFoundAfterTheClosingIsEnteredOnAnotherLaptop() throws {
    box.open("R1", papers: 20)
    box.cast("R1", 1)
    box.close("R1", unused: 17)
    #expect(box.report().findings.map(\.count) == [-2])
    box.revoke("R1", at: box.size("R1"))
    try ruleOnOpenRevocation()
    box.enrol("R1n", at: "R1")
    box.open("R1n", papers: 0)
    let batch = box.paper("R1n", [2, 3])
    box.close("R1n", unused: 0)
    box.check(batch, by: "复核员")
    #expect(try account().received == 20)
    #expect(try account().unused == 17)
    #expect(box.report().findings.isEmpty)
  }

  @Test mutating func aSecondLaptopBesideTheFirstHasPapersOfItsOwn() throws {
    box = RegisterBuilder(.fixture(policy: .shared))
    box.open("R1", papers: 20)
    box.enrol("R1n", at: "R1")
    box.open("R1n", papers: 10)
    box.close("R1", "R1n")
    #expect(try account().received == 30)
    #expect(try account().unused == 30)
  }
}
