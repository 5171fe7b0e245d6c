/// Files that ``RollReader`` and its kin read back.
package enum RollText {
  /// - Precondition: no field starts a formula or has a control character; none that was read here does.
  static func file(_ columns: [RollColumn], _ rows: [[String]]) -> String {
    header(columns) + rows.map(line).joined()
  }

  /// The first line of a roll: every column that it must have.
  ///
  /// - Parameter members: Whether households' other members are named.
  package static func rollHeader(members: Bool = false) -> String {
    header(RollTable.roll.required + (members ? [.members] : []))
  }

  /// One voter as a line under ``rollHeader(members:)``.
  ///
  /// - Precondition: the voter was read from a roll.
  package static func line(_ voter: Voter, members: Bool = false) -> String {
    line(
      [
        String(voter.number), voter.name, voter.sex, voter.birthDate, voter.address, voter.area, voter.household,
        voter.card,
      ] + (members ? [HouseholdMembers.text(voter.members)] : []))
  }

  /// A roll's file.
  static func roll(_ voters: [Voter]) -> String {
    let members = voters.contains { !$0.members.isEmpty }
    return rollHeader(members: members) + voters.map { line($0, members: members) }.joined()
  }

  private static func header(_ columns: [RollColumn]) -> String { line(columns.map(\.rawValue)) }

  private static func line(_ fields: [String]) -> String { fields.map(CSVField.text).joined(separator: ",") + "\n" }
}
