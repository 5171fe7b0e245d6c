extension Register {
  /// The latest mark of `voter` in one journal that was not taken back: what a void or a replacement there speaks of.
  ///
  /// An envelope that officers ruled on is not the site's to take back: its paper is in the box, or stays sealed.
  package func latestMark(
    of voter: RollNumber, journal: Int, poll: UInt8 = 0, ordinaryOnly: Bool
  ) -> EntryID? {
    let own = claimIndices(of: voter).map { claims[$0] }.filter { claim in
      guard Int(claim.journal) == journal, claim.poll == poll, claim.voidedBy == 0 else { return false }
      return !claim.isProvisional || !ordinaryOnly && hall.verdicts[entryID(claim)] == nil
    }
    return own.max { $0.sequence < $1.sequence }.map(entryID)
  }

  /// The envelope of that number in one journal, handed to a person without a number, that was not taken back.
  package func latestUnlisted(envelope: String, journal: Int, poll: UInt8) -> EntryID? {
    let own = (envelopeClaims[envelope.folded] ?? []).map { claims[Int($0)] }.filter { claim in
      claim.isUnlisted && Int(claim.journal) == journal && claim.poll == poll && claim.voidedBy == 0
        && hall.verdicts[entryID(claim)] == nil
    }
    return own.max { $0.sequence < $1.sequence }.map(entryID)
  }
}

extension Register {
  /// Every mark of `voter` that was not taken back, wherever it was made.
  package func marks(of voter: RollNumber) -> [Mark] {
    claimIndices(of: voter).map { claims[$0] }.filter { !isVoided($0) && !isTakenBack($0) }
      .sorted { StandingRule.precedes($0, $1, in: self) }.map(mark)
  }
}

extension Register {
  /// Whether a paper was handed to the voter by right, or one that officers let count.
  func hasVoted(_ voter: RollNumber) -> Bool {
    claimIndices(of: voter).map { claims[$0] }.contains {
      !isVoided($0) && !isTakenBack($0) && !isWithoutRight($0)
    }
  }
}

extension Register {
  /// Whether the device's journal is held here up to a closing that stands.
  package func isClosed(_ device: DeviceID) -> Bool {
    journals.contains { journal in
      guard journal.device == device, let closedAt = journal.closedAt else { return false }
      return stands(EntryID(device: device, sequence: closedAt))
    }
  }
}
