/// A column of the roll's file. The raw value is its English name in the header.
public enum RollColumn: String, Sendable, CaseIterable {
  case number, name, sex
  case birthDate = "birth_date"
  case address, area, household, card
  /// Where the row comes from; read and not kept.
  case source

  /// The column's Chinese name in the header.
  public var chineseName: String {
    switch self {
    case .number: "选民序号"
    case .name: "姓名"
    case .sex: "性别"
    case .birthDate: "出生日期"
    case .address: "住址"
    case .area: "片区"
    case .household: "户号"
    case .card: "选民证号"
    case .source: "来源"
    }
  }

  /// Whether a roll without this column is refused.
  public var isRequired: Bool { self != .source }

  /// Whether a voter may have nothing in this column.
  var mayBeEmpty: Bool {
    switch self {
    case .address, .household, .source: true
    default: false
    }
  }

  /// The column that a header names, in either language; nil for any other text.
  public init?(header: String) {
    guard let column = Self.allCases.first(where: { $0.rawValue == header || $0.chineseName == header }) else {
      return nil
    }
    self = column
  }
}
