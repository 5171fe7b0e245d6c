import ElectionRecord
import NodeRehearsal
import NodeService

extension RehearsalResult {
  /// Each step's outcome in a few words.
  var outcomes: [String] { steps.map { $0.outcome.words } }

  /// The last reconciliation's register, cases and findings in a few words.
  var verdict: [String] {
    guard let report = reconciliations.last else { return [] }
    let counts = report.register
    let named: [(String, Int)] = [
      ("counted", counts.counted), ("pending", counts.provisionalPending), ("accepted", counts.provisionalAccepted),
      ("refused", counts.provisionalRefused), ("voided", counts.voided), ("surplus", counts.surplus),
      ("quarantined", counts.quarantined), ("taken back", counts.takenBack),
    ]
    let sums = named.filter { $0.1 != 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let cases = report.cases.map { subject in
      "\(subject.caseClass) \(subject.sites.map(\.rawValue).joined(separator: "+")) \(subject.state)"
    }
    let findings = report.findings.map { "\($0.code) \($0.site?.rawValue ?? "-") \($0.count)" }
    return [sums] + cases + findings
  }
}

extension RehearsalOutcome {
  fileprivate var words: String {
    switch self {
    case .done: "done"
    case .refused(let code): code
    case .cast(let receipt):
      [
        receipt.outcome == .refused ? nil : receipt.outcome.rawValue, receipt.reason?.rawValue,
        receipt.marked.map { "marked \($0.site) \($0.entry.sequence)" }, receipt.right.map { "right \($0)" },
      ].compactMap(\.self).joined(separator: " ")
    }
  }
}
