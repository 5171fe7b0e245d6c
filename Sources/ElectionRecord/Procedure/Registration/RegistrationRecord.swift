/// One record of the registration of voters (选民登记): roll numbers, days and reasons, never a name.
public enum RegistrationRecord: Equatable, Sendable, Codable {
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
  case resident(TemporaryResidence)
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
    case .imported, .registered, .separated, .resident, .objected, .decided, .represented: nil
    }
  }
}

extension RegistrationRecord: ProcedureTopic {
  func write(to writer: inout WireWriter) {
    switch self {
    case .imported(let summary): writer.message(1, summary)
    case .registered(let voters): writer.message(2, voters)
    case .declined(let notice): writer.message(3, notice)
    case .absent(let notice): writer.message(4, notice)
    case .separated(let residence): writer.message(5, residence)
    case .resident(let residence): writer.message(6, residence)
    case .removed(let removal): writer.message(7, removal)
    case .restored(let restoration): writer.message(8, restoration)
    case .objected(let objection): writer.message(9, objection)
    case .decided(let decision): writer.message(10, decision)
    case .represented(let group): writer.message(11, group)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .imported(try field.message())
    case 2: self = .registered(try field.message())
    case 3: self = .declined(try field.message())
    case 4: self = .absent(try field.message())
    case 5: self = .separated(try field.message())
    case 6: self = .resident(try field.message())
    case 7: self = .removed(try field.message())
    case 8: self = .restored(try field.message())
    case 9: self = .objected(try field.message())
    case 10: self = .decided(try field.message())
    case 11: self = .represented(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}
