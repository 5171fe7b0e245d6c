/// What a proxy is to the principal (与委托人的关系).
package enum ProxyRelation: String, Sendable, Codable, CaseIterable {
  case spouse, parent, child, sibling, grandparent, grandchild
  /// 其他近亲属.
  case otherKin
  /// 其他选民.
  case otherVoter

  /// Whether it makes the two close kin (近亲属).
  package var isKin: Bool { self != .otherVoter }
}

/// A voter commissions another to vote (委托投票).
package struct ProxyCommission: WireMessage, Codable {
  /// 委托人.
  package var principal: RollNumber = 0
  /// 受托人.
  package var proxy: RollNumber = 0
  /// The day on which it was filed.
  package var day = CalendarDay(number: 0)
  package var relation = ProxyRelation.otherVoter
  /// Whether the committee holds it in writing.
  package var isWritten = false
  /// Whether the principal's voter's card was taken in.
  package var isCardTakenIn = false

  package init() {}

  package init(
    principal: RollNumber, proxy: RollNumber, day: CalendarDay, relation: ProxyRelation = .otherVoter,
    isWritten: Bool = true, isCardTakenIn: Bool = true
  ) {
    self.principal = principal
    self.proxy = proxy
    self.day = day
    self.relation = relation
    self.isWritten = isWritten
    self.isCardTakenIn = isCardTakenIn
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "principal", &principal)
    try fields.voter(2, "proxy", &proxy)
    try fields.day(3, "day", &day)
    try fields.code(4, "relation", &relation, .optional)
    try fields.flag(5, "written", &isWritten)
    try fields.flag(6, "cardTakenIn", &isCardTakenIn, .optional)
  }
}

/// The principal takes a commission back and votes in person (撤回委托).
package struct ProxyWithdrawal: WireMessage, Codable {
  package var principal: RollNumber = 0
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(principal: RollNumber, day: CalendarDay) {
    self.principal = principal
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "principal", &principal)
    try fields.day(2, "day", &day)
  }
}
