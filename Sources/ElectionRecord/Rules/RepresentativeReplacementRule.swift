/// Whether another person may represent a household (户代表更换). Pure.
///
/// The right belongs to the household's number, not to the person: whoever represents it, one paper is handed out. So
/// the number must be untouched: nobody has voted yet, and nothing else in the record rests on who it was.
///
/// - Rule: 城市居民委员会组织法（2025）art. 17: the households' representatives are posted with the roll. The law says
///   nothing of replacing one; that it ends with the first opening, as every posted list does, is this program's rule.
package enum RepresentativeReplacementRule {
  /// - Throws: ``Refusal`` where households do not vote, without two officers, for a number that is not on the roll or
  ///   is struck off, once a site has opened, and while a candidacy or a commission rests on the person.
  package static func check(_ number: RollNumber, officers: [String], in register: Register) throws(Refusal) {
    guard register.election.mode == .households else { throw .householdsDoNotVote }
    try RulingRule.checkOfficers(officers)
    guard register.isOnRoll(number) else { throw .notOnRoll(number) }
    if register.isStruckOff(number) { throw .householdStruckOff(number) }
    if register.hasVotingBegun { throw .representativesStand }
    if register.candidateNumbers.contains(number) { throw .representativeStands }
    if register.commissions.contains(where: { $0.principal == number || $0.proxy == number }) {
      throw .representativeHasCommission
    }
  }
}

/// Boxes that had opened when the hall, which had not heard of them, replaced a representative.
extension RepresentativeReplacementRule {
  /// Whether the mark's laptop opened without knowing who represents the household now, and has not said since that it
  /// knew: who stepped back may have been served.
  ///
  /// Opening and mark say what the laptop knew. No clock decides, nor when a journal came (invariant S4).
  package static func isUnaware(_ claim: Claim, in register: Register) -> Bool {
    register.journals[Int(claim.journal)].site != nil
      && isUnknown(claim.voter, to: Int(claim.journal), at: claim.sequence, in: register)
  }

  /// Whether ``EntryBody/hallHeld(size:)`` has to go before a mark for `voter` at the end of a journal, so that the
  /// mark is known to be the new representative's.
  package static func needsHallHeld(_ voter: RollNumber, journal: Int, in register: Register) -> Bool {
    isUnknown(voter, to: journal, at: .max, in: register)
  }

  private static func isUnknown(
    _ voter: RollNumber, to journal: Int, at sequence: UInt32, in register: Register
  ) -> Bool {
    guard let change = register.hall.replacements[voter] else { return false }
    let state = register.journals[journal]
    let taken = register.succession(since: sequence, of: state)?.size ?? .max
    return (state.opening?.rollVersion ?? 0) < change.version
      && min(state.hallHeld(at: sequence) ?? 0, taken) <= change.sequence
  }

  /// How many households each site served so, in the election's order.
  static func unawareMarks(poll: UInt8, in register: Register) -> [(site: SiteID, count: Int)] {
    var counts: [Int: Int] = [:]
    for voter in register.hall.replacements.keys {
      let lines = StandingRule.standing(of: voter, poll: poll, in: register).lines.filter { line in
        (line.status == .counted || line.status == .surplus) && isUnaware(line.claim, in: register)
      }
      for site in Set(lines.compactMap { register.site(of: $0.claim) }) { counts[site, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { (register.election.sites[$0.key].id, $0.value) }
  }
}

extension Refusal {
  fileprivate static func householdStruckOff(_ number: RollNumber) -> Refusal {
    Refusal(
      "householdStruckOff",
      zh: "没有更换：\(number) 号这一户已从名册上除名。要由同户另一人投票的，先用 register restore \(number) 恢复，再更换户代表。",
      en:
        "Nobody was replaced: household \(number) is struck off the roll. To let another one of it vote, restore it first "
        + "(register restore \(number)), then replace the representative.")
  }

  package static let householdsDoNotVote = Refusal(
    "householdsDoNotVote", zh: "本次选举不是由每户派代表投票。请按选民序号办理；漏登的人用 register add 补登。",
    en: "Households do not vote in this election: go by roll numbers, and add a person who was left out with register "
      + "add.")

  static let representativesStand = Refusal(
    "representativesStand", zh: "已有投票点启封，户代表不再更换。户代表外出的，可按规定书面委托他人代为投票（proxy add）。",
    en: "A site has opened: representatives are not replaced any more. One who is away may commission somebody, as the "
      + "rules allow (proxy add).")

  static let representativeStands = Refusal(
    "representativeStands", zh: "这名户代表是候选人，候选人记在该户的序号上，不能更换。",
    en: "This representative is a candidate, recorded under the household's number, and cannot be replaced.")

  static let representativeHasCommission = Refusal(
    "representativeHasCommission", zh: "这一户的序号已登记委托（委托人或受托人）。请先撤回委托（proxy withdraw），再更换户代表。",
    en:
      "A commission names this household's number. Take it back first (proxy withdraw), then replace the representative."
  )
}
