/// The seventeen notices (公告) of an election, in the order of their numbers.
package enum NoticeKind: String, Sendable, Codable, CaseIterable {
  /// 1 选举日.
  case pollingDay
  /// 2 选举委员会.
  case committee
  /// 3 选民登记.
  case registration
  /// 4 选民名单.
  case roll
  /// 5 居民代表.
  case representatives
  /// 6 居民小组长.
  case groupLeaders
  /// 7 提名办法.
  case nomination
  /// 8 初步候选人.
  case preliminaryCandidates
  /// 9 正式候选人.
  case formalCandidates
  /// 10 投票时间、地点.
  case timeAndPlace
  /// 11 流动票箱路线.
  case mobileRoutes
  /// 12 工作人员.
  case staff
  /// 13 流动票箱投票人员名单.
  case mobileVoters
  /// 14 委托投票名单.
  case proxies
  /// 15 代写人员.
  case assistedMarking
  /// 16 无效票认定办法.
  case validityRules
  /// 17 选举结果.
  case result

  /// From 1.
  package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// A notice was posted (张榜公布).
package struct NoticePosted: WireMessage, Codable {
  package var kind = NoticeKind.pollingDay
  package var day = CalendarDay(number: 0)
  /// Where it hangs; empty where nobody said.
  package var place = ""
  /// SHA-256 of the page that was posted, where this program made it.
  package var page: Digest32?
  /// For the result: what the notice gave; empty where nobody wrote it down.
  package var figures: [ResultFigure] = []

  package init() {}

  package init(
    _ kind: NoticeKind, day: CalendarDay, place: String = "", page: Digest32? = nil, figures: [ResultFigure] = []
  ) {
    self.kind = kind
    self.day = day
    self.place = place
    self.page = page
    self.figures = figures
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.code(1, "kind", &kind)
    try fields.day(2, "day", &day)
    try fields.text(3, "place", &place, .optional)
    try fields.digest(4, "page", &page)
    try fields.codes(5, "figures", &figures)
  }
}
