import ElectionRecord

/// A column of a table or the label of a figure: one name in each language, whatever prints it.
struct Column: Equatable {
  /// What its cells hold, which decides how they are set.
  enum Kind {
    case words, number
    /// A drawing: on pages only.
    case drawn
    /// A hash, which a terminal sets on a line of its own under the row.
    case below
    /// Room to write by hand.
    case sign
  }

  let name: BilingualText
  let kind: Kind

  init(_ zh: String, _ en: String, _ kind: Kind = .words) {
    name = BilingualText(zh: zh, en: en)
    self.kind = kind
  }

  private static func number(_ zh: String, _ en: String) -> Column { Column(zh, en, .number) }
}

// Sites, journals, cases.
extension Column {
  static let site = Column("投票点", "site")
  static let siteName = Column("名称", "name")
  static let siteKind = Column("形式", "kind")
  static let areas = Column("片区", "areas")
  static let days = Column("投票日期", "days")
  static let hours = Column("起止时间", "hours")
  static let device = Column("设备", "device")
  static let entries = number("条数", "entries")
  static let state = Column("状态", "state")
  static let root = Column("根值", "root", .below)
  static let caseClass = Column("类别", "class")
  static let open = number("待裁定", "open")
  static let ruled = number("已裁定", "ruled")
  static let sites = Column("投票点", "sites")
  static let proposal = Column("建议", "proposal")
  static let finding = Column("待说明事项", "finding")
  static let count = number("数量", "count")
  static let explanation = Column("说明", "explanation")
  static let figure = Column("数字", "figure")
  static let before = Column("原来", "before")
  static let after = Column("更正为", "corrected to")
  static let replacement = Column("再次录入为", "entered again as")
  static let reason = Column("理由", "reason")
  static let record = Column("记录", "record")
  static let withdrawnBy = Column("撤回人", "withdrawn by")
}

// Papers and marks.
extension Column {
  static let received = number("领取", "received")
  static let issued = number("发出", "issued")
  static let envelopes = number("待核信封", "envelopes")
  static let spoilt = number("作废", "spoilt")
  static let unused = number("未用", "unused")
  static let expectedUnused = number("应剩", "should be left")
  static let difference = number("相差", "difference")
  static let returned = number("收回", "returned")
  static let unreturned = number("未收回", "unreturned")
  static let valid = number("有效", "valid")
  static let invalid = number("无效", "invalid")
  static let blank = number("弃权", "blank")
  static let doubtful = number("疑难", "doubtful")
  static let unclassified = number("未分类", "unclassified")
  static let registered = number("登记选民", "registered")
  static let counted = number("计入", "counted")
  static let accepted = number("其中待核后准予计入", "of these, accepted envelopes")
  static let pending = number("待核票待裁定", "envelopes pending")
  static let refused = number("待核票不予计入", "envelopes refused")
  static let voided = number("已撤销", "voided")
  static let surplus = number("多余的普通票", "surplus ordinary papers")
  static let quarantined = number("隔离", "quarantined")
  static let added = number("其中补登", "of these added")
  static let offRoll = number("除名、重号（不计）", "off the roll (not counted)")
  static let takenBack = number("已更正", "taken back")
  static let marks = number("日志里的全部划名", "all marks in the journals")
  static let quorum = number("有效所需收回票", "papers needed")
}

// The count and its result.
extension Column {
  static let index = number("序号", "no.")
  static let office = Column("职务", "office")
  static let seat = number("席", "seat")
  static let seats = number("应选", "seats")
  static let name = Column("姓名", "name")
  static let votes = number("得票", "votes")
  static let nominations = number("提名票数", "nominations")
  static let needed = number("当选所需", "needed")
  static let outcome = Column("结果", "outcome")
  static let elected = Column("当选人", "elected")
  static let margin = number("领先", "ahead by")
  static let aboveMajority = number("多于当选线", "over majority")
  static let inDoubt = number("存疑", "in doubt")
  static let roomAndDoubt = Column("余量与存疑", "room and doubt", .drawn)
  static let session = Column("唱票组", "session")
  static let caller = Column("唱票人", "caller")
  static let teller = Column("计票人", "teller")
  static let scrutineer = Column("监票人", "scrutineer")
  static let day = Column("日期", "day")
  static let batch = Column("票批", "batch")
  static let boxes = Column("票箱", "boxes")
  static let papers = number("张数", "papers")
  static let keyings = number("录入", "keyings")
}

// Rules, people, lists to sign.
extension Column {
  static let matter = Column("事项", "what")
  static let lastDay = Column("最后一天", "last day")
  static let doer = Column("由谁办", "who")
  static let demanded = Column("要求", "demanded")
  static let found = Column("查得", "found")
  static let source = Column("依据", "source")
  static let box = Column("流动票箱", "box")
  static let voters = number("投票人数", "voters")
  static let principal = Column("委托人", "principal")
  static let proxy = Column("受托人", "proxy")
  static let sex = Column("性别", "sex")
  static let household = Column("户号", "household")
  static let members = Column("同户人", "others of the household")
  static let address = Column("住址", "address")
  static let card = Column("选民证", "card")
  static let signature = Column("领票人签名", "signature", .sign)
  static let remarks = Column("备注", "remarks")
}
