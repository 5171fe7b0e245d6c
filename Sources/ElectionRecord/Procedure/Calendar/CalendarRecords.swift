/// One event of the election's calendar (选举日程).
package enum CalendarRecord: Equatable, Sendable, Codable {
  /// 公告: a notice was posted.
  case notice(NoticePosted)
  /// 会议: a meeting was held, with who was due and who came.
  case meeting(Meeting)
  /// 环节: a step began, ended or was signed off.
  case step(CalendarStep)

  /// The day of the event.
  package var day: CalendarDay {
    switch self {
    case .notice(let notice): notice.day
    case .meeting(let meeting): meeting.day
    case .step(let step): step.day
    }
  }
}

extension CalendarRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "notice", Self.notice) { if case .notice(let record) = $0 { record } else { nil } },
    Kind(2, "meeting", Self.meeting) { if case .meeting(let record) = $0 { record } else { nil } },
    Kind(3, "step", Self.step) { if case .step(let record) = $0 { record } else { nil } },
  ]
}

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
  /// 名单异议的处理结果公布.
  case decisionsPosted
  /// 离任经济责任审计结果公布.
  case auditPosted
}

/// A step began, ended or was signed off.
package struct CalendarStep: WireMessage, Codable {
  package var kind = StepKind.workStarted
  package var day = CalendarDay(number: 0)
  /// Who signed, where that matters.
  package var officers: [String] = []
  package var note = ""
  /// 主持: who chaired the handover; empty where nobody wrote it down.
  package var chair = ""
  /// 监督: who supervised it for the sub-district office.
  package var supervisor = ""

  package init() {}

  package init(
    _ kind: StepKind, day: CalendarDay, officers: [String] = [], note: String = "", chair: String = "",
    supervisor: String = ""
  ) {
    self.chair = chair
    self.supervisor = supervisor
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
    try fields.text(5, "chair", &chair, .optional)
    try fields.text(6, "supervisor", &supervisor, .optional)
  }
}

/// What a meeting was for.
package enum MeetingKind: String, Sendable, Codable, CaseIterable {
  /// 推选居民选举委员会.
  case committeeChosen
  /// 推选居民代表.
  case representativesElected
  /// 提名大会.
  case nomination
  /// 选举大会.
  case polling
  /// 其他居民代表会议.
  case assembly
  /// 居民会议.
  case residents
  /// 候选人与居民见面.
  case candidatesMeet
  /// 居民选举委员会会议.
  case committee
}

/// A meeting with its attendance (应到、实到).
package struct Meeting: WireMessage, Codable {
  package var kind = MeetingKind.assembly
  package var day = CalendarDay(number: 0)
  /// Who was due (应到), in persons; nil where nobody wrote it down.
  package var expected: Int?
  /// Who came (实到), in persons; nil where nobody wrote it down.
  package var present: Int?
  package var note = ""
  /// The day on which those due were told of it (通知日期).
  package var called: CalendarDay?
  /// Of one that chose the election committee: whether it was the residents' or their representatives'.
  package var body: MeetingKind?
  /// 遇有特殊情况: why it was called at short notice; empty where it was not.
  package var urgent = ""

  package init() {}

  package init(
    _ kind: MeetingKind, day: CalendarDay, expected: Int? = nil, present: Int? = nil, note: String = "",
    called: CalendarDay? = nil, body: MeetingKind? = nil, urgent: String = ""
  ) {
    self.urgent = urgent
    self.body = body
    self.called = called
    self.kind = kind
    self.day = day
    self.expected = expected
    self.present = present
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.code(1, "kind", &kind)
    try fields.day(2, "day", &day)
    try fields.count(3, "expected", &expected)
    try fields.count(4, "present", &present)
    try fields.text(5, "note", &note, .optional)
    try fields.day(6, "called", &called)
    try fields.code(7, "body", &body)
    try fields.text(8, "urgent", &urgent, .optional)
  }
}

extension Meeting {
  /// Whose meeting it was, as its quorum goes.
  var held: MeetingKind { body ?? kind }
}

/// The notices (公告) of an election, in the order of their numbers: seventeen, and the supervisory committee's.
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
  /// 18 居务监督委员会.
  case supervisors

  /// From 1.
  package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

extension NoticeKind {
  /// Whether an election of this kind has anything to post under that number.
  package func occurs(in election: Election) -> Bool {
    let type = election.type ?? .general
    return switch self {
    case .representatives: election.mode != .voters
    case .groupLeaders: election.mode == .representatives
    case .mobileRoutes, .mobileVoters: election.sites.contains { $0.kind == .mobileBox }
    case .nomination, .preliminaryCandidates: type == .general || type == .byElection
    case .formalCandidates: type != .recall
    case .supervisors: type == .general && election.procedure?.closing.supervisorsElected?.value == true
    case .pollingDay, .committee, .registration, .roll, .timeAndPlace, .staff, .proxies, .assistedMarking,
      .validityRules, .result:
      true
    }
  }

  /// Whether this election has; proxies only where there are any.
  func isDue(in register: Register, _ calendar: CalendarBook) -> Bool {
    guard self == .proxies else { return occurs(in: register.election) }
    return !register.proxyClaims.isEmpty || !register.commissions.isEmpty || calendar.posted(.proxies) != nil
  }
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
