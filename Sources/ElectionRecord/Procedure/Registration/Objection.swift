/// What an objection to the posted roll says.
package enum ObjectionKind: String, Sendable, Codable, CaseIterable {
  /// 漏登: somebody is missing.
  case omitted
  /// 错登: somebody should not be there.
  case wronglyListed
  /// 登记有误: a detail is wrong.
  case wrongDetails
}

/// What the committee decided.
package enum ObjectionOutcome: String, Sendable, Codable, CaseIterable {
  /// 成立.
  case upheld
  /// 不成立.
  case rejected
}

/// 申诉: an objection to the posted roll.
package struct ObjectionFiled: WireMessage, Codable {
  package var day = CalendarDay(number: 0)
  package var kind = ObjectionKind.omitted
  /// Whom it is about; nil for somebody who is not on the roll.
  package var voter: RollNumber?
  /// Who filed it, without a voter's name: `本人`, `家属`, `第三居民小组`.
  package var by = ""
  package var text = ""

  package init() {}

  package init(day: CalendarDay, kind: ObjectionKind, voter: RollNumber?, by: String, text: String = "") {
    self.day = day
    self.kind = kind
    self.voter = voter
    self.by = by
    self.text = text
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.day(1, "day", &day)
    try fields.code(2, "kind", &kind)
    try fields.voter(3, "voter", &voter)
    try fields.text(4, "by", &by)
    try fields.text(5, "text", &text, .optional)
  }
}

/// 申诉处理决定.
package struct ObjectionDecided: WireMessage, Codable {
  /// The highest number of an objection.
  package static let numberMax = 10_000

  /// The objection's number: its place among all that were filed, from 1.
  package var objection = 0
  package var day = CalendarDay(number: 0)
  package var outcome = ObjectionOutcome.upheld
  package var reason = ""
  package var officers: [String] = []

  package init() {}

  package init(objection: Int, day: CalendarDay, outcome: ObjectionOutcome, reason: String, officers: [String]) {
    self.objection = objection
    self.day = day
    self.outcome = outcome
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.count(1, "objection", &objection, .required.within(1...Self.numberMax))
    try fields.day(2, "day", &day)
    try fields.code(3, "outcome", &outcome)
    try fields.text(4, "reason", &reason)
    try fields.texts(5, "officers", &officers)
  }
}
