import ElectionRecord
import ElectionReports
import NodeService

/// What the checks see of a node. A mutant looks through another lens.
struct Lens {
  var report: (Node) throws(NodeError) -> ReconciliationReport = { (node) throws(NodeError) in try node.report() }
  /// The mark that counts, by voter.
  var counted: (Register, [RollNumber]) -> [RollNumber: EntryID] = Lens.countedMarks
  /// What the public is shown.
  var publicTexts: (ReconciliationReport, Election) -> [String] = Lens.texts

  private static func countedMarks(_ register: Register, _ voters: [RollNumber]) -> [RollNumber: EntryID] {
    marks(register, voters) { $0.counted?.entry }
  }

  private static func marks(
    _ register: Register, _ voters: [RollNumber], _ choose: (Standing) -> EntryID?
  ) -> [RollNumber: EntryID] {
    var marks: [RollNumber: EntryID] = [:]
    for voter in voters { marks[voter] = choose(StandingRule.standing(of: voter, poll: 0, in: register)) }
    return marks
  }

  private static func texts(_ report: ReconciliationReport, _ election: Election) -> [String] {
    [ReportText.render(report, election: election), ReportHTML.render(report, election: election, language: .en)]
  }

  /// The lens of a mutant; the plain one for those that hide elsewhere.
  init(_ mutant: Mutant?) {
    switch mutant {
    case .listsByArrival:
      report = { (node) throws(NodeError) in
        let report = try node.report()
        let order = node.register.journals.map(\.device)
        return report.with(
          completeness: report.completeness.sorted {
            (order.firstIndex(of: $0.device) ?? .max, $0.device) < (order.firstIndex(of: $1.device) ?? .max, $1.device)
          })
      }
    case .countsEveryPaper:
      report = Self.counting { counts in
        counts.counted += counts.surplus
        counts.surplus = 0
      }
    case .dropsPending: report = Self.counting { $0.provisionalPending = 0 }
    case .lastWriteWins:
      report = { (node) throws(NodeError) in
        let report = try node.report()
        return report.with(cases: report.cases.filter { $0.voter == nil })
      }
    case .believesEveryMark:
      report = { (node) throws(NodeError) in
        let report = try node.report()
        let (blind, seen) = (report.cases.filter { $0.caseClass == .rightNotHeld }, report.cases)
        var counts = report.register
        counts.counted += blind.count
        counts.surplus -= blind.count
        return report.with(register: counts, cases: seen.filter { $0.caseClass != .rightNotHeld })
      }
    case .advisesAtOnce:
      report = { (node) throws(NodeError) in
        let report = try node.report()
        return report.with(cases: report.cases.map(Self.advisedAtOnce))
      }
    case .laterClockWins: counted = Self.countedByClock
    case .namesVoters:
      publicTexts = { report, election in
        Self.texts(report, election) + [report.cases.map { "case of \($0.voter ?? 0)" }.joined(separator: "\n")]
      }
    default: break
    }
  }

  private static func counting(
    _ change: @escaping (inout RegisterCounts) -> Void
  ) -> (Node) throws(NodeError) -> ReconciliationReport {
    { (node) throws(NodeError) in
      let report = try node.report()
      var counts = report.register
      change(&counts)
      return report.with(register: counts)
    }
  }

  private static func advisedAtOnce(_ subject: Case) -> Case {
    guard subject.proposal == nil else { return subject }
    return Case(
      id: subject.id, caseClass: subject.caseClass, voter: subject.voter, device: subject.device, sites: subject.sites,
      entries: subject.entries, state: subject.state, proposal: .accept, ruling: subject.ruling)
  }

  private static func countedByClock(_ register: Register, _ voters: [RollNumber]) -> [RollNumber: EntryID] {
    marks(register, voters) { standing in
      standing.lines.filter { $0.status == .counted || $0.status == .surplus }
        .max { $0.claim.recordedAt < $1.claim.recordedAt }?.entry
    }
  }
}

extension ReconciliationReport {
  fileprivate func with(
    register: RegisterCounts? = nil, cases: [Case]? = nil, completeness: [JournalCoverage]? = nil
  ) -> ReconciliationReport {
    ReconciliationReport(
      election: election, poll: poll, complete: complete, balanced: balanced,
      completeness: completeness ?? self.completeness, missing: missing, register: register ?? self.register,
      cases: cases ?? self.cases, accounts: accounts, total: total, findings: findings, turnout: turnout,
      results: results, exposure: exposure, arrival: arrival, corrections: corrections,
      countedTogether: countedTogether, declaration: declaration)
  }
}

/// What the simulation checks after every step; the design's section 3 words them.
package enum Invariant: String, CaseIterable, Sendable, Codable {
  case durable = "S1"
  case nothingInvented = "S2"
  case appendOnly = "S3"
  case union = "S4"
  case oneVote = "S5"
  case conservation = "S6"
  case nothingSilent = "S7"
  case rights = "S8"
  case forks = "S9"
  case clocksAdvise = "S10"
  case unknownOutcome = "S11"
  case atomicImport = "S12"
  case noKeyNoEntry = "S13"
  case secrecy = "S14"
  case corruption = "S15"
  /// Once faults stop, everybody comes to hold the same.
  case liveness = "liveness"
}
