package import ElectionRecord

extension Wording {
  /// What an entry is.
  package static func name(_ kind: EntryKind) -> BilingualText {
    switch kind {
    case .opened: BilingualText(zh: "启用", en: "site opened")
    case .cast: BilingualText(zh: "领票划名", en: "cast")
    case .provisional: BilingualText(zh: "待核票", en: "provisional paper")
    case .voided: BilingualText(zh: "撤销划名", en: "cast voided")
    case .replaced: BilingualText(zh: "作废重领", en: "paper replaced")
    case .closed: BilingualText(zh: "封箱", en: "site closed")
    case .incident: BilingualText(zh: "情况记录", en: "incident")
    case .counted: BilingualText(zh: "点票", en: "box counted")
    case .hallHeld: BilingualText(zh: "已收会场日志", en: "hall's journal held")
    case .electionDefined: BilingualText(zh: "选举确定", en: "election defined")
    case .deviceEnrolled: BilingualText(zh: "设备登记", en: "device enrolled")
    case .deviceRevoked: BilingualText(zh: "设备停用", en: "device revoked")
    case .rollAmended: BilingualText(zh: "名册变更", en: "roll amended")
    case .rightAllotted: BilingualText(zh: "投票权移交", en: "right allotted")
    case .merged: BilingualText(zh: "日志合并", en: "journals merged")
    case .tallyEntered: BilingualText(zh: "计票", en: "tally entered")
    case .caseRuled: BilingualText(zh: "争议裁定", en: "case ruled")
    case .findingExplained: BilingualText(zh: "差额说明", en: "finding explained")
    case .reconciliationReported: BilingualText(zh: "出具核对报告", en: "reconciliation reported")
    case .resultDeclared: BilingualText(zh: "宣布结果", en: "result declared")
    case .figuresCorrected: BilingualText(zh: "更正数字", en: "figures corrected")
    case .declarationCorrected: BilingualText(zh: "更正宣布", en: "declaration corrected")
    case .voterAdded: BilingualText(zh: "补登选民", en: "voter added to the roll")
    case .representativeReplaced: BilingualText(zh: "更换户代表", en: "household's representative replaced")
    case .signedIn: BilingualText(zh: "登录办理", en: "signed in")
    case .markTakenBack: BilingualText(zh: "更正划名", en: "mark taken back")
    case .hallFollowed: BilingualText(zh: "改随新会场", en: "follows another hall")
    case .hallSucceeded: BilingualText(zh: "会场接任", en: "hall succeeded")
    case .recoverySealed: BilingualText(zh: "恢复文件", en: "recovery sealed")
    default: procedureName(kind)
    }
  }

  private static func procedureName(_ kind: EntryKind) -> BilingualText {
    switch kind {
    case .registration: BilingualText(zh: "选民登记", en: "voter registration")
    case .calendar: BilingualText(zh: "日程与公告", en: "calendar and notices")
    case .nomination: BilingualText(zh: "提名", en: "nomination")
    case .staff: BilingualText(zh: "工作人员", en: "staff")
    case .proxy: BilingualText(zh: "委托与代写", en: "proxies and assistance")
    case .custody: BilingualText(zh: "票箱交接", en: "custody of a box")
    case .counting: BilingualText(zh: "唱票计票", en: "calling and tallying")
    case .paper: BilingualText(zh: "纸质补录", en: "marks from paper")
    case .outcome: BilingualText(zh: "结果处理", en: "outcome")
    case .withdrawal: BilingualText(zh: "撤回记录", en: "record taken back")
    default: BilingualText(zh: "读不懂的记录", en: "unreadable entry")
    }
  }
}
