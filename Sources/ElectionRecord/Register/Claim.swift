/// One mark against a voter (划名), 32 bytes, as the register holds it.
public struct Claim: Sendable {
  /// Facts about a claim that its own entry gives.
  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A paper in an envelope.
    public static let provisional = Flags(rawValue: 1)
    /// The voided paper had been marked, so it is spoilt.
    public static let paperMarked = Flags(rawValue: 2)
    /// Recorded before the opening or after the closing of its journal.
    public static let outsideOpening = Flags(rawValue: 4)
    /// Entered afterwards from a printed list.
    public static let paper = Flags(rawValue: 8)
  }

  public let voter: RollNumber
  public let sequence: UInt32
  /// Who voted for the voter; 0 for nobody.
  public let proxy: RollNumber
  /// Index of the journal in ``Register/journals``.
  public let journal: UInt16
  public let poll: UInt8
  public internal(set) var flags: Flags
  /// The sequence of the entry that voids this one, in the same journal; 0 for none (0 is always an opening).
  public internal(set) var voidedBy: UInt32 = 0
  /// The next claim on the same voter, index + 1; 0 ends the list.
  var next: UInt32
  /// Seconds since 1970 UTC by the device's clock.
  public let recordedAt: Int64

  public var isProvisional: Bool { flags.contains(.provisional) }
}

/// Where a voter was marked.
public struct Mark: Equatable, Sendable {
  public let site: SiteID
  public let entry: EntryID
  /// Seconds since 1970 UTC by the device's clock.
  public let recordedAt: Int64

  public init(site: SiteID, entry: EntryID, recordedAt: Int64) {
    self.site = site
    self.entry = entry
    self.recordedAt = recordedAt
  }
}
