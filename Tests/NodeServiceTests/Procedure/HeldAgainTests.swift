import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
import Testing

@testable import NodeService

/// An election that nobody can be elected in is held again (重新选举).
@Suite struct HeldAgainTests {
  private let small: SmallElection
  private static let officers = SmallElection.officers

  /// Eleven of twenty voted, as many as are needed.
  init() throws {
    small = try SmallElection(policy: .shared, pollingDay: CalendarDay("2010-03-13"))
    for site in ["R1", "S1", "H1"] {
      _ = small.perform(OpenSite(papers: 20, officers: Self.officers), at: site)
      for voter in RollNumber(1)...11 where site == "R1" { _ = small.perform(Cast(voter: voter), at: site) }
      _ = small.perform(CloseSite(unused: site == "R1" ? 9 : 20, officers: Self.officers), at: site)
      try small.sync(site)
      count(site == "R1" ? 11 : 0, at: SiteID(site))
    }
    let lines = [Tally.Line(name: "甲", votes: 8), Tally.Line(name: "乙", votes: 3)]
    _ = small.perform(
      EnterTally(Tally(contest: "chair", lines: lines, writeIns: 0, undervotes: 0), confirmed: true), at: "hall")
  }

  private func count(_ papers: Int, at site: SiteID) {
    let box = BoxCount(site: site, returned: papers, valid: papers, invalid: 0)
    _ = small.perform(CountBox(box, confirmed: true), at: "hall")
  }

  private func heldAgain() -> CommandReply {
    let folder = NSTemporaryDirectory() + "again-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return small.perform(
      DefineNextElection(.general, day: CalendarDay(number: 14_700), folder: folder), at: "hall")
  }

  @Test func aValidPollIsNot() {
    #expect(heldAgain().json.contains("heldAgainTooEarly"))
    #expect(small.perform(DeclareResult(officers: Self.officers), at: "hall").exitStatus == 0)
    #expect(heldAgain().json.contains("heldAgainTooEarly"))
  }

  @Test func oneThatMissedItsTurnoutIs() {
    count(10, at: "R1")
    let declared = small.perform(DeclareResult(officers: Self.officers), at: "hall")
    #expect(declared.exitStatus == 4 && declared.text.contains("--kind general"), "\(declared.text)")
    let next = heldAgain()
    #expect(next.exitStatus == 0 && next.json.contains(#""registered":20"#), "\(next.json)")
  }

  /// What was declared is void by a later correction: two officers declare that, and no command sends to another.
  @Test func aDeclarationThatTurnsOutVoidIsDeclaredSo() throws {
    #expect(small.perform(DeclareResult(officers: Self.officers), at: "hall").exitStatus == 0)
    let box = BoxCount(site: "R1", returned: 10, valid: 10, invalid: 0)
    let corrected = small.perform(
      CorrectFigures(.box(box), officers: Self.officers, reason: "少一张", confirmed: true), at: "hall")
    #expect(corrected.exitStatus == 0, "\(corrected.text)")
    let lines = [Tally.Line(name: "甲", votes: 7), Tally.Line(name: "乙", votes: 3)]
    _ = small.perform(
      CorrectFigures(
        .contest(Tally(contest: "chair", lines: lines, writeIns: 0, undervotes: 0)), officers: Self.officers,
        reason: "少一张", confirmed: true), at: "hall")
    let declared = small.perform(CorrectDeclaration(officers: Self.officers, reason: "点票更正"), at: "hall")
    #expect(declared.exitStatus == 0 && declared.text.contains("没有人当选"), "\(declared.text)")
    #expect(try small.hall.report().isDeclared && heldAgain().exitStatus == 0)
  }
}
