/// One voter of a roll's file, with the site that holds the voter's right at first.
package struct RollRow: Hashable, Sendable {
  package let voter: Voter
  /// Index in ``Election/sites``, or ``RollIndex/unassigned``.
  package let site: UInt16
  /// The line, from 1.
  package let line: Int
}

/// Reads a roll's file (选民名册) in chunks of any size: comma-separated, UTF-8, a header, one voter a line.
///
/// The file is hostile: every length has a limit, nothing is guessed, and the first problem ends the rows. Reading goes
/// on after it only to collect further problems, so that one run names up to twenty of them. Memory does not grow with
/// the file. Duplicate cards are not found here: that takes the whole roll, which is the store's.
///
/// - Source: RFC 4180; the columns are described in `config/elections/README.md`.
package struct RollReader: Sendable {
  private var table: TableReader<RollFields>

  package init(areas: RollAreas, limits: RollLimits = .standard) {
    table = TableReader(rows: RollFields(areas: areas, limits: limits), limits: limits)
  }

  package var limits: RollLimits { table.limits }
  /// What is wrong so far, in the order of the file; at most ``RollLimits/problemsMax``.
  package var problems: [RollProblem] { table.problems }
  /// Reading has ended early: too many problems, or one that spoils everything after it.
  package var isStopped: Bool { table.isStopped }
  /// Voters read so far, good or bad.
  package var rows: Int { table.rowCount }
  /// Lines that are no voter's.
  package var passedOver: PassedOver { table.passedOver }
  /// Bytes read so far.
  package var bytesRead: UInt64 { table.bytesRead }

  /// Reads the next bytes of the file.
  ///
  /// - Returns: The voters whose lines end in these bytes; none once there is a problem.
  package mutating func read(_ chunk: UnsafeRawBufferPointer) -> [RollRow] { table.read(chunk) }

  /// Reads the next bytes of the file.
  package mutating func read(_ chunk: [UInt8]) -> [RollRow] {
    chunk.withUnsafeBytes { read($0) }
  }

  /// Reads a last line without a line end, and checks that there was something.
  package mutating func finish() -> [RollRow] { table.finish() }
}
