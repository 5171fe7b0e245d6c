/// The steps of an election's calendar that are neither notices nor meetings.
package enum StepKind: String, Sendable, Codable, CaseIterable {
  /// 选举工作启动.
  case workStarted
  /// 登记开始.
  case registrationStarted
  /// 登记截止.
  case registrationClosed
  /// 提名开始.
  case nominationStarted
  /// 提名截止.
  case nominationEnded
  /// 提名关签字.
  case nominationGate
  /// 工作人员提议关签字.
  case staffGate
  /// 投票关签字.
  case pollingGate
  /// 选票封存 until polling day.
  case ballotsSealed
  /// 工作移交.
  case handover
  /// 资料封存.
  case papersSealed
  /// 开箱计票.
  case counting
}

/// A step began, ended or was signed off.
package struct CalendarStep: WireMessage, Codable {
  package var kind = StepKind.workStarted
  package var day = CalendarDay(number: 0)
  /// Who signed, where that matters.
  package var officers: [String] = []
  package var note = ""

  package init() {}

  package init(_ kind: StepKind, day: CalendarDay, officers: [String] = [], note: String = "") {
    self.kind = kind
    self.day = day
    self.officers = officers
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.code(1, "kind", &kind)
    try fields.day(2, "day", &day)
    try fields.texts(3, "officers", &officers, .optional)
    try fields.text(4, "note", &note, .optional)
  }
}
