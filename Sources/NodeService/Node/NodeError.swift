package import ElectionRecord
package import JournalStore
package import SyncProtocol

/// Why a command did nothing. Each case says whether trying again makes sense.
package enum NodeError: Error, Equatable, Sendable {
  /// A rule refuses it. Do not retry unchanged.
  case refused(ReasonCode)
  /// The ruling cannot stand. Do not retry unchanged.
  case rulingRefused(RulingRefusal)
  /// The command belongs to the hall.
  case onlyAtHall
  /// The command belongs to a site.
  case onlyAtSite
  /// The election has no such site.
  case unknownSite(String)
  /// No enrolled device fits.
  case unknownDevice(String)
  /// The site has a device already; under the assigned policy a second one could issue twice. Revoke the first.
  case siteHasDevice(SiteID)
  /// A number is out of its range.
  case invalidNumber(String)
  /// There is no such finding to explain.
  case noSuchFinding
  /// The election has no such poll.
  case unknownPoll(String)
  /// The site was opened with other papers, officers or seals. Do not retry unchanged.
  case alreadyOpen(papers: Int)
  /// The request id names an earlier command of another kind. Take another one.
  case requestOfAnotherCommand
  /// A text is empty, too long, or has line breaks or hidden characters; empty when it could not be shown.
  case invalidText(String)
  /// The tally names a contest or candidate that the election does not have, or does not add up.
  case invalidTally(String)
  /// Declaring needs a complete and balanced report without open cases, a turnout that reached the quorum, and no seat
  /// that papers in doubt could change.
  case notDeclarable
  /// The result was declared already.
  case alreadyDeclared
  /// A rule of the procedure refuses the record. Do not retry unchanged.
  case procedure(ProcedureRefusal)
  /// The store failed; see the case for whether to retry.
  case store(StoreError)
  /// A message could not be taken.
  case sync(SyncError)
  /// A stick could not be taken.
  case stick(StickError)
  /// A carried file is not what its devices signed; nothing of it was taken.
  case carriedFileRefused(SegmentOutcome)
}
