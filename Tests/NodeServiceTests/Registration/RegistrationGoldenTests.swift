import ElectionRecord
import Foundation
import GoldenFiles
import NodeService
import Testing

/// What `register` tells, as it was reviewed: JSON once, texts in both languages.
@Suite struct RegistrationGoldenTests {
  /// Every kind of record, then what a rule refuses.
  static let records = """
    format: 1
    records:
      - notice: {kind: roll, day: 2010-02-20}
      - registrationImport: {day: 2010-02-18, accepted: 20, questionable: 2, refused: 1, declined: 3}
      - registered: {day: 2010-02-18, basis: hukou, source: door, canvasser: 东街组长, voters: [1-9, 11]}
      - registered: {day: 2010-02-18, basis: residence, source: phone, voters: [10]}
      - resident: {voter: 10, day: 2010-02-18, since: 2008-05-01}
      - separated: {voter: 9, day: 2010-02-18, choice: here, community: 西山社区, proof: undertaking}
      - separated: {voter: 8, day: 2010-02-18, choice: elsewhere, community: 西山社区}
      - declined: {voter: 1, day: 2010-02-21}
      - absent: {voter: 2, day: 2010-03-14}
      - removed: {voter: 3, day: 2010-02-22, reason: died, officers: [张三, 李四]}
      - removed: {voter: 4, day: 2010-02-22, reason: movedAway, officers: [张三, 李四]}
      - restored: {voter: 4, day: 2010-02-23, reason: wronglyRemoved, officers: [张三, 李四]}
      - objection: {day: 2010-02-22, kind: wronglyListed, voter: 5, by: 第三居民小组, text: 户籍已迁出}
      - objectionDecided: {objection: 1, day: 2010-02-26, outcome: upheld, reason: 属实, officers: [张三, 李四]}
      - removed: {voter: 5, day: 2010-02-26, reason: movedAway, officers: [张三, 李四]}
      - objection: {day: 2010-02-25, kind: omitted, by: 家属}
      - objection: {day: 2010-02-25, kind: wrongDetails, voter: 6, by: 本人}
      - objectionDecided: {objection: 3, day: 2010-02-26, outcome: rejected, reason: 证件相符, officers: [张三, 李四]}
      - representatives: {group: 第1居民小组, day: 2010-02-24, count: 3, voters: [6, 7, 11]}
      - representatives: {group: 第2居民小组, day: 2010-02-24, count: 2}

    """

  private static let refused: [(String, String)] = [
    ("late-objection", "objection: {day: 2010-02-26, kind: omitted, by: 家属}"),
    ("late-absence", "absent: {voter: 7, day: 2010-03-15}"),
    ("one-officer", "removed: {voter: 7, day: 2010-02-22, reason: died, officers: [张三]}"),
    (
      "decided-already",
      "objectionDecided: {objection: 1, day: 2010-02-26, outcome: rejected, reason: 否, officers: [张三, 李四]}"
    ),
    ("too-many-representatives", "representatives: {group: 第3居民小组, day: 2010-02-24, count: 4}"),
  ]

  private static func election() throws -> SmallElection {
    var rules = RegistrationRules()
    rules.objectionDays = Cited(5, "村民委员会组织法第十四条")
    rules.decisionDays = Cited(3, "村民委员会组织法第十四条")
    rules.absenceNoticeDays = Cited(2, "福建社区居委会选举实施意见（2009）第十四条")
    rules.residenceMonths = Cited(12, "村民委员会组织法第十三条")
    rules.representativesPerGroupMin = Cited(2, "城市居民委员会组织法第八条")
    rules.representativesPerGroupMax = Cited(3, "城市居民委员会组织法第八条")
    return try SmallElection { base in
      Election(
        format: base.format, id: base.id, name: base.name, mode: base.mode, policy: base.policy,
        electorate: base.electorate, roll: base.roll, profile: base.profile, polls: base.polls, sites: base.sites,
        contests: base.contests, pollingDay: CalendarDay("2010-03-16"),
        procedure: ProcedureProfile(
          id: "test", name: BilingualText(zh: "测试", en: "Test"), registration: rules))
    }
  }

  private static func record(_ text: String) throws -> any NodeCommand {
    // Late days are asked about; the script insists.
    RecordProcedure(try ProcedureFile.read(text, name: "records.yaml"), confirmed: true)
  }

  static func run(_ language: Language) throws -> [CommandScript.Step] {
    let small = try election()
    var steps: [CommandScript.Step] = []
    func step(_ name: String, _ command: any NodeCommand) {
      steps.append(CommandScript.Step(name: name, reply: small.perform(command, at: "hall", language: language)))
    }
    step("status-empty", ShowRegistration(voter: nil))
    step("record", try record(records))
    for (name, line) in refused { step(name, try record("format: 1\nrecords:\n  - \(line)\n")) }
    step("status", ShowRegistration(voter: nil))
    step("status-of-voter", ShowRegistration(voter: 5))
    return steps
  }

  @Test func theJSONIsAsAgreed() throws {
    for step in try Self.run(.zh) { try Self.expect(step.reply.json + "\n", is: "\(step.name).json") }
  }

  @Test(arguments: Language.allCases) func theAnswersReadAsReviewed(_ language: Language) throws {
    let transcript = try Self.run(language).map { "== \($0.name) (\($0.reply.exitStatus))\n\($0.reply.text)" }
    try Self.expect(transcript.joined(separator: "\n"), is: "transcript.\(language.rawValue).txt")
  }

  @Test func theDenominatorIsWhatReconciliationCounts() throws {
    let small = try Self.election()
    _ = small.perform(try Self.record(Self.records), at: "hall")
    let status = small.perform(ShowRegistration(voter: nil), at: "hall")
    let report = small.perform(Reconcile(), at: "hall")
    #expect(status.json.contains("\"registered\":15"))
    #expect(report.json.contains("\"registered\":15"))
  }

  @Test(arguments: Language.allCases) func aPreviewReadsAsReviewed(_ language: Language) throws {
    let folder = try RegistrationFolder()
    try folder.write(
      rows: RegistrationFolder.row(), RegistrationFolder.row("乙"),
      RegistrationFolder.row("丙", address: "东村3号", identity: ""),
      RegistrationFolder.row("丁", address: "东村4号", identity: "000000196006070017"),
      "戊,男,1960-13-01,南村1号,南村,,hukou,,,,,door,,", "己,男", "庚,男,1962-06-07,东村3号,东村,3,,,,yes,,,,")
    try folder.write("household,address,name,reason\n1,东村1号,甲,\n8,东村8号,,\n3,东村3号,丙,\n9,东村9号,,空户\n", as: "list.csv")
    let sorted = try RegistrationFiles.sort(folder.request("registration.csv", households: "list.csv"))
    let reply = RegistrationReply.reply(sorted, language: language)
    try Self.expect(reply.text, is: "preview.\(language.rawValue).txt")
    if language == .zh { try Self.expect(reply.json + "\n", is: "preview.json") }
    // Neither a name nor a number of anybody.
    #expect(!["甲", "乙", "丙", "000000"].contains { reply.text.contains($0) || reply.json.contains($0) })
  }

  private static func expect(_ text: String, is name: String) throws {
    try Golden.expect(text, is: "Registration/\(name)")
  }
}
