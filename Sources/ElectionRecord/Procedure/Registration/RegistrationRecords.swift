/// One record of the registration of voters (选民登记): roll numbers, days and reasons, never a name.
package enum RegistrationRecord: Equatable, Sendable, Codable {
  /// 登记汇总: what came of one import of registrations.
  case imported(RegistrationImport)
  /// 登记: voters entered on the roll, with what entitles them and how they were asked.
  case registered(VotersRegistered)
  /// 明确表态不参加: a voter declines to take part and leaves the denominator.
  case declined(VoterNotice)
  /// 外出告知: a voter gave notice of being away on polling day and leaves the denominator.
  case absent(VoterNotice)
  /// 人户分离: a voter who lives elsewhere than the household registration chose one community.
  case separated(SeparatedResidence)
  /// 暂住: a voter without the household registration who has lived here long enough.
  case resident(EntitledSince)
  /// 除名.
  case removed(VoterRemoved)
  /// 恢复.
  case restored(VoterRestored)
  /// 申诉: an objection to the posted roll. The first one of the election has number 1.
  case objected(ObjectionFiled)
  /// 申诉处理决定.
  case decided(ObjectionDecided)
  /// 居民代表: whom one residents' group elected.
  case represented(GroupRepresentatives)
  /// 社区工作者: a voter without the household registration who has worked here long enough.
  case worker(EntitledSince)
}

extension RegistrationRecord {
  /// What the record does to the roll; the register applies it as it applies every amendment, so that the denominator,
  /// admission and cases follow without a second mechanism.
  var amendment: RollAmendment? {
    switch self {
    case .declined(let notice), .absent(let notice): RollAmendment(voter: notice.voter, change: .struckOff)
    case .separated(let residence) where residence.choice == .elsewhere:
      RollAmendment(voter: residence.voter, change: .struckOff)
    case .removed(let removal): RollAmendment(voter: removal.voter, change: .struckOff)
    case .restored(let restoration): RollAmendment(voter: restoration.voter, change: .restored)
    case .imported, .registered, .separated, .resident, .objected, .decided, .represented, .worker: nil
    }
  }
}

extension RegistrationRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "registrationImport", Self.imported) { if case .imported(let record) = $0 { record } else { nil } },
    Kind(2, "registered", Self.registered) { if case .registered(let record) = $0 { record } else { nil } },
    Kind(3, "declined", Self.declined) { if case .declined(let record) = $0 { record } else { nil } },
    Kind(4, "absent", Self.absent) { if case .absent(let record) = $0 { record } else { nil } },
    Kind(5, "separated", Self.separated) { if case .separated(let record) = $0 { record } else { nil } },
    Kind(6, "resident", Self.resident) { if case .resident(let record) = $0 { record } else { nil } },
    Kind(7, "removed", Self.removed) { if case .removed(let record) = $0 { record } else { nil } },
    Kind(8, "restored", Self.restored) { if case .restored(let record) = $0 { record } else { nil } },
    Kind(9, "objection", Self.objected) { if case .objected(let record) = $0 { record } else { nil } },
    Kind(10, "objectionDecided", Self.decided) { if case .decided(let record) = $0 { record } else { nil } },
    Kind(11, "representatives", Self.represented) { if case .represented(let record) = $0 { record } else { nil } },
    Kind(12, "worker", Self.worker) { if case .worker(let record) = $0 { record } else { nil } },
  ]
}

/// What entitles a person to vote here.
package enum RegistrationBasis: String, Hashable, Sendable, Codable, CaseIterable {
  /// 本社区户籍.
  case hukou
  /// 在本社区居住: resident without the household registration.
  case residence
  /// 在本社区工作的社区工作者, who lives and has the household registration elsewhere.
  case worker

  /// Whether the household registration is in another community.
  var isFromElsewhere: Bool { self != .hukou }

  /// The word in a registration file.
  package var chineseName: String {
    switch self {
    case .hukou: "户籍"
    case .residence: "居住"
    case .worker: "社区工作者"
    }
  }
}

/// How a person was asked to register.
package enum RegistrationSource: String, Hashable, Sendable, Codable, CaseIterable {
  /// 上门.
  case door
  /// 电话.
  case phone
  /// 本人到登记站.
  case station
  /// 户籍册.
  case hukouFile
  /// 其他.
  case other

  /// Whether the person was asked, and so said what to do; a household register asks nobody.
  ///
  /// - Parameter canvasser: Who asked; it tells where the way is another one.
  func asksThePerson(_ canvasser: String) -> Bool {
    switch self {
    case .door, .phone, .station: true
    case .other: !canvasser.isEmpty
    case .hukouFile: false
    }
  }

  /// The word in a registration file.
  package var chineseName: String {
    switch self {
    case .door: "上门"
    case .phone: "电话"
    case .station: "登记站"
    case .hukouFile: "户籍册"
    case .other: "其他"
    }
  }
}

/// Voters of one import who share what entitles them and how they were asked.
package struct VotersRegistered: WireMessage, Codable {
  /// The most voters of one record, so that an entry stays far below ``Entry/bytesMax``.
  package static let votersMax = 4000

  package var day = CalendarDay(number: 0)
  package var basis = RegistrationBasis.hukou
  package var source = RegistrationSource.door
  /// Who asked, such as the leader of a residents' group; empty where nobody said.
  package var canvasser = ""
  package var voters: [RollNumber] = []
  /// Whether they said that they take part (表示参加选举), where the way in which they were asked does not tell.
  package var isDeclared = false

  package init() {}

  package init(
    day: CalendarDay, basis: RegistrationBasis, source: RegistrationSource, canvasser: String, voters: [RollNumber],
    isDeclared: Bool = false
  ) {
    self.day = day
    self.basis = basis
    self.source = source
    self.canvasser = canvasser
    self.voters = voters
    self.isDeclared = isDeclared
  }

  /// Whether anything recorded says that these voters take part.
  var sayTheyTakePart: Bool { isDeclared || source.asksThePerson(canvasser) }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.day(1, "day", &day)
    try fields.code(2, "basis", &basis)
    try fields.code(3, "source", &source)
    try fields.text(4, "canvasser", &canvasser, .optional.characters(RollLimits.standard.fieldBytesMax))
    try fields.voters(5, "voters", &voters, .required.items(Self.votersMax))
    try fields.flag(6, "declared", &isDeclared, .optional)
  }
}

/// What a voter told the committee on a day: to stay out of the election, or to be away.
package struct VoterNotice: WireMessage, Codable {
  package var voter: RollNumber = 0
  package var day = CalendarDay(number: 0)

  package init() {}

  package init(voter: RollNumber, day: CalendarDay) {
    self.voter = voter
    self.day = day
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    try fields.day(2, "day", &day)
  }
}

/// 居民代表: how many representatives one residents' group (居民小组) elected.
package struct GroupRepresentatives: WireMessage, Codable {
  /// The group as the roll's areas name it.
  package var group = ""
  package var day = CalendarDay(number: 0)
  package var count = 0
  /// Their numbers on the roll, where they are known; none, or as many as ``count``.
  package var voters: [RollNumber] = []
  /// The group's households (户数); nil where nobody wrote them down.
  package var households: Int?
  /// 居民小组组长: the leader's number on the roll.
  package var leader: RollNumber?
  /// 实际需要: why the group has more or fewer representatives than its households give as a rule.
  package var need = ""

  package init() {}

  package init(
    group: String, day: CalendarDay, count: Int, voters: [RollNumber] = [], households: Int? = nil,
    leader: RollNumber? = nil, need: String = ""
  ) {
    self.households = households
    self.leader = leader
    self.need = need
    self.group = group
    self.day = day
    self.count = count
    self.voters = voters
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "group", &group)
    try fields.day(2, "day", &day)
    try fields.count(3, "count", &count)
    try fields.voters(4, "voters", &voters, .optional.items(VotersRegistered.votersMax))
    try fields.count(5, "households", &households)
    try fields.voter(6, "leader", &leader)
    try fields.text(7, "need", &need, .optional)
  }
}
