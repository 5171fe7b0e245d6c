import ElectionRecord
import NodeService
import Testing

/// Every answer names the true cause, and the step that really comes next.
@Suite struct NextStepTests {
  private let small: SmallElection
  private static let officers = SmallElection.officers

  init() throws { small = try SmallElection(pollingDay: CalendarDay("2010-03-13")) }

  private func open(_ site: String) {
    #expect(small.perform(OpenSite(papers: 20, officers: Self.officers), at: site).exitStatus == 0)
  }

  @discardableResult
  private func close(_ site: String, unused: Int = 20) throws -> CommandReply {
    let reply = small.perform(CloseSite(unused: unused, officers: Self.officers, confirmed: true), at: site)
    try small.sync(site)
    return reply
  }

  private func unlisted(_ envelope: String, at site: String) -> CommandReply {
    small.perform(CastUnlisted(name: "王新来", envelope: envelope), at: site)
  }

  private func rule(_ id: String, _ decision: RulingDecision, as number: RollNumber? = nil) -> CommandReply {
    small.perform(
      RuleOnCase(.caseID(id), decision: decision, officers: Self.officers, reason: "核实", number: number), at: "hall")
  }

  private func firstCase() throws -> String { try #require(Reconciliation.cases(small.hall.register).first?.id) }

  // MARK: A mark that may be wrong

  @Test func aVoterWhoDeniesTheMarkIsHelpedByTakingItBackFirst() throws {
    open("R1")
    _ = small.perform(Cast(voter: 1), at: "R1")
    let refused = small.perform(Cast(voter: 1), at: "R1")
    #expect(refused.text.contains("先在划名的投票点用 void 撤销"), "\(refused.text)")
    #expect(small.perform(Cast(voter: 1, envelope: "E-1"), at: "R1").exitStatus == 0)
    try close("R1", unused: 18)
    let listed = small.perform(ListCases(ruled: false), at: "hall").text
    #expect(listed.contains("refuse") && listed.contains("void --served") && !listed.contains("别处"), "\(listed)")
    let accepted = rule(try firstCase(), .accept)
    #expect(accepted.json.contains("ordinaryCounts") && accepted.text.contains("void --served"), "\(accepted.text)")
  }

  /// Where an envelope was opened there is no ordinary paper.
  @Test func theRefusalIsTrueWhereAnEnvelopeCounts() throws {
    open("R1")
    _ = unlisted("E-1", at: "R1")
    _ = small.perform(CastUnlisted(name: "李新来", envelope: "E-2"), at: "R1")
    try small.sync("R1")
    let typed = TypedRow(
      name: "王新来", sex: "女", born: "1990-05-04", address: "东街9号", area: "东街", household: "", card: "N-1")
    _ = small.perform(AddVoter(typed, basis: "申诉1成立", officers: Self.officers), at: "hall")
    #expect(rule(try firstCase(), .accept, as: 21).exitStatus == 0)
    let other = Reconciliation.cases(small.hall.register).first { $0.state == .open }
    let refused = small.perform(
      RuleOnCase(
        .caseID(try #require(other?.id)), decision: .accept, officers: Self.officers, reason: "核实", number: 21,
        insist: true), at: "hall")
    #expect(refused.json.contains("ordinaryCounts") && refused.text.contains("已启封的信封"), "\(refused.text)")
  }

  // MARK: Until when the roll grows

  @Test func whoIsNotOnTheRollIsNamedUntilTheEnvelopeIsRuledOn() throws {
    open("R1")
    #expect(unlisted("E-1", at: "R1").text.contains("马上告知会场"))
    let closing = try close("R1", unused: 19)
    #expect(closing.text.contains("信封 E-1 的人不在名册上") && closing.text.contains("请马上告知会场"), "\(closing.text)")
    #expect(rule(try firstCase(), .accept).text.contains("register add"))
    for site in ["S1", "H1"] {
      open(site)
      #expect(!(try close(site).text.contains("不在名册上")))
    }
    let listed = small.perform(ListCases(ruled: false), at: "hall").text
    #expect(listed.contains("register add"), "\(listed)")
    let refused = rule(try firstCase(), .accept)
    #expect(refused.json.contains("numberNeeded") && refused.text.contains("register add"), "\(refused.text)")
  }

  /// The wrong name was written on it, and the site has not closed.
  @Test func anEnvelopeOfNobodyOnTheRollIsTakenBackAtItsSite() throws {
    open("R1")
    _ = unlisted("E-1", at: "R1")
    let wrong = small.perform(VoidUnlisted(envelope: "E-2", reason: "写错", paperMarked: false), at: "R1")
    #expect(wrong.json.contains("envelopeNotHere") && wrong.text.contains("请照信封核对编号"))
    let done = small.perform(VoidUnlisted(envelope: "ｅ-1", reason: "写错", paperMarked: true), at: "R1")
    #expect(done.exitStatus == 0 && done.text.contains("选票作废"), "\(done.text)")
    try small.sync("R1")
    #expect(Reconciliation.cases(small.hall.register).isEmpty)
    #expect(try small.hall.report().accounts[0].account.spoilt == 1)
    #expect(unlisted("E-1", at: "R1").exitStatus == 0)
  }

  /// Its paper is in no class: whoever counted has to put the figures right.
  @Test func anEnvelopeOpenedIntoACountedBoxSaysWhatPutsTheCountRight() throws {
    for site in ["R1", "S1", "H1"] { open(site) }
    _ = small.perform(Cast(voter: 1), at: "R1")
    _ = small.perform(Cast(voter: 11, envelope: "E-1"), at: "R1")
    try close("R1", unused: 18)
    for site in ["S1", "H1"] { try close(site) }
    let box = BoxCount(site: SiteID("R1"), returned: 1, valid: 1, invalid: 0)
    #expect(small.perform(CountBox(box), at: "hall").exitStatus == 0)
    let ruled = rule(try firstCase(), .accept)
    #expect(ruled.text.contains("R1 的票在启封以前已经清点，连启封的共 2 张"), "\(ruled.text)")
    #expect(ruled.text.contains("correct count"), "\(ruled.text)")
  }

  @Test func whatWasDecidedIsListed() throws {
    open("R1")
    _ = unlisted("E-1", at: "R1")
    try small.sync("R1")
    #expect(rule(try firstCase(), .refuse).exitStatus == 0)
    let listed = small.perform(ListCases(ruled: true), at: "hall")
    #expect(listed.text.contains("裁定：不予计入。裁定人：张三、李四。理由：核实"), "\(listed.text)")
    let english = small.perform(ListCases(ruled: true), at: "hall", language: .en)
    #expect(english.text.contains("decided: refuse"), "\(english.text)")
  }

  // MARK: Steps that do not lead anywhere

  @Test func aClosedSiteIsToldOfCorrectionsAndNotOfTheNextSite() throws {
    open("R1")
    let again = small.perform(OpenSite(papers: 19, officers: Self.officers, confirmed: true), at: "R1")
    #expect(again.json.contains("alreadyOpen") && again.text.contains("correct opening"), "\(again.text)")
    try close("R1")
    for command in [OpenSite(papers: 20, officers: Self.officers), CloseSite(unused: 19, officers: Self.officers)]
      as [any NodeCommand]
    {
      let reply = small.perform(command, at: "R1")
      #expect(reply.json.contains("siteClosed") && reply.exitStatus == 3)
      #expect(reply.text.contains("correct closing") && !reply.text.contains("下一个投票点"), "\(reply.text)")
    }
    #expect(small.perform(Cast(voter: 1), at: "R1").text.contains("下一个投票点"))
  }

  @Test func nobodyIsSentToASiteThatIsOver() throws {
    open("S1")
    let early = small.perform(Cast(voter: 1), at: "S1")
    #expect(early.json.contains("rightElsewhere") && !early.text.contains("请选民到那里去"), "\(early.text)")
    #expect(early.text.contains("请先与会场同步") && early.text.contains("会场也还没有收到"), "\(early.text)")
  }

  @Test func aFigureThatIsNotHereIsNotEnteredByCount() {
    let closing = small.perform(
      CorrectFigures(.closing(site: SiteID("R1"), device: nil, unused: 9), officers: Self.officers, reason: "漏数"),
      at: "hall")
    #expect(closing.json.contains("nothingToCorrect") && closing.text.contains("日志"), "\(closing.text)")
    #expect(!closing.text.contains("count"))
    let box = BoxCount(site: SiteID("R1"), returned: 1, valid: 1, invalid: 0)
    let counted = small.perform(CorrectFigures(.box(box), officers: Self.officers, reason: "看错"), at: "hall")
    #expect(counted.json.contains("nothingToCorrect") && counted.text.contains("count"), "\(counted.text)")
  }

  /// Which figure was corrected is never cut off for its reason.
  @Test func aCorrectionSaysWholeWhichFigureItIsOf() throws {
    open("R1")
    try close("R1")
    func box(_ valid: Int) -> BoxCount { BoxCount(site: SiteID("R1"), returned: valid, valid: valid, invalid: 0) }
    _ = small.perform(CountBox(box(2), confirmed: true), at: "hall")
    let reason = String(repeating: "点票时看错一行", count: 5)
    let corrected = small.perform(
      CorrectFigures(.box(box(1)), officers: Self.officers, reason: reason, confirmed: true), at: "hall")
    #expect(corrected.exitStatus == 0, "\(corrected.text)")
    let report = small.perform(Reconcile(), at: "hall").text
    let section = try #require(report.split(separator: "更正的数字").last)
    #expect(section.contains("R1 的点票") && !section.prefix(400).contains(".."), "\(section.prefix(400))")
  }

  @Test func anAreaThatIsNoneIsAnsweredWithThoseThatAre() {
    let typed = TypedRow(
      name: "王新来", sex: "女", born: "1990-05-04", address: "", area: "北街", household: "", card: "N-1")
    let reply = small.perform(AddVoter(typed, basis: "申诉1成立", officers: Self.officers), at: "hall")
    #expect(reply.json.contains("rowInvalid") && reply.text.contains("东街"), "\(reply.text)")
    #expect(!reply.text.contains("election.yaml"))
  }

  /// The basis travels in journals that everybody may read.
  @Test(arguments: ["王新来申诉成立", "王 新 来申诉成立", "申诉人：王新来。"])
  func aBasisNamesNobody(basis: String) {
    let typed = TypedRow(
      name: "王新来", sex: "女", born: "1990-05-04", address: "", area: "东街", household: "", card: "N-1")
    let reply = small.perform(AddVoter(typed, basis: basis, officers: Self.officers, insist: true), at: "hall")
    #expect(reply.exitStatus == 3 && reply.json.contains("basisNamesPerson"), "\(reply.json)")
    #expect(small.hall.register.hall.added.isEmpty)
  }

  @Test func aCandidateWhoIsNoneIsNamed() throws {
    let contest = try #require(small.election.contests.first)
    let lines = contest.candidates.map { Tally.Line(name: $0.name, votes: 0) }
    let wrong = Tally(
      contest: contest.id, lines: lines.dropLast() + [Tally.Line(name: "王小二", votes: 1)], writeIns: 0, undervotes: 0)
    let reply = small.perform(EnterTally(wrong), at: "hall")
    #expect(reply.json.contains("invalidTally") && reply.text.contains("没有候选人“王小二”"), "\(reply.text)")
    let none = small.perform(EnterTally(Tally(contest: "nobody", lines: lines, writeIns: 0, undervotes: 0)), at: "hall")
    #expect(none.json.contains("invalidTally") && none.text.contains("没有“nobody”这个职位"), "\(none.text)")
  }

  @Test func anExportSaysWhoCanReadIt() {
    let reply = small.perform(ExportStick(), at: "hall")
    #expect(reply.text.contains("会场，已登记的 R1、S1、H1。") && reply.text.contains("以后登记的电脑读不了"), "\(reply.text)")
  }

  @Test func aRightThatTheHallKeepsIsAtNoOtherSite() throws {
    let kept = try SmallElection(listsAreas: false)
    #expect(kept.perform(OpenSite(papers: 20, officers: Self.officers), at: "R1").exitStatus == 0)
    let found = kept.perform(FindVoters(text: "1", limit: 1), at: "R1").text
    #expect(found.contains("投票权由会场保管") && !found.contains("投票权在别处"), "\(found)")
  }

  // MARK: After the last box is closed

  /// Nobody hands out a paper any more; an envelope that waits is named.
  @Test func theHallAdvisesNoPaperWhereNoneIsHandedOut() throws {
    for site in ["R1", "S1", "H1"] { open(site) }
    for voter in [RollNumber(1), 2, 3] { _ = small.perform(Cast(voter: voter), at: "R1") }
    _ = small.perform(Cast(voter: 2, envelope: "E-1"), at: "S1")
    try close("R1", unused: 17)
    try close("S1", unused: 19)
    func takeBack(_ voter: RollNumber, served: RollNumber) -> String {
      small.perform(
        TakeMarkBack(voter: voter, site: "R1", served: .voter(served), officers: Self.officers, reason: "看错"),
        at: "hall"
      ).text
    }
    #expect(takeBack(1, served: 4).contains("发待核票"))
    try close("H1")
    #expect(takeBack(3, served: 5).contains("不再发票"))
    let waiting = takeBack(2, served: 6)
    #expect(waiting.contains("有信封待裁定") && waiting.contains("rule"), "\(waiting)")
  }

  /// The envelope was refused because of a mark that was somebody else's.
  @Test func aRefusalIsNamedWhenItsGroundIsTakenBack() throws {
    for site in ["R1", "S1", "H1"] { open(site) }
    _ = small.perform(Cast(voter: 2), at: "R1")
    _ = small.perform(Cast(voter: 2, envelope: "E-1"), at: "S1")
    for (site, unused) in [("R1", 19), ("S1", 19), ("H1", 20)] { try close(site, unused: unused) }
    let id = try firstCase()
    #expect(rule(id, .refuse).exitStatus == 0)
    let back = small.perform(
      TakeMarkBack(voter: 2, site: "R1", served: .voter(6), officers: Self.officers, reason: "看错"), at: "hall")
    let now = try firstCase()
    #expect(back.text.contains("E-1 曾裁定不予计入") && back.text.contains("rule --case \(now) --decision"), "\(back.text)")
    #expect(small.perform(ListCases(ruled: false), at: "hall").text.contains(now))
    #expect(rule(now, .accept).exitStatus == 0)
    #expect(try small.hall.report().register.provisionalAccepted == 1)
  }

  /// Officers must find each of them.
  @Test func envelopesWithOneNumberNameTheirVoters() throws {
    for site in ["R1", "S1"] { open(site) }
    _ = small.perform(Cast(voter: 12, envelope: "E-1"), at: "R1")
    _ = small.perform(Cast(voter: 3, envelope: "E-1"), at: "S1")
    try close("R1", unused: 19)
    try close("S1", unused: 19)
    let listed = small.perform(ListCases(ruled: false), at: "hall").text
    #expect(listed.contains("E-1（R1，选民 12）、E-1（S1，选民 3）"), "\(listed)")
    let english = small.perform(ListCases(ruled: false), at: "hall", language: .en).text
    #expect(english.contains("E-1 (R1, voter 12)"), "\(english)")
  }
}
