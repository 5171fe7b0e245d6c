package import ElectionRecord
package import ElectionReports
package import NodeService

/// What became of a step.
package enum RehearsalOutcome: Equatable, Sendable {
  case done
  /// A rule's refusal with its code.
  case refused(String)
  /// What the clerk is told.
  case cast(CastReceipt)
}

extension RehearsalOutcome {
  /// What became of asking for a voter: nothing is recorded at the site.
  static func asked(_ receipt: CastReceipt) -> RehearsalOutcome {
    receipt.reason.map { .refused($0.rawValue) } ?? .done
  }
}

/// What a rehearsal showed: each step's outcome and every reconciliation.
package struct RehearsalResult: Equatable, Sendable {
  /// One step with its outcome.
  package struct Step: Equatable, Sendable {
    /// From 1.
    package let number: Int
    package let action: RehearsalAction
    package let outcome: RehearsalOutcome
  }

  package let election: Election
  package let steps: [Step]
  package let reconciliations: [ReconciliationReport]

  /// The result as a JSON value.
  package var object: JSONValue {
    [
      "steps": .array(steps.map(\.object)),
      "reconciliations": .array(reconciliations.map(ReportJSON.object)),
    ]
  }

  /// The result as canonical JSON: the same scenario gives the same bytes.
  package var json: String { CanonicalJSON.text(object) }
}

extension RehearsalResult.Step {
  fileprivate var object: JSONValue {
    var members: [String: JSONValue] =
      switch outcome {
      case .done: ["outcome": "done"]
      case .refused(let code): ["outcome": "refused", "reason": .string(code)]
      case .cast(let receipt): receipt.rehearsalMembers
      }
    members["step"] = .integer(number)
    members["do"] = .string(action.name)
    return .object(members)
  }
}

extension CastReceipt {
  /// The members of `cast --json`.
  fileprivate var rehearsalMembers: [String: JSONValue] {
    [
      "outcome": .string(outcome.rawValue),
      "reason": JSONValue(reason?.rawValue),
      "voter": .integer(Int(voter)),
      "entry": entry?.object ?? .null,
      "marked": marked.map { ["site": .string($0.site.rawValue), "entry": $0.entry.object] } ?? .null,
      "right": JSONValue(right?.rawValue),
    ]
  }
}

extension EntryID {
  fileprivate var object: JSONValue {
    ["device": .string(device.description), "sequence": .integer(Int(sequence))]
  }
}
