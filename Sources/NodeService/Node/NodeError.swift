package import ElectionRecord
import ElectionReports
package import JournalStore
package import SyncProtocol

/// Why a command did nothing. Its refusal says of each case whether trying again makes sense.
package enum NodeError: Error, Equatable, Sendable {
  /// A rule refuses it. Do not retry unchanged.
  case refused(ReasonCode)
  /// The hall's own journal is elsewhere further on (invariant S9). Do not retry here.
  case hallHalted
  /// Another device took over from this hall.
  case hallSucceeded
  /// This laptop only keeps what the hall has.
  case nodeIsSpare
  /// This is a copy of the hall that nobody has taken up.
  case hallIsBackup(BackupNote)
  case onlyAtHall
  case onlyAtSite
  case unknownSite(String)
  /// No enrolled device fits.
  case unknownDevice(String)
  /// The site has a device already; under the assigned policy a second one could issue twice. Revoke the first.
  case siteHasDevice(SiteID)
  case invalidNumber(String)
  case noSuchFinding
  case unknownPoll(String)
  /// The site was opened with other papers, officers or seals. Do not retry unchanged.
  case alreadyOpen(papers: Int)
  case requestOfAnotherCommand
  /// A text is empty, too long, or has line breaks or hidden characters; empty when it could not be shown.
  case invalidText(String)
  /// The contest is none, or these names are no candidates of it or stand there twice.
  case invalidTally(String, names: [String] = [])
  /// Those who stand for the contest and were not named.
  case candidatesMissing([String])
  /// What was typed does not fit what it adds up to. Retry as confirmed where it is so.
  case doesNotFit([Misfit])
  /// Everything that holds the declaration back.
  case notDeclarable([DeclarationHindrance])
  case alreadyDeclared
  /// A rule of the procedure, or of rulings, refuses it. Do not retry unchanged.
  case procedure(Refusal)
  /// The store failed; see the case for whether to retry.
  case store(StoreError)
  /// A message could not be taken.
  case sync(SyncError)
  /// A stick could not be taken.
  case stick(StickError)
  /// A carried file is not what its devices signed; nothing of it was taken.
  case carriedFileRefused(SegmentOutcome)
}

extension NodeError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .refused(let reason): reason.refusal
    case .hallHalted: .hallHalted
    case .hallSucceeded: .hallSucceeded
    case .nodeIsSpare: .nodeIsSpare
    case .hallIsBackup(let note): .hallIsBackup(note)
    case .procedure(let refusal): refusal
    case .store(let error): error.refusal
    case .sync(let error): error.refusal
    case .stick(let error): error.refusal
    case .carriedFileRefused(let outcome):
      Refusal("carriedFileRefused", .unverified, outcome.message)
    case .onlyAtHall: Refusal.onlyAtHall.ending(.usage)
    case .onlyAtSite:
      Refusal(
        "onlyAtSite", .usage, zh: "这项操作只能在投票点的电脑上办理。请用 --data 指定投票点的数据目录。",
        en: "This belongs to a site's laptop. Name the site's data directory with --data.")
    case .unknownSite(let site): Refusal.unknownSite(site).ending(.usage)
    case .unknownPoll(let poll): Refusal.unknownPoll(poll).ending(.usage)
    case .alreadyOpen(let papers):
      Refusal(
        "alreadyOpen", .refused,
        zh: "已启用，登记的票数是 \(papers) 张，这次没有记录。票数录错的，由两名负责人用 correct opening 更正；负责人或封条有误的，请书面说明并告知会场。",
        en:
          "The site was opened before, with \(papers, "paper"); nothing was recorded now. Where the papers were typed "
          + "wrong, two officers correct them with correct opening; where officers or seals were, tell the hall and note "
          + "it on paper.")
    case .unknownDevice(let name):
      Refusal(
        "unknownDevice", .refused, zh: "“\(name)”没有在用的设备，不必停用。请用 status 核对投票点。",
        en: "\"\(name)\" has no device in use, so there is nothing to revoke. Check the site with status.")
    case .siteHasDevice(let site):
      Refusal(
        "siteHasDevice", .refused, zh: "投票点 \(site) 已有一台设备，两台同时发票会重复。请先用 revoke 停用旧设备。",
        en: "Site \(site) has a device, and two could hand out the same paper. Revoke the old one first.")
    case .noSuchFinding:
      Refusal(
        "noSuchFinding", .refused, zh: "没有这项待说明的差额，没有记录。请用 reconcile 查看差额的代码和投票点。",
        en: "There is no such difference to explain; nothing was recorded. See codes and sites with reconcile.")
    case .requestOfAnotherCommand:
      Refusal(
        "requestOfAnotherCommand", .usage, zh: "这个请求号已用于别的内容（另一位选民、另一个信封或受托人，或另一种操作），没有记录。请换一个 --request，或不写。",
        en:
          "This request id was used for something else (another voter, envelope or proxy, or another kind of command); "
          + "nothing was recorded. Take another --request, or none.")
    case .invalidNumber(let name):
      Refusal(
        "invalidNumber", .usage, zh: "“\(name)”超出范围（0 到 \(Node.Limits.papersMax)）。请核对后重新输入。",
        en: "\"\(name)\" is out of range (0 to \(Node.Limits.papersMax)). Check it and enter it again.")
    case .invalidText(let text):
      Refusal(
        "invalidText", .usage, zh: "文字“\(text)”不能用：须写有内容，为一行，不超过 \(Node.Limits.textBytesMax) 字节，不含看不见的字符。请重新输入。",
        en: "The text \"\(text)\" cannot be used: something to read on one line, at most \(Node.Limits.textBytesMax) "
          + "bytes, without hidden characters. Type it again.")
    case .invalidTally(let contest, let names): .invalidTally(contest, names: names)
    case .candidatesMissing(let names):
      Refusal(
        "candidatesMissing", .refused,
        zh: "还缺 \(names.joined(separator: "、")) 的得票，没有记录。请每名候选人都写，没有得票的写 0。",
        en: "The votes of \(names.joined(separator: ", ")) are not given; nothing was recorded. Name every candidate, "
          + "with 0 where there were none.")
    case .doesNotFit(let misfits): .doesNotFit(misfits)
    case .notDeclarable(let hindrances): .notDeclarable(hindrances)
    case .alreadyDeclared:
      Refusal(
        "alreadyDeclared", .refused, zh: "结果已经宣布，不能再次宣布。数字有误时用 correct 更正，再用 correct declaration 更正宣布。",
        en: "The result was declared already. Where a figure was wrong, correct it with correct, then the declaration "
          + "with correct declaration.")
    }
  }
}

extension Refusal {
  /// What was typed does not fit; a terminal asks whether it is so, and a script says it beforehand.
  static func doesNotFit(_ misfits: [Misfit]) -> Refusal {
    let sentences = misfits.map(Wording.sentence)
    let isOfContest = misfits.contains { if case .contest = $0 { true } else { false } }
    // Each of the two would wait for the other.
    let both = BilingualText(
      zh: "点票和得票都录错了的，先改的一项加 --confirm，再改另一项。",
      en: " Where the count and the votes are both wrong, put the first right with --confirm, then the other.")
    return Refusal(
      doesNotFitCode, .refused,
      zh: sentences.map(\.zh).joined() + "没有记录。请核对；确实如此的，加 --confirm 再录一次。" + (isOfContest ? both.zh : ""),
      en: sentences.map(\.en).joined(separator: " ")
        + " Nothing was recorded. Check it; if it is so, give the command again with --confirm."
        + (isOfContest ? both.en : ""))
  }

  /// The code of a refusal that people may insist against.
  package static let doesNotFitCode = "doesNotFit"

  static func invalidTally(_ contest: String, names: [String]) -> Refusal {
    let zh =
      names.isEmpty
      ? "没有“\(contest)”这个职位。请照 election.yaml 写职位的编号或名称。"
      : "职位“\(contest)”没有候选人“\(names.joined(separator: "”“"))”，或写了两次。请照正式候选人名单改正。"
    let en =
      names.isEmpty
      ? "There is no contest \"\(contest)\". Write its id or its office as election.yaml has it."
      : "\"\(names.joined(separator: "\", \""))\": no candidate of \"\(contest)\", or there twice. Write the names as the "
        + "formal list has them."
    return Refusal("invalidTally", .usage, zh: zh + "没有记录。", en: en + " Nothing was recorded.")
  }

  static func notDeclarable(_ hindrances: [DeclarationHindrance]) -> Refusal {
    let clauses = Wording.clauses(hindrances)
    return Refusal(
      "notDeclarable", .unbalanced, zh: "还不能宣布：\(clauses.zh)。请用 reconcile 查看，逐项办完。",
      en: "The result cannot be declared yet: \(clauses.en). See reconcile and settle each.")
  }
}

extension Refusal {
  /// ``ReasonCode/deviceFrozen`` at the hall, which has no hall to call.
  static let hallHalted = Refusal(
    ReasonCode.deviceFrozen.rawValue, .refused,
    zh:
      "投票点那里有会场签署过、而本机没有写过的记录：这里的数据是较早的备份，或者另有一台主机在用同一把密钥。本机不再记录，只接收和核对；各投票点照常发票。请停掉本机，换回最新的数据目录（原来的硬盘，或更新的备份）。找不到的，记录都还在：导出日志（export --journals）后用 verify --report 出核对报告，报告上写明没有宣布。",
    en:
      "Sites hold entries that the hall signed and that this machine never wrote: its data is an older copy, or another machine uses the same key. "
      + "It records nothing more, and only merges and reports; the sites go on serving. Stop it and go on with the latest data directory (the original disk, or a later backup). "
      + "Where there is none nothing is lost: export the journals (export --journals) and have verify --report write the report, which says that nothing is declared."
  )

  static let hallSucceeded = Refusal(
    "hallSucceeded", .refused,
    zh: "两名负责人已用恢复单在另一台电脑上接任会场主机，本机不再记录，只接收和核对。请停掉本机并收好；这里还没有送出的记录，让新主机同步或读入本机导出的 U 盘，不要删除。",
    en:
      "Two officers took the hall over on another machine with the recovery sheet: this one records nothing more, and only "
      + "merges and reports. Switch it off and lock it away; what it has not sent goes to the new hall by synchronising or by "
      + "a stick exported here, so do not delete it.")

  static let nodeIsSpare = Refusal(
    "nodeIsSpare", .refused,
    zh: "这是备用机：只跟着会场主机保存全部日志，不记录。会场主机丢了，先停掉这里的 serve，再由两名负责人用恢复单接任：recover --from 这个目录。",
    en:
      "This is a spare: it keeps every journal in step with the hall, and records nothing. Should the hall be lost, stop serve "
      + "here, then two officers take over with the recovery sheet: recover --from this directory.")

  static func hallIsBackup(_ note: BackupNote) -> Refusal {
    let time = UTCTimestamp.text(secondsSince1970: note.madeAt)
    return Refusal(
      ReasonCode.deviceFrozen.rawValue, .refused,
      zh: "这是会场主机 \(time) 的备份，还没有启用：只接收和核对，不记录。原来的主机已经停用的，由两名负责人用 restore 启用。",
      en:
        "This is a backup of the hall of \(time) that nobody has taken up: it merges and reports, and records nothing. "
        + "Where the hall's own machine is off for good, two officers take it up with restore.")
  }
}
