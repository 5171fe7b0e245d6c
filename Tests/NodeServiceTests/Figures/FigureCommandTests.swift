import ElectionRecord
import Foundation
import NodeService
import Testing

/// Figures as commands: compared before they are recorded, corrected afterwards, closed once the result is declared.
@Suite struct FigureCommandTests {
  private let small: SmallElection
  private let officers = SmallElection.officers

  init() throws { small = try SmallElection() }

  private func entries(at node: String) -> UInt32 {
    let node = small.node(node)
    return node.frontier.journals[node.device]?.first?.size ?? 0
  }

  private func object(_ reply: CommandReply) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(reply.json.utf8)) as? [String: Any])
  }

  /// Asked first: refused with both numbers, and nothing recorded; insisted on: recorded.
  private func asks(
    _ command: (_ confirmed: Bool) -> any NodeCommand, at node: String, _ numbers: [String], insisted: Bool = true
  ) {
    let before = entries(at: node)
    let asked = small.perform(command(false), at: node)
    #expect(asked.exitStatus == 3 && asked.json.contains("doesNotFit"), "\(asked.json)")
    for number in numbers { #expect(asked.text.contains(number), "\(number) in \(asked.text)") }
    #expect(entries(at: node) == before)
    guard insisted else { return }
    #expect(small.perform(command(true), at: node).exitStatus == 0)
    #expect(entries(at: node) > before)
  }

  private func tally(_ one: Int, _ two: Int, writeIns: Int = 0, undervotes: Int = 0) -> Tally {
    Tally(
      contest: "chair", lines: [.init(name: "甲", votes: one), .init(name: "乙", votes: two)], writeIns: writeIns,
      undervotes: undervotes)
  }

  /// Ten voters at R1 and four at S1, all boxes closed and in.
  private func vote() throws {
    for (site, voters) in [("R1", RollNumber(1)...10), ("S1", 11...14), ("H1", 1...0 + 1)] {
      if site != "R1" { try small.sync(site) }
      _ = small.perform(OpenSite(papers: 20, officers: officers), at: site)
      let casts = site == "H1" ? [] : Array(voters)
      for voter in casts { #expect(small.perform(Cast(voter: voter), at: site).exitStatus == 0) }
      #expect(small.perform(CloseSite(unused: 20 - casts.count, officers: officers), at: site).exitStatus == 0)
      try small.sync(site)
    }
  }

  private func countBoxes() {
    for (site, papers) in [("R1", 10), ("S1", 4), ("H1", 0)] {
      let box = BoxCount(site: SiteID(site), returned: papers, valid: papers, invalid: 0)
      #expect(small.perform(CountBox(box), at: "hall").exitStatus == 0)
    }
  }

  @Test func papersAtOpeningAreAskedAgain() {
    asks({ OpenSite(papers: 200, officers: officers, confirmed: $0) }, at: "R1", ["200", "20"])
  }

  @Test func unusedPapersAreAskedAgain() {
    _ = small.perform(OpenSite(papers: 20, officers: officers), at: "R1")
    _ = small.perform(Cast(voter: 1), at: "R1")
    asks({ CloseSite(unused: 18, officers: officers, confirmed: $0) }, at: "R1", ["18", "19"])
  }

  @Test func countsAndTalliesAreAskedAgain() throws {
    try vote()
    func box(_ returned: Int, _ valid: Int) -> (Bool) -> any NodeCommand {
      { CountBox(BoxCount(site: "R1", returned: returned, valid: valid, invalid: 0), confirmed: $0) }
    }
    asks(box(11, 11), at: "hall", ["11", "10"], insisted: false)
    asks(box(9, 10), at: "hall", ["10", "9"], insisted: false)
    countBoxes()
    asks(
      { EnterTally(tally(3, 160, writeIns: 1, undervotes: 1), confirmed: $0) }, at: "hall", ["165", "14"],
      insisted: false)
    asks({ EnterTally(tally(1, 3, writeIns: 1, undervotes: 1), confirmed: $0) }, at: "hall", ["6", "14"])
    asks({ EnterTally(tally(8, 4, writeIns: 1, undervotes: 1), confirmed: $0) }, at: "hall", ["甲 1", "甲 8"])
    asks({ EnterTally(tally(4, 8, writeIns: 1, undervotes: 1), confirmed: $0) }, at: "hall", ["甲 8", "甲 4"])
  }

  /// Figures entered again before the declaration: asked about, and the earlier ones stay in sight.
  @Test func figuresEnteredAgainAreShownWithTheEarlierOnes() throws {
    try vote()
    countBoxes()
    _ = small.perform(EnterTally(tally(11, 3)), at: "hall")
    let plain = try object(small.perform(Reconcile(), at: "hall"))
    #expect(plain["replaced"] == nil)
    asks(
      { CountBox(BoxCount(site: "R1", returned: 10, valid: 9, invalid: 1), confirmed: $0) }, at: "hall",
      ["有效 10", "有效 9", "correct count"])
    asks({ EnterTally(tally(3, 10), confirmed: $0) }, at: "hall", ["甲 11", "甲 3", "correct contest"])
    let reply = small.perform(Reconcile(), at: "hall")
    let replaced = try #require(try object(reply)["replaced"] as? [[String: Any]])
    #expect(replaced.map { $0["of"] as? String } == ["R1", "chair"])
    let votes = replaced.map { ($0["before"] as? [String: Int], $0["after"] as? [String: Int]) }
    #expect(votes[0].0?["valid"] == 10 && votes[0].1?["valid"] == 9)
    #expect(votes[1].0?["甲"] == 11 && votes[1].1?["甲"] == 3)
    #expect(reply.text.contains("再次录入的数字") && reply.text.contains("甲 11"))
  }

  /// One person's figures beside a batch on which two tellers agree: asked about, with both values.
  @Test func figuresBesideAnAgreedBatchAreAskedAbout() throws {
    try vote()
    func record(_ record: CountingRecord) {
      let reply = small.perform(RecordProcedure(.counting(record)), at: "hall")
      #expect(reply.exitStatus == 0, "\(reply.text)")
    }
    record(.batch(CountBatch(id: "P", sites: ["R1", "S1"], papers: 14)))
    for (keying, session) in [(1, "A"), (2, "B")] {
      record(.session(CountSession(id: session, caller: "唱", teller: "计\(session)", scrutineer: "监")))
      let chair = ContestTally(contest: "chair", votes: [NamedVotes("甲", 11), NamedVotes("乙", 3)], undervotes: 0)
      record(.tally(BatchTally(batch: "P", keying: keying, session: session, valid: 14, invalid: 0, contests: [chair])))
    }
    asks({ EnterTally(tally(3, 11), confirmed: $0) }, at: "hall", ["甲 11", "甲 3"])
    let text = small.perform(Reconcile(), at: "hall").text
    #expect(text.contains("与录入的点票、计票不符") && !text.contains("不会改变任何席位"))
  }

  /// What stands already is no news: neither an entry nor a figure that was entered again.
  @Test func theSameFiguresAgainRecordNothing() throws {
    try vote()
    countBoxes()
    _ = small.perform(EnterTally(tally(11, 3)), at: "hall")
    let before = entries(at: "hall")
    countBoxes()
    let turned = Tally(
      contest: "chair", lines: [.init(name: "乙", votes: 3), .init(name: "甲", votes: 11)], writeIns: 0, undervotes: 0)
    for tally in [tally(11, 3), turned] {
      #expect(small.perform(EnterTally(tally), at: "hall").exitStatus == 0)
    }
    #expect(entries(at: "hall") == before)
    #expect(try object(small.perform(Reconcile(), at: "hall"))["replaced"] == nil)
  }

  @Test func aFileIsAskedAgainAsAWhole() throws {
    try vote()
    let text = """
      format: 1
      sites:
        R1: {returned: 11, valid: 11, invalid: 0}
      tally: []

      """
    asks({ TakeCountFile(name: "count.yaml", text: text, confirmed: $0) }, at: "hall", ["11", "10"])
  }

  @Test func aCandidateWhoIsNotNamedIsAskedFor() throws {
    try vote()
    countBoxes()
    for confirmed in [false, true] {
      let only = Tally(contest: "chair", lines: [.init(name: "乙", votes: 14)], writeIns: 0, undervotes: 0)
      let reply = small.perform(EnterTally(only, confirmed: confirmed), at: "hall")
      #expect(reply.exitStatus == 3 && reply.json.contains("candidatesMissing"))
      #expect(reply.text.contains("甲"))
    }
  }

  @Test func declaringNamesWhatHoldsItBackAndNothingElse() throws {
    try vote()
    let early = small.perform(DeclareResult(officers: officers), at: "hall", language: .en)
    #expect(early.text.contains("papers not counted of R1, S1, H1"))
    #expect(early.text.contains("votes not all entered of Chair"))
    #expect(!early.text.contains("case") && !early.text.contains("journal of"))
    countBoxes()
    _ = small.perform(EnterTally(tally(1, 3, undervotes: 1), confirmed: true), at: "hall")
    let unfit = small.perform(DeclareResult(officers: officers), at: "hall", language: .en)
    #expect(unfit.exitStatus == 4)
    #expect(unfit.text.contains("chair: 9 votes short"))
    #expect(!unfit.text.contains("journal") && !unfit.text.contains("case"))
  }

  @Test func afterTheDeclarationFiguresAreCorrectedAndNotEntered() throws {
    try vote()
    countBoxes()
    _ = small.perform(EnterTally(tally(11, 3)), at: "hall")
    let declared = try object(small.perform(DeclareResult(officers: officers), at: "hall"))
    let digest = try #require(declared["digest"] as? String)
    let late: [any NodeCommand] = [
      CountBox(BoxCount(site: "R1", returned: 9, valid: 9, invalid: 0), confirmed: true),
      EnterTally(tally(3, 11), confirmed: true),
      TakeCountFile(name: "c", text: "format: 1\nsites: {R1: {}}\ntally: []\n"),
      RecordProcedure(.counting(.batch(CountBatch(id: "B1", sites: ["R1"], papers: 10)))),
    ]
    for command in late {
      let reply = small.perform(command, at: "hall")
      #expect(reply.exitStatus == 3 && reply.json.contains("figuresDeclared"), "\(reply.json)")
    }
    let correct = CorrectFigures(.contest(tally(12, 2)), officers: officers, reason: "两人颠倒")
    #expect(small.perform(correct, at: "hall").exitStatus == 0)
    let between = try object(small.perform(Reconcile(), at: "hall"))
    let standing = try #require(between["declaration"] as? [String: Any])
    #expect(standing["digest"] as? String == digest && standing["isThisReport"] as? Bool == false)
    #expect((between["corrections"] as? [Any])?.count == 1)
    // Nobody has declared these winners: no notice of them is posted.
    let day = try #require(CalendarDay("2010-03-13"))
    let early = small.perform(PostNotice(.result, day: day, place: "公告栏"), at: "hall")
    #expect(early.json.contains("noticeIncomplete") && early.text.contains("correct declaration"), "\(early.text)")
    #expect(small.perform(DeclareResult(officers: officers), at: "hall").json.contains("alreadyDeclared"))
    let again = CorrectDeclaration(officers: officers, reason: "得票更正")
    #expect(small.perform(again, at: "hall").exitStatus == 0)
    #expect(small.perform(again, at: "hall").json.contains("declarationStands"))
    let after = try object(small.perform(Reconcile(), at: "hall"))
    let corrected = try #require(after["declaration"] as? [String: Any])
    #expect(corrected["digest"] as? String == after["digest"] as? String)
    #expect(corrected["first"] as? String == digest && corrected["isThisReport"] as? Bool == true)
    let text = small.perform(Reconcile(), at: "hall").text
    #expect(text.contains("宣布更正过 1 次") && text.contains("得票更正"))
    #expect(small.perform(PostNotice(.result, day: day, place: "公告栏"), at: "hall").exitStatus == 0)
  }

  /// A name with a lost character is in no entry, whoever's it is.
  @Test(arguments: ["王?", "王□", "锟斤拷", "王\u{FFFD}", "#N/A"])
  func aLostCharacterOfAnOfficerOrAWitnessIsNeverTakenSilently(_ name: String) throws {
    let lost = ["张三", name]
    let commands: [(any NodeCommand, String)] = [
      (OpenSite(papers: 20, officers: lost, confirmed: true), "R1"),
      (CloseSite(unused: 20, officers: lost, confirmed: true), "S1"),
      (
        RecordProcedure(
          .custody(
            .opened(
              BoxOpened(
                site: "R1", day: CalendarDay(number: 14_682), time: "", place: "", atHall: true, inPublic: true,
                witnesses: lost,
                seals: [])))), "hall"
      ),
    ]
    _ = small.perform(OpenSite(papers: 20, officers: officers), at: "S1")
    for (command, node) in commands {
      let before = entries(at: node)
      let reply = small.perform(command, at: node)
      // What was never a character is no text at all.
      let codes = name.contains("\u{FFFD}") ? ["nameLost", "invalidText", "textHidden"] : ["nameLost"]
      #expect(reply.isError && codes.contains { reply.json.contains($0) }, "\(reply.json)")
      #expect(entries(at: node) == before)
    }
  }

  @Test func aCorrectionTakesTwoOfficersAndAReason() throws {
    try vote()
    let one = CorrectFigures(
      .opening(site: "R1", device: nil, papers: 21), officers: ["张三"], reason: "x", confirmed: true)
    #expect(small.perform(one, at: "hall").exitStatus == 3)
    let silent = CorrectFigures(
      .opening(site: "R1", device: nil, papers: 21), officers: officers, reason: " ", confirmed: true)
    #expect(small.perform(silent, at: "hall").exitStatus == 2)
  }

  /// The hall puts right what a site's laptop recorded, and the laptop learns it; its own journal stays as it was.
  @Test func theHallCorrectsASiteWithoutItsLaptop() throws {
    _ = small.perform(OpenSite(papers: 200, officers: officers, confirmed: true), at: "R1")
    _ = small.perform(Cast(voter: 1), at: "R1")
    _ = small.perform(CloseSite(unused: 19, officers: officers, confirmed: true), at: "R1")
    try small.sync("R1")
    let size = entries(at: "R1")
    asks(
      {
        CorrectFigures(
          .opening(site: "R1", device: nil, papers: 21), officers: officers, reason: "多打一个0", confirmed: $0)
      }, at: "hall", [], insisted: false)
    let right = CorrectFigures(.opening(site: "R1", device: nil, papers: 20), officers: officers, reason: "多打一个0")
    #expect(small.perform(right, at: "hall").exitStatus == 0)
    #expect(try small.node("hall").report().accounts[0].account.received == 20)
    try small.sync("R1")
    #expect(entries(at: "R1") == size)
    #expect(try small.node("R1").report().accounts[0].account.received == 20)
  }

  /// What the hall typed of a box before it closed is the hall's figure: the site closes, and the finding waits there.
  @Test(arguments: [0, 3]) func aSiteClosesWhateverTheHallCountedInItsBox(returned: Int) throws {
    let box = BoxCount(site: "R1", returned: returned, valid: returned, invalid: 0)
    #expect(small.perform(CountBox(box, confirmed: true), at: "hall").exitStatus == 0)
    try small.sync("R1")
    _ = small.perform(OpenSite(papers: 20, officers: officers), at: "R1")
    _ = small.perform(Cast(voter: 1), at: "R1")
    let closed = small.perform(CloseSite(unused: 19, officers: officers), at: "R1")
    #expect(closed.exitStatus == 0 && closed.text.contains("会场的数字"), "\(closed.text)")
    try small.sync("R1")
    let report = small.perform(Reconcile(), at: "hall")
    #expect(report.exitStatus != 0, "\(report.text)")
  }

  /// Weeks before its days a site opens by mistake: asked, and nothing recorded.
  @Test func aSiteThatOpensWeeksAheadIsAsked() throws {
    let small = try SmallElection(pollingDay: CalendarDay("2010-04-16"))
    func open(_ confirmed: Bool) -> CommandReply {
      small.perform(OpenSite(papers: 20, officers: officers, confirmed: confirmed), at: "R1")
    }
    let asked = open(false)
    #expect(asked.json.contains("doesNotFit") && asked.text.contains("2010-04-16"), "\(asked.text)")
    #expect(small.node("R1").register.hasVotingBegun == false)
    #expect(open(true).exitStatus == 0)
    #expect(open(false).exitStatus == 0)
  }

  /// All records of a file or none: the one that stops them is named by its place.
  @Test func theRecordThatStopsAFileIsNamed() {
    let day = CalendarDay(number: 14_670)
    func decline(_ voter: RollNumber) -> ProcedureRecord {
      .registration(.declined(VoterNotice(voter: voter, day: day)))
    }
    let reply = small.perform(RecordProcedure([decline(1), decline(2), decline(99)]), at: "hall")
    #expect(reply.json.contains("notOnRoll") && reply.text.contains("第 3 条（共 3 条"), "\(reply.text)")
    #expect(reply.text.contains("register add") && !reply.text.contains("选民证"))
    let alone = small.perform(RecordProcedure(decline(99)), at: "hall")
    #expect(!alone.text.contains("第 1 条"))
    let late = Meeting(.polling, day: day, expected: 5, present: 6)
    let asked = small.perform(RecordProcedure([decline(1), .calendar(.meeting(late))]), at: "hall")
    #expect(asked.json.contains("morePresentThanExpected") && asked.text.contains("第 2 条（共 2 条"), "\(asked.json)")
  }
}
