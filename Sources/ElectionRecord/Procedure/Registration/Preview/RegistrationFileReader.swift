/// Reads a registration file (选民登记表) in chunks.
///
/// It is as strict as ``RollReader`` and has its limits, but a bad row does not spoil the others.
package struct RegistrationFileReader: Sendable {
  /// What every import of registrations uses: a million rows, 512 MiB.
  package static let limits = RollLimits(rowsMax: 1_000_000, fileBytesMax: 512 << 20)

  private var table: TableReader<RegistrationFields>

  /// - Parameter key: Hashes the identity numbers; they are not kept.
  package init(areas: RollAreas, key: RegistrationKey, limits: RollLimits = limits) {
    table = TableReader(rows: RegistrationFields(areas: areas, limits: limits, key: key), limits: limits)
  }

  /// What spoils the whole file; empty for a file that could be read to its end.
  package var problems: [RollProblem] { table.problems }
  /// Lines that are nobody's.
  package var passedOver: PassedOver { table.passedOver }
  /// Nothing more can be read.
  package var isStopped: Bool { table.isStopped }

  /// The rows whose lines end in these bytes.
  package mutating func read(_ chunk: [UInt8]) -> [RegistrationRow] { chunk.withUnsafeBytes { table.read($0) } }

  /// Reads a last line without a line end, and checks that there was something.
  package mutating func finish() -> [RegistrationRow] { table.finish() }
}

/// Reads registrations that come as values by column, such as those of a JSON file.
package struct RegistrationValueReader: Sendable {
  private let fields: RegistrationFields

  package init(areas: RollAreas, key: RegistrationKey, limits: RollLimits = RegistrationFileReader.limits) {
    fields = RegistrationFields(areas: areas, limits: limits, key: key)
  }

  /// - Parameters:
  ///   - notes: What the record says against the person besides its columns.
  ///   - record: The record's place in its file, from 1.
  package func row(
    _ values: [RollColumn: String], notes: [RegistrationIssue.Code] = [], record: Int
  ) -> RegistrationRow {
    fields.row(line: record, notes: notes) { column in values[column].map { (ArraySlice($0.utf8), nil) } }
  }
}
