import Testing

@testable import ElectionRecord

/// Two officers put a figure right: the accounts use it, and the report shows both.
@Suite struct FigureCorrectionTests {
  private static let officers = ["甲", "乙"]

  /// A box of five voters, opened with 1050 papers instead of 105.
  private static func site() -> RegisterBuilder {
    var script = RegisterBuilder(.fixture(sites: "R1:1"), roll: "R1:6")
    script.open("R1", papers: 1050)
    for voter in RollNumber(1)...5 { script.cast("R1", voter) }
    script.close("R1", unused: 99)
    script.merge("R1")
    return script
  }

  private static func correct(
    _ subject: CorrectionSubject, in script: inout RegisterBuilder, reason: String = "typed wrong"
  ) throws {
    let correction = try CorrectionRule.correction(
      of: subject, by: nil, poll: 0, reason: reason, officers: officers, in: script.register())
    script.hall(.figuresCorrected(correction))
  }

  @Test func aCorrectedOpeningAndClosingBalanceTheAccountAndLeaveTheJournalAlone() throws {
    var script = Self.site()
    let (size, before) = (script.size("R1"), script.report())
    #expect(before.findings.map(\.count) == [-946])
    try Self.correct(.opening(site: "R1", device: nil, papers: 105), in: &script)
    #expect(script.report().findings.map(\.count) == [-1])
    try Self.correct(.closing(site: "R1", device: nil, unused: 100), in: &script, reason: "one paper lay below")
    let report = script.report()
    #expect(report.findings.isEmpty)
    #expect(report.total.received == 105 && report.total.unused == 100)
    #expect(script.size("R1") == size)
    #expect(report.completeness == before.completeness)
    #expect(
      report.corrections == [
        CorrectedFigure(
          subject: .opening("R1"), before: [NamedFigure("papers", 1050)], after: [NamedFigure("papers", 105)],
          reason: "typed wrong"),
        CorrectedFigure(
          subject: .closing("R1"), before: [NamedFigure("unused", 99)], after: [NamedFigure("unused", 100)],
          reason: "one paper lay below"),
      ])
  }

  /// A journal in which a program that did not ask has counted twice: the last figures stand, the first are shown.
  @Test func whatWasEnteredAgainIsShownWithWhatStoodBefore() {
    var script = Self.site()
    script.count("R1", returned: 5, valid: 5)
    script.count("R1", returned: 5, valid: 5)
    #expect(script.report().replaced.isEmpty)
    script.count("R1", returned: 4, valid: 4)
    let report = script.report()
    #expect(report.total.returned == 4)
    #expect(report.replaced.map(\.subject) == [.box("R1")])
    #expect(report.replaced.map { $0.before.map(\.number) } == [[5, 5, 0, 0]])
    #expect(report.replaced.map { $0.after.map(\.number) } == [[4, 4, 0, 0]])
  }

  @Test func aSiteCorrectsItsOpeningUntilItCloses() throws {
    var script = RegisterBuilder(.fixture(sites: "R1:1 R2:1"), roll: "R1:6 R2:6")
    script.open("R1", "R2", papers: 1050)
    let subject = CorrectionSubject.opening(site: "R1", device: nil, papers: 105)
    let own = try CorrectionRule.correction(
      of: subject, by: "R1", poll: 0, reason: "typed wrong", officers: Self.officers, in: script.register())
    #expect(throws: Refusal.correctedAtHall) {
      try CorrectionRule.correction(
        of: .opening(site: "R2", device: nil, papers: 3), by: "R1", poll: 0, reason: "x", officers: Self.officers,
        in: script.register())
    }
    script.append(.figuresCorrected(own), to: "R1")
    #expect(script.report().accounts.map(\.account.received) == [105, 1050])
    script.close("R1")
    #expect(throws: Refusal.correctedAtHall) {
      try CorrectionRule.correction(
        of: subject, by: "R1", poll: 0, reason: "x", officers: Self.officers, in: script.register())
    }
    // The hall's word comes after the site's, and shows what the site said.
    try Self.correct(.opening(site: "R1", device: nil, papers: 106), in: &script)
    #expect(script.report().accounts.map(\.account.received) == [106, 1050])
  }

  @Test func aDeviceCorrectsNoOtherDevicesEntries() throws {
    var script = RegisterBuilder(.fixture(sites: "R1:1 R2:1"), roll: "R1:6 R2:6")
    script.open("R1", "R2", papers: 10)
    let foreign = FigureCorrection(
      entry: EntryID(device: RegisterBuilder.device("R1"), sequence: 0), figures: .opening(papers: 5), reason: "x",
      officers: Self.officers)
    script.append(.figuresCorrected(foreign), to: "R2")
    #expect(script.report().accounts.map(\.account.received) == [10, 10])
    #expect(script.report().findings.map(\.code) == [.unknownEntries])
  }

  @Test func aCountAndATallyAreCorrectedWhereTheyWereEntered() throws {
    let chair = Contest(
      id: "chair", office: BilingualText("chair"), seats: 1,
      candidates: [Candidate(name: "甲", voter: nil), Candidate(name: "乙", voter: nil)])
    var script = RegisterBuilder(.fixture(sites: "R1:1", contests: [chair]), roll: "R1:6")
    script.open("R1", papers: 10)
    for voter in RollNumber(1)...5 { script.cast("R1", voter) }
    script.close("R1")
    script.merge("R1")
    #expect(throws: Refusal.self) {
      try Self.correct(.box(BoxCount(site: "R1", returned: 5, valid: 5, invalid: 0)), in: &script)
    }
    script.count("R1", returned: 5, valid: 4, invalid: 1)
    script.tally("chair", ["甲": 1, "乙": 3])
    try Self.correct(.box(BoxCount(site: "R1", returned: 5, valid: 5, invalid: 0)), in: &script)
    try Self.correct(
      .contest(
        Tally(
          contest: "chair", lines: [.init(name: "甲", votes: 4), .init(name: "乙", votes: 1)], writeIns: 0, undervotes: 0)
      ),
      in: &script)
    let report = script.report()
    #expect(report.total.valid == 5 && report.findings.isEmpty)
    #expect(report.results[0].lines.map(\.votes) == [4, 1])
    #expect(report.corrections.map(\.subject) == [.box("R1"), .contest("chair")])
    #expect(report.corrections[1].before?.map(\.number) == [1, 3, 0, 0])
    #expect(throws: Refusal.correctionChangesNothing) {
      try Self.correct(.box(BoxCount(site: "R1", returned: 5, valid: 5, invalid: 0)), in: &script)
    }
  }

  /// A branch or a revoked laptop says nothing that stands before a ruling.
  @Test func aQuarantinedCorrectionDoesNotStand() {
    var script = RegisterBuilder(.fixture(sites: "R1:1"), roll: "R1:6")
    script.open("R1", papers: 10)
    let size = script.size("R1")
    script.append(
      .figuresCorrected(
        FigureCorrection(
          entry: EntryID(device: RegisterBuilder.device("R1"), sequence: 0), figures: .opening(papers: 5), reason: "x",
          officers: Self.officers)), to: "R1")
    #expect(script.report().accounts[0].account.received == 5)
    script.revoke("R1", at: size)
    #expect(script.report().accounts[0].account.received == 10)
    #expect(script.report().corrections.isEmpty)
  }

  /// Two histories of a laptop open with different papers: what was entered is the same at every node (S4).
  @Test func whatWasCorrectedOfTwoHistoriesIsTheSameWhicheverCameFirst() {
    var script = RegisterBuilder(.fixture(sites: "R1:1"), roll: "R1:6")
    script.fork("R1", at: 0, as: "R1b")
    script.open("R1", papers: 26)
    script.open("R1b", papers: 109)
    script.hall(
      .figuresCorrected(
        FigureCorrection(
          entry: EntryID(device: RegisterBuilder.device("R1"), sequence: 0), figures: .opening(papers: 41), reason: "x",
          officers: Self.officers)))
    let order = Array(script.journals.indices)
    let report = script.report(order: order)
    #expect(report.corrections.count == 1)
    #expect(script.report(order: order.reversed()).corrections == report.corrections)
  }

  @Test func aDeclarationIsCorrectedByNamingIt() throws {
    var script = Self.site()
    let (first, second) = (Digest32(sha256: [1]), Digest32(sha256: [2]))
    let entry = script.hall(.resultDeclared(Declaration(digest: first, officers: Self.officers)))
    #expect(script.report().declaration?.digest == first)
    script.hall(
      .declarationCorrected(
        DeclarationCorrection(sequence: entry.sequence + 9, digest: second, officers: Self.officers, reason: "x")))
    #expect(script.report().declaration?.digest == first)
    script.hall(
      .declarationCorrected(
        DeclarationCorrection(sequence: entry.sequence, digest: second, officers: Self.officers, reason: "x")))
    #expect(script.report().declaration?.digest == second)
    #expect(script.report().declaration?.declaration.digest == first)
  }

  @Test func eachPollHasItsOwnDeclaration() {
    var script = RegisterBuilder(.fixture(sites: "R1:1", polls: ["main", "second"]), roll: "R1:6")
    let digest = Digest32(sha256: [1])
    script.append(.resultDeclared(Declaration(digest: digest, officers: Self.officers)), to: "hall", poll: 1)
    #expect(!script.register().isDeclared(0))
    #expect(script.register().isDeclared(1))
  }
}
