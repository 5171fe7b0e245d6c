/// Why an ordinary paper was not handed over; stable in JSON and on the wire.
package enum ReasonCode: String, Sendable, Codable, CaseIterable {
  case siteNotOpen, siteClosed
  case notOnRoll, struckOff
  case alreadyMarked, envelopePending
  /// The number of the envelope that is offered stands on another one.
  case envelopeUsed
  case rightElsewhere
  case selfProxy, proxyIsCandidate, proxyNotOnRoll, proxyLimit
  case notMarkedHere
  /// The device was revoked and records nothing more. Or an earlier one of its site was, and the site's voters get
  /// envelopes until officers rule.
  case deviceRevoked
  /// The device found that its journal forked, or that the hall holds more of it than it does.
  case deviceFrozen
  /// The commission is not registered, or not posted, where the profile demands it.
  case proxyNotRegistered
}

/// The classes of conflict (争议).
package enum CaseClass: String, Sendable, Codable, CaseIterable {
  /// Two or more ordinary papers for one voter.
  case doubleCast
  /// The voter and a proxy both took the voter's paper.
  case proxyAgainstPrincipal
  /// An envelope although an ordinary paper was handed out.
  case provisionalAgainstOrdinary
  /// Envelopes only: one of them may count.
  case provisional
  case notOnRoll, struckOff, staleRoll
  case onePersonTwoNumbers
  case outsideOpening
  case selfProxy, proxyIsCandidate, proxyNotOnRoll, proxyLimit
  case deviceRevoked
  case fork
  /// A proxy's paper without a commission that was registered and posted.
  case proxyNotRegistered
  /// One device signed more than ``Frontier/branchesMax`` histories: nothing of it is counted.
  case manyHistories
  /// An ordinary paper of a site that never held the voter's right, by the hall's journal.
  case rightNotHeld
  /// Envelopes of several voters that carry one number.
  case envelopeTwice
  /// What a lost hall recorded after the entries that its successor took over.
  case leftBehind
}

/// What reconciliation found that a person must explain (待说明事项).
package enum FindingCode: String, Sendable, Codable, CaseIterable {
  /// Unused papers at closing differ from received − issued − envelopes − spoilt.
  case paperImbalance
  /// More papers in the box than were issued.
  case papersOverIssued
  /// More papers classified than taken out of the box.
  case papersOverReturned
  /// Papers taken out of the boxes that nobody classified.
  case unclassifiedPapers
  /// The device's own count of casts at closing differs from its journal.
  case closingCountDiffers
  /// Entries that this version of the program cannot read.
  case unknownEntries
  /// Breaks in the chain of a box's custody.
  case custodyBroken
  /// Batches whose two tallies do not agree yet, or that were tallied once only.
  case tallyUnsettled
  /// Batches and contests whose accepted figures differ from those entered for boxes and contests.
  case batchDiffers
  /// Marks entered from paper that nobody checked yet.
  case paperUnchecked
  /// Votes, write-ins and unused choices of a contest do not come to its seats × the valid papers.
  case tallyDiffers
  /// Households served at a box that had opened without knowing that their representative was replaced.
  case replacementUnknown
}
