package import ElectionRecord
import ElectionReports
import JournalStore

/// Reconciliation and declaration.
extension Node {
  /// Reconciles what is held here; changes nothing.
  package func report(poll: PollID = .main) throws(NodeError) -> ReconciliationReport {
    try snapshot.report(poll: poll)
  }

  /// Reconciles and, at the hall, records that this report was given: what arrives later counts as late.
  package func reconcile(poll: PollID = .main) throws(NodeError) -> ReconciliationReport {
    let report = try report(poll: poll)
    let digest = ReportJSON.digest(report)
    if isHall, halted == nil, !store.isCopy, register.hall.reported.last != digest {
      try append([.reconciliationReported(digest: digest)], poll: try pollIndex(poll))
    }
    return report
  }

  /// 宣布: two officers declare the result.
  ///
  /// - Throws: ``NodeError/notDeclarable`` while journals are missing, cases open or findings unexplained, when
  ///   the turnout missed the quorum, or while papers in doubt could change a seat.
  package func declare(
    officers: [String], poll: PollID = .main, request: RequestKey? = nil
  ) throws(NodeError) -> ReconciliationReport {
    try requireHall()
    try checkOfficers(officers)
    try checkTexts(officers)
    let report = try report(poll: poll)
    try once(.declared, poll: try pollIndex(poll), under: request) { () throws(NodeError) in
      guard register.hall.declaration == nil else { throw .alreadyDeclared }
      let isSettled = report.complete && report.balanced && report.cases.allSatisfy { $0.state == .ruled }
      guard isSettled, report.turnout.reached != false, !report.exposure.contains(where: \.couldChange) else {
        throw .notDeclarable
      }
      return [.resultDeclared(Declaration(digest: ReportJSON.digest(report), officers: officers))]
    }
    return report
  }
}
