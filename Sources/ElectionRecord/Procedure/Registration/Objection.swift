/// What an objection to the posted roll says.
public enum ObjectionKind: String, Sendable, Codable, CaseIterable {
  /// 漏登: somebody is missing.
  case omitted
  /// 错登: somebody should not be there.
  case wronglyListed
  /// 登记有误: a detail is wrong.
  case wrongDetails
}

/// What the committee decided.
public enum ObjectionOutcome: String, Sendable, Codable, CaseIterable {
  /// 成立.
  case upheld
  /// 不成立.
  case rejected
}

/// 申诉: an objection to the posted roll.
public struct ObjectionFiled: WireMessage, Codable {
  public var day = CalendarDay(number: 0)
  public var kind = ObjectionKind.omitted
  /// Whom it is about; nil for somebody who is not on the roll.
  public var voter: RollNumber?
  /// Who filed it, without a voter's name: `本人`, `家属`, `第三居民小组`.
  public var by = ""
  public var text = ""

  public init() {}

  public init(day: CalendarDay, kind: ObjectionKind, voter: RollNumber?, by: String, text: String = "") {
    self.day = day
    self.kind = kind
    self.voter = voter
    self.by = by
    self.text = text
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.day(1, &day)
    try fields.code(2, &kind)
    try fields.voter(3, &voter)
    try fields.text(4, &by)
    try fields.text(5, &text)
  }
}

/// 申诉处理决定.
public struct ObjectionDecided: WireMessage, Codable {
  /// The objection's number: its place among all that were filed, from 1.
  public var objection = 0
  public var day = CalendarDay(number: 0)
  public var outcome = ObjectionOutcome.upheld
  public var reason = ""
  public var officers: [String] = []

  public init() {}

  public init(objection: Int, day: CalendarDay, outcome: ObjectionOutcome, reason: String, officers: [String]) {
    self.objection = objection
    self.day = day
    self.outcome = outcome
    self.reason = reason
    self.officers = officers
  }

  public mutating func visit(_ fields: inout some WireFields) throws(WireError) {
    try fields.count(1, &objection)
    try fields.day(2, &day)
    try fields.code(3, &outcome)
    try fields.text(4, &reason)
    try fields.texts(5, &officers)
  }
}
