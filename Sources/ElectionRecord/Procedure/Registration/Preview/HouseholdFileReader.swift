/// One person or household of a list that a registration is held against (住户名单).
package struct ListedHousehold: Equatable, Sendable {
  package let line: Int
  package let household: String
  package let address: String
  /// Nil where the list names the household alone.
  package let name: String?
  /// Why nobody is to be registered here; empty where nobody said.
  package let reason: String
}

/// Reads a household or canvass list.
package struct HouseholdFileReader: Sendable {
  private var table: TableReader<HouseholdFields>

  package init(limits: RollLimits = RegistrationFileReader.limits) {
    table = TableReader(rows: HouseholdFields(limits: limits), limits: limits)
  }

  /// What is wrong with the file; one bad line spoils it, because a wrong list shows omissions that are none.
  package var problems: [RollProblem] { table.problems }
  package var isStopped: Bool { table.isStopped }
  /// Lines that are nobody's.
  package var passedOver: PassedOver { table.passedOver }

  /// The rows whose lines end in these bytes.
  package mutating func read(_ chunk: [UInt8]) -> [ListedHousehold] { chunk.withUnsafeBytes { table.read($0) } }

  /// Reads a last line without a line end, and checks that there was something.
  package mutating func finish() -> [ListedHousehold] { table.finish() }
}

private struct HouseholdFields: TableRows {
  static let table = RollTable.households

  let limits: RollLimits

  func unreadable(_ problem: RollProblem) -> (ListedHousehold?, [RollProblem]) { (nil, [problem]) }

  func read(_ split: CSVLine, header: RollHeader, line: Int) -> (ListedHousehold?, [RollProblem]) {
    var row = FieldReader(line: line)
    for (place, column) in header.columns.enumerated() {
      row.take(column, split.field(place), place: place + 1, mayBeEmpty: true, limits: limits)
    }
    _ = row.day(.birthDate)
    if row.text(.household).isEmpty, row.text(.address).isEmpty { row.note(.household, .emptyField) }
    guard row.problems.isEmpty else { return (nil, row.problems) }
    let name = row.text(.name)
    let listed = ListedHousehold(
      line: line, household: row.text(.household), address: row.text(.address), name: name.isEmpty ? nil : name,
      reason: row.text(.reason))
    return (listed, [])
  }
}
