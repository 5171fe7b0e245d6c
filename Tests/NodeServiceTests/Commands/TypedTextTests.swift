import ElectionRecord
import Testing

@testable import NodeService

/// What people type is refused before it is recorded where nobody could read it, or could read it as something else.
@Suite struct TypedTextTests {
  private static let bad = [
    "", " ", "\u{200B}", "张\n三", "\u{202E}张三", "张三\u{1B}[31m", String(repeating: "长", count: 400),
  ]

  private let village: Village
  private let site: Node

  init() throws {
    village = try Village(policy: .assigned)
    site = village.sites[0]
  }

  @Test(arguments: bad) func aTextThatCannotBeReadIsNotRecorded(_ text: String) throws {
    #expect(throws: NodeError.self) { try site.open(papers: 9, officers: ["张三", "李四", text]) }
    #expect(throws: NodeError.self) { try site.open(papers: 9, officers: Village.officers, seals: [text]) }
    try site.open()
    _ = try site.cast(CastRequest(voter: 1))
    let before = site.frontier
    #expect(throws: NodeError.self) { try site.cast(CastRequest(voter: 40, envelope: text)) }
    #expect(throws: NodeError.self) { try site.void(voter: 1, reason: text) }
    #expect(throws: NodeError.self) { try site.replace(voter: 1, reason: text) }
    #expect(throws: NodeError.self) { try site.close(unused: 1, officers: ["张三", "李四"], seals: [text]) }
    #expect(site.frontier == before)
    let hall = village.hall.frontier
    #expect(throws: NodeError.self) { try village.hall.revoke(site: SiteID("R1"), reason: text) }
    #expect(village.hall.frontier == hall)
  }

  /// A command may forget to ask, and what it wrote would stand for ever.
  @Test func whatNoCommandAskedIsRefusedBeforeItIsRecorded() {
    let hall = village.hall
    let before = hall.frontier
    let tally = Tally(contest: "chair", lines: [.init(name: "甲", votes: -1)], writeIns: 0, undervotes: 0)
    for body in [EntryBody.incident(Incident(text: "甲\u{202E}")), .tallyEntered(tally)] {
      #expect(throws: NodeError.self) { try hall.once(.tallied, under: nil) { [body] } }
    }
    #expect(hall.frontier == before)
  }

  /// A terminal that shows the refusal must not be driven by it.
  @Test func aHiddenTextIsNotShownAgain() {
    #expect(throws: NodeError.invalidText("")) { try site.checkTexts(["\u{1B}[2J"]) }
    #expect(throws: NodeError.invalidText("   ")) { try site.checkTexts(["   "]) }
  }

  @Test func theSameOpeningAgainIsDoneAndAnotherIsRefused() throws {
    try site.open(papers: 9, officers: Village.officers, seals: ["A-1"])
    let before = site.frontier
    try site.open(papers: 9, officers: Village.officers, seals: ["A-1"])
    #expect(throws: NodeError.alreadyOpen(papers: 9)) {
      try site.open(papers: 10, officers: Village.officers, seals: ["A-1"])
    }
    #expect(throws: NodeError.alreadyOpen(papers: 9)) {
      try site.open(papers: 9, officers: ["王五", "赵六"], seals: ["A-1"])
    }
    #expect(throws: NodeError.alreadyOpen(papers: 9)) { try site.open(papers: 9, officers: Village.officers) }
    #expect(site.frontier == before)
  }

  @Test func anUnknownPollOrSiteIsNamed() throws {
    #expect(throws: NodeError.unknownPoll("second")) { try site.report(poll: PollID("second")) }
    #expect(throws: NodeError.unknownSite("R9")) { try village.hall.revoke(site: SiteID("R9"), reason: "lost") }
  }

  @Test func onlyWhatIsFoundIsExplained() throws {
    func explain(_ text: String) throws {
      try village.hall.explain(
        Explanation(code: .unclassifiedPapers, site: nil, text: text, officers: Village.officers))
    }
    func count(_ returned: Int) throws {
      try village.hall.count(BoxCount(site: SiteID("R1"), returned: returned, valid: 0, invalid: 0))
    }
    #expect(throws: NodeError.noSuchFinding) { try explain("beforehand") }
    try count(1)
    try explain("one torn")
    #expect(try village.hall.report().findings.map(\.explanation) == ["one torn"])
    try count(50)
    #expect(try village.hall.report().findings.map(\.explanation) == [nil])
  }
}
