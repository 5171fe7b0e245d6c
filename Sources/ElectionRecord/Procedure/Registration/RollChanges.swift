/// Why a voter is taken off the roll: what a report on re-runs counts as the four reductions (四减), and three more.
package enum RemovalReason: String, Sendable, Codable, CaseIterable {
  /// 死亡.
  case died
  /// 户籍迁出.
  case movedAway
  /// 婚出.
  case marriedAway
  /// 被剥夺政治权利.
  case rightsDeprived
  /// 无法行使选举权利.
  case incapable
  /// 无法联系.
  case unreachable
  /// 错登.
  case wronglyListed
}

/// Why a voter is put back on the roll: those of the four additions (四增) that can befall somebody who was on it before.
package enum RestorationReason: String, Sendable, Codable, CaseIterable {
  /// 户籍迁回.
  case movedIn
  /// 婚入或收养.
  case marriedIn
  /// 恢复政治权利.
  case rightsRestored
  /// 恢复行使选举权利的能力.
  case capable
  /// 已联系上.
  case reached
  /// 除名有误.
  case wronglyRemoved
  /// 本人要求参加.
  case cameBack
}

/// 除名: the committee takes a voter off the roll.
package struct VoterRemoved: WireMessage, Codable {
  package var voter: RollNumber = 0
  package var day = CalendarDay(number: 0)
  package var reason = RemovalReason.died
  package var officers: [String] = []

  package init() {}

  package init(voter: RollNumber, day: CalendarDay, reason: RemovalReason, officers: [String]) {
    self.voter = voter
    self.day = day
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    try fields.day(2, "day", &day)
    try fields.code(3, "reason", &reason)
    try fields.texts(4, "officers", &officers)
  }
}

/// 恢复: the committee puts a voter back.
package struct VoterRestored: WireMessage, Codable {
  package var voter: RollNumber = 0
  package var day = CalendarDay(number: 0)
  package var reason = RestorationReason.cameBack
  package var officers: [String] = []

  package init() {}

  package init(voter: RollNumber, day: CalendarDay, reason: RestorationReason, officers: [String]) {
    self.voter = voter
    self.day = day
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    try fields.day(2, "day", &day)
    try fields.code(3, "reason", &reason)
    try fields.texts(4, "officers", &officers)
  }
}
