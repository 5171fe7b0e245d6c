/// One mark against a voter (划名), 32 bytes, as the register holds it.
package struct Claim: Sendable {
  /// Facts about a claim that its own entry gives.
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A paper in an envelope.
    package static let provisional = Flags(rawValue: 1)
    /// The voided paper had been marked, so it is spoilt.
    package static let paperMarked = Flags(rawValue: 2)
    /// Recorded before the opening or after the closing of its journal.
    package static let outsideOpening = Flags(rawValue: 4)
    /// Entered afterwards from a printed list.
    package static let paper = Flags(rawValue: 8)
    /// Recorded by the hall for the voter who was served where another one was marked.
    package static let corrected = Flags(rawValue: 16)
  }

  package let voter: RollNumber
  package let sequence: UInt32
  /// Who voted for the voter; 0 for nobody.
  package let proxy: RollNumber
  /// Index of the journal in ``Register/journals``.
  package let journal: UInt16
  package let poll: UInt8
  package internal(set) var flags: Flags
  /// The sequence of the entry that voids this one, in the same journal; 0 for none (0 is always an opening).
  package internal(set) var voidedBy: UInt32 = 0
  /// The next claim on the same voter, index + 1; 0 ends the list.
  var next: UInt32
  /// Seconds since 1970 UTC by the device's clock.
  package let recordedAt: Int64

  package var isProvisional: Bool { flags.contains(.provisional) }
}

/// Where a voter was marked.
package struct Mark: Equatable, Sendable {
  package let site: SiteID
  package let entry: EntryID
  /// Seconds since 1970 UTC by the device's clock.
  package let recordedAt: Int64

  package init(site: SiteID, entry: EntryID, recordedAt: Int64) {
    self.site = site
    self.entry = entry
    self.recordedAt = recordedAt
  }
}
