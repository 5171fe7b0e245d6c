import ElectionRecord
import Foundation
import NodeService
import Testing

@Suite struct CommandCodingTests {
  static let commands: [NodeCommand] = [
    .open(papers: 3, officers: ["a"], seals: ["b"]), .voter(text: "x", limit: 3, poll: .main),
    .cast(CastOrder(voter: 1, proxy: 2, envelope: "E", request: RequestID("r"))), .cast(CastOrder(voter: 1)),
    .void(CorrectionOrder(voter: 1, reason: "r"), paperMarked: true), .replace(CorrectionOrder(voter: 1, reason: "r")),
    .close(unused: 1, officers: [], seals: [], request: nil), .status(poll: .main), .cases(ruled: true, poll: .main),
    .rule(.caseID("c"), decision: nil, officers: [], reason: ""),
    .rule(.voter(3), decision: .refuse, officers: ["a", "b"], reason: "r"),
    .explain(.paperImbalance, site: nil, text: "t", officers: []),
    .count(CountedBox(site: "R1", returned: 1, valid: 1, invalid: 0), poll: .main),
    .tally(CountedContest(contest: "c", lines: [.init(name: "n", votes: 1)], writeIns: 0, undervotes: 0), poll: .main),
    .countFile(name: "n", text: "t"), .reconcile(poll: .main, html: true), .declare(officers: [], poll: .main),
    .revoke(site: "R1", reason: "r"), .amendRoll(voter: 1, change: .duplicateOf(original: 2)),
    .amendRoll(voter: 1, change: .restored), .exportStick, .importStick(Data([1, 2])), .exportJournals(folder: nil),
    .exportJournals(folder: "/x"), .facts, .procedure(.compliance(html: true)),
    .procedure(.custody(site: "R1")), .procedure(.custody(site: nil)), .procedure(.paper),
    .record(
      [
        .custody(.kept(BoxKept(site: nil, from: CalendarDay(number: 1), to: CalendarDay(number: 2), custodians: ["a"])))
      ],
      poll: .main),
    .paperIn(
      PaperOrder(
        name: "n", file: Data([49]),
        batch: PaperBatch(
          day: CalendarDay(number: 1), reason: "r", origin: "o", sheets: 1, enteredBy: "a", used: 0), keepsStrays: true,
        isConfirmed: false, request: RequestID("r"))),
    .paperCheck(PaperCheckOrder(name: "n", file: Data(), checkedBy: "b", site: nil, batch: 3)),
    .publish(folder: "/p", poll: .main),
    .archive(ArchiveOrder(file: "/a", officers: ["a", "b"], keepUntil: CalendarDay(number: 9))),
    .procedure(.calendar), .procedure(.registration(voter: nil)), .procedure(.registration(voter: 4)),
    .procedure(.nomination), .procedure(.staff), .procedure(.proxies), .procedure(.counting),
    .procedure(.notice(NoticeOrder(kind: .result, day: CalendarDay(number: 3), place: "", isPosted: false))),
    .procedure(.notice(NoticeOrder(kind: .result, day: CalendarDay(number: 3), place: "p", isPosted: true))),
    .procedure(.form(.result(poll: .main))), .procedure(.form(.signingRoll(site: nil))),
    .procedure(.form(.closingSlip(site: "R1"))),
    .procedure(.tallySheet(batch: "b", keying: nil, html: true)),
    .procedure(.judge(DescribedPaper(parts: [.init(contest: "c", marks: 2)]))),
    .procedure(.result(poll: .main)),
    .procedure(.nextElection(.supplementary, day: CalendarDay(number: 3), poll: .main)),
  ]

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
    let lines = Self.commands.map { String(decoding: CommandRequest($0, language: .zh).encoded(), as: UTF8.self) + "\n" }
    try CommandGolden.expect(lines.joined(), is: "requests.jsonl")
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
