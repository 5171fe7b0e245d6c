import Testing

@testable import ElectionRecord

/// What is put right must fit by itself, whether what it replaces fitted or not.
@Suite struct CorrectedFitTests {
  private static let chair = Contest(
    id: "chair", office: BilingualText("chair"), seats: 1,
    candidates: [Candidate(name: "甲", voter: nil), Candidate(name: "乙", voter: nil)])

  /// Five of six voted; closing, count and votes are off by two.
  private static func wrong() -> RegisterBuilder {
    var script = RegisterBuilder(.fixture(sites: "R1:1", contests: [chair]).withPapers(100), roll: "R1:6")
    script.open("R1", papers: 100)
    for voter in RollNumber(1)...5 { script.cast("R1", voter) }
    script.close("R1", unused: 97)
    script.merge("R1")
    script.count("R1", returned: 7, valid: 9)
    script.tally("chair", ["甲": 6, "乙": 5])
    return script
  }

  private static func tally(_ one: Int, _ two: Int) -> Tally {
    Tally(
      contest: "chair", lines: [.init(name: "甲", votes: one), .init(name: "乙", votes: two)], writeIns: 0, undervotes: 0)
  }

  private static func box(_ returned: Int, _ valid: Int) -> CorrectionSubject {
    .box(BoxCount(site: "R1", returned: returned, valid: valid, invalid: 0))
  }

  private static let table: [(CorrectionSubject, fits: Bool)] = [
    (.opening(site: "R1", device: nil, papers: 99), false), (.closing(site: "R1", device: nil, unused: 95), true),
    (.closing(site: "R1", device: nil, unused: 96), false), (.closing(site: "R1", device: nil, unused: 94), false),
    (.closing(site: "R1", device: nil, unused: 93), false), (box(5, 5), false), (box(6, 6), false), (box(5, 6), false),
    (box(4, 6), false), (.contest(tally(4, 5)), true), (.contest(tally(4, 6)), false),
    (.contest(tally(3, 5)), false), (.contest(tally(10, 0)), false),
  ]

  @Test(arguments: table) func aCorrectedFigureFitsByItself(subject: CorrectionSubject, fits: Bool) throws {
    let script = Self.wrong()
    let correction = try CorrectionRule.correction(
      of: subject, by: nil, poll: 0, reason: "x", officers: ["甲", "乙"], in: script.register())
    let misfits = script.misfits(.figuresCorrected(correction))
    #expect(misfits.isEmpty == fits, "\(misfits)")
  }

  /// A count that is right is not asked about because something else is still wrong; the votes then do not fit it.
  @Test func whatElseIsWrongIsNotAskedAbout() throws {
    var script = Self.wrong()
    script.tally("chair", ["甲": 3, "乙": 2])
    let right = try CorrectionRule.correction(
      of: Self.box(5, 5), by: nil, poll: 0, reason: "x", officers: ["甲", "乙"], in: script.register())
    #expect(script.misfits(.figuresCorrected(right)).isEmpty)
    #expect(script.report().findings.contains { $0.code == .paperImbalance })
  }

  /// A box of five papers counted by itself, or not at all.
  @Test(arguments: [(true, 5, true), (true, 6, false), (true, 7, false), (false, 5, true), (false, 6, false)])
  func theCorrectedPapersOfABatchFitItsBoxes(isCounted: Bool, papers: Int, fits: Bool) throws {
    var script = RegisterBuilder(.fixture(sites: "R1:1"), roll: "R1:6")
    script.open("R1", papers: 100)
    for voter in RollNumber(1)...5 { script.cast("R1", voter) }
    script.close("R1")
    script.merge("R1")
    if isCounted { script.count("R1", returned: 5, valid: 5) }
    script.hall(.procedure(.counting(.batch(CountBatch(id: "P", sites: ["R1"], papers: 8)))))
    let correction = try CorrectionRule.correction(
      of: .batch(id: "P", papers: papers), by: nil, poll: 0, reason: "x", officers: ["甲", "乙"],
      in: script.register())
    #expect(script.misfits(.figuresCorrected(correction)).isEmpty == fits)
  }
}
