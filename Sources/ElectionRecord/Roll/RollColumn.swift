/// A column of a file that lists persons. The raw value is its English name in the header.
package enum RollColumn: String, Sendable, CaseIterable {
  case number, name, sex
  case birthDate = "birth_date"
  case address, area, household, card
  /// Where the row comes from; in a roll read and not kept.
  case source
  /// What entitles the person: ``RegistrationBasis``.
  case basis
  /// Since when the person has lived here.
  case residentSince = "resident_since"
  /// Since when a community worker has worked here.
  case workSince = "work_since"
  /// The identity card's number; never kept.
  case identity
  /// Whether the person declined to take part.
  case declined
  /// The other community of a person who lives apart from the household registration, and what proves the choice.
  case separated
  /// Who asked the person.
  case canvasser
  /// Who looked into what was questionable about the row; empty where nobody has.
  case checked
  /// Why a listed person or household is not to be registered.
  case reason
  case identityHash = "identity_hash"
  case lastFour = "last_four"
  case personHash = "person_hash"
  /// The other members of a household that is one voter: ``HouseholdMembers``.
  case members

  /// The column's Chinese name in the header.
  package var chineseName: String {
    switch self {
    case .number: "选民序号"
    case .name: "姓名"
    case .sex: "性别"
    case .birthDate: "出生日期"
    case .address: "住址"
    case .area: "片区"
    case .household: "户号"
    case .card: "选民证号"
    case .members: "同户人"
    case .source: "来源"
    case .basis: "登记依据"
    case .residentSince: "居住起始日期"
    case .workSince: "工作起始日期"
    case .identity: "身份证号"
    case .declined: "不参加"
    case .separated: "人户分离"
    case .canvasser: "登记人"
    case .checked: "核实人"
    case .reason: "未登记原因"
    case .identityHash: "身份校验值"
    case .lastFour: "身份证后四位"
    case .personHash: "人员校验值"
    }
  }

  /// The column that a header names, in either language; nil for any other text.
  package init?(header: String) {
    guard let column = Self.byName[header.folded] else { return nil }
    self = column
  }

  private static let byName: [FoldedText: RollColumn] = allCases.reduce(into: [:]) { names, column in
    names[column.rawValue.folded] = column
    names[column.chineseName.folded] = column
  }
}
