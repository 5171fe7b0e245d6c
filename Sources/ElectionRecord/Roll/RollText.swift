/// Files that ``RollReader`` and its kin read back.
package enum RollText {
  /// - Precondition: no field starts a formula or has a control character; none that was read here does.
  static func file(_ columns: [RollColumn], _ rows: [[String]]) -> String {
    header(columns) + rows.map(line).joined()
  }

  /// The first line of a roll with every column that it must have.
  package static var rollHeader: String { header(RollTable.roll.required) }

  /// One voter as a line under ``rollHeader``.
  ///
  /// - Precondition: the voter was read from a roll.
  package static func line(_ voter: Voter) -> String {
    line([
      String(voter.number), voter.name, voter.sex, voter.birthDate, voter.address, voter.area, voter.household,
      voter.card,
    ])
  }

  private static func header(_ columns: [RollColumn]) -> String { line(columns.map(\.rawValue)) }

  private static func line(_ fields: [String]) -> String { fields.map(CSVField.text).joined(separator: ",") + "\n" }
}
