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
  ]
}
