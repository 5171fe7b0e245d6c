/// A kind of file that lists persons, with the columns that it has.
package enum RollTable: Hashable, Sendable, CaseIterable {
  /// 选民名册.
  case roll
  /// 选民登记表: what was gathered before there is a roll.
  case registration
  /// 住户名单: a household or canvass list that a registration is held against.
  case households
  /// 身份比对表: keyed hashes, which communities that share a key may compare.
  case identities

  /// In the order in which a file of ours has them.
  package var columns: [RollColumn] { required + optional }

  /// What a header must name.
  package var required: [RollColumn] {
    switch self {
    case .roll: [.number, .name, .sex, .birthDate, .address, .area, .household, .card]
    case .registration: [.name, .sex, .birthDate, .address, .area, .household, .basis]
    case .households: [.household, .address]
    case .identities: [.number, .identityHash, .lastFour, .personHash]
    }
  }

  private var optional: [RollColumn] {
    switch self {
    case .roll: [.members, .source]
    case .registration:
      [
        .members, .residentSince, .workSince, .identity, .declined, .separated, .source, .canvasser, .checked,
      ]
    case .households: [.name, .birthDate, .area, .reason]
    case .identities: []
    }
  }

  /// Whether a row may have nothing in this column.
  func mayBeEmpty(_ column: RollColumn) -> Bool {
    switch (self, column) {
    case (.roll, .address), (.roll, .household), (.roll, .members), (.roll, .source): true
    case (.roll, _): false
    case (.registration, .name), (.registration, .sex), (.registration, .birthDate), (.registration, .area): false
    case (.registration, _), (.households, _): true
    case (.identities, .identityHash), (.identities, .lastFour): true
    case (.identities, _): false
    }
  }
}
