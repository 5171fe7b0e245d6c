import ElectionRecord
import Foundation
import GoldenFiles
import Testing

@testable import NodeService

@Suite struct CommandCodingTests {
  static let commands: [any NodeCommand] = [
    OpenSite(papers: 3, officers: ["a"], seals: ["b"]), FindVoters(text: "x", limit: 3),
    Cast(voter: 1, proxy: 2, envelope: "E", request: RequestID("r")), Cast(voter: 1),
    VoidMark(voter: 1, reason: "r", paperMarked: true), ReplacePaper(voter: 1, reason: "r"),
    CloseSite(unused: 1, officers: []), ShowStatus(), ListCases(ruled: true),
    RuleOnCase(.caseID("c"), decision: nil, officers: [], reason: ""),
    RuleOnCase(.voter(3), decision: .refuse, officers: ["a", "b"], reason: "r"),
    RuleOnCase(.voter(3), decision: .accept, officers: ["a", "b"], reason: "r", insist: true),
    TakeMarkBack(voter: 1, site: "R1", served: .voter(2), officers: ["a", "b"], reason: "r"),
    TakeMarkBack(voter: 1, served: .unknown, officers: [], reason: "r"),
    TakeMarkBack(voter: 1, served: .nobody, officers: [], reason: "r", confirmed: true),
    Cast(voter: 1, isSomebodyElse: true), CastHousehold(household: "3", envelope: "E", request: RequestID("r")),
    ReplaceRepresentative(voter: 3, name: "n", sex: "女", born: "1990-01-01", basis: "b", officers: ["a", "b"]),
    ExplainFinding(.paperImbalance, site: nil, text: "t", officers: []),
    CountBox(BoxCount(site: "R1", returned: 1, valid: 1, invalid: 0)),
    EnterTally(Tally(contest: "c", lines: [.init(name: "n", votes: 1)], writeIns: 0, undervotes: 0)),
    TakeCountFile(name: "n", text: "t"), Reconcile(html: true), DeclareResult(officers: []),
    CorrectFigures(.opening(site: "R1", device: nil, papers: 105), officers: ["a", "b"], reason: "r"),
    CorrectFigures(
      .closing(site: "R1", device: DeviceID(rawValue: 7), unused: 5), officers: [], reason: "r", confirmed: true),
    CorrectFigures(.box(BoxCount(site: "R1", returned: 1, valid: 1, invalid: 0)), officers: [], reason: "r"),
    CorrectFigures(.batch(id: "b", papers: 3), officers: [], reason: "r"),
    CorrectFigures(
      .contest(Tally(contest: "c", lines: [.init(name: "n", votes: 1)], writeIns: 0, undervotes: 0)), officers: [],
      reason: "r"),
    CorrectDeclaration(officers: ["a", "b"], reason: "r"),
    WithdrawRecords([3, 4], officers: ["a", "b"], reason: "r"),
    WithdrawRecords([3], of: DeviceID(rawValue: 7), officers: ["a", "b"], reason: "r"),
    OpenSite(papers: 3, officers: ["a"], confirmed: true), CloseSite(unused: 1, officers: [], confirmed: true),
    CountBox(BoxCount(site: "R1", returned: 1, valid: 1, invalid: 0), confirmed: true),
    EnterTally(Tally(contest: "c", lines: [], writeIns: 0, undervotes: 0), confirmed: true),
    TakeCountFile(name: "n", text: "t", confirmed: true),
    ExplainFinding(.tallyDiffers, site: nil, contest: "c", text: "t", officers: []),
    RevokeDevices(site: "R1", reason: "r"), AmendRoll(voter: 1, change: .duplicateOf(original: 2)),
    AmendRoll(voter: 1, change: .restored), ExportStick(), ImportStick(Data([1, 2])), ExportJournals(folder: nil),
    ExportJournals(folder: "/x"), CheckCompliance(html: true),
    ShowCustody(site: "R1"), ShowCustody(site: nil), ShowPaperLists(),
    RecordProcedure([
      .custody(.kept(BoxKept(site: nil, from: CalendarDay(number: 1), to: CalendarDay(number: 2), custodians: ["a"])))
    ]),
    EnterPaperList(
      name: "n", file: Data([49]),
      batch: PaperBatch(
        day: CalendarDay(number: 1), reason: "r", origin: "o", sheets: 1, enteredBy: "a", used: 0), keepsStrays: true,
      isConfirmed: false, request: RequestID("r")),
    CheckPaperList(name: "n", file: Data(), checkedBy: "b", site: nil, batch: 3),
    Publish(folder: "/p", poll: .main),
    SealArchive(file: "/a", officers: ["a", "b"], keepUntil: CalendarDay(number: 9)),
    ShowCalendar(), ShowRegistration(voter: nil), ShowRegistration(voter: 4),
    ShowNomination(), ShowStaff(), ShowProxies(), ShowCount(),
    MakeNotice(.result, day: CalendarDay(number: 3)),
    PostNotice(.result, day: CalendarDay(number: 3), place: "p"),
    MakeForm(.result(poll: .main)), MakeForm(.signingRoll(site: nil)),
    MakeForm(.closingSlip(site: "R1")),
    MakeTallySheet(batch: "b", keying: nil, html: true),
    JudgePaper(DescribedPaper(parts: [.init(contest: "c", marks: 2)])),
    ShowResult(poll: .main),
    DefineNextElection(.supplementary, day: CalendarDay(number: 3), poll: .main, folder: "/n"),
    CastUnlisted(name: "n", envelope: "E", request: RequestID("r")),
    CastUnlisted(name: "n", envelope: "E", isSomebodyElse: true),
    VoidUnlisted(envelope: "E", reason: "r", paperMarked: true, request: RequestID("r")),
    BackUp(folder: "/x"), BackUp(folder: "/x").leaving(in: OutboxName(random: [UInt8](repeating: 7, count: 8))),
    TakeUpBackup(officers: ["a", "b"], confirmed: true),
    CheckRegistrations(name: "late.csv", file: Data("name\n".utf8)),
    AddVoter(
      TypedRow(name: "n", sex: "女", born: "1990-01-01", address: "a", area: "b", household: "", card: "c"),
      basis: "b", officers: ["a", "b"], insist: true),
    ShowPlan(html: true, calendar: true),
    OpenSite(papers: 1, officers: ["a", "b"], secretPlace: true),
    RuleOnCase(.caseID("c"), decision: .accept, officers: ["a", "b"], reason: "r", number: 61),
    ShowTurnout(poll: .main), ShowReport(poll: .main, html: true),
  ]

  @Test func everyCommandHasASample() {
    let shown = Set(Self.commands.map { String(describing: type(of: $0)) })
    for command in CommandCoding.types.values.joined() { #expect(shown.contains(String(describing: command))) }
  }

  @Test func everyCommandSurvivesTheSocket() {
    for command in Self.commands {
      for language in Language.allCases {
        let request = CommandRequest(command, language: language)
        #expect(CommandRequest(decoding: request.encoded()) == request)
      }
    }
  }

  /// What older and newer programs say to each other.
  @Test func aCommandIsSpelledAsItAlwaysWas() throws {
    let lines = Self.commands.map {
      String(decoding: CommandRequest($0, language: .zh).encoded(), as: UTF8.self) + "\n"
    }
    try Golden.expect(lines.joined(), is: "Commands/requests.jsonl")
  }

  @Test func anAnswerSurvivesTheSocket() {
    let reply = CommandReply(
      json: "{}", text: "文\n", html: "<p/>", files: [NamedFile(name: "a/b", bytes: Data([0, 255]))],
      checkpoint: "a 1 b",
      exitStatus: 4, isError: true)
    #expect(CommandReply(decoding: reply.encoded()) == reply)
  }

  @Test func whatIsNoRequestIsRefused() {
    for text in ["", "{}", "[]", "{\"command\":{\"unheardOf\":{}},\"language\":\"zh\"}"] {
      #expect(CommandRequest(decoding: Array(text.utf8)) == nil, "\(text)")
    }
  }
}
