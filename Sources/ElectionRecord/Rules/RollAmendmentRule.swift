/// Whether the hall may amend the roll (名册变更), and what is asked first. Pure.
///
/// Until a site has opened the roll is being made. From then on an amendment moves the number that the turnout is held
/// against, so two officers answer for it, with the reason, and nothing is changed by a slip.
///
/// - Rule: 城市居民委员会组织法 2025 art. 17: the committee decides on changes of the roll that was posted.
package enum RollAmendmentRule {
  /// - Throws: ``Refusal`` for a number that is not on the roll, for a number that would be its own duplicate, and,
  ///   once a site has opened, without two officers and a reason.
  package static func check(_ amendment: RollAmendment, in register: Register) throws(Refusal) {
    if case .duplicateOf(let original) = amendment.change {
      guard register.isOnRoll(original) else { throw .notOnRoll(original) }
      let others = register.otherNumbers(of: amendment.voter)
      guard original != amendment.voter, !others.contains(original) else { throw .ownDuplicate(original) }
    }
    guard register.hasVotingBegun else { return }
    try RulingRule.checkOfficers(amendment.officers)
    if PlainText.isBlank(amendment.reason) { throw .reasonMissing() }
  }

  /// What changes with the roll once a site has opened: the number needed, and a paper that is in a box.
  package static func misfits(of amendment: RollAmendment, in register: Register) -> [Misfit] {
    guard register.hasVotingBegun else { return [] }
    let isOff = register.isStruckOff(amendment.voter)
    return needed(after: amendment.change == .restored ? (isOff ? 1 : 0) : isOff ? 0 : -1, in: register)
      + (isOff ? [] : papers(amendment, in: register))
  }

  private static func papers(_ amendment: RollAmendment, in register: Register) -> [Misfit] {
    guard let site = paperSite(of: amendment.voter, in: register) else { return [] }
    switch amendment.change {
    case .restored: return []
    case .struckOff: return [struckOffWithPaper(at: site)]
    case .duplicateOf(let original):
      guard let other = paperSite(of: original, in: register) else { return [] }
      return [
        .question(
          BilingualText(
            zh: "两个序号都已领票（\(site)、\(other)）：记为一人两号，就是一人领了两张票。请核对是不是同一个人。",
            en:
              "Both numbers have a paper (\(site), \(other)): as one person's they are a paper too many. Make sure that it is "
              + "one person."))
      ]
    }
  }

  private static func needed(after change: Int, in register: Register) -> [Misfit] {
    let registered = register.registeredCount
    let (before, after) = (registered, registered + change)
    func needed(_ count: Int) -> Int? { register.election.turnoutThreshold(registered: count).needed }
    guard let old = needed(before), let new = needed(after), old != new else { return [] }
    return [
      .question(
        BilingualText(
          zh: "登记选民由 \(before) 人变为 \(after) 人，选举有效须有的票由 \(old) 张变为 \(new) 张。",
          en: "The registered voters become \(after) (now \(before)), and the papers needed \(new) (now \(old))."))
    ]
  }

  /// Where the voter has a paper in a box; nil where there is none.
  private static func paperSite(of voter: RollNumber, in register: Register) -> SiteID? {
    let lines = register.election.polls.indices.flatMap { poll in
      StandingRule.standing(of: voter, poll: UInt8(clamping: poll), in: register).lines
    }
    return lines.first(where: \.holdsPaper).map { register.siteID(of: $0.claim) ?? .none }
  }

  private static func struckOffWithPaper(at site: SiteID) -> Misfit {
    .question(
      BilingualText(
        zh: "该选民已在 \(site) 领票。领票以后死亡、迁出的，这一票照算，不要在这次名册上除名，等下一次选举的名册再除；"
          + "除名只用于领票时就不该有资格的。",
        en:
          "The voter has a paper at \(site). Who died or moved afterwards keeps the vote: leave them on this roll, and take "
          + "them off the next election's. Take off now only somebody who had no right to the paper."))
  }
}

extension Register {
  /// Whether a site has opened, by what is held here.
  package var hasVotingBegun: Bool { journals.contains { $0.openedAt != nil } }

  /// Whether every site has ended: nobody can be handed a paper any more.
  package var hasVotingEnded: Bool { election.sites.indices.allSatisfy { RightsRule.hasEnded(site: $0, in: self) } }
}

extension Refusal {
  static func ownDuplicate(_ original: RollNumber) -> Refusal {
    Refusal(
      "ownDuplicate", zh: "序号 \(original) 就是这个人，或已记作这个人的另一个序号，不能反过来再记。请核对两个序号。",
      en: "Number \(original) is this very number, or was recorded as this person's second one. Check both numbers.")
  }
}
