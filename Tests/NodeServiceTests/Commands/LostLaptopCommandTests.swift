import ElectionRecord
import NodeService
import Testing

/// What officers read, and can do, where a laptop was lost with its marks.
@Suite struct LostLaptopCommandTests {
  private let small: SmallElection
  private static let officers = SmallElection.officers

  /// Twelve voted at R1 and nobody at H1; S1's laptop is lost, and nothing of it has arrived.
  init() throws {
    small = try SmallElection(policy: .shared)
    for site in ["R1", "H1"] { _ = small.perform(OpenSite(papers: 20, officers: Self.officers), at: site) }
    for voter in 1...12 { _ = small.perform(Cast(voter: RollNumber(voter)), at: "R1") }
    for (site, unused) in [("R1", 8), ("H1", 20)] {
      _ = small.perform(CloseSite(unused: unused, officers: Self.officers), at: site)
      try small.sync(site)
    }
    _ = small.perform(RevokeDevices(site: "S1", reason: "丢失", confirmed: true), at: "hall")
    let lost = try #require(Reconciliation.cases(small.hall.register).first)
    _ = small.perform(
      RuleOnCase(.caseID(lost.id), decision: nil, officers: Self.officers, reason: "按建议"), at: "hall")
    count("R1", 12)
    count("H1", 0)
  }

  @discardableResult
  private func count(_ site: SiteID, _ papers: Int) -> CommandReply {
    small.perform(
      CountBox(BoxCount(site: site, returned: papers, valid: papers, invalid: 0), confirmed: true), at: "hall")
  }

  private func tally(_ first: Int, _ second: Int) {
    let lines = [("甲", first), ("乙", second)].map { Tally.Line(name: $0.0, votes: $0.1) }
    let tally = Tally(contest: "chair", lines: lines, writeIns: 0, undervotes: 0)
    _ = small.perform(EnterTally(tally, confirmed: true), at: "hall")
  }

  private var declared: CommandReply { small.perform(DeclareResult(officers: Self.officers), at: "hall") }
  private var report: String { small.perform(Reconcile(), at: "hall").text }

  @Test func nothingIsSaidToBeWholeBeforeItsBoxIsCounted() {
    tally(8, 4)
    #expect(report.contains("S1 的划名不全") && report.contains("S1 投票站"), "\(report)")
    #expect(report.contains("还不知道") && !report.contains("票数相符") && !report.contains("都已确定"))
    #expect(declared.exitStatus == 4 && declared.text.contains("S1 没有点票"), "\(declared.text)")
    let result = small.perform(ShowResult(), at: "hall").text
    #expect(result.contains("结果待定") && !result.contains("当选：") && !result.contains("全部席位已选出"), "\(result)")
    let next = DefineNextElection(.supplementary, day: CalendarDay(number: 15_000), folder: "/nowhere")
    #expect(small.perform(next, at: "hall").isError)
  }

  @Test func itsPapersAreExplainedAndTheResultDeclared() {
    count("S1", 4)
    tally(15, 1)
    #expect(declared.exitStatus == 4 && declared.text.contains("没有说明"), "\(declared.text)")
    let explained = ExplainFinding(.papersOverIssued, site: "S1", text: "按纸质名册", officers: Self.officers)
    #expect(small.perform(explained, at: "hall").exitStatus == 0)
    #expect(report.contains("有划名丢失，就已收到的"), "\(report)")
    #expect(declared.exitStatus == 0, "\(declared.text)")
  }

  /// Nobody knows what was in a box that is gone with its laptop.
  @Test func anEmptyBoxIsAskedAboutAndItsMarksStayLost() {
    let empty = CountBox(BoxCount(site: "S1", returned: 0, valid: 0, invalid: 0))
    let asked = small.perform(empty, at: "hall")
    #expect(asked.exitStatus == 3 && asked.text.contains("票箱确实是空的"), "\(asked.text)")
    count("S1", 0)
    tally(8, 4)
    #expect(report.contains("S1 的划名不全"), "\(report)")
  }

  /// The laptop may have served the voter: nothing is accepted by itself.
  @Test func anEnvelopeWaitsForTheMarksThatAreLost() throws {
    let other = try SmallElection()
    _ = other.perform(OpenSite(papers: 20, officers: Self.officers), at: "R1")
    _ = other.perform(Cast(voter: 12, envelope: "E-1"), at: "R1")
    _ = other.perform(CloseSite(unused: 19, officers: Self.officers), at: "R1")
    try other.sync("R1")
    _ = other.perform(RevokeDevices(site: "S1", reason: "丢失", confirmed: true), at: "hall")
    let lost = try #require(Reconciliation.cases(other.hall.register).first { $0.device != nil })
    _ = other.perform(
      RuleOnCase(.caseID(lost.id), decision: nil, officers: Self.officers, reason: "按建议"), at: "hall")
    let listed = other.perform(ListCases(ruled: false), at: "hall").text
    #expect(listed.contains("等 S1") && listed.contains("纸质名册"), "\(listed)")
  }

  @Test func nobodyIsSentToAnotherPollBeforeTheDeclaration() throws {
    count("S1", 4)
    tally(9, 7)
    let result = small.perform(ShowResult(), at: "hall").text
    #expect(!result.contains("result next") || result.contains("以下待宣布结果以后办理"), "\(result)")
    let next = DefineNextElection(.supplementary, day: CalendarDay(number: 15_000), folder: "/nowhere")
    #expect(small.perform(next, at: "hall").json.contains("nextBeforeDeclaration"))
  }

  @Test func whatWasTypedBeforeIsNotRecordedAgain() {
    #expect(count("R1", 12).text.contains("没有再记录"))
    #expect(count("R1", 7).text.contains("已记录"))
  }
}
