/// What became of a mark in the journals: of every mark one of these (invariant S6), in the report's order.
package enum MarkOutcome: CaseIterable, Sendable {
  case counted, pending, refused, voided, surplus, quarantined, takenBack
}

extension RegisterCounts {
  /// The marks of which this became.
  package subscript(outcome: MarkOutcome) -> Int {
    switch outcome {
    case .counted: counted
    case .pending: provisionalPending
    case .refused: provisionalRefused
    case .voided: voided
    case .surplus: surplus
    case .quarantined: quarantined
    case .takenBack: takenBack
    }
  }

  /// All marks; equal to the marks in the journals (invariant S6), without those of a device with too many histories.
  package var marks: Int { MarkOutcome.allCases.reduce(0) { $0 + self[$1] } }
}
