import ElectionRecord
import Testing

/// How batches meet the figures entered for boxes and contests.
@Suite struct CountedPapersTests {
  /// Ten papers at each of two boxes; the others were empty.
  private func hall(_ rules: ProcedureProfile? = nil) -> CountFixture {
    var hall = CountFixture(rules)
    hall.edit { box in
      box.open("R1", "R2", papers: 60)
      for voter in 1...10 { box.cast("R1", RollNumber(voter)) }
      for voter in 61...70 { box.cast("R2", RollNumber(voter)) }
      box.close("R1", "R2")
      box.idle()
    }
    return hall
  }

  private static let contests = [ContestTally.chair(5, 3, of: 8), .members([6, 4, 2], of: 8)]

  @Test func acceptedBatchesAreTheCountWhereNothingWasEntered() throws {
    var hall = hall()
    try hall.batch("P", "R1", papers: 10)
    try hall.accept("P", valid: 8, invalid: 1, Self.contests)
    var report = hall.box.report()
    #expect(report.accounts[0].account.returned == 10 && report.accounts[0].account.valid == 8)
    #expect(report.total.valid == nil && report.results.isEmpty)
    try hall.batch("Q", "R2", papers: 9)
    #expect(hall.box.report().results.isEmpty)
    try hall.accept("Q", valid: 8, blank: 1, [.chair(2, 6, of: 8), .members([1, 8, 3], of: 8)])
    report = hall.box.report()
    #expect(report.total.returned == 19 && report.total.valid == 16)
    #expect(report.total.invalid == 1 && report.total.blank == 1 && report.total.unclassified == 1)
    #expect(report.results.map { $0.lines.map(\.name) } == [["乙", "甲"], ["丁", "丙", "戊"]])
    #expect(report.results.map { $0.lines.map(\.votes) } == [[9, 7], [12, 7, 5]])
    #expect(report.results.map(\.undervotes) == [0, 8])
    #expect(report.findings.map(\.code) == [.unclassifiedPapers])
  }

  @Test func whatWasEnteredStandsAndADifferenceIsFound() throws {
    var hall = hall()
    hall.edit { box in
      box.count("R1", returned: 10, valid: 8, invalid: 2)
      box.tally("chair", ["甲": 8, "乙": 8])
    }
    try hall.batch("P", "R1", papers: 10)
    try hall.accept("P", valid: 8, invalid: 1, Self.contests)
    let report = hall.box.report()
    #expect(report.accounts[0].account.invalid == 2)
    #expect(report.results.first?.lines.map(\.votes) == [8, 8])
    #expect(report.findings.contains { $0.code == .batchDiffers && $0.count == 1 })
  }

  @Test(arguments: [(10, 0), (9, 1), (11, 1)]) func aBatchHoldsWhatCameOutOfItsBoxes(papers: Int, differences: Int)
    throws
  {
    var hall = hall()
    hall.edit { box in
      box.count("R1", returned: 4, valid: 0)
      box.count("R2", returned: 6, valid: 0)
    }
    try hall.batch("P", "R1", "R2", papers: papers)
    let found = hall.box.report().findings.filter { $0.code == .batchDiffers }
    #expect(found.map(\.count) == (differences == 0 ? [] : [differences]))
  }

  @Test func contestsThatWereEnteredDifferentlyAreFound() throws {
    var hall = CountFixture()
    try hall.batch("P", "R1", "R2", "S1", "H1", papers: 10)
    try hall.accept("P", valid: 8, Self.contests)
    hall.edit { $0.tally("chair", ["乙": 3, "甲": 5]) }
    #expect(!hall.box.report().findings.contains { $0.code == .batchDiffers })
    hall.edit { $0.tally("chair", ["乙": 4, "甲": 5]) }
    #expect(hall.box.report().findings.contains { $0.code == .batchDiffers && $0.count == 1 })
  }

  @Test func mixedBoxesAreClassifiedTogetherAndNotApart() throws {
    var hall = hall()
    hall.edit { box in
      box.count("R1", returned: 4, valid: 0)
      box.count("R2", returned: 6, valid: 0)
    }
    try hall.batch("P", "R1", "R2", papers: 10)
    #expect(hall.box.report().total.valid == nil)
    try hall.accept("P", valid: 8, invalid: 1, Self.contests)
    let report = hall.box.report()
    #expect(report.accounts.prefix(2).map(\.account.returned) == [4, 6])
    #expect(report.accounts.prefix(2).allSatisfy { $0.account.valid == nil })
    #expect(report.total.returned == 10 && report.total.valid == 8 && report.total.unclassified == 1)
    #expect(report.findings.map(\.code) == [.unclassifiedPapers])
    #expect(report.results.first?.lines.map(\.votes) == [5, 3])
  }

  @Test func aMixedBatchSaysHowManyPapersCameBackWhereNoBoxDoes() throws {
    var hall = hall()
    try hall.batch("P", "R1", "R2", papers: 10)
    try hall.accept("P", valid: 8, invalid: 2, Self.contests)
    let report = hall.box.report()
    #expect(report.accounts.prefix(2).allSatisfy { $0.account.returned == nil })
    #expect(report.total.returned == 10 && report.total.unclassified == 0)
  }

  /// Ten papers were issued at each of the two.
  @Test(arguments: [(20, []), (21, [1])] as [(Int, [Int])])
  func mixedBoxesHoldNoMorePapersThanWereIssuedThere(papers: Int, surplus: [Int]) throws {
    var hall = hall()
    try hall.batch("P", "R1", "R2", papers: papers)
    let found = hall.box.report().findings.filter { $0.code == .papersOverIssued }
    #expect(found.map(\.count) == surplus && found.allSatisfy { $0.site == nil })
  }

  @Test func aBoxWithPapersInNoBatchHoldsTheVotesBack() throws {
    var hall = hall()
    try hall.batch("P", "R1", papers: 10)
    try hall.accept("P", valid: 8, Self.contests)
    hall.edit { $0.count("R2", returned: 1, valid: 1) }
    #expect(hall.box.report().results.isEmpty)
    hall.edit { $0.count("R2", returned: 0, valid: 0) }
    #expect(hall.box.report().results.count == 2)
  }

  @Test func aPersonWrittenInWithAMajorityStandsLikeACandidate() throws {
    // Ten of eighteen came: enough for a result.
    var hall = CountFixture(roll: "R1:9 R2:9")
    hall.edit { box in
      box.open("R1", "R2", papers: 60)
      for voter in 1...5 { box.cast("R1", RollNumber(voter)) }
      for voter in 10...14 { box.cast("R2", RollNumber(voter)) }
      box.close("R1", "R2")
      box.idle()
    }
    let written = [NamedVotes("己", 6), NamedVotes("庚", 1)]
    try hall.batch("P", "R1", "R2", papers: 10)
    try hall.accept("P", valid: 8, [.chair(1, 0, of: 8, writeIns: written), Self.contests[1]])
    let result = try #require(hall.box.report().results.first)
    #expect(result.majorityNeeded == 6)
    #expect(result.lines.map(\.name) == ["己", "甲", "乙"] && result.lines.map(\.elected) == [true, false, false])
    #expect(result.lines.map(\.isWriteIn) == [true, false, false] && result.writeIns == 1)
  }
}
