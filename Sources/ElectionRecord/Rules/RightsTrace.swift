extension RightsRule {
  /// A right's way as far as it can be followed here.
  struct Trace {
    /// The site came, or may have come, into the right.
    struct Arrival {
      let site: Int
      /// The move in ``MoveBook/all``; nil for the roll's own assignment.
      let move: Int?
      /// False where what the move rests on is missing here, or tells of two histories.
      let isCertain: Bool
    }

    var place: RightLocation
    /// Where the hall moved the right from ``place`` unless it was spent there; the journals that tell are not here.
    var doubtfulMove: Int?
    /// Every site that ever had the right, or may have had it.
    private(set) var arrivals: [Arrival] = []
    /// Where the right may be besides, or instead of, ``place``.
    private var otherPlaces: Set<Int> = []
    /// Officers let a mark without the right count.
    fileprivate(set) var isSpentByRuling = false

    fileprivate init(at initial: UInt16) {
      guard initial != RollIndex.unassigned else {
        place = .hall
        return
      }
      place = .site(Int(initial))
      arrivals = [Arrival(site: Int(initial), move: nil, isCertain: true)]
    }

    func isHeld(by site: Int) -> Bool { place == .site(site) && doubtfulMove == nil && !isSpentByRuling }

    /// The site to name to a voter who stands at `site`.
    func whereabouts(from site: Int) -> Int? {
      if isSpentByRuling { return nil }
      if case .site(let index) = place, index != site { return index }
      return doubtfulMove
    }

    /// Whether the right is at `site`, as far as it was followed.
    fileprivate func isAt(_ site: Int) -> Bool { doubtfulMove == nil && place == .site(site) }

    fileprivate func mayBeAt(_ site: Int) -> Bool { isAt(site) || otherPlaces.contains(site) }

    /// Whether everything so far could be followed.
    fileprivate var isCertain: Bool { otherPlaces.isEmpty }

    fileprivate mutating func arrive(at site: Int, by move: Int) {
      place = .site(site)
      arrivals.append(Arrival(site: site, move: move, isCertain: true))
    }

    /// The right may have gone from one site to the other, or not.
    fileprivate mutating func mayArrive(at site: Int, from: Int, by move: Int) {
      arrivals.append(Arrival(site: site, move: move, isCertain: false))
      otherPlaces.formUnion([from, site])
    }
  }

  static func trace(of voter: RollNumber, in register: Register) -> Trace {
    var trace = Trace(at: register.initialSite(voter))
    let spentAt = register.hall.spentByRuling[voter]
    trace.isSpentByRuling = spentAt != nil
    for move in register.hall.moves.indices(of: voter) {
      if let spentAt, register.hall.moves.all[move].sequence > spentAt { break }
      follow(move, voter: voter, in: register, &trace)
    }
    return trace
  }

  private static func follow(_ index: Int, voter: RollNumber, in register: Register, _ trace: inout Trace) {
    let move = register.hall.moves.all[index]
    let allotment = move.allotment
    guard let to = register.election.siteIndex(allotment.to) else { return }
    if allotment.voter != nil, allotment.upTo.isEmpty {
      if trace.place == .hall { trace.arrive(at: to, by: index) }
      return
    }
    guard let from = register.election.siteIndex(allotment.from), trace.mayBeAt(from) else { return }
    guard trace.isAt(from) else { return trace.mayArrive(at: to, from: from, by: index) }
    guard allotment.upTo.allSatisfy({ holds($0, in: register) }) else {
      trace.doubtfulMove = to
      return trace.mayArrive(at: to, from: from, by: index)
    }
    let unspent = isUnspent(voter, allotment: allotment, at: move.sequence, by: trace, in: register)
    if !trace.isCertain || isDisputed(voter, allotment: allotment, in: register) {
      trace.mayArrive(at: to, from: from, by: index)
      if unspent { trace.place = .site(to) }
    } else if unspent {
      trace.arrive(at: to, by: index)
    }
  }

  /// Whether the journals that an allotment rests on show no ordinary paper that spent the voter's right. A paper in
  /// quarantine was handed out all the same; a void counts if it lies within them too, so that everybody who holds them
  /// sees one answer. A mark of a site that never held the right spends nothing.
  ///
  /// - Parameters:
  ///   - sequence: The allotment's place in the hall's journal.
  ///   - trace: The right's way up to the allotment.
  static func isUnspent(
    _ voter: RollNumber, allotment: Allotment, at sequence: UInt32, by trace: Trace, in register: Register
  ) -> Bool {
    papers(of: voter, within: allotment, in: register).allSatisfy { claim, head in
      claim.voidedBy < head.size && register.isVoided(claim)
        || markRight(of: claim, by: trace, before: sequence, in: register) == .notHeld
    }
  }

  /// Whether another node could read another answer out of the same journals: one of them has two histories, or a void
  /// in it was made after its device's last trusted entry.
  private static func isDisputed(_ voter: RollNumber, allotment: Allotment, in register: Register) -> Bool {
    allotment.upTo.contains { head in register.trust[head.device]?.forkPoint.map { $0 < head.size } ?? false }
      || papers(of: voter, within: allotment, in: register).contains { claim, head in
        (1..<head.size).contains(claim.voidedBy) && !register.isVoided(claim)
      }
  }

  /// The voter's ordinary papers in the journals that an allotment rests on.
  private static func papers(
    of voter: RollNumber, within allotment: Allotment, in register: Register
  ) -> [(claim: Claim, head: JournalHead)] {
    register.claimIndices(of: voter).compactMap { index in
      let claim = register.claims[index]
      let entry = register.entryID(claim)
      guard !claim.isProvisional,
        let head = allotment.upTo.first(where: { $0.device == entry.device && entry.sequence < $0.size })
      else { return nil }
      return (claim, head)
    }
  }
}
