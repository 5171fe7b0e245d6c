extension Register {
  /// The latest mark of `voter` in one journal that was not taken back.
  public func latestMark(of voter: RollNumber, journal: Int, ordinaryOnly: Bool) -> EntryID? {
    let own = claimIndices(of: voter).map { claims[$0] }.filter {
      Int($0.journal) == journal && $0.voidedBy == 0 && !(ordinaryOnly && $0.isProvisional)
    }
    return own.max { $0.sequence < $1.sequence }.map(entryID)
  }
}

extension Register {
  /// Every mark of `voter` that was not taken back, wherever it was made.
  public func marks(of voter: RollNumber) -> [Mark] {
    claimIndices(of: voter).map { claims[$0] }.filter { !isVoided($0) }
      .sorted { StandingRule.precedes($0, $1, in: self) }.map(mark)
  }
}

extension Register {
  /// Whether the device's journal is held here up to a closing that stands.
  public func isClosed(_ device: DeviceID) -> Bool {
    journals.contains { journal in
      guard journal.device == device, let closedAt = journal.closedAt else { return false }
      return !(trust[device]?.quarantines(closedAt) ?? false)
    }
  }
}
