package import ElectionRecord

extension Wording {
  /// Why no ordinary paper was handed over, short enough for a table.
  package static func name(_ reason: ReasonCode) -> BilingualText {
    switch reason {
    case .siteNotOpen: BilingualText(zh: "尚未启用", en: "site not open")
    case .siteClosed: BilingualText(zh: "已经封箱", en: "site closed")
    case .notOnRoll: BilingualText(zh: "不在名册上", en: "not on the roll")
    case .struckOff: BilingualText(zh: "已除名", en: "struck off")
    case .alreadyMarked: BilingualText(zh: "已经领过票", en: "already marked")
    case .envelopePending: BilingualText(zh: "已有待核票", en: "envelope pending")
    case .envelopeUsed: BilingualText(zh: "信封编号已用过", en: "envelope number used")
    case .rightElsewhere: BilingualText(zh: "投票权在别处", en: "right elsewhere")
    case .selfProxy: BilingualText(zh: "受托人就是本人", en: "proxy is the voter")
    case .proxyIsCandidate: BilingualText(zh: "受托人是候选人", en: "proxy is a candidate")
    case .proxyNotOnRoll: BilingualText(zh: "受托人不在名册上", en: "proxy not on the roll")
    case .proxyLimit: BilingualText(zh: "受托人已到上限", en: "proxy at the limit")
    case .proxyNotRegistered: BilingualText(zh: "委托未登记或未公布", en: "proxy not registered or not posted")
    case .notMarkedHere: BilingualText(zh: "本点没有可更正的领票", en: "not marked here")
    case .deviceRevoked: BilingualText(zh: "设备已停用", en: "device revoked")
    case .deviceFrozen: BilingualText(zh: "设备已冻结", en: "device frozen")
    }
  }

  /// `deviceRevoked` at a laptop that was not revoked itself, short enough for a table: an earlier laptop of its site
  /// was.
  package static let rightsFrozenName = BilingualText(
    zh: "本点投票权待查清", en: "the site's rights are frozen")

  /// `deviceRevoked` for the clerk at a laptop that was not revoked itself.
  package static let rightsFrozenMessage = BilingualText(
    zh: "本点原来的电脑已被停用，它发过哪些票还没有查清，所以本点选民暂时只能投待核票。请用编号信封发待核票；会场裁定后同步一次，就照常发票。",
    en:
      "An earlier laptop of this site was revoked, and what it handed out is not settled: envelopes only for now. Use a "
      + "numbered envelope; once the hall has ruled, synchronise and go on as usual.")
}
