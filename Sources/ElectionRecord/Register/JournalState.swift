/// What the register keeps of one journal (or of one branch of a forked journal).
public struct JournalState: Sendable {
  public let device: DeviceID
  /// Index in ``Election/sites``; nil for the hall's own node.
  public let site: Int?
  /// Entries before this one stand in an earlier branch of the same device and are not counted again.
  let foldFrom: UInt32
  /// Entries folded.
  public internal(set) var size: UInt32 = 0
  /// The device's clock at its latest entry, seconds since 1970 UTC.
  public internal(set) var recordedAt: Int64 = 0
  public internal(set) var opening: Opening?
  public internal(set) var openedAt: UInt32?
  public internal(set) var closing: Closing?
  public internal(set) var closedAt: UInt32?
  /// Sequences of replacement entries.
  public internal(set) var replacements: [UInt32] = []
  /// Indices of the journal's claims in order of sequence.
  var claims: [UInt32] = []

  init(device: DeviceID, site: Int?, foldFrom: UInt32) {
    self.device = device
    self.site = site
    self.foldFrom = foldFrom
  }
}

/// How far the entries of one device stand on their own.
public struct DeviceTrust: Equatable, Sendable {
  /// Where branches of the journal part; nil while there is one branch.
  public internal(set) var forkPoint: UInt32?
  /// The size up to which entries stand after a revocation.
  public internal(set) var revokedAt: UInt32?
  /// Runs of quarantined entries that officers accepted.
  var accepted: [Verdict] = []

  /// The first entry that does not stand by itself.
  var limit: UInt32 { min(forkPoint ?? .max, revokedAt ?? .max) }

  /// Whether the entry is kept out until a ruling.
  func quarantines(_ sequence: UInt32) -> Bool {
    guard sequence >= limit else { return false }
    return !accepted.contains { sequence >= $0.first && sequence - $0.first < $0.count }
  }

  /// Whether a void takes effect on a cast: both stand, and no fork lies between them.
  func voids(_ claim: Claim) -> Bool {
    guard claim.voidedBy != 0, !quarantines(claim.voidedBy) else { return false }
    guard let forkPoint else { return true }
    return (claim.sequence < forkPoint) == (claim.voidedBy < forkPoint)
  }
}
