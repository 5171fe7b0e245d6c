import ElectionRecord
import Testing

@testable import NodeRehearsal

/// The hall is lost at every point of an election, which comes to its declared result all the same.
@Suite struct LostHallTests {
  private static let steps = """
    open: {site: R1, papers: 20}
    open: {site: R2, papers: 20}
    settle: {}
    cast: {site: R1, voter: 1}
    cast: {site: R1, voter: 2}
    cast: {site: R2, voter: 11}
    settle: {}
    cast: {site: R2, voter: 12}
    close: {site: R1, unused: 18}
    settle: {}
    open: {site: S1, papers: 20}
    cast: {site: S1, voter: 3}
    cast: {site: S1, voter: 11, envelope: E-1}
    close: {site: R2, unused: 18}
    settle: {}
    cast: {site: S1, voter: 13}
    cast: {site: S1, voter: 14}
    settle: {}
    close: {site: S1, unused: 16}
    settle: {}
    open: {site: H1, papers: 20}
    cast: {site: H1, voter: 15}
    close: {site: H1, unused: 19}
    settle: {}
    rule: {voter: 11, decision: asProposed}
    count: {site: R1, returned: 2, valid: 2, invalid: 0}
    count: {site: R2, returned: 2, valid: 2, invalid: 0}
    count: {site: S1, returned: 3, valid: 3, invalid: 0}
    count: {site: H1, returned: 1, valid: 1, invalid: 0}
    tally: {contest: chair, votes: {甲: 5, 乙: 3}}
    reconcile: {}
    """.split(separator: "\n").map(String.init)

  private static func run(_ steps: [String]) throws -> RehearsalResult {
    try SmallElection.run(steps.joined(separator: "\n"))
  }

  @Test(arguments: 0..<30)
  func theElectionComesToItsReport(_ place: Int) throws {
    let whole = try #require(try Self.run(Self.steps).reconciliations.last)
    var steps = Self.steps
    // What no site had heard of yet is done again: the count goes on at the successor.
    let lost = steps[..<place].lastIndex { $0.hasPrefix("settle") } ?? 0
    let again = steps[lost..<place].filter { ["rule", "count", "tally"].contains($0.prefix { $0 != ":" }) }
    steps.insert(contentsOf: ["recover: {from: R1}", "settle: {}"] + again, at: place)
    let result = try Self.run(steps)
    let report = try #require(result.reconciliations.last)
    #expect(report.register == whole.register)
    #expect(report.complete && report.balanced == whole.balanced)
    #expect(report.cases.map(\.state) == whole.cases.map(\.state))
    #expect(report.accounts.map(\.account) == whole.accounts.map(\.account))
    #expect(report.findings.map(\.code) == whole.findings.map(\.code))
  }
}
