/// What somebody does in the election.
package enum StaffRole: String, Sendable, Codable, CaseIterable {
  /// 选举委员会主任.
  case committeeChair
  /// 选举委员会副主任.
  case committeeViceChair
  /// 选举委员会成员.
  case committeeMember
  /// 唱票人.
  case caller
  /// 计票人.
  case teller
  /// 监票人.
  case scrutineer
  /// 流动票箱工作人员.
  case boxTeam
  /// 投票站、会场发票人员.
  case stationClerk
  /// 代写员.
  case assistedMarkingClerk
  /// 票箱保管人.
  case custodian
  /// 观察员; reads only.
  case observer
  /// 指导员; advises only.
  case adviser

  /// As it stands on a list of staff.
  package var title: BilingualText {
    switch self {
    case .committeeChair: BilingualText(zh: "选举委员会主任", en: "committee chair")
    case .committeeViceChair: BilingualText(zh: "选举委员会副主任", en: "committee vice-chair")
    case .committeeMember: BilingualText(zh: "选举委员会成员", en: "committee member")
    case .caller: BilingualText(zh: "唱票人", en: "caller")
    case .teller: BilingualText(zh: "计票人", en: "teller")
    case .scrutineer: BilingualText(zh: "监票人", en: "scrutineer")
    case .boxTeam: BilingualText(zh: "流动票箱工作人员", en: "mobile box team")
    case .stationClerk: BilingualText(zh: "验证发票人", en: "clerk")
    case .assistedMarkingClerk: BilingualText(zh: "代写员", en: "clerk who marks for others")
    case .custodian: BilingualText(zh: "票箱保管人", en: "custodian")
    case .observer: BilingualText(zh: "观察员", en: "observer")
    case .adviser: BilingualText(zh: "指导员", en: "adviser")
    }
  }

  /// Calling, tallying and scrutiny: what candidates and their kin are kept from.
  package var isCounting: Bool { self == .caller || self == .teller || self == .scrutineer }

  package var isCommittee: Bool {
    self == .committeeChair || self == .committeeViceChair || self == .committeeMember
  }

  private var isOutside: Bool { self == .observer || self == .adviser }

  /// Whether one person cannot be both at the same session: whoever watches a count does not take part in it, and
  /// whoever comes from outside takes part in nothing.
  func conflicts(with other: StaffRole) -> Bool {
    guard self != other else { return false }
    return isCounting && other.isCounting || isOutside || other.isOutside
  }
}
