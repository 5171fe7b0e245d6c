/// One record of the nomination (提名), which is a poll of its own with its own ballot account.
package enum NominationRecord: Equatable, Sendable, Codable {
  /// 提名票: the account of one area's forms.
  case sheets(NominationSheets)
  /// 提名得票: what the forms of all areas say for one office.
  case votes(NominationVotes)
  /// 联名提名: voters or households put a name forward together.
  case joint(JointNomination)
  /// 资格审查: the committee's decision on one nominee.
  case vetting(VettingDecision)
  /// 退出: a nominee does not stand.
  case withdrawal(NomineeWithdrawal)
  /// 正式候选人: the list that goes on the ballot paper.
  case formal(FormalList)
  /// 党组织提名: the community's Party organisation puts a name forward.
  case party(PartyNomination)
  /// 笔画数: how many strokes a character has that is not in the program's table.
  case strokes(StrokesCounted)
}

extension NominationRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "nominationSheets", Self.sheets) { if case .sheets(let record) = $0 { record } else { nil } },
    Kind(2, "nominationVotes", Self.votes) { if case .votes(let record) = $0 { record } else { nil } },
    Kind(3, "jointNomination", Self.joint) { if case .joint(let record) = $0 { record } else { nil } },
    Kind(4, "vetting", Self.vetting) { if case .vetting(let record) = $0 { record } else { nil } },
    Kind(5, "nomineeWithdrawal", Self.withdrawal) { if case .withdrawal(let record) = $0 { record } else { nil } },
    Kind(6, "formalList", Self.formal) { if case .formal(let record) = $0 { record } else { nil } },
    Kind(7, "partyNomination", Self.party) { if case .party(let record) = $0 { record } else { nil } },
    Kind(8, "strokes", Self.strokes) { if case .strokes(let record) = $0 { record } else { nil } },
  ]
}

/// The ballot account of the nomination forms (提名票) of one area, in forms. A later record of the area takes its place.
package struct NominationSheets: WireMessage, Codable {
  /// An area of a site, or the id of a site.
  package var area = ""
  /// Handed out (发出).
  package var issued = 0
  /// Came back (收回).
  package var returned = 0
  package var valid = 0
  package var invalid = 0
  package var note = ""

  package init() {}

  package init(area: String, issued: Int, returned: Int, valid: Int, invalid: Int, note: String = "") {
    self.area = area
    self.issued = issued
    self.returned = returned
    self.valid = valid
    self.invalid = invalid
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "area", &area)
    try fields.count(2, "issued", &issued)
    try fields.count(3, "returned", &returned)
    try fields.count(4, "valid", &valid)
    try fields.count(5, "invalid", &invalid)
    try fields.text(6, "note", &note, .optional)
  }
}

/// Who was named for one office, and on how many forms (提名得票). A later record of the office takes its place.
package struct NominationVotes: WireMessage, Codable {
  /// One nominee.
  package struct Line: WireMessage, Codable {
    package var name = ""
    /// The nominee's own number on the roll, where it is known.
    package var voter: RollNumber?
    /// Forms that name the nominee; nil where a meeting put names forward in this order without a vote.
    package var votes: Int?

    package init() {}

    package init(name: String, voter: RollNumber? = nil, votes: Int?) {
      self.name = name
      self.voter = voter
      self.votes = votes
    }

    package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
      try fields.text(1, "name", &name)
      try fields.voter(2, "voter", &voter)
      try fields.count(3, "votes", &votes)
      fields.remark("source")
    }
  }

  package var contest = ""
  package var lines: [Line] = []
  /// 重新投票: these votes part nominees who had the same number of votes.
  package var isRevote = false

  package init() {}

  package init(contest: String, lines: [Line], isRevote: Bool = false) {
    self.contest = contest
    self.lines = lines
    self.isRevote = isRevote
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.messages(2, "nominees", &lines, .required.items(Election.candidatesMax))
    try fields.flag(3, "revote", &isRevote, .optional)
  }
}

/// The formal candidates of one office (正式候选人名单), as two officers adopted it. A later list of the office takes its
/// place.
package struct FormalList: WireMessage, Codable {
  package var contest = ""
  /// In the order of rank.
  package var names: [String] = []
  package var officers: [String] = []
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(contest: String, names: [String], officers: [String], day: CalendarDay) {
    self.contest = contest
    self.names = names
    self.officers = officers
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.texts(2, "names", &names, .optional.items(Election.candidatesMax))
    try fields.texts(3, "officers", &officers, .optional)
    try fields.day(4, "day", &day)
  }
}

/// Voters, or representatives of households, put a name forward together (联名提名).
package struct JointNomination: WireMessage, Codable {
  package var contest = ""
  package var name = ""
  /// The nominee's own number on the roll, where it is known.
  package var nominee: RollNumber?
  /// Who signed as voters.
  package var voters: [RollNumber] = []
  /// Who signed for their households, one voter a household.
  package var households: [RollNumber] = []
  package var day = CalendarDay(number: 0)
  /// Voters who signed and have no number, since the roll holds their representatives alone.
  package var others = 0

  package init() {}

  package init(
    contest: String, name: String, nominee: RollNumber? = nil, voters: [RollNumber] = [],
    households: [RollNumber] = [], others: Int = 0, day: CalendarDay
  ) {
    self.others = others
    self.contest = contest
    self.name = name
    self.nominee = nominee
    self.voters = voters
    self.households = households
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "name", &name)
    try fields.voter(3, "voter", &nominee)
    try fields.voters(4, "voters", &voters, .optional.items(Election.candidatesMax))
    try fields.voters(5, "households", &households, .optional.items(Election.candidatesMax))
    try fields.day(6, "day", &day)
    try fields.count(7, "others", &others, .optional)
  }
}

/// The community's Party organisation puts a name forward (社区党组织提名推荐).
package struct PartyNomination: WireMessage, Codable {
  package var contest = ""
  package var name = ""
  /// The nominee's own number on the roll, where it is known.
  package var nominee: RollNumber?
  /// The organisation, as its letter names it.
  package var organisation = ""
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(contest: String, name: String, nominee: RollNumber? = nil, organisation: String, day: CalendarDay) {
    self.contest = contest
    self.name = name
    self.nominee = nominee
    self.organisation = organisation
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "name", &name)
    try fields.voter(3, "voter", &nominee)
    try fields.text(4, "organisation", &organisation)
    try fields.day(5, "day", &day)
  }
}

/// What keeps somebody from standing (不得作为候选人的情形); stable in JSON and on the wire.
///
/// - Rule: 城市居民委员会组织法 (2025) art. 18.
package enum ExclusionGround: String, Hashable, Sendable, Codable, CaseIterable {
  /// 被开除中国共产党党籍.
  case expelled
  /// 因犯罪受过刑事处罚.
  case convicted
  /// 利用黑恶势力从事非法活动.
  case gangs
  /// 组织或者参加非法宗教活动或者邪教活动.
  case unlawfulReligion
}

/// The committee's decision on whether a nominee may stand (资格审查). A later one on the same nominee takes its place.
package struct VettingDecision: WireMessage, Codable {
  package var contest = ""
  package var name = ""
  package var passed = false
  /// Why; given where the nominee may not stand and no ground of the law says it.
  package var reason = ""
  package var day = CalendarDay(number: 0)
  /// The ground of the law on which the nominee may not stand.
  package var ground: ExclusionGround?

  package init() {}

  package init(
    contest: String, name: String, passed: Bool, reason: String = "", day: CalendarDay, ground: ExclusionGround? = nil
  ) {
    self.ground = ground
    self.contest = contest
    self.name = name
    self.passed = passed
    self.reason = reason
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "name", &name)
    try fields.flag(3, "passed", &passed)
    try fields.text(4, "reason", &reason, .optional)
    try fields.day(5, "day", &day)
    try fields.code(6, "ground", &ground)
  }
}

/// A nominee declares in writing not to stand for an office (退出).
package struct NomineeWithdrawal: WireMessage, Codable {
  package var contest = ""
  package var name = ""
  package var day = CalendarDay(number: 0)
  package var note = ""

  package init() {}

  package init(contest: String, name: String, day: CalendarDay, note: String = "") {
    self.contest = contest
    self.name = name
    self.day = day
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "name", &name)
    try fields.day(3, "day", &day)
    try fields.text(4, "note", &note, .optional)
  }
}
