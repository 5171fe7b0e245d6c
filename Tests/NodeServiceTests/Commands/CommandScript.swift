import ElectionRecord
import Foundation
import NodeService

/// A whole election as commands: one named step each, so that every verb and every kind of answer has its golden bytes.
enum CommandScript {
  struct Step {
    let name: String
    let reply: CommandReply
  }

  /// Runs the script on a new election.
  static func run(_ language: Language) throws -> [Step] {
    let small = try SmallElection()
    var steps: [Step] = []
    var stick = Data()
    func step(_ name: String, _ command: NodeCommand, at node: String) {
      steps.append(Step(name: name, reply: small.perform(command, at: node, language: language)))
    }
    let officers = SmallElection.officers
    func cast(_ voter: RollNumber, proxy: RollNumber? = nil, envelope: String? = nil, request: String? = nil)
      -> NodeCommand
    {
      .cast(CastOrder(voter: voter, proxy: proxy, envelope: envelope, request: request.flatMap(RequestID.init)))
    }
    step("cast-before-opening", cast(1), at: "R1")
    step("open-with-one-officer", .open(papers: 20, officers: ["张三"], seals: []), at: "R1")
    step("open", .open(papers: 20, officers: officers, seals: ["A-1"]), at: "R1")
    step("cast", cast(1, request: "first"), at: "R1")
    step("cast-repeated", cast(1, request: "first"), at: "R1")
    step("cast-marked", cast(1), at: "R1")
    step("cast-elsewhere", cast(12), at: "R1")
    step("cast-provisional", cast(12, envelope: "E-001"), at: "R1")
    step("cast-proxy", cast(2, proxy: 1), at: "R1")
    step("cast-not-on-roll", cast(99), at: "R1")
    step("cast-more", cast(3), at: "R1")
    step("void", .void(CorrectionOrder(voter: 3, reason: "看错选民证"), paperMarked: false), at: "R1")
    step("void-again", .void(CorrectionOrder(voter: 3, reason: "看错选民证"), paperMarked: false), at: "R1")
    step("replace", .replace(CorrectionOrder(voter: 1, reason: "填写错误")), at: "R1")
    step("voter", .voter(text: "1", limit: 1, poll: .main), at: "R1")
    step("voter-by-name", .voter(text: SmallElection.name(12), limit: 5, poll: .main), at: "R1")
    step("voter-nobody", .voter(text: "没有此人", limit: 5, poll: .main), at: "R1")
    step("status-site", .status(poll: .main), at: "R1")
    step("count-at-site", .count(CountedBox(site: "R1", returned: 2, valid: 2, invalid: 0), poll: .main), at: "R1")
    step("close", .close(unused: 15, officers: officers, seals: ["A-2"], request: nil), at: "R1")
    step("cast-closed", cast(4), at: "R1")
    step("export-stick", .exportStick, at: "R1")
    stick = steps.last?.reply.files.first?.bytes ?? Data()
    step("import-stick", .importStick(stick), at: "hall")
    step("import-stick-again", .importStick(stick), at: "hall")
    step("import-stick-cut-short", .importStick(stick.dropLast(3)), at: "hall")
    step("status-hall", .status(poll: .main), at: "hall")
    step("cases", .cases(ruled: false, poll: .main), at: "hall")
    step("rule-with-one-officer", .rule(.voter(12), decision: .accept, officers: ["张三"], reason: "身份已核对"), at: "hall")
    step("rule-acknowledge", .rule(.voter(12), decision: .acknowledge, officers: officers, reason: "身份已核对"), at: "hall")
    step("rule", .rule(.voter(12), decision: nil, officers: officers, reason: "身份已核对"), at: "hall")
    step("cases-ruled", .cases(ruled: true, poll: .main), at: "hall")
    step("reconcile-incomplete", .reconcile(poll: .main, html: false), at: "hall")
    step("declare-too-early", .declare(officers: officers, poll: .main), at: "hall")
    for site in ["S1", "H1"] {
      try small.sync(site)
      step("open-\(site)", .open(papers: 20, officers: officers, seals: []), at: site)
      if site == "S1" { step("cast-\(site)", cast(11), at: site) }
      step(
        "close-\(site)", .close(unused: site == "S1" ? 19 : 20, officers: officers, seals: [], request: nil), at: site)
      try small.sync(site)
    }
    step("count", .count(CountedBox(site: "R1", returned: 3, valid: 2, invalid: 0), poll: .main), at: "hall")
    step(
      "count-unknown-site", .count(CountedBox(site: "R9", returned: 3, valid: 2, invalid: 0), poll: .main), at: "hall")
    step("tally", .tally(contest(votes: 2), poll: .main), at: "hall")
    step("tally-unknown-candidate", .tally(contest(votes: 2, name: "丙"), poll: .main), at: "hall")
    step("count-file", .countFile(name: "count.yaml", text: countFile), at: "hall")
    step("count-file-wrong", .countFile(name: "count.yaml", text: "format: 1\nsites: {}\n"), at: "hall")
    step("reconcile", .reconcile(poll: .main, html: false), at: "hall")
    step(
      "explain-nothing",
      .explain(.unclassifiedPapers, site: "R1", text: "复核后仍无法归类", officers: officers), at: "hall")
    step(
      "explain-imbalance", .explain(.paperImbalance, site: "R1", text: "清点时散落两张", officers: officers), at: "hall")
    step("reconcile-balanced", .reconcile(poll: .main, html: false), at: "hall")
    step("declare", .declare(officers: officers, poll: .main), at: "hall")
    step("declare-again", .declare(officers: officers, poll: .main), at: "hall")
    step("amend", .amendRoll(voter: 18, change: .struckOff), at: "hall")
    step("revoke", .revoke(site: "S1", reason: "电脑丢失"), at: "hall")
    step("revoke-again", .revoke(site: "S1", reason: "电脑丢失"), at: "hall")
    step("export-journals", .exportJournals(folder: nil), at: "hall")
    step("facts", .facts, at: "hall")
    return steps + (try asking(language))
  }

  /// An election whose rights the hall holds.
  private static func asking(_ language: Language) throws -> [Step] {
    let small = try SmallElection(listsAreas: false)
    var steps: [Step] = []
    func ask(_ name: String, _ voter: RollNumber, at site: String) throws {
      steps.append(Step(name: name, reply: try small.ask(voter, at: site, language: language)))
    }
    func cast(_ name: String, _ voter: RollNumber, at site: String) {
      steps.append(
        Step(name: name, reply: small.perform(.cast(CastOrder(voter: voter)), at: site, language: language)))
    }
    try ask("ask-before-opening", 5, at: "R1")
    for site in ["R1", "S1"] {
      _ = small.perform(.open(papers: 20, officers: SmallElection.officers, seals: []), at: site)
    }
    cast("cast-right-at-hall", 5, at: "R1")
    try ask("ask", 5, at: "R1")
    try ask("ask-again", 5, at: "R1")
    try ask("ask-elsewhere", 5, at: "S1")
    cast("cast-asked", 5, at: "R1")
    try small.sync("R1")
    try ask("ask-marked", 5, at: "S1")
    try ask("ask-not-on-roll", 99, at: "S1")
    _ = small.perform(.amendRoll(voter: 6, change: .struckOff), at: "hall")
    try ask("ask-struck-off", 6, at: "S1")
    return steps
  }

  private static func contest(votes: Int, name: String = "甲") -> CountedContest {
    CountedContest(contest: "chair", lines: [CountedContest.Line(name: name, votes: votes)], writeIns: 0, undervotes: 1)
  }

  private static let countFile = """
    format: 1
    sites:
      R1: {issued: 3, returned: 3, valid: 2, invalid: 0}
      S1: {issued: 1, returned: 1, valid: 1, invalid: 0}
      H1: {issued: 0, returned: 0, valid: 0, invalid: 0}
    tally:
      - contest: chair
        votes:
          - {name: 甲, votes: 2}
          - {name: 乙, votes: 1}
        writeIns: {votes: 0}
        undervotes: {votes: 0}

    """
}

extension SiteID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}
