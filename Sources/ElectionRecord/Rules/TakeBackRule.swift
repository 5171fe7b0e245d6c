/// What two officers ask to put right: `voter` was marked for somebody else.
package struct TakeBackRequest: Equatable, Sendable {
  package let voter: RollNumber
  /// Where the mark was made; nil where the voter has one only.
  package let site: SiteID?
  /// Who was handed the paper; nil where nobody can tell.
  package let served: RollNumber?
  package let officers: [String]
  package let reason: String

  package init(voter: RollNumber, site: SiteID?, served: RollNumber?, officers: [String], reason: String) {
    self.voter = voter
    self.site = site
    self.served = served
    self.officers = officers
    self.reason = reason
  }
}

/// Decides whether a mark that names the wrong voter may be taken back (更正划名). Pure; `Admission.md` gives the table.
///
/// Until a site has closed, its own clerk takes marks back. Afterwards its journal is what its officers signed, and the
/// hall writes beside it what was wrong.
///
/// - Rule: nothing is settled silently (invariant S7); a right moves by allotment alone (invariant S8).
package enum TakeBackRule {
  /// The entry that takes the mark back.
  ///
  /// - Throws: ``Refusal`` where there is no such mark, or the request cannot stand.
  package static func record(
    _ request: TakeBackRequest, poll: UInt8, in register: Register
  ) throws(Refusal) -> MarkTakenBack {
    try RulingRule.checkOfficers(request.officers)
    try checkServed(request, in: register)
    let mark = try mark(request, poll: poll, in: register)
    guard let site = register.site(of: mark), RightsRule.hasEnded(site: site, in: register) else {
      throw .siteStillServes
    }
    return MarkTakenBack(
      mark: register.entryID(mark), voter: request.voter, served: request.served, officers: request.officers,
      reason: request.reason)
  }

  private static func checkServed(_ request: TakeBackRequest, in register: Register) throws(Refusal) {
    guard let served = request.served else { return }
    if served == request.voter || register.otherNumbers(of: served).contains(request.voter) { throw .servedIsVoter }
    guard register.isOnRoll(served) else { throw .notOnRoll(served) }
    if register.isStruckOff(served) { throw ReasonCode.struckOff.refusal }
  }

  /// The one ordinary mark that the request is about.
  private static func mark(
    _ request: TakeBackRequest, poll: UInt8, in register: Register
  ) throws(Refusal) -> Claim {
    let standing = StandingRule.standing(of: request.voter, poll: poll, in: register).lines.filter {
      $0.claim.voter == request.voter && $0.status != .voided && $0.status != .takenBack
        && (request.site == nil || register.siteID(of: $0.claim) == request.site)
    }
    let papers = standing.filter { !$0.claim.isProvisional }
    guard let last = papers.last else { throw standing.isEmpty ? .noSuchMark : .markIsEnvelope }
    guard Set(papers.map { register.site(of: $0.claim) }).count == 1 else { throw .markAmbiguous }
    return last.claim
  }
}

/// Why a mark is not taken back.
extension Refusal {
  static let noSuchMark = Refusal(
    "noSuchMark", zh: "没有这名选民的划名可以更正。请用 voter 查看划名和投票点，核对序号。",
    en: "There is no mark of this voter to correct. See marks and sites with voter, and check the number.")

  static let markIsEnvelope = Refusal(
    "markIsEnvelope", zh: "这名选民只有待核票，信封还没有启封：请用 rule 裁定，不必更正划名。",
    en: "This voter has envelopes only, and they are sealed: rule on them with rule; no mark needs to be corrected.")

  static let markAmbiguous = Refusal(
    "markAmbiguous", zh: "这名选民在几个投票点都有划名。请用 --site 写明更正哪一处。",
    en: "This voter was marked at several sites. Say with --site which mark is wrong.")

  static let siteStillServes = Refusal(
    "siteStillServes", zh: "该投票点还没有封箱，或封箱的日志还没有到。请在该点用 void 撤销，再给实际领票的选民划名；已封箱的，先收齐日志。",
    en: "That site has not closed, or its closing has not arrived. Take the mark back there with void, and mark the "
      + "voter who was served; where it has closed, bring its journal first.")

  static let servedIsVoter = Refusal(
    "servedIsVoter", zh: "实际领票的人不能就是被划名的这名选民。请核对 --served 的序号；不知道是谁的，写 unknown。",
    en: "Who was served cannot be the voter whose mark is wrong. Check the number of --served; where nobody can tell, "
      + "write unknown.")

  /// At the hall a mark is taken back by two officers.
  package static let servedMissing = Refusal(
    "servedMissing", .usage, zh: "在会场更正划名，须用 --served 写明实际领票的人（不知道的写 unknown），并写两名负责人。",
    en: "At the hall a mark is corrected with --served, for who was handed the paper (or unknown), and two officers.")

  /// What a clerk of a closed site is told.
  package static let markIsTheHalls = siteClosed(
    zh: "划名由会场更正：请两名负责人在会场主机运行 void，用 --served 写明实际领票的人（不知道的写 unknown）。",
    en: "; marks are corrected at the hall: two officers run void there, with --served for who was handed the paper "
      + "(or unknown).")
}
