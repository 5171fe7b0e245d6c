/// The first line of a file that lists persons: which column stands where.
struct RollHeader: Sendable {
  /// In the order of the file.
  let columns: [RollColumn]
  /// The field of each column, from 0, in the order of ``RollColumn/allCases``; nil where the file has no such column.
  private let positions: [Int?]

  private init(_ columns: [RollColumn]) {
    self.columns = columns
    positions = RollColumn.allCases.map { columns.firstIndex(of: $0) }
  }

  /// The field of `column`, from 0.
  func position(_ column: RollColumn) -> Int? { positions[column.index] }

  /// The column of field number `field`, from 1.
  func column(_ field: Int) -> RollColumn? { columns.indices.contains(field - 1) ? columns[field - 1] : nil }

  /// Whether no field of a line is a column of any file, as on a title.
  static func namesNothing(_ split: CSVLine) -> Bool {
    !split.ends.indices.contains { RollColumn(header: String(decoding: split.field($0), as: UTF8.self)) != nil }
  }

  /// Reads the header; what is wrong with it comes second, and then there is no header.
  static func read(_ split: CSVLine, of table: RollTable, line: Int) -> (RollHeader?, [RollProblem]) {
    var columns: [RollColumn] = []
    var problems: [RollProblem] = []
    let known = table.columns
    for index in split.ends.indices {
      let name = String(decoding: split.field(index), as: UTF8.self)
      guard let column = RollColumn(header: name), known.contains(column) else {
        let shown = String(name.filter { !$0.isNewline }.prefix(40))
        problems.append(RollProblem(line: line, field: index + 1, kind: .unknownColumn(shown, of: table)))
        continue
      }
      if columns.contains(column) {
        problems.append(RollProblem(line: line, field: index + 1, kind: .repeatedColumn(column)))
      }
      columns.append(column)
    }
    for column in table.required where !columns.contains(column) {
      problems.append(RollProblem(line: line, kind: .missingColumn(column)))
    }
    return problems.isEmpty ? (RollHeader(columns), []) : (nil, problems)
  }
}

extension RollColumn {
  /// The position in `allCases`.
  var index: Int {
    switch self {
    case .number: 0
    case .name: 1
    case .sex: 2
    case .birthDate: 3
    case .address: 4
    case .area: 5
    case .household: 6
    case .card: 7
    case .source: 8
    case .basis: 9
    case .residentSince: 10
    case .workSince: 11
    case .identity: 12
    case .declined: 13
    case .separated: 14
    case .canvasser: 15
    case .checked: 16
    case .reason: 17
    case .identityHash: 18
    case .lastFour: 19
    case .personHash: 20
    case .members: 21
    }
  }
}
