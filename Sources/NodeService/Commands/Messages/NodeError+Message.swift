package import ElectionRecord
import ElectionReports

extension NodeError {
  /// Stable in JSON. A refusal's code is its reason.
  package var code: String {
    switch self {
    case .refused(let reason): reason.rawValue
    case .rulingRefused(let refusal): refusal.rawValue
    case .onlyAtHall: "onlyAtHall"
    case .onlyAtSite: "onlyAtSite"
    case .unknownSite: "unknownSite"
    case .unknownDevice: "unknownDevice"
    case .siteHasDevice: "siteHasDevice"
    case .invalidNumber: "invalidNumber"
    case .invalidText: "invalidText"
    case .unknownPoll: "unknownPoll"
    case .noSuchFinding: "noSuchFinding"
    case .alreadyOpen: "alreadyOpen"
    case .requestOfAnotherCommand: "requestOfAnotherCommand"
    case .invalidTally: "invalidTally"
    case .notDeclarable: "notDeclarable"
    case .alreadyDeclared: "alreadyDeclared"
    case .procedure(let refusal): refusal.code
    case .store(let error): error.code
    case .sync(let error): error.code
    case .stick(let error): error.code
    case .carriedFileRefused: "carriedFileRefused"
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .refused, .rulingRefused, .procedure, .unknownDevice, .siteHasDevice, .alreadyDeclared, .alreadyOpen,
      .noSuchFinding:
      .refused
    case .onlyAtHall, .onlyAtSite, .unknownSite, .unknownPoll, .requestOfAnotherCommand, .invalidNumber, .invalidText,
      .invalidTally:
      .usage
    case .notDeclarable: .unbalanced
    case .store(let error): error.exitStatus
    case .sync(let error): error.exitStatus
    case .stick(let error): error.exitStatus
    case .carriedFileRefused: .unverified
    }
  }

  /// What is the matter and what to do next.
  package var message: BilingualText {
    switch self {
    case .refused(let reason): Wording.message(reason)
    case .rulingRefused(let refusal): refusal.message
    case .procedure(let refusal): refusal.message
    case .store(let error): error.message
    case .sync(let error): error.message
    case .stick(let error): error.message
    case .carriedFileRefused(let outcome): outcome.message
    case .onlyAtHall:
      BilingualText(
        zh: "这项操作只能在会场主机上办理。请到会场，或用 --data 指定会场的数据目录。",
        en: "This belongs to the hall's own node. Do it there, or name the hall's data directory with --data.")
    case .onlyAtSite:
      BilingualText(
        zh: "这项操作只能在投票点的电脑上办理。请用 --data 指定投票点的数据目录。",
        en: "This belongs to a site's laptop. Name the site's data directory with --data.")
    case .unknownSite(let site):
      BilingualText(
        zh: "本次选举没有投票点“\(site)”。请用 status 查看有哪些投票点。",
        en: "The election has no site \"\(site)\". See the sites with status.")
    case .unknownPoll(let poll):
      BilingualText(
        zh: "本次选举没有投票轮次“\(poll)”。请用 election.yaml 中 polls 的标识。",
        en: "The election has no poll \"\(poll)\". Use an id of polls in election.yaml.")
    case .alreadyOpen(let papers):
      BilingualText(
        zh: "已开箱，登记的票数是 \(papers) 张，这次没有记录。票数、负责人或封条有误时，请书面说明并告知会场。",
        en:
          "The site was opened before, with \(papers) papers; nothing was recorded now. If papers, officers or seals were "
          + "wrong, tell the hall and note it on paper.")
    case .unknownDevice(let name):
      BilingualText(
        zh: "“\(name)”没有在用的设备，不必停用。请用 status 核对投票点。",
        en: "\"\(name)\" has no device in use, so there is nothing to revoke. Check the site with status.")
    case .siteHasDevice(let site):
      BilingualText(
        zh: "投票点 \(site) 已有一台设备，两台同时发票会重复。请先用 revoke 停用旧设备。",
        en: "Site \(site) has a device, and two could hand out the same paper. Revoke the old one first.")
    case .noSuchFinding:
      BilingualText(
        zh: "没有这项待说明的差额，没有记录。请用 reconcile 查看差额的代码和投票点。",
        en: "There is no such difference to explain; nothing was recorded. See codes and sites with reconcile.")
    case .requestOfAnotherCommand:
      BilingualText(
        zh: "这个请求号已用于另一种操作，没有记录。请换一个 --request，或不写。",
        en:
          "This request id was used for another kind of command; nothing was recorded. Take another --request, or none."
      )
    case .invalidNumber(let name):
      BilingualText(
        zh: "“\(name)”超出范围（0 到 \(Node.Limits.papersMax)）。请核对后重新输入。",
        en: "\"\(name)\" is out of range (0 to \(Node.Limits.papersMax)). Check it and enter it again.")
    case .invalidText(let text):
      BilingualText(
        zh: "文字“\(text)”不能用：须写有内容，为一行，不超过 \(Node.Limits.textBytesMax) 字节，不含看不见的字符。请重新输入。",
        en: "The text \"\(text)\" cannot be used: something to read on one line, at most \(Node.Limits.textBytesMax) "
          + "bytes, without hidden characters. Type it again.")
    case .invalidTally(let contest):
      BilingualText(
        zh: "职位“\(contest)”的计票与选举定义不符：职位或候选人不存在，或有重复。请核对 election.yaml 和正式候选人名单。",
        en:
          "The tally of \"\(contest)\" does not fit the election: no such contest or candidate, or one is there twice. "
          + "Check election.yaml and the formal list.")
    case .notDeclarable:
      BilingualText(
        zh: "还不能宣布：有日志未到、争议未裁定或差额未说明。请先运行 reconcile，逐项办完。",
        en:
          "The result cannot be declared yet: journals are missing, cases open or differences unexplained. Run reconcile "
          + "and settle each.")
    case .alreadyDeclared:
      BilingualText(
        zh: "结果已经宣布，不能再次宣布。请用 status 查看。", en: "The result was declared already. See status.")
    }
  }
}

extension RulingRefusal {
  /// What is the matter and what to do next.
  package var message: BilingualText {
    switch self {
    case .twoOfficersRequired:
      BilingualText(
        zh: "需要两名不同的负责人。请用 --officer 写出两个人的姓名。",
        en: "Two different officers are needed. Name both with --officer.")
    case .ordinaryCounts:
      BilingualText(
        zh: "该选民的普通票已计入，不能再启封信封。请裁定为 refuse（不予计入）。",
        en: "The voter's ordinary paper counts, so no envelope can be opened. Rule refuse.")
    case .onlyAcknowledge:
      BilingualText(
        zh: "这件争议已无法挽回，只能备案。请裁定为 acknowledge（知悉备案）。",
        en: "Nothing of this can be taken back or chosen between. The only ruling is acknowledge.")
    case .decisionNeeded:
      BilingualText(
        zh: "这件争议需要决定，只备案不行。请裁定为 accept 或 refuse。",
        en: "This case needs a decision; acknowledging it is none. Rule accept or refuse.")
    case .rightInUse:
      BilingualText(
        zh: "还有投票点可以凭这份投票权给该选民发票，现在不能准予计入。等该点封箱并汇总之后再裁定，或裁定为 refuse（不予计入）。",
        en:
          "A site can still hand this voter a paper by right, so the mark cannot be accepted yet. Wait until the site has "
          + "closed and was merged, or rule refuse.")
    case .noOpenCase:
      BilingualText(
        zh: "没有这件未裁定的争议。请用 cases 查看编号。", en: "There is no such open case. See the ids with cases.")
    }
  }
}
