package import ElectionRecord

extension Wording {
  /// A class of conflict, short enough for a table.
  package static func name(_ caseClass: CaseClass) -> BilingualText {
    switch caseClass {
    case .doubleCast: BilingualText(zh: "一人有多张票", en: "more than one paper for a voter")
    case .proxyAgainstPrincipal: BilingualText(zh: "本人与受托人都领了票", en: "voter and proxy both took the paper")
    case .provisionalAgainstOrdinary: BilingualText(zh: "已领普通票又有待核票", en: "envelope beside an ordinary paper")
    case .provisional: BilingualText(zh: "只有待核票", en: "envelopes only")
    case .notOnRoll: BilingualText(zh: "不在选民名册上", en: "not on the roll")
    case .struckOff: BilingualText(zh: "已从名册除名", en: "struck off the roll")
    case .staleRoll: BilingualText(zh: "投票点用的是旧名册", en: "the site used an old roll")
    case .onePersonTwoNumbers: BilingualText(zh: "一人有两个选民序号", en: "one person on two roll numbers")
    case .outsideOpening: BilingualText(zh: "启用前或封箱后的记录", en: "before opening or after closing")
    case .selfProxy: BilingualText(zh: "受托人就是委托人", en: "proxy is the voter")
    case .proxyIsCandidate: BilingualText(zh: "候选人做了受托人", en: "a candidate as proxy")
    case .proxyNotOnRoll: BilingualText(zh: "受托人不在名册上", en: "proxy not on the roll")
    case .proxyLimit: BilingualText(zh: "受托人超过委托人数上限", en: "proxy over the limit")
    case .proxyNotRegistered: BilingualText(zh: "委托未登记或未公布", en: "proxy not registered or not posted")
    case .deviceRevoked: BilingualText(zh: "设备停用", en: "a revoked device")
    case .fork: BilingualText(zh: "同一设备的日志有两个版本", en: "two versions of one journal")
    case .manyHistories: BilingualText(zh: "同一设备的日志版本过多", en: "too many versions of one journal")
    case .rightNotHeld: BilingualText(zh: "投票权不在该点", en: "the site never held the voter's right")
    case .envelopeTwice: BilingualText(zh: "几个信封同一编号", en: "one number on several envelopes")
    case .leftBehind: BilingualText(zh: "原会场主机的遗留记录", en: "what the lost hall left behind")
    }
  }

  /// What is advised while journals that could deny a decision are out.
  package static func wait(for sites: [SiteID]) -> BilingualText {
    let names = sites.map(\.rawValue)
    return BilingualText(
      zh: "等 \(names.joined(separator: "、")) 的日志", en: "wait for \(names.joined(separator: ", "))")
  }

  /// Why nothing can be advised yet.
  package static let waiting = BilingualText(
    zh: "选民可能在日志未到的投票点领过普通票：日志到齐之前，不能准予计入；电脑丢失、日志不会再到的，对照纸质名册后可加 --insist 裁定。",
    en:
      "The voter may have had an ordinary paper where the journal is out: nothing can be accepted before it is in. Where "
      + "the laptop is lost for good, compare with the paper list and rule with --insist.")

  /// What happened in a case of this class and what the officers do next.
  package static func nextStep(_ caseClass: CaseClass) -> BilingualText {
    switch caseClass {
    case .doubleCast:
      BilingualText(
        zh: "同一选民有不止一张票，只计一次。其中有准予计入的信封还没有启封的，先用 rule --again --decision refuse --insist 改为不予计入；"
          + "已在票箱里的无法取回：查看两处记录，由两名负责人确认备案。收回的票因此多于领票的，依规则本轮投票或该箱无效（见 result）。",
        en:
          "One voter has more than one paper; one counts. An accepted envelope that is still sealed is refused first "
          + "(rule --again --decision refuse --insist). What is in the box cannot be taken back: look at both records, then "
          + "two officers acknowledge it. If more papers were returned than voters served, the rules void the poll or "
          + "the box (see result).")
    case .proxyAgainstPrincipal:
      BilingualText(
        zh: "选民本人和受托人各领了一张票，只计一次。核对委托书，由两名负责人裁定。",
        en: "The voter and a proxy each took a paper; one counts. Check the written proxy, then two officers rule.")
    case .provisionalAgainstOrdinary:
      BilingualText(
        zh: "选民名下已有普通票的划名。选民说不是本人领的，先查那笔划名；划错了人的，先更正再裁定：没封箱的，在该点用 void 撤销；"
          + "已封箱的，由两名负责人在会场用 void --served 更正。没有划错的，信封保持密封，不予计入。",
        en:
          "The voter is marked for an ordinary paper. Where the voter says that it was not them, look at that mark first; "
          + "a wrong one is put right before the ruling: at a site that is open with void, after its closing by two "
          + "officers at the hall with void --served. Where it is right, the envelope stays sealed and is refused.")
    case .provisional:
      BilingualText(
        zh: "选民没有领过普通票。核对身份后，准予计入第一个信封，其余不予计入。",
        en: "The voter had no ordinary paper. Check the identity, accept the first envelope and refuse the others.")
    case .notOnRoll:
      BilingualText(
        zh: "名册上没有这个序号或这个人。查对选民证与登记表，由两名负责人裁定。",
        en: "The roll does not have this number or this person. Compare card and registration, then two officers rule.")
    case .struckOff:
      BilingualText(
        zh: "选民在领票前已被除名。查对除名的依据和日期，由两名负责人裁定。",
        en: "The voter had been struck off. Check the grounds and the date, then two officers rule.")
    case .staleRoll:
      BilingualText(
        zh: "投票点启用时还不知道名册的这次更正。领票以后才死亡、迁出的，这一票有效，裁定 accept；领票时就不该有资格的，裁定 refuse。",
        en:
          "When the site opened it did not know of the amendment. Who died or moved after taking the paper keeps the "
          + "vote: rule accept. Who had no right to the paper then: refuse.")
    case .onePersonTwoNumbers:
      BilingualText(
        zh: "两个序号登记的是同一个人，只计一次。核对身份，由两名负责人裁定。",
        en: "Two numbers name the same person; one mark counts. Check the identity, then two officers rule.")
    case .outsideOpening:
      BilingualText(
        zh: "这条记录在启用之前或封箱之后。询问该点工作人员，由两名负责人裁定。",
        en: "The entry lies before the opening or after the closing. Ask the site's staff, then two officers rule.")
    case .selfProxy:
      BilingualText(
        zh: "登记的受托人就是选民本人。多半是录入错误：查对委托登记，由两名负责人裁定。",
        en: "The recorded proxy is the voter. Probably a slip: check the proxy list, then two officers rule.")
    case .proxyIsCandidate:
      BilingualText(
        zh: "候选人不得接受委托。核对委托书，由两名负责人裁定。",
        en: "A candidate may not be a proxy. Check the written proxy, then two officers rule.")
    case .proxyNotOnRoll:
      BilingualText(
        zh: "受托人不在名册上，不得代为投票。核对身份和委托书，由两名负责人裁定。",
        en:
          "The proxy is not on the roll and may not vote for others. Check identity and proxy, then two officers rule.")
    case .proxyLimit:
      BilingualText(
        zh: "各点合并后，受托人接受的委托超过上限。核对全部委托书，由两名负责人裁定。",
        en: "With all sites merged, the proxy voted for too many. Check every written proxy, then two officers rule.")
    case .proxyNotRegistered:
      BilingualText(
        zh: "各点合并后，受托人没有登记并公布的委托。查对委托登记和公布的名单，由两名负责人裁定。",
        en:
          "With all sites merged, the proxy has no commission that was registered and posted. Check the register and the "
          + "posted list, then two officers rule.")
    case .deviceRevoked:
      BilingualText(
        zh: "设备已停用。停用之后的记录，有的话，已隔离不计入；投票权按片分配的，该点选民暂时只能领待核票。查明电脑在谁手里，由两名负责人裁定：停用错了、电脑一直在本点的，"
          + "accept；丢失、被盗的，refuse，裁定前先对照该点的纸质名册，因为裁定后没有送达划名的选民可能再领一张。",
        en:
          "The device is revoked. Entries after that, if there are any, are quarantined; where rights are assigned, its "
          + "site's voters get envelopes for now. Find out who held the laptop, then two officers rule: accept where the "
          + "wrong site was revoked and the laptop was there all the time; refuse where it was lost or stolen. Compare with "
          + "the site's paper list first: after the ruling a voter whose mark was not delivered could be handed another "
          + "paper.")
    case .fork:
      BilingualText(
        zh: "同一设备给出了两份不同的日志（常见原因：恢复备份、复制硬盘）。分叉后的记录已隔离，该设备已停用："
          + "查明原因，由两名负责人裁定。",
        en: "One device gave two different journals (a restored backup, a cloned disk). Entries after the fork are "
          + "quarantined and the device is frozen: find the cause, then two officers rule.")
    case .manyHistories:
      BilingualText(
        zh: "同一设备签了超过 \(Frontier.branchesMax) 份不同的日志，无法分辨真假：它的记录全部不计入，该点选民只能领信封。"
          + "停用该设备，按纸质名册核对该点的领票情况，由两名负责人备案。",
        en:
          "One device signed more than \(Frontier.branchesMax) different journals, and nobody can tell which is true: "
          + "nothing of it is counted, and the site's voters get envelopes only. Revoke the device, check the site against "
          + "its paper roll, then two officers acknowledge it.")
    case .envelopeTwice:
      BilingualText(
        zh: "几位选民的信封写着同一个编号，单凭编号分不清。把这些信封都找出来，按交来的投票点认定，在信封上补注，由两名负责人备案；各人的信封另行裁定。",
        en:
          "Envelopes of several voters carry one number, which does not tell them apart. Find them all, tell them by the "
          + "site that sent them, note it on each, then two officers acknowledge it; each voter's envelope is ruled on by "
          + "itself.")
    case .leftBehind:
      BilingualText(
        zh: "会场接任之后，又收到原会场主机在那之后写的记录（裁定、登记、点票等），都不生效。请逐条看：还需要的，在现在的会场主机上重新办理；"
          + "原来的主机要停用、收好。由两名负责人备案。",
        en:
          "After the succession, records turned up that the lost hall's machine wrote later (rulings, enrolments, counts): "
          + "none of them is in force. Look at each and do again at today's hall what is still needed; switch the old "
          + "machine off and lock it away. Two officers acknowledge it.")
    case .rightNotHeld:
      BilingualText(
        zh: "该点从未有过这位选民的投票权，却记了普通票，暂不计入；持有投票权的点照常发票。查明是谁记的、电脑在谁手里，"
          + "由两名负责人裁定：不予计入；各点都不能再用这份投票权之后，确认是选民本人领的，也可准予计入。",
        en:
          "A site that never held this voter's right recorded an ordinary paper. It is not counted, and the site that "
          + "holds the right goes on serving. Find out who recorded it and who had the laptop, then two officers refuse it, "
          + "or, once no site can use the right any more and the voter did take it, accept it.")
    }
  }
}
