import ElectionRecord
import Testing

/// An envelope is opened into a box that was counted before: whoever types the box's number again types all of it.
@Suite struct EnvelopeAfterCountTests {
  private var box = RegisterBuilder(.fixture(policy: .shared, sites: "R1:1 R2:1"))
  private var envelopes: [EntryID] = []

  /// Five papers were counted, and two envelopes opened since.
  init() throws {
    box.open("R1", "R2")
    for voter in 1...5 { box.cast("R1", RollNumber(voter)) }
    for voter in 6...7 { envelopes.append(box.envelope("R1", RollNumber(voter))) }
    box.close("R1", "R2")
    box.count("R2", returned: 0, valid: 0)
    box.count("R1", returned: 5, valid: 5)
    for voter in 6...7 { try box.rule(.provisional, voter: RollNumber(voter), .accept) }
  }

  private func correction(_ returned: Int) throws -> FigureCorrection {
    try CorrectionRule.correction(
      of: .box(BoxCount(site: "R1", returned: returned, valid: returned, invalid: 0)), by: nil, poll: 0,
      reason: "重新点过", officers: ["甲", "乙"], in: box.register())
  }

  private var returned: Int? { box.report().accounts[0].account.returned }

  @Test mutating func whatIsCorrectedIsWhatStands() throws {
    #expect(returned == 7 && box.report().findings.map(\.code) == [.unclassifiedPapers])
    let right = try correction(7)
    #expect(box.misfits(.figuresCorrected(right)).isEmpty)
    box.hall(.figuresCorrected(right))
    #expect(returned == 7 && box.report().findings.isEmpty)
  }

  /// The count of before the envelopes: asked about, and it stands where they insist.
  @Test mutating func aNumberWithoutTheEnvelopesIsAskedAbout() throws {
    let early = try correction(5)
    #expect(
      box.misfits(.figuresCorrected(early)) == [.withoutOpened("R1", returned: 5, opened: 2, standing: 7)])
    box.hall(.figuresCorrected(early))
    #expect(returned == 5)
    #expect(throws: Refusal.self) { try correction(5) }
  }

  @Test mutating func theSameNumberEnteredAgainIsNewsOnceAnEnvelopeWasOpened() {
    let five = EntryBody.counted(BoxCount(site: "R1", returned: 5, valid: 5, invalid: 0))
    #expect(!box.register().stands(five, poll: 0))
    box.hall(five)
    #expect(returned == 5 && box.register().stands(five, poll: 0))
  }

  // MARK: What is told to whoever opens them

  @Test mutating func aBoxIsNamedOnceUntilItsFiguresAreRight() throws {
    let early = box.register().countedEarly(envelopes: envelopes)
    #expect(early.map(\.site) == ["R1"] && early.map(\.papers) == [7] && early.map(\.batch) == [nil])
    box.hall(.figuresCorrected(try correction(7)))
    #expect(box.register().countedEarly(envelopes: envelopes).isEmpty)
  }

  @Test func aBatchIsNamedWithItsBox() throws {
    var box = RegisterBuilder(.fixture(policy: .shared, sites: "R1:1"))
    box.open("R1")
    box.cast("R1", 1)
    let envelope = box.envelope("R1", 2)
    box.close("R1")
    box.hall(.procedure(.counting(.batch(CountBatch(id: "P", sites: ["R1"], papers: 1)))))
    #expect(box.register().countedEarly(envelopes: [envelope]).isEmpty)
    try box.rule(.provisional, voter: 2, .accept)
    let early = box.register().countedEarly(envelopes: [envelope])
    #expect(early.map(\.site) == ["R1"] && early.map(\.papers) == [2] && early.map(\.batch) == ["P"])
  }
}
