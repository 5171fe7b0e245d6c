/// When a hall that took over may move rights (接任后的投票权). Pure.
///
/// A lost hall may have moved rights of which its successor knows nothing, and may even go on, cut off. A site that
/// follows the successor acts on no such move any more, and says so in its journal; what it handed out before stands.
/// So the successor moves nothing before every laptop that could act on one has followed, closed, or was revoked and
/// ruled on, and its journal is held up to there: then no paper is unknown, and the rights that were not used can be
/// given again without anybody being served twice.
///
/// - Rule: a right is at one site at a time, and an allotment is used once (invariant S8).
package enum SuccessionRule {
  /// The laptops that may still act on what a lost hall wrote.
  package static func awaited(in register: Register) -> [DeviceID] {
    guard let latest = register.hall.successions.last, register.election.policy == .assigned else { return [] }
    return register.hall.enrolments.map(\.device).filter { device in
      guard register.hall.enrolment(of: device)?.site.flatMap(register.election.siteIndex) != nil,
        register.hall.enrolmentSequence[device] ?? 0 < latest.sequence
      else { return false }
      return settledSize(of: device, in: register) == nil
    }
  }

  /// The sites of those laptops, in the election's order.
  package static func awaitedSites(in register: Register) -> [SiteID] {
    let sites = Set(awaited(in: register).compactMap { register.hall.enrolment(of: $0)?.site })
    return register.election.sites.map(\.id).filter(sites.contains)
  }

  /// Whether there are none.
  package static func isSettled(_ register: Register) -> Bool { awaited(in: register).isEmpty }

  /// How much of a device's journal shows everything that it did by what lost halls wrote; nil while it may do more, or
  /// the journal is not held up to there.
  private static func settledSize(of device: DeviceID, in register: Register) -> UInt32? {
    if let revocation = register.hall.revocations[device] {
      let head = JournalHead(device: device, size: revocation.size, root: .zero)
      guard RightsRule.isRuled(device, in: register) else { return nil }
      return register.isLeftOut(device) || RightsRule.holds(head, in: register) ? revocation.size : nil
    }
    let branches = register.journals.filter { $0.device == device }
    let sizes = branches.compactMap { branch -> UInt32? in
      let followed = branch.followed.first { $0.hall == register.hall.ownDevice }?.from
      return (followed ?? branch.closedAt).map { $0 + 1 }
    }
    guard !branches.isEmpty, sizes.count == branches.count, let size = sizes.max(),
      register.stands(EntryID(device: device, sequence: size - 1))
    else { return nil }
    return size
  }

  /// The journals in which papers may stand that were handed out by rights that a lost hall had moved: whoever is given
  /// unspent rights has to hold them too.
  static func heads(in register: Register) -> [JournalHead] {
    guard !register.hall.successions.isEmpty else { return [] }
    return register.hall.enrolments.compactMap { device, _ in
      let isMeant = register.journals.contains { $0.device == device && restsOnLeftBehind($0, in: register) }
      guard isMeant, let size = settledSize(of: device, in: register), size > 0 else { return nil }
      return JournalHead(device: device, size: size, root: .zero)
    }
  }

  private static func restsOnLeftBehind(_ journal: JournalState, in register: Register) -> Bool {
    journal.hallHeld.contains { from, size in
      register.succession(since: from, of: journal).map { size > $0.size } ?? false
    }
  }

  /// Whether a mark had its right from what a lost hall wrote after the entries that were taken over. Nil where the
  /// mark does not rest on that.
  ///
  /// - Parameters:
  ///   - claim: An ordinary mark.
  ///   - trace: The right's way, as far as the mark's hall took it at least.
  static func markRight(of claim: Claim, by trace: RightsRule.Trace, in register: Register) -> MarkRight? {
    let journal = register.journals[Int(claim.journal)]
    guard let succession = register.succession(since: claim.sequence, of: journal),
      let said = journal.hallHeld(at: claim.sequence), said > succession.size
    else { return nil }
    guard let left = register.hall.leftBehind[succession.former], left.size >= said else { return .undecided }
    guard let site = journal.site.map({ register.election.sites[$0].id }) else { return .notHeld }
    return sites(of: claim.voter, by: trace, movedBy: left, upTo: said, since: succession, in: register).contains(site)
      ? .held : .notHeld
  }

  /// Every site at which the right may have been by what the lost hall wrote, up to a place in its journal.
  private static func sites(
    of voter: RollNumber, by trace: RightsRule.Trace, movedBy left: LeftBehind, upTo size: UInt32,
    since succession: HallSuccession, in register: Register
  ) -> Set<SiteID> {
    let before = trace.arrivals.filter { arrival in
      arrival.move.map { register.hall.moves.all[$0].sequence < succession.size } ?? true
    }
    var sites = Set(before.map { register.election.sites[$0.site].id })
    for move in left.moves.sorted(by: { $0.sequence < $1.sequence }) where move.sequence < size {
      let isMeant = move.allotment.voter.map { $0 == voter } ?? sites.contains(move.allotment.from)
      if isMeant { sites.insert(move.allotment.to) }
    }
    return sites
  }
}
