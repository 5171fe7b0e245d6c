import ElectionRecord
import ElectionReports
import Foundation
import GoldenFiles
import NodeService
import Testing

@testable import NodeRehearsal

/// Rehearsals as files, on the elections in `config/elections`.
@Suite struct RehearsalTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private func run(_ name: String) throws -> RehearsalResult {
    try Rehearsal.run(scenario: "\(Self.root)/config/rehearsals/\(name).yaml", baseFolder: Self.root)
  }

  @Test func theSameFileGivesTheSameBytes() throws {
    let result = try run("first-hour")
    let again = try run("first-hour")
    #expect(result.json == again.json)
    #expect(result.text(.zh) == again.text(.zh))
  }

  /// A slip at opening, closing, count and tally, from the first mark to a corrected declaration.
  @Test func everySlipIsPutRightAndTheRightOnesAreDeclared() throws {
    let result = try run("slips")
    let asked = result.steps.filter { $0.outcome != .done && $0.step.name != "cast" }
    #expect(
      asked.map { "\($0.step.name) \($0.outcome)" } == [
        "open refused(\"doesNotFit\")", "close refused(\"doesNotFit\")", "count refused(\"doesNotFit\")",
        "tally refused(\"candidatesMissing\")", "tally refused(\"doesNotFit\")", "tally refused(\"doesNotFit\")",
        "declare refused(\"notDeclarable\")",
        "tally refused(\"figuresDeclared\")",
      ])
    let reports = result.reconciliations
    let findings = reports.map { $0.findings.map { "\($0.code) \($0.count)" } }
    #expect(findings == [["paperImbalance -658"], ["tallyDiffers 27"], [], []])
    #expect(reports.map { $0.corrections.count } == [0, 2, 4, 4])
    #expect(reports.map(\.register.takenBack) == [0, 1, 1, 1] && reports.map(\.register.counted) == [38, 38, 38, 38])
    #expect(reports.allSatisfy { $0.completeness == reports[0].completeness })
    let last = try #require(reports.last)
    #expect(last.results.map { $0.lines.filter(\.elected).map(\.name) } == [["江兆"], ["肖桂焕", "朱锦新", "孙沛暖"]])
    #expect(last.declaration?.corrections.map(\.reason) == ["主任得票更正"])
    #expect(reports.map { ReportJSON.digest($0) == $0.declaration?.digest } == [false, false, false, true])
  }

  /// Persons whom the roll left out, from the first mark to the declared result.
  @Test func latecomersAreCountedForTheNumbersThatTheyGot() throws {
    let result = try run("late-voter")
    let refused = result.steps.compactMap { step -> String? in
      switch step.outcome {
      case .cast(let receipt) where receipt.outcome == .refused: "cast \(receipt.reason?.rawValue ?? "")"
      case .refused(let code): "\(step.step.name) \(code)"
      default: nil
      }
    }
    #expect(
      refused == [
        "cast notOnRoll", "cast envelopePending", "cast notOnRoll", "add twoOfficersRequired", "cast notOnRoll",
        "cast alreadyMarked", "rule numberNeeded", "rule ordinaryCounts", "add refusedByMistake",
      ])
    let reports = result.reconciliations
    #expect(reports.map(\.register.registered) == [75, 75, 75] && reports.map(\.register.added) == [2, 2, 2])
    #expect(reports.map(\.register.counted) == [37, 38, 38])
    let last = try #require(reports.last)
    // Without the envelope 37 papers would have missed the turnout.
    #expect(last.turnout.needed == 38 && last.turnout.returned == 38 && last.turnout.reached == true)
    #expect(last.register.provisionalAccepted == 1 && last.register.provisionalRefused == 1)
    #expect(last.declaration?.digest == ReportJSON.digest(last) && last.balanced)
  }

  /// Every kind of step but `reconcile`, whose report is worded elsewhere.
  private static let everyStep = """
    open: {site: R1, papers: 20}
    cast: {site: R1, voter: 1}
    cast: {site: R1, voter: 2, proxy: 3}
    cast: {site: R1, voter: 11}
    cast: {site: R1, voter: 11, envelope: E-1}
    cast: {site: R1, voter: 1}
    cast: {site: R1, unlisted: 某人, envelope: E-9}
    void: {site: R1, voter: 2, marked: true}
    replace: {site: R1, voter: 1}
    cut: {site: R1}
    crash: {site: R1}
    clock: {site: R1, offset: 90m}
    heal: {site: R1}
    clone: {site: R1, as: R1b}
    carry: {from: R1, to: hall}
    enrol: {site: R2, as: R2b}
    revoke: {site: R2}
    enrol: {site: R2, as: R2b2}
    settle: {}
    count: {site: R1, returned: 1, valid: 1, invalid: 0}
    tally: {contest: chair, votes: {甲: 1, 乙: 0}}
    amend: {voter: 7, change: struckOff}
    ask: {site: R1, voter: 8}
    ask: {site: R1, voter: 12}
    rule: {voter: 11, decision: accept}
    rule: {site: R2, decision: asProposed}
    rule: {voter: 7, decision: refuse}
    add: {name: 某人}
    rule: {envelope: E-9, decision: refuse}
    takeBack: {voter: 7, served: 8}
    close: {site: R1, unused: 18, confirm: true}
    settle: {}
    explain: {code: paperImbalance, site: R1, text: 点错}
    correct: {closing: {site: R1, unused: 17}, reason: 数错, confirm: true}
    declare: {}
    redeclare: {reason: 数字更正}
    """

  @Test(arguments: [Language.zh, .en])
  func everyStepReadsWell(_ language: Language) throws {
    try Golden.expect(try SmallElection.run(Self.everyStep).text(language), is: "every-step.\(language).txt")
  }

  @Test func aListOnPaperIsEnteredCheckedAndAddsUp() throws {
    let result = try run("paper-list")
    #expect(
      result.outcomes.suffix(8) == [
        "done", "done", "paperDiffers", "done", "done", "done", "done", "done",
      ])
    let report = try #require(result.reconciliations.last)
    #expect(report.findings.isEmpty)
    #expect(report.cases.map(\.caseClass) == [.deviceRevoked, .rightNotHeld])
    #expect(report.register.counted == 5)
    #expect(report.register.surplus == 1)
    let account = try #require(report.accounts.first).account
    #expect([account.received, account.issued, account.spoilt, account.unused] == [370, 5, 1, 364])
  }

  @Test func whoLeavesTheRollAndComesBackIsRehearsed() throws {
    let result = try SmallElection.run(
      """
      open: {site: R1, papers: 20}
      record: {declined: {voter: 1, day: 2010-02-25}}
      cast: {site: R1, voter: 1}
      settle: {}
      cast: {site: R1, voter: 1}
      cast: {site: R1, voter: 2}
      record: {removed: {voter: 2, day: 2010-02-25, reason: movedAway, officers: [甲, 乙]}}
      record: {restored: {voter: 3, day: 2010-02-25, reason: cameBack, officers: [甲, 乙]}}
      record: {site: R1, declined: {voter: 3, day: 2010-02-25}}
      settle: {}
      reconcile: {}
      record: {restored: {voter: 1, day: 2010-02-26, reason: cameBack, officers: [甲, 乙]}}
      reconcile: {}
      """)
    // The site has not heard of it yet.
    #expect(result.outcomes[2] == "ordinary")
    #expect(result.outcomes[4] == "struckOff")
    #expect(result.outcomes[7...8] == ["notOff", "onlyAtHall"])
    #expect(result.reconciliations.map(\.register.registered) == [18, 19])
    #expect(result.reconciliations[0].cases.map(\.caseClass) == [.staleRoll, .staleRoll])
    #expect(result.reconciliations[1].cases.map(\.caseClass) == [.staleRoll])
  }

  @Test func aLaptopThatWasNotEnrolledDoesNothing() throws {
    let result = try SmallElection.run("enrol: {site: R1, as: R1b}\nopen: {site: R1b}\nsettle: {}")
    #expect(result.outcomes == ["siteHasDevice", "unknownDevice", "done"])
  }

  @Test func aLostReceiptIsAskedForAgain() throws {
    // Of these seeds some lose the receipt after the crash and some do not; the outcome is the same.
    let steps = "open: {site: R1}\ncrash: {site: R1}\ncast: {site: R1, voter: 1}\nsettle: {}\nreconcile: {}"
    let results = try (0..<8).map { seed in
      let scenario = try SmallElection.scenario(steps)
      return try Rehearsal.run(
        RehearsalScenario(
          election: scenario.election, roll: scenario.roll, seed: UInt64(seed), steps: scenario.steps))
    }
    for result in results {
      #expect(result.outcomes == ["done", "done", "ordinary", "done", "done"])
      #expect(result.verdict == ["counted 1"])
    }
  }

  @Test func aCopiedLaptopIsFoundAndFrozen() throws {
    let result = try run("copied-laptop")
    #expect(result.outcomes[10] == "deviceFrozen")
    #expect(result.reconciliations[0].register.quarantined == 2)
    #expect(result.verdict == ["counted 3", "fork R1 ruled"])
  }

  @Test func aLostHallIsRehearsed() throws {
    let result = try run("lost-hall")
    #expect(
      result.outcomes.filter { $0 != "done" } == [
        "ordinary", "ordinary", "rightElsewhere right R1", "provisional rightElsewhere right R1", "ordinary",
      ])
    let report = try #require(result.reconciliations.last)
    #expect(report.register.counted == 3 && report.register.provisionalPending == 1)
    #expect(report.cases.map(\.caseClass) == [.provisional])
  }

  @Test func aLostBoxIsReplaced() throws {
    let result = try run("lost-box")
    #expect(result.outcomes[9...10] == ["deviceRevoked", "provisional deviceRevoked"])
    #expect(result.outcomes[14] == "ordinary")
    #expect(result.verdict == ["counted 2, pending 1", "provisional R1 open", "deviceRevoked R1 ruled"])
  }

  /// The rights of R2 went on to sites that had closed by then, so nobody comes next for its voters.
  @Test func aSiteAsksTheHallForAVoterWhomNobodyElseServes() throws {
    let result = try SmallElection.run(
      """
      open: {site: R1}
      open: {site: R2}
      open: {site: S1}
      open: {site: H1}
      close: {site: S1, unused: 20}
      close: {site: H1, unused: 20}
      ask: {site: R1, voter: 11}
      close: {site: R2, unused: 20}
      cut: {site: R1}
      ask: {site: R1, voter: 11}
      ask: {site: R1, voter: 1}
      heal: {site: R1}
      ask: {site: R1, voter: 11}
      settle: {}
      ask: {site: R1, voter: 11}
      ask: {site: R1, voter: 11}
      cut: {site: R1}
      cast: {site: R1, voter: 11}
      cast: {site: R1, voter: 12}
      ask: {site: R1, voter: 99}
      """)
    #expect(
      result.outcomes[6...] == [
        "rightElsewhere", "done", "done", "hallUnreachable", "done", "done", "rightElsewhere", "done", "done", "done",
        "done", "ordinary", "rightElsewhere right H1", "hallUnreachable",
      ])
  }

  @Test func aLaptopThatWasLostBeforeItWroteAnythingLeavesItsRightsToTheNextSite() throws {
    let result = try SmallElection.run(
      """
      cut: {site: R1}
      revoke: {site: R1}
      rule: {site: R1, decision: refuse}
      open: {site: S1}
      settle: {}
      cast: {site: S1, voter: 1}
      """)
    #expect(result.outcomes == ["done", "done", "done", "done", "done", "ordinary"])
  }

  @Test func theExampleIsAContract() throws {
    try Golden.expect(try run("first-hour").json + "\n", is: "first-hour.json")
  }

  @Test(arguments: [("houbeian", 8), ("lianxing", 1)])
  func bothElectionsCanBeRehearsed(_ name: String, _ sites: Int) throws {
    let text = "election: config/elections/\(name)\nsteps:\n  - settle: {}\n  - reconcile: {}\n"
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("rehearsal-\(name).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try Rehearsal.run(scenario: file.path, baseFolder: Self.root)
    #expect(result.election.sites.count >= sites)
    #expect(result.reconciliations[0].missing.count == result.election.sites.count)
  }

  @Test func anElectionThatIsNotThereIsNamed() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("rehearsal-nowhere.yaml")
    try "election: nowhere\nsteps: []\n".write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let error = try #require(throws: RehearsalError.self) {
      try Rehearsal.run(scenario: file.path, baseFolder: Self.root)
    }
    #expect(error.message.zh.contains("election.yaml"))
  }

  @Test func threeThousandCastsAreManyStepsAndOneReport() throws {
    var lines = ["election: config/elections/houbeian", "steps:"]
    lines += (1...6).map { "  - open: {site: R\($0), papers: 1000, confirm: true}" }
    for voter in 1...2722 { lines.append("  - cast: {site: R\(voter % 6 + 1), voter: \(voter), envelope: E-\(voter)}") }
    lines += ["  - settle: {}", "  - reconcile: {}"]
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("rehearsal-many.yaml")
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let report = try #require(
      try Rehearsal.run(scenario: file.path, baseFolder: Self.root).reconciliations.last)
    #expect(report.register.counted + report.register.provisionalPending == 2722)
    #expect(report.register.counted > 300)
  }
}
