/// What became of one claim.
package enum ClaimStatus: Equatable, Sendable {
  /// The voter's one vote.
  case counted
  /// An ordinary paper, or an opened envelope, beyond the one that counts, or one that counts only by a ruling.
  case surplus
  /// An envelope that waits for a ruling.
  case pending
  /// An envelope that stays sealed.
  case refused
  case voided
  /// A paper that was handed over, and not to the voter whom its mark names.
  case takenBack
  /// Kept out until a ruling on its device.
  case quarantined
}

/// 划名状态: what all known entries say of one voter in one poll.
package struct Standing: Sendable {
  /// A claim with its outcome.
  package struct Line: Sendable {
    package let claim: Claim
    let index: Int
    package let entry: EntryID
    package fileprivate(set) var status: ClaimStatus
    /// What officers decided on the mark.
    let verdict: Verdict.Decision?
    /// Whether the mark's site held the voter's right.
    package let right: MarkRight

    /// An envelope that officers accepted: its paper is in the box.
    package var isAcceptedEnvelope: Bool { claim.isProvisional && verdict == .accepted && status != .takenBack }
    /// An envelope that was refused on a ground that is gone: officers rule on it again.
    package var isReopened: Bool { status == .pending && verdict == .refused }
    /// Whether the voter holds the paper, or it is in a box: neither taken back nor kept sealed for good.
    package var holdsPaper: Bool {
      switch status {
      case .counted, .surplus, .pending, .quarantined: true
      case .refused, .voided, .takenBack: false
      }
    }
    /// An ordinary paper without the voter's right that no ruling lets count.
    package var isWithoutRight: Bool { right == .notHeld && verdict != .accepted }
  }

  package let voter: RollNumber
  /// In the order of claims: stage, the site's position, the device, its sequence.
  package let lines: [Line]

  /// The one mark that counts, where there is one.
  package var counted: Line? { lines.first { $0.status == .counted } }
}

/// Decides which claim counts.
///
/// At most one claim a voter and poll is counted. Ordinary papers and accepted envelopes are in the box and cannot be
/// taken out again: the first by the order of claims counts and the others are surplus. Never by a clock.
///
/// - Rule: one counted paper for each voter (invariant S5), by no clock (S10).
package enum StandingRule {
  /// The standing of `voter`, including the claims on numbers that name the same person.
  package static func standing(of voter: RollNumber, poll: UInt8, in register: Register) -> Standing {
    var indices = register.claimIndices(of: voter)
    for number in register.otherNumbers(of: voter) { indices += register.claimIndices(of: number) }
    let sorted =
      indices
      .filter { register.claims[$0].poll == poll }
      .sorted { precedes(register.claims[$0], register.claims[$1], in: register) }
    return Standing(voter: voter, lines: resolve(sorted, voter: voter, in: register))
  }

  /// Whether nothing is known of the whole register that asks for more than ``isPlainlyCounted(_:poll:in:)``.
  static func isPlain(_ register: Register) -> Bool {
    register.trust.isEmpty && register.hall.amendments.isEmpty && register.hall.identified.isEmpty
  }

  /// Whether it is the voter's only mark and counts as it stands, as most do; false only says that the standing tells.
  @inline(__always)
  static func isPlainlyCounted(_ claim: Claim, poll: UInt8, in register: Register) -> Bool {
    claim.next == 0 && claim.flags.isEmpty && claim.voidedBy == 0 && claim.proxy == 0 && claim.poll == poll
      && (RightsRule.isPlainlyHeld(claim, in: register) || RightsRule.markRight(of: claim, in: register) != .notHeld)
      && !register.isTakenBack(claim)
  }

  /// Every envelope of a person without a number, each by itself: who is in none of them is nobody's second paper.
  package static func unlisted(poll: UInt8, in register: Register) -> [Standing.Line] {
    register.unlisted.map(Int.init).filter { register.claims[$0].poll == poll }
      .sorted { precedes(register.claims[$0], register.claims[$1], in: register) }
      .flatMap { resolve([$0], voter: 0, in: register) }
  }

  /// The order among claims: stage, the site's position, the device, its sequence.
  static func precedes(_ a: Claim, _ b: Claim, in register: Register) -> Bool {
    let first = register.journals[Int(a.journal)]
    let second = register.journals[Int(b.journal)]
    let one = rank(a, in: register)
    let two = rank(b, in: register)
    if one != two { return one < two }
    if first.device != second.device { return first.device < second.device }
    if a.sequence != b.sequence { return a.sequence < b.sequence }
    // Two branches of one journal; their clocks are as unfit to decide as anybody's.
    return (a.voter, a.proxy, a.flags.rawValue, a.voidedBy) < (b.voter, b.proxy, b.flags.rawValue, b.voidedBy)
  }

  private static func rank(_ claim: Claim, in register: Register) -> (Int, Int) {
    guard let site = register.site(of: claim) else { return (Int.max, Int.max) }
    return (register.election.sites[site].stage, site)
  }

  private static func resolve(_ indices: [Int], voter: RollNumber, in register: Register) -> [Standing.Line] {
    var isTaken = false
    let onRoll = register.isOnRoll(voter) && !register.isStruckOff(voter)
    let lines = indices.map { index in
      let claim = register.claims[index]
      let entry = register.entryID(claim)
      let verdict = register.hall.verdicts[entry]?.decision
      let right = RightsRule.markRight(of: claim, in: register)
      let status: ClaimStatus
      if register.isVoided(claim) {
        status = .voided
      } else if register.isTakenBack(claim) {
        status = .takenBack
      } else if register.isQuarantined(claim) {
        status = .quarantined
      } else if claim.isProvisional, verdict != .accepted {
        status = verdict == nil ? .pending : .refused
      } else if !isTaken, voter != 0, verdict == .accepted || onRoll && mayCount(claim, right) {
        isTaken = true
        status = .counted
      } else {
        status = .surplus
      }
      return Standing.Line(
        claim: claim, index: index, entry: entry, status: status, verdict: verdict, right: right)
    }
    return reopening(lines, of: voter, in: register)
  }

  /// A voter without any paper is not left so on a ground that is gone.
  private static func reopening(
    _ lines: [Standing.Line], of voter: RollNumber, in register: Register
  ) -> [Standing.Line] {
    let hasPaper = lines.contains { ($0.status == .counted || $0.status == .surplus) && !$0.isWithoutRight }
    guard voter != 0, !hasPaper else { return lines }
    return lines.map { line in
      var line = line
      if line.status == .refused, isGroundGone(line.entry, of: voter, in: register) { line.status = .pending }
      return line
    }
  }

  /// Whether an envelope was refused for the sake of an ordinary paper, or while journals were out that could know of
  /// one and are in now.
  ///
  /// - Rule: no advice, and no refusal, rests on what has not arrived.
  private static func isGroundGone(_ entry: EntryID, of voter: RollNumber, in register: Register) -> Bool {
    guard let verdict = register.hall.verdicts[entry],
      let ruling = register.hall.rulings.last(where: { $0.sequence == verdict.sequence })?.ruling,
      !ruling.verdicts.contains(where: { $0.decision == .accepted })
    else { return false }
    switch ruling.caseClass {
    case .provisionalAgainstOrdinary: return true
    case .provisional: return !ruling.awaited.isEmpty && CaseRule.awaited(by: voter, in: register).isEmpty
    default: return false
    }
  }

  /// Whether a paper counts without a ruling.
  private static func mayCount(_ claim: Claim, _ right: MarkRight) -> Bool {
    !claim.flags.contains(.outsideOpening) && right != .notHeld
  }
}
