package import ElectionRecord

extension Wording {
  /// Why no ordinary paper was handed over, short enough for a table.
  package static func name(_ reason: ReasonCode) -> BilingualText {
    switch reason {
    case .siteNotOpen: BilingualText(zh: "尚未开箱", en: "site not open")
    case .siteClosed: BilingualText(zh: "已经封箱", en: "site closed")
    case .notOnRoll: BilingualText(zh: "不在名册上", en: "not on the roll")
    case .struckOff: BilingualText(zh: "已除名", en: "struck off")
    case .alreadyMarked: BilingualText(zh: "已经领过票", en: "already marked")
    case .envelopePending: BilingualText(zh: "已有待核票", en: "envelope pending")
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

  /// What the clerk is told: what is the matter and what to do next.
  package static func message(_ reason: ReasonCode) -> BilingualText {
    switch reason {
    case .siteNotOpen:
      BilingualText(
        zh: "本点还没有开箱。请先由两名负责人办理开箱。", en: "This site is not open yet. Two officers open it first.")
    case .siteClosed:
      BilingualText(
        zh: "本点已经封箱，不能再发票。请选民到下一个投票点。",
        en: "This site is closed and issues no more papers. Send the voter to the next site.")
    case .notOnRoll:
      BilingualText(
        zh: "名册上没有这个序号。请再看一遍选民证；仍然没有，请找现场负责人。",
        en: "This number is not on the roll. Read the card again; if it is still missing, call the presiding officer.")
    case .struckOff:
      BilingualText(
        zh: "该选民已从名册除名，不能发票。请找现场负责人说明。",
        en: "This voter was struck off the roll: no paper. Call the presiding officer to explain.")
    case .alreadyMarked:
      BilingualText(
        zh: "该选民已经领过票，不能再发。请告诉选民在哪里领过；有异议，找现场负责人。",
        en: "This voter has had a paper already: no second one. Say where; if the voter objects, call the presiding "
          + "officer.")
    case .envelopePending:
      BilingualText(
        zh: "该选民已经投了待核票，等会场裁定，不能再发。",
        en: "This voter has an envelope that waits for the hall's ruling: no second paper.")
    case .rightElsewhere:
      BilingualText(
        zh: "该选民应在别的投票点领票。请选民到那里去；去不了的，可发待核票，装入编号信封。",
        en: "This voter's paper is at another site. Send the voter there, or issue a provisional paper in a numbered "
          + "envelope.")
    case .selfProxy:
      BilingualText(
        zh: "受托人不能是选民本人。请核对受托人的序号。",
        en: "The proxy cannot be the voter. Check the proxy's number.")
    case .proxyIsCandidate:
      BilingualText(
        zh: "候选人不能接受委托。请选民另找受托人或本人来投。",
        en: "A candidate cannot be a proxy. The voter names another or comes in person.")
    case .proxyNotOnRoll:
      BilingualText(
        zh: "受托人不在选民名册上，不能代投。请核对受托人的序号。",
        en: "The proxy is not on the roll and cannot vote for others. Check the proxy's number.")
    case .proxyLimit:
      BilingualText(
        zh: "这名受托人接受的委托已到上限，不能再代投。请选民另找受托人或本人来投。",
        en: "This proxy already votes for as many as the rules allow. The voter names another or comes in person.")
    case .proxyNotRegistered:
      BilingualText(
        zh: "这项委托没有登记，或没有张榜公布，不能代投。请选民本人来投；有异议，找现场负责人。",
        en:
          "This commission was not registered, or not posted: no paper for the proxy. The voter comes in person; if there "
          + "is an objection, call the presiding officer.")
    case .notMarkedHere:
      BilingualText(
        zh: "本点没有给这名选民发过可以更正的票。请核对序号，或到领票的投票点办理。",
        en: "This site has no paper of this voter to correct. Check the number, or go to the site that issued it.")
    case .deviceRevoked:
      BilingualText(
        zh: "会场已停用这台电脑，它不再记录任何发票，待核票也不行。请换用会场登记的新电脑，并马上联系会场。",
        en:
          "The hall has revoked this laptop: it records nothing more, no envelope either. Use the laptop that the hall "
          + "enrols in its place, and call the hall at once.")
    case .deviceFrozen:
      BilingualText(
        zh: "这台电脑的日志与会场的不一致，已停止记录。请改用备用电脑并马上联系会场。",
        en:
          "This laptop's journal disagrees with the hall's and records no more. Use the spare laptop and call the hall."
      )
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
