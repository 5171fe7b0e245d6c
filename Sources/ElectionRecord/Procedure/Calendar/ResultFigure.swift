/// What a notice of the result gives (选举结果公告的内容).
package enum ResultFigure: String, Hashable, Sendable, Codable, CaseIterable {
  /// 当选人: the names of those elected.
  case winners
  /// 登记选民数.
  case registered
  /// 发出选票数.
  case issued
  /// 参加投票人数（收回选票数）.
  case returned
  /// 有效票数.
  case valid
  /// 无效票数（废票数）.
  case invalid
  /// 弃权票数.
  case blank
  /// 当选人得票数.
  case winnersVotes
  /// 未当选人得票数.
  case othersVotes

  /// Whether it is a figure of the count, not of the roll.
  package var isCounted: Bool { self != .winners && self != .registered }
}
