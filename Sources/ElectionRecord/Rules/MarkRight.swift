/// Whether the site of an ordinary mark ever held the voter's right before it made the mark (under
/// ``RightsPolicy/assigned``).
///
/// A mark may rest on an allotment that its device could know: one within the prefix of the hall's journal that the
/// device said it held, and one that the hall had not written when it acknowledged the mark already. Both follow from
/// entries, so every node that holds the same ones says the same (invariant S4), and an honest mark is never
/// ``notHeld``, whichever of its reasons is still on the way.
package enum MarkRight: Equatable, Sendable {
  case held
  /// The journals that tell are not held here. The mark stands, except against the site that holds the right.
  case undecided
  case notHeld
}

extension RightsRule {
  /// Whether the mark's site held the right; an envelope needs none.
  static func markRight(of claim: Claim, in register: Register) -> MarkRight {
    isPlainlyHeld(claim, in: register)
      ? .held : markRight(of: claim, by: trace(of: claim.voter, in: register), in: register)
  }

  /// Whether nothing needs to be followed: the roll gave the right to the mark's site.
  @inline(__always)
  static func isPlainlyHeld(_ claim: Claim, in register: Register) -> Bool {
    if register.election.policy == .shared || claim.isProvisional || claim.flags.contains(.corrected)
      || !register.isOnRoll(claim.voter)
    {
      return true
    }
    return register.journals[Int(claim.journal)].site == Int(register.initialSite(claim.voter))
  }

  /// - Parameters:
  ///   - trace: The right's way; for a mark within an allotment's journals, up to that allotment.
  ///   - limit: A place in the hall's journal by which the hall had the mark.
  static func markRight(
    of claim: Claim, by trace: Trace, before limit: UInt32 = .max, in register: Register
  ) -> MarkRight {
    let journal = register.journals[Int(claim.journal)]
    let isForked = (register.trust[journal.device]?.forkPoint ?? .max) <= claim.sequence
    let succession = register.succession(since: claim.sequence, of: journal)
    let held = min(journal.hallHeld(at: claim.sequence) ?? .max, succession?.size ?? .max, limit)
    let arrivals = trace.arrivals.filter { arrival in
      guard arrival.site == journal.site else { return false }
      guard let move = arrival.move.map({ register.hall.moves.all[$0] }) else { return true }
      // Of a journal with two histories nobody can say which one the hall had acknowledged.
      return move.sequence < held && (isForked || move.acknowledged[journal.device] ?? 0 <= claim.sequence)
    }
    if arrivals.contains(where: \.isCertain) { return .held }
    if !arrivals.isEmpty { return .undecided }
    if let right = SuccessionRule.markRight(of: claim, by: trace, in: register) { return right }
    if held <= register.hall.size { return .notHeld }
    // What the hall writes after it acknowledged the mark cannot have been the mark's reason.
    let acknowledged = register.hall.merged[journal.device]?.size ?? 0
    return !isForked && claim.sequence < acknowledged ? .notHeld : .undecided
  }

  /// Whether a mark for `voter` at the end of a journal would rest on an allotment that the journal does not say it
  /// knows: ``EntryBody/hallHeld(size:)`` has to go before it.
  package static func needsHallHeld(_ voter: RollNumber, journal: Int, in register: Register) -> Bool {
    guard register.election.policy == .assigned, register.isOnRoll(voter),
      let site = register.journals[journal].site,
      site != Int(register.initialSite(voter))
    else { return false }
    let held = register.journals[journal].hallHeld.last?.size ?? 0
    let trace = trace(of: voter, in: register)
    return trace.isHeld(by: site)
      && !trace.arrivals.contains { arrival in
        arrival.site == site && arrival.move.map { register.hall.moves.all[$0].sequence < held } ?? true
      }
  }

  /// Whether a site may still hand `voter` a paper by right: the site that holds it has not finished, or a later one
  /// comes next, or the journals that tell are not here. A right that is the hall's to give is up to those who rule.
  package static func canBeUsed(_ voter: RollNumber, in register: Register) -> Bool {
    let trace = trace(of: voter, in: register)
    if trace.isSpentByRuling { return false }
    if trace.doubtfulMove != nil || !SuccessionRule.isSettled(register) { return true }
    guard case .site(let site) = trace.place else { return false }
    guard let heads = finishedHeads(of: site, in: register), heads.allSatisfy({ holds($0, in: register) })
    else { return true }
    let id = register.election.sites[site].id
    let last = Allotment(from: id, to: id, upTo: heads)
    return nextSite(after: site, in: register) != nil
      && isUnspent(voter, allotment: last, at: register.hall.size, by: trace, in: register)
  }
}
