import Testing

@testable import ElectionRecord

/// What one person enters beside batches that two tellers agree on: asked about, and in doubt until it is settled.
@Suite struct BatchesAgainstEntriesTests {
  /// Ten of eighteen voters came, to two boxes.
  private static func boxes() -> CountFixture {
    var hall = CountFixture(roll: "R1:9 R2:9")
    hall.edit { box in
      box.open("R1", "R2", papers: 20)
      for voter in RollNumber(1)...5 { box.cast("R1", voter) }
      for voter in RollNumber(10)...14 { box.cast("R2", voter) }
      box.close("R1", "R2")
      box.merge("R1", "R2")
      box.idle()
    }
    return hall
  }

  /// The boxes are in one batch each; the tellers agree on 8 to 2, on fifteen for 丙.
  private static func hall(chair: [Int] = [4, 1]) throws -> CountFixture {
    var hall = boxes()
    for (batch, site) in [("P", "R1"), ("Q", "R2")] {
      try hall.batch(batch, site, papers: 5)
      try hall.accept(batch, valid: 5, [.chair(chair[0], chair[1], of: 5), .members([5, 3, 1], of: 5)])
    }
    return hall
  }

  private static func chair(_ first: Int, _ second: Int, writeIns: Int = 0) -> Tally {
    Tally(
      contest: "chair", lines: [.init(name: "甲", votes: first), .init(name: "乙", votes: second)], writeIns: writeIns,
      undervotes: 0)
  }

  @Test func votesThatAreNotThoseOfTheBatchesAreAskedAbout() throws {
    let hall = try Self.hall()
    #expect(hall.box.misfits(.tallyEntered(Self.chair(8, 2))).isEmpty)
    #expect(hall.box.misfits(.tallyEntered(Self.chair(2, 8))).count == 1)
    let correction = FigureCorrection(
      entry: EntryID(device: RegisterBuilder.device("hall"), sequence: 0), figures: .tally(Self.chair(2, 8)),
      reason: "x", officers: ["x", "y"])
    #expect(hall.box.misfits(.figuresCorrected(correction)).count == 1)
  }

  @Test(arguments: [(5, 5, 0, 0), (4, 4, 0, 3), (5, 4, 1, 2)])
  func aCountThatIsNotThatOfTheBatchIsAskedAbout(returned: Int, valid: Int, invalid: Int, figures: Int) throws {
    let box = BoxCount(site: "R1", returned: returned, valid: valid, invalid: invalid)
    let misfits = try Self.hall().box.misfits(.counted(box))
    #expect(misfits.isEmpty == (figures == 0))
  }

  /// The winner of the batches and that of the entry are two people: nobody says that no seat changes, even explained.
  @Test func theDifferenceIsInDoubtThoughItIsExplained() throws {
    var hall = try Self.hall()
    #expect(hall.box.report().exposure.allSatisfy { $0.papersInDoubt == 0 && !$0.couldChange })
    hall.edit { $0.hall(.tallyEntered(Self.chair(2, 8))) }
    for isExplained in [false, true] {
      let report = hall.box.report()
      #expect(report.findings.map(\.code) == [.batchDiffers] && report.findings[0].explained == isExplained)
      #expect(report.exposure.filter { $0.contest.zh == "主任" }.map(\.couldChange) == [true])
      #expect(report.exposure.filter { $0.contest.zh == "委员" }.allSatisfy { !$0.couldChange })
      hall.edit {
        $0.hall(.findingExplained(Explanation(code: .batchDiffers, site: nil, text: "seen", officers: ["x", "y"])))
      }
    }
  }

  /// A count of the site's own journal was corrected at the hall: its place there says nothing of the hall's order.
  @Test func anExplanationAfterACorrectionOfASitesCountIsOne() throws {
    var hall = try Self.hall()
    let entry = EntryID(device: RegisterBuilder.device("R1"), sequence: 1000)
    hall.edit { box in
      box.hall(.tallyEntered(Self.chair(2, 8)))
      box.hall(
        .figuresCorrected(
          FigureCorrection(
            entry: entry, figures: .box(BoxCount(site: "R1", returned: 5, valid: 5, invalid: 0)), reason: "x",
            officers: ["x", "y"])))
      box.hall(.findingExplained(Explanation(code: .batchDiffers, site: nil, text: "seen", officers: ["x", "y"])))
    }
    #expect(hall.box.report().findings.first { $0.code == .batchDiffers }?.explained == true)
  }

  /// One difference was explained and settled, and another one took its place.
  @Test func anExplanationIsOfTheFiguresAsTheyWere() throws {
    var hall = try Self.hall()
    let explanation = Explanation(code: .batchDiffers, site: nil, text: "seen", officers: ["x", "y"], count: 1)
    hall.edit { box in
      box.hall(.tallyEntered(Self.chair(2, 8)))
      box.hall(.findingExplained(explanation))
    }
    #expect(hall.box.report().findings.map(\.explained) == [true])
    hall.edit { box in
      box.hall(.tallyEntered(Self.chair(8, 2)))
      box.count("R1", returned: 4, valid: 4)
    }
    let report = hall.box.report()
    #expect(report.findings.first { $0.code == .batchDiffers }?.count == 1)
    #expect(report.findings.allSatisfy { !$0.explained })
  }

  /// R1's batch is agreed with 5 papers, 4 to 1; R2's five papers are in none, or in one that nobody agrees on.
  @Test(arguments: [(8, 2, true), (9, 1, true), (4, 6, true), (3, 7, false), (10, 0, false), (4, 0, false)])
  func votesThatTheAgreedBatchesLeaveNoRoomForAreAskedAbout(first: Int, second: Int, fits: Bool) throws {
    var hall = Self.boxes()
    hall.edit { box in
      box.count("R1", returned: 5, valid: 5)
      box.count("R2", returned: 5, valid: 5)
    }
    try hall.batch("P", "R1", papers: 5)
    try hall.accept("P", valid: 5, [.chair(4, 1, of: 5), .members([5, 3, 1], of: 5)])
    let unused = Tally(contest: "chair", lines: Self.chair(4, 1).lines, writeIns: 0, undervotes: 6)
    #expect(hall.box.misfits(.tallyEntered(unused)).contains { if case .question = $0 { true } else { false } })
    let votes = EntryBody.tallyEntered(Self.chair(first, second))
    #expect(!hall.box.misfits(votes).contains { if case .question = $0 { true } else { false } } == fits)
    hall.edit { $0.hall(votes) }
    #expect(hall.box.report().findings.contains { $0.code == .batchDiffers } == !fits)
    if !fits { #expect(hall.box.report().exposure.contains { $0.contest.zh == "主任" && $0.papersInDoubt > 0 }) }
  }

  /// Two tellers who differ, or one alone, say nothing of a batch: all its papers are in doubt, though it is explained.
  @Test(arguments: [0, 1, 2]) func aBatchOnWhichNobodyAgreesIsInDoubt(tallies: Int) throws {
    var hall = try Self.hall()
    let tallied = hall.register.procedure(\.counting).filter {
      if case .tally(let tally) = $0.record { tally.batch == "P" } else { false }
    }
    for tally in tallied.reversed().prefix(2 - min(tallies, 1)) {
      let record = RecordWithdrawn(entry: tally.entry, reason: "看错了", officers: ["x", "y"])
      hall.edit { $0.hall(.procedure(.withdrawal(.record(record)))) }
    }
    if tallies == 2 {
      try hall.record(
        .tally(
          BatchTally(
            batch: "P", keying: 2, session: "B", valid: 5, invalid: 0, blank: 0,
            contests: [.chair(1, 4, of: 5), .members([5, 3, 1], of: 5)])))
    }
    hall.edit { box in
      box.hall(.tallyEntered(Self.chair(5, 5)))
      box.hall(.findingExplained(Explanation(code: .tallyUnsettled, site: nil, text: "seen", officers: ["x", "y"])))
    }
    let report = hall.box.report()
    #expect(report.findings.first { $0.code == .tallyUnsettled }?.explained == true)
    #expect(report.exposure.contains { $0.couldChange && $0.papersInDoubt >= 5 })
    #expect(ResultDetermination.of(hall.register).contests.first?.isOpen == true)
  }

  /// Whatever is entered: where it elects others than the batches do, some seat is said to be able to change.
  @Test(arguments: 0..<300) func noSeatIsSafeWhileTheTwoVersionsElectDifferentPeople(seed: UInt64) throws {
    var draw = SeededGenerator(seed: seed)
    let votes = draw.below(6)
    var hall = try Self.hall(chair: [votes, draw.below(6 - votes)])
    let batches = Self.elected(hall)
    let first = draw.below(11)
    hall.edit { box in
      if draw.chance(80) {
        box.hall(.tallyEntered(Self.chair(first, draw.below(11 - first), writeIns: draw.below(4))))
      }
      for site in ["R1", "R2"] where draw.chance(40) {
        let (valid, invalid) = (draw.below(7), draw.below(3))
        box.count(site, returned: valid + invalid, valid: valid, invalid: invalid)
      }
    }
    guard Self.elected(hall) != batches else { return }
    let isSafe = hall.box.report().exposure.allSatisfy { !$0.couldChange }
    #expect(!isSafe)
  }

  /// Two tellers found otherwise: what officers correct stays in doubt until the batches are tallied again.
  @Test func aCorrectionAgainstTheBatchesStaysInDoubt() throws {
    var hall = try Self.hall()
    hall.edit { $0.hall(.tallyEntered(Self.chair(8, 2))) }
    let entry = try #require(hall.register.hall.tallyEntries[0]?["chair"])
    hall.edit { box in
      box.hall(
        .figuresCorrected(
          FigureCorrection(entry: entry, figures: .tally(Self.chair(3, 7)), reason: "抄反了", officers: ["x", "y"])))
    }
    let report = hall.box.report()
    #expect(report.exposure.contains { $0.couldChange } && report.findings.map(\.code) == [.batchDiffers])
  }

  /// After the declaration too, once two officers have taken the wrong tallies back.
  @Test func aDeclaredBatchIsTalliedAgainOnceItsTalliesAreTakenBack() throws {
    var hall = try Self.hall()
    hall.edit { $0.hall(.resultDeclared(Declaration(digest: .zero, officers: ["x", "y"]))) }
    let votes = [ContestTally.chair(3, 2, of: 5), .members([5, 3, 1], of: 5)]
    #expect(throws: Refusal.self) { try hall.accept("P", valid: 5, votes) }
    let tallies = hall.register.procedure(\.counting).filter {
      if case .tally(let tally) = $0.record { tally.batch == "P" } else { false }
    }
    for tally in tallies.reversed() {
      let withdrawn = WithdrawalRecord.record(
        RecordWithdrawn(entry: tally.entry, reason: "两人都看错了", officers: ["x", "y"]))
      try ProcedureRule.check(.withdrawal(withdrawn), by: nil, in: hall.register)
      hall.edit { $0.hall(.procedure(.withdrawal(withdrawn))) }
    }
    try hall.accept("P", valid: 5, votes)
    #expect(hall.box.report().results.first?.lines.map(\.votes) == [7, 3])
  }

  /// The batch was formed before an envelope was opened into its box, and the box counted again with it.
  @Test func anEnvelopeThatWasOpenedSinceIsNoDifference() throws {
    var hall = CountFixture(roll: "R1:9 R2:9")
    hall.edit { box in
      box.open("R1", papers: 20)
      for voter in RollNumber(1)...5 { box.cast("R1", voter) }
      box.envelope("R1", 10)
      box.close("R1")
      box.idle()
    }
    try hall.batch("P", "R1", papers: 5)
    var ruled = hall.box
    try ruled.rule(.provisional, .accept)
    hall.edit { $0 = ruled }
    hall.edit { $0.count("R1", returned: 6, valid: 0) }
    #expect(CountedPapers(register: hall.register, poll: 0).differences == 0)
    hall.edit { $0.count("R1", returned: 7, valid: 0) }
    #expect(CountedPapers(register: hall.register, poll: 0).differences == 1)
    // Corrected since, the batch's papers are what they are now, with the envelope.
    let entry = try #require(CountedPapers(register: hall.register, poll: 0).batches.first?.entry)
    hall.edit { box in
      box.count("R1", returned: 6, valid: 0)
      box.hall(
        .figuresCorrected(
          FigureCorrection(entry: entry, figures: .batch(papers: 6), reason: "信封启封", officers: ["x", "y"])))
    }
    #expect(CountedPapers(register: hall.register, poll: 0).differences == 0)
    #expect(hall.box.report().accounts.first?.account.returned == 6)
  }

  private static func elected(_ hall: CountFixture) -> [[String]] {
    hall.box.report().results.map { $0.lines.filter(\.elected).map(\.name).sorted() }
  }
}
