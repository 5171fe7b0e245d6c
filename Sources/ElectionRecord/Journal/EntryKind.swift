/// What an entry is, without what it says: all that a public event log may tell.
public enum EntryKind: String, Sendable, CaseIterable {
  case opened, cast, provisional, voided, replaced, closed, incident, counted
  case electionDefined, deviceEnrolled, deviceRevoked, rollAmended, rightAllotted, merged, tallyEntered, caseRuled
  case findingExplained, reconciliationReported, resultDeclared
  case registration, calendar, nomination, staff, proxy, custody, counting, paper, outcome
  case hallHeld
  /// A later version of the program wrote it.
  case unknown
}

extension EntryBody {
  /// What the entry is.
  public var kind: EntryKind {
    switch self {
    case .opened: .opened
    case .cast: .cast
    case .provisional: .provisional
    case .voided: .voided
    case .replaced: .replaced
    case .closed: .closed
    case .incident: .incident
    case .hallHeld: .hallHeld
    case .counted: .counted
    case .electionDefined: .electionDefined
    case .deviceEnrolled: .deviceEnrolled
    case .deviceRevoked: .deviceRevoked
    case .rollAmended: .rollAmended
    case .rightAllotted: .rightAllotted
    case .merged: .merged
    case .tallyEntered: .tallyEntered
    case .caseRuled: .caseRuled
    case .findingExplained: .findingExplained
    case .reconciliationReported: .reconciliationReported
    case .resultDeclared: .resultDeclared
    case .procedure(let record): record.entryKind
    case .unknown: .unknown
    }
  }
}
