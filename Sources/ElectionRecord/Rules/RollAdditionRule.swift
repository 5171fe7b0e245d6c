/// Whether the hall may put one more person on the roll (补登). Pure.
///
/// Until the last closing; afterwards only while an envelope of a person without a number waits, who came in time: the
/// closing that ends the poll may be what brings that envelope here. Where one was refused, officers insist: it is
/// ruled on again under the number.
///
/// - Rule: 城市居民委员会组织法 2025 art. 17: the committee decides on an objection to the roll. That nobody is added once every
///   box is closed and nobody waits is this program's rule: whoever is added then can have no paper.
package enum RollAdditionRule {
  /// - Parameter insist: Whether the envelope of this person was refused by mistake.
  /// - Throws: ``Refusal`` without two officers, once every site has closed and there is no such envelope,
  ///   and at ``VoterAdded/votersMax``.
  package static func check(officers: [String], insist: Bool = false, in register: Register) throws(Refusal) {
    try RulingRule.checkOfficers(officers)
    if register.hasVotingEnded, !register.hasWaitingStranger {
      guard register.hasUncountedStranger else { throw .rollClosed }
      if !insist { throw .refusedByMistake }
    }
    if register.hall.added.count >= VoterAdded.votersMax { throw .rollFull }
  }
}

extension Refusal {
  static let rollClosed = Refusal(
    "rollClosed", zh: "所有投票点都已封箱，也没有等待裁定的待核票，名册不能再补登。请告知本人救济途径。",
    en: "Every site has closed and no envelope waits: nobody can be added to the roll any more. Tell the person where "
      + "to complain.")

  static let refusedByMistake = Refusal(
    "refusedByMistake",
    zh: "所有投票点都已封箱，也没有等待裁定的待核票。本人的信封是误裁为不予计入的，加 --insist 补登，再用 rule --again 更正裁定；其他人不能再补登。",
    en: "Every site has closed and no envelope waits. If this person's envelope was refused by mistake, add them with "
      + "--insist, then rule on it with rule --again; nobody else can be added.")

  static let rollFull = Refusal(
    "rollFull", zh: "补登已到 \(VoterAdded.votersMax) 人的上限。请重新建立会场主机，用补正后的名册。",
    en: "\(VoterAdded.votersMax) persons were added, the most that one election takes. Set up the hall anew with a "
      + "corrected roll.")
}
