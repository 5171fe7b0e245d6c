import ElectionRecord
import ElectionReports
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
    func step(_ name: String, _ command: any NodeCommand, at node: String) {
      steps.append(Step(name: name, reply: small.perform(command, at: node, language: language)))
    }
    let officers = SmallElection.officers
    func cast(_ voter: RollNumber, proxy: RollNumber? = nil, envelope: String? = nil, request: String? = nil)
      -> any NodeCommand
    {
      Cast(voter: voter, proxy: proxy, envelope: envelope, request: request.flatMap(RequestID.init))
    }
    step("cast-before-opening", cast(1), at: "R1")
    step("open-with-one-officer", OpenSite(papers: 20, officers: ["张三"]), at: "R1")
    step("open", OpenSite(papers: 20, officers: officers, seals: ["A-1"]), at: "R1")
    step("cast", cast(1, request: "first"), at: "R1")
    step("cast-repeated", cast(1, request: "first"), at: "R1")
    step("cast-marked", cast(1), at: "R1")
    step("cast-elsewhere", cast(12), at: "R1")
    step("cast-provisional", cast(12, envelope: "E-001"), at: "R1")
    step("cast-proxy", cast(2, proxy: 1), at: "R1")
    step("cast-not-on-roll", cast(99), at: "R1")
    step("cast-more", cast(3), at: "R1")
    step("void", VoidMark(voter: 3, reason: "看错选民证"), at: "R1")
    step("void-again", VoidMark(voter: 3, reason: "看错选民证"), at: "R1")
    step("replace", ReplacePaper(voter: 1, reason: "填写错误"), at: "R1")
    step("voter", FindVoters(text: "1", limit: 1), at: "R1")
    step("voter-by-name", FindVoters(text: SmallElection.name(12), limit: 5), at: "R1")
    step("voter-nobody", FindVoters(text: "没有此人", limit: 5), at: "R1")
    step("status-site", ShowStatus(), at: "R1")
    step("count-at-site", CountBox(BoxCount(site: "R1", returned: 2, valid: 2, invalid: 0)), at: "R1")
    step("close-asked", CloseSite(unused: 15, officers: officers, seals: ["A-2"]), at: "R1")
    step("close", CloseSite(unused: 15, officers: officers, seals: ["A-2"], confirmed: true), at: "R1")
    step("cast-closed", cast(4), at: "R1")
    step("export-stick", ExportStick(), at: "R1")
    stick = steps.last?.reply.files.first?.bytes ?? Data()
    step("import-stick", ImportStick(stick), at: "hall")
    step("import-stick-again", ImportStick(stick), at: "hall")
    step("import-stick-cut-short", ImportStick(stick.dropLast(3)), at: "hall")
    step("status-hall", ShowStatus(), at: "hall")
    step("turnout", ShowTurnout(), at: "hall")
    step("cases", ListCases(ruled: false, poll: .main), at: "hall")
    step(
      "rule-with-one-officer", RuleOnCase(.voter(12), decision: .accept, officers: ["张三"], reason: "身份已核对"), at: "hall")
    step(
      "rule-acknowledge", RuleOnCase(.voter(12), decision: .acknowledge, officers: officers, reason: "身份已核对"),
      at: "hall")
    step("rule-early", RuleOnCase(.voter(12), decision: nil, officers: officers, reason: "身份已核对"), at: "hall")
    step(
      "rule", RuleOnCase(.voter(12), decision: .accept, officers: officers, reason: "身份已核对", insist: true),
      at: "hall")
    step("cases-ruled", ListCases(ruled: true, poll: .main), at: "hall")
    step("report", ShowReport(), at: "hall")
    step("reconcile-incomplete", Reconcile(), at: "hall")
    step("declare-too-early", DeclareResult(officers: officers), at: "hall")
    for site in ["S1", "H1"] {
      try small.sync(site)
      step("open-\(site)", OpenSite(papers: 20, officers: officers), at: site)
      if site == "S1" { step("cast-\(site)", cast(11), at: site) }
      step(
        "close-\(site)", CloseSite(unused: site == "S1" ? 19 : 20, officers: officers), at: site)
      try small.sync(site)
    }
    step("count", CountBox(BoxCount(site: "R1", returned: 3, valid: 2, invalid: 0)), at: "hall")
    step(
      "count-unknown-site", CountBox(BoxCount(site: "R9", returned: 3, valid: 2, invalid: 0)), at: "hall")
    step("tally", EnterTally(tally(votes: 2)), at: "hall")
    step("tally-unknown-candidate", EnterTally(tally(votes: 2, name: "丙")), at: "hall")
    step("tally-without-a-candidate", EnterTally(tally(votes: 2, others: [])), at: "hall")
    step("count-file-asked", TakeCountFile(name: "count.yaml", text: countFile), at: "hall")
    step("count-file", TakeCountFile(name: "count.yaml", text: countFile, confirmed: true), at: "hall")
    step("count-file-wrong", TakeCountFile(name: "count.yaml", text: "format: 1\nsites: {}\n"), at: "hall")
    step("reconcile", Reconcile(), at: "hall")
    step(
      "explain-nothing",
      ExplainFinding(.unclassifiedPapers, site: "R1", text: "复核后仍无法归类", officers: officers), at: "hall")
    step(
      "explain-imbalance", ExplainFinding(.paperImbalance, site: "R1", text: "清点时散落两张", officers: officers), at: "hall")
    step("reconcile-balanced", Reconcile(), at: "hall")
    step("declare", DeclareResult(officers: officers), at: "hall")
    step("declare-again", DeclareResult(officers: officers), at: "hall")
    step(
      "correct-closing",
      CorrectFigures(.closing(site: "R1", device: nil, unused: 16), officers: officers, reason: "漏数一张"), at: "hall")
    step(
      "correct-nothing",
      CorrectFigures(.closing(site: "R1", device: nil, unused: 16), officers: officers, reason: "漏数一张"), at: "hall")
    step("reconcile-corrected", Reconcile(), at: "hall")
    step("correct-declaration", CorrectDeclaration(officers: officers, reason: "未用票更正"), at: "hall")
    step("amend-alone", AmendRoll(voter: 18, change: .struckOff), at: "hall")
    step("amend-asked", AmendRoll(voter: 18, change: .struckOff, reason: "错登", officers: officers), at: "hall")
    step(
      "amend", AmendRoll(voter: 18, change: .struckOff, reason: "错登", officers: officers, confirmed: true), at: "hall")
    step("revoke", RevokeDevices(site: "S1", reason: "电脑丢失", confirmed: true), at: "hall")
    step("revoke-again", RevokeDevices(site: "S1", reason: "电脑丢失", confirmed: true), at: "hall")
    step("export-journals", ExportJournals(folder: nil), at: "hall")
    small.clock.advance(by: 60)
    let facts = try small.node("hall").facts()
    steps.append(
      Step(name: "facts", reply: CommandReply(json: CanonicalJSON.text(.object(facts.json)), text: facts.metrics)))
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
        Step(name: name, reply: small.perform(Cast(voter: voter), at: site, language: language)))
    }
    try ask("ask-before-opening", 5, at: "R1")
    for site in ["R1", "S1"] {
      _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: site)
    }
    cast("cast-right-at-hall", 5, at: "R1")
    try ask("ask", 5, at: "R1")
    try ask("ask-again", 5, at: "R1")
    try ask("ask-elsewhere", 5, at: "S1")
    cast("cast-asked", 5, at: "R1")
    try small.sync("R1")
    try ask("ask-marked", 5, at: "S1")
    try ask("ask-not-on-roll", 99, at: "S1")
    let amend = AmendRoll(
      voter: 6, change: .struckOff, reason: "错登", officers: SmallElection.officers, confirmed: true)
    _ = small.perform(amend, at: "hall")
    try ask("ask-struck-off", 6, at: "S1")
    return steps
  }

  private static func tally(votes: Int, name: String = "甲", others: [String] = ["乙"]) -> Tally {
    Tally(
      contest: "chair", lines: [.init(name: name, votes: votes)] + others.map { .init(name: $0, votes: 0) },
      writeIns: 0, undervotes: 1)
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
  package init(stringLiteral value: String) { self.init(value) }
}
