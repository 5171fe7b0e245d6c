/// What a clerk may correct of this site's own marks.
public enum Correction: Equatable, Sendable {
  /// The mark that the correcting entry names.
  case mark(EntryID)
  case refused(ReasonCode)
}

/// Finds the mark that a void (撤销) or a replacement (作废重领) speaks of. A site corrects its own journal only.
public enum CorrectionRule {
  /// The latest mark of `voter` in `journal` that was not taken back: an ordinary cast, or an envelope without a
  /// ruling.
  ///
  /// - Parameters:
  ///   - journal: The device's own journal.
  ///   - halted: Why the device records nothing more, where that is so.
  public static func void(
    _ voter: RollNumber, journal: Int, poll: UInt8 = 0, halted: ReasonCode? = nil, in register: Register
  ) -> Correction {
    correct(voter, journal: journal, poll: poll, halted: halted, in: register) { claim in
      !claim.isProvisional || register.hall.verdicts[register.entryID(claim)] == nil
    }
  }

  /// The latest ordinary cast of `voter` in `journal` that was not taken back; its paper is spoilt and gets a second
  /// one.
  ///
  /// - Parameters:
  ///   - journal: The device's own journal.
  ///   - halted: Why the device records nothing more, where that is so.
  public static func replace(
    _ voter: RollNumber, journal: Int, poll: UInt8 = 0, halted: ReasonCode? = nil, in register: Register
  ) -> Correction {
    correct(voter, journal: journal, poll: poll, halted: halted, in: register) { !$0.isProvisional }
  }

  private static func correct(
    _ voter: RollNumber, journal: Int, poll: UInt8, halted: ReasonCode?, in register: Register,
    where isCorrectable: (Claim) -> Bool
  ) -> Correction {
    if register.journals[journal].openedAt == nil { return .refused(.siteNotOpen) }
    if register.journals[journal].closedAt != nil { return .refused(.siteClosed) }
    if let halted { return .refused(halted) }
    let marks = register.claimIndices(of: voter).map { register.claims[$0] }.filter { claim in
      Int(claim.journal) == journal && claim.poll == poll && claim.voidedBy == 0 && isCorrectable(claim)
    }
    guard let latest = marks.max(by: { $0.sequence < $1.sequence }) else { return .refused(.notMarkedHere) }
    return .mark(register.entryID(latest))
  }
}
