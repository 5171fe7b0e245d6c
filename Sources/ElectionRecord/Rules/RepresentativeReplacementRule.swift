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
    if register.isStruckOff(number) { throw ReasonCode.struckOff.refusal }
    if register.hasVotingBegun { throw .representativesStand }
    if register.candidateNumbers.contains(number) { throw .representativeStands }
    if register.commissions.contains(where: { $0.principal == number || $0.proxy == number }) {
      throw .representativeHasCommission
    }
  }
}

extension Refusal {
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
