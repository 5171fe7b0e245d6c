import ElectionRecord
import Foundation
import JournalStore
import NodeService
import Testing

/// Whatever records, records one request once and says what it recorded first (invariant S11).
@Suite struct RepeatedRequestTests {
  private let small: SmallElection

  init() throws { small = try SmallElection() }

  private func entries(at node: String) -> UInt32 {
    let node = small.node(node)
    return node.frontier.journals[node.device]?.first?.size ?? 0
  }

  /// Asks under a name, repeats it, and then uses the name for something else.
  private func ask(_ name: String, _ command: any NodeCommand, at node: String) {
    let before = entries(at: node)
    let first = small.perform(command, at: node, request: name)
    #expect(first.exitStatus == 0, "\(name): \(first.text)")
    let after = entries(at: node)
    #expect(after > before, "\(name) recorded nothing")
    let again = small.perform(command, at: node, request: name)
    #expect(again.json == first.json, "\(name)")
    #expect(again.text == first.text, "\(name)")
    let other: any NodeCommand =
      node == "hall"
      ? AmendRoll(voter: 1, change: .restored) : OpenSite(papers: 3, officers: SmallElection.officers)
    let refused = small.perform(other, at: node, request: name)
    #expect(refused.json.contains("requestOfAnotherCommand"), "\(name): \(refused.json)")
    #expect(entries(at: node) == after, "\(name) was recorded again")
  }

  private static let day = CalendarDay(number: 14_682)

  @Test func everySitesCommandIsRecordedOnce() throws {
    let officers = SmallElection.officers
    ask("open", OpenSite(papers: 20, officers: officers, seals: ["A-1"]), at: "R1")
    ask("cast", Cast(voter: 1), at: "R1")
    ask("void", VoidMark(voter: 1, reason: "看错"), at: "R1")
    ask("cast again", Cast(voter: 1), at: "R1")
    ask("replace", ReplacePaper(voter: 1, reason: "填写错误"), at: "R1")
    let list = Data("2\n3\n".utf8)
    let batch = PaperBatch(
      day: Self.day, reason: "电脑损坏", origin: "打印名册", sheets: 1, enteredBy: "王五", used: nil, spoilt: nil, unused: nil)
    ask(
      "paper",
      EnterPaperList(name: "l", file: list, batch: batch, keepsStrays: false, isConfirmed: true, request: nil),
      at: "R1")
    ask(
      "check", CheckPaperList(name: "l", file: list, checkedBy: "赵六", site: nil, batch: nil), at: "R1")
    ask(
      "custody",
      RecordProcedure(
        .custody(.kept(BoxKept(site: nil, from: Self.day, to: Self.day.adding(days: 1), custodians: ["甲"]))),
        confirmed: true),
      at: "R1")
    ask("close", CloseSite(unused: 16, officers: officers), at: "R1")
  }

  @Test func everyCommandOfTheHallIsRecordedOnce() throws {
    let officers = SmallElection.officers
    for (site, voters, unused) in [("R1", RollNumber(1)...10, 10), ("S1", 13...15, 17), ("H1", 1...1, 20)] {
      if site != "R1" { try small.sync(site) }
      _ = small.perform(OpenSite(papers: 20, officers: officers), at: site)
      for voter in voters where site != "H1" { _ = small.perform(Cast(voter: voter), at: site) }
      if site == "R1" { _ = small.perform(Cast(voter: 12, envelope: "E-1"), at: site) }
      _ = small.perform(CloseSite(unused: unused, officers: officers, confirmed: true), at: site)
      try small.sync(site)
    }
    ask(
      "rule", RuleOnCase(.voter(12), decision: .accept, officers: officers, reason: "身份已核对", insist: true),
      at: "hall")
    ask("count", CountBox(BoxCount(site: "R1", returned: 11, valid: 11, invalid: 0)), at: "hall")
    let tally = Tally(contest: "chair", lines: Self.votes, writeIns: 0, undervotes: 0)
    ask("tally", EnterTally(tally), at: "hall")
    ask("explain", ExplainFinding(.paperImbalance, site: "R1", text: "散落一张", officers: officers), at: "hall")
    ask("count file", TakeCountFile(name: "count.yaml", text: Self.countFile), at: "hall")
    let staff = StaffAppointment(name: "丁", role: .teller, site: nil, session: "", voter: nil, day: Self.day)
    ask("staff", RecordProcedure([.staff(.appointed(staff))]), at: "hall")
    ask(
      "notice", PostNotice(.roll, day: Self.day, place: "公告栏"), at: "hall")
    ask("declare", DeclareResult(officers: officers), at: "hall")
    ask("take back", TakeMarkBack(voter: 1, served: .voter(16), officers: officers, reason: "看错选民证"), at: "hall")
    ask(
      "amend", AmendRoll(voter: 18, change: .struckOff, reason: "错登", officers: officers, confirmed: true), at: "hall")
    ask("revoke", RevokeDevices(site: "S1", reason: "电脑丢失", confirmed: true), at: "hall")
  }

  private static let votes = [Tally.Line(name: "甲", votes: 14), Tally.Line(name: "乙", votes: 0)]

  private static let countFile = """
    format: 1
    sites:
      R1: {issued: 11, returned: 11, valid: 11, invalid: 0}
      S1: {issued: 3, returned: 3, valid: 3, invalid: 0}
      H1: {issued: 0, returned: 0, valid: 0, invalid: 0}
    tally:
      - contest: chair
        votes:
          - {name: 甲, votes: 14}
          - {name: 乙, votes: 0}
        writeIns: {votes: 0}
        undervotes: {votes: 0}

    """

  /// The same figures may be meant twice: only the name tells a repetition.
  @Test func withoutANameTheSameIsRecordedAgain() {
    let before = entries(at: "hall")
    for _ in 0..<2 { _ = small.perform(AmendRoll(voter: 18, change: .struckOff), at: "hall") }
    for name in ["a", "b"] { _ = small.perform(AmendRoll(voter: 18, change: .struckOff), at: "hall", request: name) }
    #expect(entries(at: "hall") == before + 4)
  }

  @Test func whatWasRefusedMayBeAskedAgainUnderItsName() {
    let count = RevokeDevices(site: "R9", reason: "电脑丢失")
    #expect(small.perform(count, at: "hall", request: "a").exitStatus == 2)
    ask("a", RevokeDevices(site: "S1", reason: "电脑丢失", confirmed: true), at: "hall")
  }

  @Test(arguments: Language.allCases) func anUnknownOutcomeNamesTheRequestToRepeat(_ language: Language) throws {
    let refusal = NodeError.store(.unknownOutcome).refusal
    let reply = refusal.naming(RequestID("r-17")).reply(language)
    #expect(reply.text.contains("--request r-17"))
    #expect(reply.json.contains(#""request":"r-17""#))
    #expect(!refusal.reply(language).json.contains("request\""))
    // What certainly was not recorded needs no name.
    #expect(!NodeError.store(.diskFull).refusal.naming(RequestID("r-17")).reply(language).text.contains("r-17"))
  }

  @Test func aDaemonThatKnowsNoNamesRefusesARequestWithOne() throws {
    struct Earlier: Decodable {
      let command: [String: AmendRoll]
      let language: Language
    }
    let command = AmendRoll(voter: 1, change: .struckOff)
    let plain = CommandRequest(command, language: .en)
    #expect(try JSONDecoder().decode(Earlier.self, from: Data(plain.encoded())).command == ["amendRoll": command])
    let named = CommandRequest(command, language: .en, request: RequestID("a"))
    #expect(CommandRequest(decoding: named.encoded()) == named)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Earlier.self, from: Data(named.encoded())) }
  }
}
