/// One record of proxies and of assisted marking (委托投票与代写).
package enum ProxyRecord: Equatable, Sendable, Codable {
  /// 委托登记: a voter commissions another to vote.
  case commissioned(ProxyCommission)
  /// 撤回委托: the voter will vote in person.
  case withdrawn(ProxyWithdrawal)
  /// 代写: papers marked by a clerk for those who cannot write; neither who nor what.
  case assisted(AssistedMarking)
}

extension ProxyRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "proxy", Self.commissioned) { if case .commissioned(let record) = $0 { record } else { nil } },
    Kind(2, "proxyWithdrawn", Self.withdrawn) { if case .withdrawn(let record) = $0 { record } else { nil } },
    Kind(3, "assisted", Self.assisted) { if case .assisted(let record) = $0 { record } else { nil } },
  ]

  /// Whether a site's journal may hold it. Commissions are for the hall alone: a site cannot give
  /// itself one.
  var mayStandAtSite: Bool {
    if case .assisted = self { return true }
    return false
  }
}

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
  /// Whether the principal is away while the election is held.
  package var isAway = false

  package init() {}

  package init(
    principal: RollNumber, proxy: RollNumber, day: CalendarDay, relation: ProxyRelation = .otherVoter,
    isWritten: Bool = true, isCardTakenIn: Bool = true, isAway: Bool = true
  ) {
    self.isAway = isAway
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
    try fields.flag(7, "away", &isAway, .optional)
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

/// Papers that a clerk marked for voters who cannot write (代写): how many, where and by whom. Whose papers they were and
/// what was marked is nowhere recorded (invariant S14).
package struct AssistedMarking: WireMessage, Codable {
  package var site = SiteID("")
  /// 代写员.
  package var clerk = ""
  package var day = CalendarDay(number: 0)
  /// Papers.
  package var count = 0

  package init() {}

  package init(site: SiteID, clerk: String, day: CalendarDay, count: Int) {
    self.site = site
    self.clerk = clerk
    self.day = day
    self.count = count
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.text(2, "clerk", &clerk)
    try fields.day(3, "day", &day)
    try fields.count(4, "count", &count)
  }
}
