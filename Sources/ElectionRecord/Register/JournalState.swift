/// What the register keeps of one journal (or of one branch of a forked journal).
package struct JournalState: Sendable {
  package let device: DeviceID
  /// Index in ``Election/sites``; nil for the hall's own node, and for a site that the election does not have.
  package let site: Int?
  /// Whether the journal speaks for the hall. A journal of an unknown site has no site either, but no authority.
  let isHall: Bool
  /// Whether it is the journal of a hall that another one took over from.
  let isFormerHall: Bool
  /// Entries before this one stand in an earlier branch of the same device and are not counted again.
  let foldFrom: UInt32
  /// Entries folded.
  package internal(set) var size: UInt32 = 0
  /// The device's clock at its latest entry, seconds since 1970 UTC.
  package internal(set) var recordedAt: Int64 = 0
  package internal(set) var opening: Opening?
  package internal(set) var openedAt: UInt32?
  package internal(set) var closing: Closing?
  package internal(set) var closedAt: UInt32?
  /// The device's clock at its closing, seconds since 1970 UTC.
  package internal(set) var closedTime: Int64?
  /// How much of the hall's journal the device said it held, and from which of its own entries on; growing
  /// while it goes by one hall.
  var hallHeld: [(from: UInt32, size: UInt32)] = []
  /// The halls that the device went over to, and from which of its own entries on.
  var followed: [(from: UInt32, hall: DeviceID)] = []
  /// Entries that this program cannot read, or whose writer had no right to write them.
  var unknownEntries = 0
  /// Sequences of replacement entries.
  package internal(set) var replacements: [UInt32] = []
  /// Papers counted at the site itself, by poll, with the entry's sequence.
  var counts: [UInt8: (count: BoxCount, sequence: UInt32)] = [:]
  /// What the site corrected of its own entries.
  var corrections: [RecordedCorrection] = []
  /// What happened around the site's box, as the site itself recorded it.
  package internal(set) var procedure = ProcedureBook()
  /// Marks still to come of a batch from paper.
  var paperLeft = 0
  /// Indices of the journal's claims in order of sequence.
  var claims: [UInt32] = []
  /// Ordinary casts that stand in an earlier branch and were not taken back in this one.
  var sharedCasts: Set<UInt32> = []

  /// Whether the device said that it goes by that hall.
  package func follows(_ hall: DeviceID) -> Bool { followed.contains { $0.hall == hall } }

  /// How much of the hall's journal the device held when it wrote the entry at `sequence`; nil where it had not said.
  func hallHeld(at sequence: UInt32) -> UInt32? { hallHeld.last { $0.from <= sequence }?.size }
}

/// How far the entries of one device stand on their own.
package struct DeviceTrust: Equatable, Sendable {
  /// The first place where branches of the journal part; nil while there is one branch.
  package internal(set) var forkPoint: UInt32?
  /// Every place where two branches part.
  var forkPoints: Set<UInt32> = []
  /// The device signed more than ``Frontier/branchesMax`` histories: nothing of it is counted, whatever was ruled.
  package internal(set) var hasManyHistories = false
  /// The size up to which entries stand after a revocation.
  package internal(set) var revokedAt: UInt32?
  /// What officers decided on the fork, in order; the first decision on an entry stands.
  var forkVerdicts: [Verdict] = []
  /// What officers decided on the revocation, in order. Accepting a fork does not lift a revocation, nor the other way.
  var revocationVerdicts: [Verdict] = []

  /// The first entry that does not stand by itself.
  var limit: UInt32 { hasManyHistories ? 0 : min(forkPoint ?? .max, revokedAt ?? .max) }

  /// Whether the entry is kept out until a ruling.
  func quarantines(_ sequence: UInt32) -> Bool {
    guard sequence >= limit else { return false }
    return hasManyHistories || Self.keepsOut(sequence, from: forkPoint, ruled: forkVerdicts)
      || Self.keepsOut(sequence, from: revokedAt, ruled: revocationVerdicts)
  }

  private static func keepsOut(_ sequence: UInt32, from limit: UInt32?, ruled: [Verdict]) -> Bool {
    guard let limit, sequence >= limit else { return false }
    let decision = ruled.first { $0.covers(sequence) && $0.decision != .acknowledged }?.decision
    return decision != .accepted
  }

  /// Whether a void takes effect on a cast: both stand, and no fork lies between them.
  func voids(_ claim: Claim) -> Bool {
    guard claim.voidedBy != 0, !quarantines(claim.voidedBy) else { return false }
    return forkPoints.allSatisfy { (claim.sequence < $0) == (claim.voidedBy < $0) }
  }
}
