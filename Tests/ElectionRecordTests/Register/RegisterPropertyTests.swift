import ElectionRecord
import Testing

/// The invariants of the register, on journals that nobody's rules kept in order.
@Suite struct RegisterPropertyTests {
  private static let seeds = 0..<UInt64(120)

  @Test(arguments: seeds)
  func anyOrderAndSplittingOfTheSameEntriesGivesTheSameReport(seed: UInt64) {
    let box = RandomElection.builder(seed: seed)
    var draw = SeededGenerator(seed: ~seed)
    let expected = box.report()
    for _ in 0..<4 {
      let order = box.journals.indices.shuffled(using: &draw)
      let report = box.report(order: order, steps: box.randomSteps(order: order, using: &draw))
      #expect(report == expected, "\(difference(report, expected))")
    }
  }

  /// Names what differs, because two whole reports are too much to read.
  private func difference(_ one: ReconciliationReport, _ two: ReconciliationReport) -> String {
    if one.register != two.register { return "register: \(one.register) and \(two.register)" }
    if one.cases != two.cases { return "cases: \(one.cases) and \(two.cases)" }
    if one.accounts != two.accounts { return "accounts: \(one.accounts) and \(two.accounts)" }
    if one.findings != two.findings { return "findings: \(one.findings) and \(two.findings)" }
    return "something else"
  }

  @Test(arguments: seeds)
  func atEveryPrefixAVoterHasAtMostOneCountedMark(seed: UInt64) {
    let box = RandomElection.builder(seed: seed)
    for register in prefixes(of: box, seed: seed) {
      for voter in 0...17 as ClosedRange<RollNumber> {
        let standing = StandingRule.standing(of: voter, poll: 0, in: register)
        #expect(standing.lines.count { $0.status == .counted } <= 1)
      }
      #expect(Reconciliation.report(register, coverage: []).register.counted <= 16)
    }
  }

  @Test(arguments: seeds)
  func atEveryPrefixEveryMarkIsInExactlyOneSum(seed: UInt64) {
    let box = RandomElection.builder(seed: seed)
    for register in prefixes(of: box, seed: seed) {
      let counts = Reconciliation.report(register, coverage: []).register
      #expect(counts.marks == register.markCount)
      #expect(counts.provisionalAccepted <= counts.counted + counts.surplus)
    }
  }

  @Test(arguments: seeds)
  func atEveryPrefixIssuedPapersAreTheCountedAndTheSurplusOnes(seed: UInt64) {
    let box = RandomElection.builder(seed: seed)
    for register in prefixes(of: box, seed: seed) {
      let report = Reconciliation.report(register, coverage: [])
      #expect(report.total.issued == report.register.counted + report.register.surplus)
      #expect(report.total.envelopes == report.register.provisionalPending + report.register.provisionalRefused)
    }
  }

  @Test(arguments: seeds)
  func atEveryPrefixTwoClaimsThatStandGiveACaseThatNamesBoth(seed: UInt64) {
    let box = RandomElection.builder(seed: seed)
    for register in prefixes(of: box, seed: seed) {
      let cases = Reconciliation.cases(register)
      #expect(Set(cases.map(\.id)).count == cases.count)
      for voter in 0...17 as ClosedRange<RollNumber> {
        let lines = StandingRule.standing(of: voter, poll: 0, in: register).lines
        let open = lines.filter { [.counted, .surplus, .pending].contains($0.status) }.map(\.entry)
        guard open.count > 1, register.hall.amendments[voter] == nil else { continue }
        let named = Set(cases.filter { $0.voter == voter }.flatMap(\.entries))
        #expect(named.isSuperset(of: open))
      }
    }
  }

  @Test(arguments: seeds)
  func clocksChangeNoCountAndNoCase(seed: UInt64) {
    let box = RandomElection.builder(seed: seed)
    let wild = box.withClocks { device, sequence in
      var draw = SeededGenerator(seed: seed ^ device.rawValue &+ UInt64(sequence))
      return Int64.random(in: .min ... .max, using: &draw)
    }
    let one = box.report()
    let other = wild.report()
    #expect(other.register == one.register)
    #expect(other.cases == one.cases)
    #expect(other.accounts == one.accounts)
    #expect(other.findings == one.findings)
    #expect(other.missing == one.missing)
  }

  /// Registers that hold some entries of each journal, from none to all.
  private func prefixes(of box: RegisterBuilder, seed: UInt64) -> [Register] {
    var draw = SeededGenerator(seed: seed &* 31)
    return (0...6).map { part in
      box.register(
        holding: Dictionary(
          uniqueKeysWithValues: box.journals.map { journal in
            let size = journal.entries.count
            return (journal.name, UInt32(part == 6 ? size : draw.below(size + 1)))
          }))
    }
  }
}
