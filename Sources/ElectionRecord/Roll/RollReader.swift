/// One voter of a roll's file, with the site that holds the voter's right at first.
public struct RollRow: Hashable, Sendable {
  public let voter: Voter
  /// Index in ``Election/sites``, or ``RollIndex/unassigned``.
  public let site: UInt16

  public init(voter: Voter, site: UInt16) {
    self.voter = voter
    self.site = site
  }
}

/// Reads a roll's file (选民名册) in chunks of any size: comma-separated, UTF-8, a header, one voter a line.
///
/// The file is hostile: every length has a limit, nothing is guessed, and the first problem ends the rows. Reading goes
/// on after it only to collect further problems, so that one run names up to twenty of them. Memory does not grow with
/// the file. Duplicate cards are not found here: that takes the whole roll, which is the store's.
///
/// - Source: RFC 4180; the columns are described in `config/elections/README.md`.
public struct RollReader: Sendable {
  private var table: TableReader<RollFields>

  public init(areas: RollAreas, limits: RollLimits = .standard) {
    table = TableReader(rows: RollFields(areas: areas, limits: limits), limits: limits)
  }

  public var limits: RollLimits { table.limits }
  /// What is wrong so far, in the order of the file; at most ``RollLimits/problemsMax``.
  public var problems: [RollProblem] { table.problems }
  /// Reading has ended early: too many problems, or one that spoils everything after it.
  public var isStopped: Bool { table.isStopped }
  /// Voters read so far, good or bad.
  public var rows: Int { table.rowCount }
  /// Bytes read so far.
  public var bytesRead: UInt64 { table.bytesRead }

  /// Reads the next bytes of the file.
  ///
  /// - Returns: The voters whose lines end in these bytes; none once there is a problem.
  public mutating func read(_ chunk: UnsafeRawBufferPointer) -> [RollRow] { table.read(chunk) }

  /// Reads the next bytes of the file.
  public mutating func read(_ chunk: [UInt8]) -> [RollRow] {
    chunk.withUnsafeBytes { read($0) }
  }

  /// Reads a last line without a line end, and checks that there was something.
  public mutating func finish() -> [RollRow] { table.finish() }
}
