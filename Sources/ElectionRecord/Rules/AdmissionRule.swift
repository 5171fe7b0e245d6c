/// What a clerk asks for at the table.
package struct CastRequest: Equatable, Sendable {
  package let voter: RollNumber
  /// Who holds the pen for the voter (受托人), where someone does.
  package let proxy: RollNumber?
  /// The numbered envelope that the clerk can offer.
  package let envelope: String?
  /// Who is not on the roll and has no number; ``voter`` is 0 then.
  package let unlisted: UnlistedPerson?

  package init(voter: RollNumber, proxy: RollNumber? = nil, envelope: String? = nil) {
    self.voter = voter
    self.proxy = proxy
    self.envelope = envelope
    unlisted = nil
  }

  /// A person who stands at the table and is not on the roll: a paper in an envelope, or none.
  package init(unlisted person: UnlistedPerson, envelope: String?) {
    (voter, proxy) = (0, nil)
    self.envelope = envelope
    unlisted = person
  }
}

/// A person without a number. The name is for the envelope and this laptop alone.
package struct UnlistedPerson: Equatable, Sendable {
  package let name: String
  /// Of the name under the election's person key; nil at a laptop without the key.
  package let digest: Digest32?
  /// The clerk says that it is another person than whoever else has the name.
  package let isAnother: Bool

  /// By which an envelope of the same person is found; nil where the clerk says that it is another person's.
  var pendingDigest: Digest32? { isAnother ? nil : digest }

  package init(name: String, digest: Digest32?, isAnother: Bool = false) {
    (self.name, self.digest, self.isAnother) = (name, digest, isAnother)
  }
}

/// Whether a site serves.
package enum SiteState: Equatable, Sendable { case notOpen, open, closed }

/// Everything an admission depends on, as it is known at one site.
package struct AdmissionFacts: Equatable, Sendable {
  /// What is known of a proxy.
  package struct Proxy: Equatable, Sendable {
    package let onRoll: Bool
    package let isCandidate: Bool
    /// Principals the proxy has voted for already.
    package let principals: Int
    /// Whether the commission is registered and posted, or the rules ask for neither.
    package var mayVote = true
  }

  package var state: SiteState
  package var policy: RightsPolicy
  package var proxyLimit: Int
  /// The device's own key was revoked, or its journal forked: it records nothing more.
  package var halted: ReasonCode?
  package var onRoll = true
  package var struckOff = false
  /// An ordinary mark, or an accepted envelope, known anywhere.
  package var marked: Mark?
  /// A mark from a printed list whose site did not hold the right, as far as is known: a paper was handed over all the
  /// same.
  package var listed: Mark?
  /// An envelope without a ruling, known anywhere.
  package var pendingEnvelope: Mark?
  /// The envelope that is offered was used at this site already.
  package var isEnvelopeUsed = false
  package var holdsRight = true
  /// The site that holds the right, where that is known; this one, where another laptop of it holds the right.
  package var right: SiteID?
  /// The right lies here but is frozen by a revocation.
  package var suspended = false
  package var proxy: Proxy?
}

/// What the clerk may do.
package enum Admission: Equatable, Sendable {
  case ordinary
  /// Only in a sealed envelope, for the hall to rule on.
  case provisional(ReasonCode, right: SiteID?)
  case refused(ReasonCode, marked: Mark? = nil, right: SiteID? = nil)
}

/// Decides whether a paper may be handed over. Pure; `Admission.md` gives the table.
///
/// Where several refusals apply, the first of these is named: the site does not serve, the device is halted, the voter
/// is not on the roll or struck off, has a pending envelope, is marked, has the right elsewhere; then what is wrong
/// with the proxy, and with the envelope.
///
/// - Rule: Henan implementing measures, art. 33 (一证一票: one paper for one voter's card, and each issue recorded);
///   Electoral Law, art. 37 (a paper is claimed with the identity card or the voter's card); invariants S5 and S8.
/// - Rule: Zhejiang village election measures, art. 25 (proxies: at most three principals, no candidate; a commission
///   that was not posted is void).
package enum AdmissionRule {
  /// What the clerk may do about `request`, by what is known at this site.
  package static func admit(_ request: CastRequest, given facts: AdmissionFacts) -> Admission {
    if let refusal = refusal(request, given: facts) { return refusal }
    let paper = paper(for: request, given: facts)
    if case .refused = paper { return paper }
    if let reason = proxyRefusal(request, given: facts) { return .refused(reason) }
    if case .provisional = paper, facts.isEnvelopeUsed { return .refused(.envelopeUsed) }
    return paper
  }

  private static func refusal(_ request: CastRequest, given facts: AdmissionFacts) -> Admission? {
    if facts.state == .notOpen { return .refused(.siteNotOpen) }
    if facts.state == .closed { return .refused(.siteClosed) }
    if let halted = facts.halted { return .refused(halted) }
    if !facts.onRoll, request.unlisted == nil || request.envelope == nil { return .refused(.notOnRoll) }
    if facts.struckOff, request.envelope == nil { return .refused(.struckOff) }
    if let mark = facts.pendingEnvelope { return .refused(.envelopePending, marked: mark) }
    return nil
  }

  private static func paper(for request: CastRequest, given facts: AdmissionFacts) -> Admission {
    if !facts.onRoll { return .provisional(.notOnRoll, right: nil) }
    if facts.struckOff { return .provisional(.struckOff, right: nil) }
    if let mark = facts.marked { return contested(mark, request) }
    if facts.policy == .shared { return .ordinary }
    if facts.holdsRight, !facts.suspended {
      return facts.listed.map { contested($0, request) } ?? .ordinary
    }
    let reason: ReasonCode = facts.suspended ? .deviceRevoked : .rightElsewhere
    return request.envelope == nil
      ? .refused(reason, right: facts.right) : .provisional(reason, right: facts.right)
  }

  /// The voter may say that the mark is not theirs: no paper in the box, but one in an envelope that officers rule on.
  private static func contested(_ mark: Mark, _ request: CastRequest) -> Admission {
    request.envelope == nil ? .refused(.alreadyMarked, marked: mark) : .provisional(.alreadyMarked, right: nil)
  }

  private static func proxyRefusal(_ request: CastRequest, given facts: AdmissionFacts) -> ReasonCode? {
    guard let number = request.proxy, let proxy = facts.proxy else { return nil }
    if number == request.voter { return .selfProxy }
    if proxy.isCandidate { return .proxyIsCandidate }
    if !proxy.onRoll { return .proxyNotOnRoll }
    if !proxy.mayVote { return .proxyNotRegistered }
    return proxy.principals >= facts.proxyLimit ? .proxyLimit : nil
  }
}

extension ReasonCode: Refusing {
  /// What the clerk is told.
  package var refusal: Refusal {
    switch self {
    case .siteNotOpen:
      Refusal("siteNotOpen", zh: "本点还没有启用。请先由两名负责人办理启用。", en: "This site is not open yet. Two officers open it first.")
    case .siteClosed:
      .siteClosed(zh: "不能再发票。请选民到下一个投票点。", en: " and issues no more papers. Send the voter to the next site.")
    case .notOnRoll: .notOnRoll()
    case .struckOff:
      Refusal(
        "struckOff", zh: "该选民已从名册除名，不能发普通票。请找现场负责人说明；选民不服的，可发待核票，装入编号信封，由会场裁定。",
        en: "This voter was struck off the roll: no ordinary paper. Call the presiding officer to explain. A voter who "
          + "objects gets a provisional paper in a numbered envelope; the hall rules on it.")
    case .alreadyMarked:
      Refusal(
        "alreadyMarked",
        zh: "该选民已经领过票，不能再发。请告诉选民在哪里领过。选民说没有领过，又查明是划错了人的，先在划名的投票点用 void 撤销错划，"
          + "再发票；那里已封箱或一时查不明的，可发待核票，装入编号信封：会场先更正错划（void --served），再裁定。",
        en:
          "This voter has had a paper already: no second one. Say where. Where the voter says that it was not them, and "
          + "the mark is found to be wrong, take it back first, with void at the site that made it. Where that site has "
          + "closed, or it cannot be told now, a provisional paper goes into a numbered envelope: the hall takes the "
          + "wrong mark back (void --served), then rules.")
    case .envelopeUsed:
      Refusal(
        "envelopeUsed", zh: "这个信封编号在本点已经用过。请换一个没有用过的信封，照信封上的编号重新输入。",
        en: "This envelope's number was used at this site already. Take an envelope that was not used and type the "
          + "number on it.")
    case .envelopePending:
      Refusal(
        "envelopePending", zh: "该选民已经投了待核票，等会场裁定，不能再发。",
        en: "This voter has an envelope that waits for the hall's ruling: no second paper.")
    case .rightElsewhere:
      Refusal(
        "rightElsewhere", zh: "该选民应在别的投票点领票。请选民到那里去；去不了的，可发待核票，装入编号信封。",
        en: "This voter's paper is at another site. Send the voter there, or issue a provisional paper in a numbered "
          + "envelope.")
    case .selfProxy:
      Refusal(
        "selfProxy", zh: "受托人不能是选民本人。请核对受托人的序号。",
        en: "The proxy cannot be the voter. Check the proxy's number.")
    case .proxyIsCandidate: .proxyIsCandidate()
    case .proxyNotOnRoll: .proxyNotOnRoll()
    case .proxyLimit: .proxyLimit()
    case .proxyNotRegistered:
      Refusal(
        "proxyNotRegistered", zh: "这项委托没有登记，或没有张榜公布，不能代投。请选民本人来投；有异议，找现场负责人。",
        en: "This commission was not registered, or not posted: no paper for the proxy. The voter comes in person; if "
          + "there is an objection, call the presiding officer.")
    case .notMarkedHere:
      Refusal(
        "notMarkedHere", zh: "本点没有给这名选民发过可以更正的票。请核对序号，或到领票的投票点办理。",
        en: "This site has no paper of this voter to correct. Check the number, or go to the site that issued it.")
    case .deviceRevoked:
      Refusal(
        "deviceRevoked", zh: "会场已停用这台电脑，它不再记录任何发票，待核票也不行。请换用会场登记的新电脑，并马上联系会场。",
        en: "The hall has revoked this laptop: it records nothing more, no envelope either. Use the laptop that the "
          + "hall enrols in its place, and call the hall at once.")
    case .deviceFrozen:
      Refusal(
        "deviceFrozen", zh: "这台电脑的日志与会场的不一致，已停止记录。请改用备用电脑并马上联系会场。",
        en: "This laptop's journal disagrees with the hall's and records no more. Use the spare laptop and call the "
          + "hall.")
    }
  }
}

extension Refusal {
  /// Opening or closing a site that has closed.
  package static let closedBefore = siteClosed(
    zh: "这次没有记录。封箱时的未用票数录错的，由两名负责人在会场用 correct closing 更正；启用时的票数录错的，用 correct opening 更正。",
    en: ": nothing was recorded now. Where the unused papers at closing were typed wrong, two officers correct them at "
      + "the hall with correct closing; the papers at opening, with correct opening.")
}

/// What a rule of the procedure refuses for the same reason; it says whom it is about, where a list is checked.
extension Refusal {
  /// - Parameter voter: The number, where a list or a file is checked; nil at the table.
  static func notOnRoll(_ voter: RollNumber? = nil) -> Refusal {
    Refusal(
      "notOnRoll",
      zh: voter.map { "名册上没有序号 \($0)，没有记录。请对照名册核对（voter 姓名 可查序号）；漏登的人由两名负责人用 register add 补登。" }
        ?? "名册上没有这名选民。请再看一遍选民证；本人在场、确实漏登的，可发待核票：cast --unlisted 姓名 --envelope 信封号，并告知会场（会场可以补登）。",
      en: voter.map {
        "Number \($0) is not on the roll; nothing was recorded. Check it against the roll (voter NAME finds the number); "
          + "two officers add somebody who was left out with register add."
      }
        ?? "This voter is not on the roll. Read the card again. Somebody who is here and was left out gets a "
        + "provisional paper: cast --unlisted NAME --envelope NUMBER. Tell the hall, which can add them to the roll.")
  }

  static func proxyNotOnRoll(_ number: RollNumber? = nil) -> Refusal {
    Refusal(
      "proxyNotOnRoll", zh: "\(number.map { "序号 \($0) " } ?? "受托人")不在选民名册上，不能委托，也不能代投。请核对序号。",
      en: "\(number.map { "Number \($0)" } ?? "The proxy") is not on the roll and can neither commission nor vote for "
        + "others. Check the number.")
  }

  static func proxyIsCandidate(_ number: RollNumber? = nil, source: String? = nil) -> Refusal {
    Refusal(
      "proxyIsCandidate", zh: "候选人\(number.map { "（序号 \($0)）" } ?? "")不能接受委托。请选民另找受托人或本人来投。",
      en: "A candidate\(number.map { " (number \($0))" } ?? "") cannot be a proxy. The voter names another or comes in "
        + "person.", source: source)
  }

  static func proxyLimit(_ number: RollNumber? = nil, most: Int? = nil, source: String? = nil) -> Refusal {
    Refusal(
      "proxyLimit",
      zh: "\(number.map { "序号 \($0) " } ?? "这名受托人")接受的委托已到上限\(most.map { "（\($0) 人）" } ?? "")，不能再代投。请选民另找受托人或本人来投。",
      en: "\(number.map { "Number \($0)" } ?? "This proxy") already votes for as many as the rules allow"
        + "\(most.map { " (\($0))" } ?? ""). The voter names another or comes in person.", source: source)
  }

  /// - Parameters:
  ///   - zh: What follows from it, and what to do.
  ///   - en: The same.
  static func siteClosed(zh: String, en: String) -> Refusal {
    Refusal("siteClosed", zh: "本点已经封箱，" + zh, en: "This site is closed" + en)
  }
}
