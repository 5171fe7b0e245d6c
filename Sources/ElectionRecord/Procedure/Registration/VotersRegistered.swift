/// What entitles a person to vote here.
package enum RegistrationBasis: String, Hashable, Sendable, Codable, CaseIterable {
  /// 本社区户籍.
  case hukou
  /// 居住一年以上: resident without the household registration.
  case residence

  /// The word in a registration file.
  package var chineseName: String {
    switch self {
    case .hukou: "户籍"
    case .residence: "居住"
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

  package init() {}

  package init(
    day: CalendarDay, basis: RegistrationBasis, source: RegistrationSource, canvasser: String, voters: [RollNumber]
  ) {
    self.day = day
    self.basis = basis
    self.source = source
    self.canvasser = canvasser
    self.voters = voters
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.day(1, "day", &day)
    try fields.code(2, "basis", &basis)
    try fields.code(3, "source", &source)
    try fields.text(4, "canvasser", &canvasser, .optional.characters(RollLimits.standard.fieldBytesMax))
    try fields.voters(5, "voters", &voters, .required.items(Self.votersMax))
  }
}
