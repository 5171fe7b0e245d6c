import ElectionRecord
import Testing

/// 差额 at its boundaries.
@Suite struct SurplusTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let candidates: Int
    let seats: Int
    var available = 99
    let breach: SurplusRule.Breach?
    let rules: @Sendable (inout NominationRules) -> Void
  }

  private static let shanghai: @Sendable (inout NominationRules) -> Void = {
    ($0.surplusHeadMin, $0.surplusHeadMax) = (.law(1), .law(1))
    ($0.surplusMemberMin, $0.surplusMemberMax) = (.law(1), .law(3))
  }
  private static let beijing: @Sendable (inout NominationRules) -> Void = {
    ($0.surplusHeadMin, $0.surplusMemberMin) = (.law(1), .law(1))
    $0.equalAllowed = .law(true)
  }
  private static let source = ProcedureScript.source

  static let rows: [Row] = [
    Row(testDescription: "the law is silent", candidates: 1, seats: 1, breach: nil) { _ in },
    Row(testDescription: "2 for 1", candidates: 2, seats: 1, breach: nil, rules: shanghai),
    Row(
      testDescription: "1 for 1", candidates: 1, seats: 1, breach: .tooFew(least: 2, source: source), rules: shanghai),
    Row(
      testDescription: "3 for 1", candidates: 3, seats: 1, breach: .tooMany(most: 2, source: source), rules: shanghai),
    Row(
      testDescription: "5 for 5", candidates: 5, seats: 5, breach: .tooFew(least: 6, source: source), rules: shanghai),
    Row(testDescription: "6 for 5", candidates: 6, seats: 5, breach: nil, rules: shanghai),
    Row(testDescription: "8 for 5", candidates: 8, seats: 5, breach: nil, rules: shanghai),
    Row(
      testDescription: "9 for 5", candidates: 9, seats: 5, breach: .tooMany(most: 8, source: source), rules: shanghai),
    Row(
      testDescription: "as many as seats, and no more were put forward", candidates: 5, seats: 5, available: 5,
      breach: nil, rules: beijing),
    Row(
      testDescription: "as many as seats although one more could stand", candidates: 5, seats: 5, available: 6,
      breach: .tooFew(least: 6, source: source), rules: beijing),
    Row(
      testDescription: "fewer than seats", candidates: 4, seats: 5, available: 4,
      breach: .tooFew(least: 6, source: source), rules: beijing),
    Row(
      testDescription: "equal is not allowed, and no number is given", candidates: 5, seats: 5, available: 5,
      breach: .tooFew(least: 6, source: source)
    ) { $0.equalAllowed = .law(false) },
  ]

  @Test(arguments: rows)
  func aNumberOfCandidatesIsHeldAgainstTheRule(row: Row) {
    var rules = NominationRules()
    row.rules(&rules)
    #expect(
      SurplusRule.breach(candidates: row.candidates, seats: row.seats, available: row.available, by: rules)
        == row.breach)
  }
}
