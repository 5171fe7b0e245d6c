/// What two officers ask to put right: `voter` was marked for somebody else.
package struct TakeBackRequest: Equatable, Sendable {
  package let voter: RollNumber
  /// Where the mark was made; nil where the voter has one only.
  package let site: SiteID?
  package let served: Served
  /// The number of the envelope that was recorded for the voter; nil for an ordinary paper, or where no site is named
  /// and the voter has nothing but one envelope.
  package let envelope: String?
  package let officers: [String]
  package let reason: String
  /// Whether the officers know that who was served has a paper already.
  package let confirmed: Bool

  package init(
    voter: RollNumber, site: SiteID?, served: Served, envelope: String? = nil, officers: [String], reason: String,
    confirmed: Bool = false
  ) {
    self.voter = voter
    self.site = site
    self.served = served
    self.envelope = envelope
    self.officers = officers
    self.reason = reason
    self.confirmed = confirmed
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
    let line = try mark(request, poll: poll, in: register)
    let mark = line.claim
    guard let site = register.site(of: mark), RightsRule.hasEnded(site: site, in: register) else {
      throw .siteStillServes
    }
    let envelope = register.envelope(of: line)
    if mark.isProvisional {
      guard envelope?.isEmpty == false else { throw .noSuchMark }
      try checkEnvelope(of: request, line, poll: poll, in: register)
    }
    try askAboutPaper(of: request, poll: poll, in: register)
    if request.served == .nobody, !mark.isProvisional, !request.confirmed {
      try askAboutAccount(of: register.siteID(of: mark), poll: poll, in: register)
    }
    return MarkTakenBack(
      mark: line.entry, voter: request.voter, served: request.served, envelope: envelope, officers: request.officers,
      reason: request.reason)
  }

  /// A sealed envelope is somebody's, and that person has one only.
  private static func checkEnvelope(
    of request: TakeBackRequest, _ line: Standing.Line, poll: UInt8, in register: Register
  ) throws(Refusal) {
    if request.served == .nobody {
      if register.opening(ofEnvelope: line.entry) != nil { throw .envelopeWasOpened }
      return
    }
    guard let served = request.served.voter else { throw .envelopeOfNobody }
    let lines = StandingRule.standing(of: served, poll: poll, in: register).lines
    if lines.contains(where: { $0.status == .pending }) { throw .servedHasEnvelope }
  }

  private static func checkServed(_ request: TakeBackRequest, in register: Register) throws(Refusal) {
    guard let served = request.served.voter else { return }
    if served == request.voter || register.otherNumbers(of: served).contains(request.voter) { throw .servedIsVoter }
    guard register.isOnRoll(served) else { throw .notOnRoll(served) }
    if register.isStruckOff(served) { throw ReasonCode.struckOff.refusal }
  }

  private static func askAboutPaper(
    of request: TakeBackRequest, poll: UInt8, in register: Register
  ) throws(Refusal) {
    guard !request.confirmed, let served = request.served.voter else { return }
    let papers = StandingRule.standing(of: served, poll: poll, in: register).lines.filter(\.holdsPaper)
    if let paper = papers.first { throw .servedHasMark(served, at: register.siteID(of: paper.claim)) }
  }

  /// A paper that nobody was handed is among the unused ones: the site counted them at its closing.
  private static func askAboutAccount(of site: SiteID?, poll: UInt8, in register: Register) throws(Refusal) {
    let account = Reconciliation.figures(register, poll: poll).accounts.first { $0.site == site }?.account
    guard let site, let unused = account?.unused, let expected = account?.expectedUnused else { return }
    let missing = expected + 1 - unused
    if abs(missing) > abs(expected - unused) { throw .paperWouldBeMissing(missing, at: site) }
  }

  /// The one mark that the request is about: the ordinary one of a site, where no envelope is named.
  private static func mark(
    _ request: TakeBackRequest, poll: UInt8, in register: Register
  ) throws(Refusal) -> Standing.Line {
    let lines = StandingRule.standing(of: request.voter, poll: poll, in: register).lines.filter {
      register.effectiveVoter(of: $0.claim) == request.voter && mayBeNamed($0, request, in: register)
        && (request.site == nil || register.siteID(of: $0.claim) == request.site)
    }
    let papers = request.envelope == nil ? lines.filter { !$0.claim.isProvisional } : []
    if let last = papers.last(where: { $0.status != .takenBack }) ?? papers.last {
      guard request.site != nil || lines.count == papers.count, sites(of: papers, in: register) == 1 else {
        throw .markAmbiguous
      }
      return last
    }
    let envelopes = lines.filter { line in
      line.claim.isProvisional
        && (request.envelope == nil || register.envelope(of: line)?.folded == request.envelope?.folded)
    }
    guard let last = envelopes.last else { throw movedOn(request, poll: poll, in: register) }
    // Without a number, none that was refused is meant, and none of a site: the ordinary mark there was.
    if request.envelope == nil, request.site != nil || last.status == .refused {
      let site = request.site ?? register.siteID(of: last.claim) ?? .none
      throw .envelopeNotNamed(envelopes.compactMap(register.envelope(of:)), at: site)
    }
    guard envelopes.count == 1 else { throw .envelopeAmbiguous }
    return last
  }

  /// Why the voter has no such mark: there was none, or it was put right under the number of somebody else.
  private static func movedOn(_ request: TakeBackRequest, poll: UInt8, in register: Register) -> Refusal {
    let lines = StandingRule.standing(of: request.voter, poll: poll, in: register).lines
    let records = lines.filter { $0.status == .takenBack }.compactMap { register.hall.takenBack[$0.entry]?.record }
    guard request.envelope == nil, let served = records.compactMap(\.whoWasServed.voter).last else {
      return .noSuchMark
    }
    return .markMoved(to: served)
  }

  /// Whether the mark stands, or was taken back without anybody's name and the request has more to say.
  private static func mayBeNamed(_ line: Standing.Line, _ request: TakeBackRequest, in register: Register) -> Bool {
    switch line.status {
    case .voided: return false
    case .takenBack:
      guard let known = register.hall.takenBack[line.entry]?.record.whoWasServed else { return false }
      return known.voter == nil && known != request.served
    case .counted, .surplus, .pending, .refused, .quarantined: return true
    }
  }

  private static func sites(of lines: [Standing.Line], in register: Register) -> Int {
    Set(lines.map { register.site(of: $0.claim) }).count
  }
}

/// Why a mark is not taken back.
extension Refusal {
  static let noSuchMark = Refusal(
    "noSuchMark", zh: "没有这名选民的划名可以更正。请用 voter 查看划名和投票点，核对序号。",
    en: "There is no mark of this voter to correct. See marks and sites with voter, and check the number.")

  static func markMoved(to served: RollNumber) -> Refusal {
    Refusal(
      "markMoved", zh: "这名选民的划名已更正到 \(served) 号名下。\(served) 号也不对的，更正 \(served) 号的划名：void \(served) --served。",
      en:
        "This voter's mark was put right under number \(served). If that is wrong too, correct the mark of \(served): void "
        + "\(served) --served.")
  }

  static let envelopeAmbiguous = Refusal(
    "envelopeAmbiguous", zh: "这名选民名下有几个信封。请用 --envelope 写明更正哪一个的号码。",
    en: "This voter has several envelopes. Say with --envelope which number is wrong.")

  /// A wrong site must not move an envelope that happens to lie there.
  static func envelopeNotNamed(_ numbers: [String], at site: SiteID) -> Refusal {
    Refusal(
      "envelopeNotNamed",
      zh: "没有更正：这名选民在 \(site) 没有普通票的划名，只有信封 \(numbers.joined(separator: "、"))。"
        + "请核对 --site；要更正的是信封，用 --envelope 写明号码。",
      en: "Nothing was changed: this voter has no ordinary mark at \(site), only the envelope "
        + "\(numbers.joined(separator: ", ")). Check --site; where the envelope is meant, name it with --envelope.")
  }

  static let envelopeOfNobody = Refusal(
    "envelopeOfNobody", zh: "信封要更正到一名选民名下：请用 --served 写明是谁的。不知道是谁的，请用 rule 裁定不予计入（refuse），信封不启封。",
    en: "An envelope is put right under a voter's number: name its voter with --served. Where nobody can tell whose it "
      + "is, rule refuse, and it stays sealed.")

  static let servedHasEnvelope = Refusal(
    "servedHasEnvelope", zh: "这名选民已经有一个待裁定的信封，每人只能有一个。请先核对 --served 的序号；确是两个的，先用 rule 裁定一个。",
    en:
      "That voter has an envelope that waits already, and one is all a voter has. Check the number of --served; where "
      + "there are two, rule on one first.")

  static let markAmbiguous = Refusal(
    "markAmbiguous", zh: "这名选民有几处划名或信封。请用 --site 写明更正哪个投票点的；是信封的，用 --envelope 写明号码。",
    en: "This voter has several marks or envelopes. Say with --site which site's is wrong, or with --envelope which "
      + "envelope.")

  static let envelopeWasOpened = Refusal(
    "envelopeWasOpened", zh: "这个信封已裁定启封，里面有票，不能更正为没有发票。请核对信封号；不是本人的，用 --served 写明是谁的。",
    en: "Officers had this envelope opened: there was a paper in it. Check its number; where it is another voter's, "
      + "name that voter with --served.")

  static func servedHasMark(_ served: RollNumber, at site: SiteID?) -> Refusal {
    let place = site?.rawValue ?? ""
    return Refusal(
      "servedHasMark",
      zh: "\(served) 号已有一张票（\(place)），没有更正。请核对序号；确是领了两张的，加 --confirm 再输一次。",
      en: "Voter \(served) has a paper already (\(place)); nothing was changed. Check the number of --served; where "
        + "that voter took two, repeat it with --confirm.")
  }

  static func paperWouldBeMissing(_ count: Int, at site: SiteID) -> Refusal {
    Refusal(
      "paperWouldBeMissing",
      zh:
        "没有更正：没有发出的票应在未用票里，而 \(site) 封箱时数的未用票没有它，照此会少 \(count) 张。发给了别人的，写出是谁（不知道的写 unknown）；"
        + "确实没有发出的，加 --confirm 再输一次，差额由两名负责人说明。",
      en:
        "Nothing was changed. A paper that nobody was handed is an unused one, and the unused papers that \(site) counted "
        + "at its closing are without it: \(count) would be missing. Say who was handed it (unknown where nobody can "
        + "tell); if nobody was, repeat it with --confirm, and two officers explain the difference.")
  }

  static let siteStillServes = Refusal(
    "siteStillServes", zh: "该投票点还没有封箱，或封箱的日志还没有到。请在该点用 void 撤销，再给实际领票的选民划名；已封箱的，先收齐日志。",
    en: "That site has not closed, or its closing has not arrived. Take the mark back there with void, and mark the "
      + "voter who was served; where it has closed, bring its journal first.")

  static let servedIsVoter = Refusal(
    "servedIsVoter", zh: "实际领票的人不能就是被划名的这名选民。请核对 --served 的序号；不知道是谁的，写 unknown；没有发过票的，写 nobody。",
    en: "Who was served cannot be the voter whose mark is wrong. Check the number of --served; where nobody can tell, "
      + "write unknown; where no paper was handed over, nobody.")

  /// At the hall a mark is taken back by two officers.
  package static let servedMissing = Refusal(
    "servedMissing", .usage, zh: "在会场更正划名，须用 --served 写明实际领票的人（不知道的写 unknown，没有发票的写 nobody），并写两名负责人。",
    en: "At the hall a mark is corrected with --served, for who was handed the paper (or unknown, or "
      + "nobody), and two officers.")

  /// What a clerk of a closed site is told.
  package static let markIsTheHalls = siteClosed(
    zh: "划名由会场更正：请告诉会场划错的是哪位选民、票实际给了谁（不知道的、没有发票的，也照实说），由那里的两名负责人更正。",
    en:
      "; marks are corrected at the hall: tell it whose mark is wrong and who was handed the paper (or that nobody can "
      + "tell, or nobody was), and two officers put it right there.")
}
