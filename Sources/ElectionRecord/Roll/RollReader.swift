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
  public let limits: RollLimits
  /// What is wrong so far, in the order of the file; at most ``RollLimits/problemsMax``.
  public private(set) var problems: [RollProblem] = []
  /// Reading has ended early: too many problems, or one that spoils everything after it.
  public private(set) var isStopped = false
  /// Voters read so far, good or bad.
  public private(set) var rows = 0
  /// Bytes read so far.
  public private(set) var bytesRead: UInt64 = 0

  private var fields: RollFields
  private var header: RollHeader?
  private var carry: [UInt8] = []
  private var line = 0
  private var isSkippingLine = false
  private var split = CSVLine()

  public init(areas: RollAreas, limits: RollLimits = .standard) {
    self.limits = limits
    fields = RollFields(areas: areas, limits: limits)
  }

  /// Reads the next bytes of the file.
  ///
  /// - Returns: The voters whose lines end in these bytes; none once there is a problem.
  public mutating func read(_ chunk: UnsafeRawBufferPointer) -> [RollRow] {
    var found: [RollRow] = []
    guard !isStopped else { return found }
    bytesRead += UInt64(chunk.count)
    guard bytesRead <= limits.fileBytesMax else {
      stop(RollProblem(line: line + 1, kind: .fileTooLarge(limit: limits.fileBytesMax)))
      return found
    }
    var rest = chunk
    while !isStopped, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      readLine(UnsafeRawBufferPointer(rebasing: rest[..<end]), into: &found)
      rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
    }
    if !isStopped { keep(rest) }
    return problems.isEmpty ? found : []
  }

  /// Reads the next bytes of the file.
  public mutating func read(_ chunk: [UInt8]) -> [RollRow] {
    chunk.withUnsafeBytes { read($0) }
  }

  /// Reads a last line without a line end, and checks that there was something.
  public mutating func finish() -> [RollRow] {
    var found: [RollRow] = []
    guard !isStopped else { return found }
    if !carry.isEmpty || isSkippingLine {
      readLine(UnsafeRawBufferPointer(start: nil, count: 0), into: &found)
    }
    if bytesRead == 0 {
      note(RollProblem(line: 1, kind: .empty))
    } else if rows == 0, problems.isEmpty {
      note(RollProblem(line: 1, kind: header == nil ? .empty : .headerOnly))
    }
    isStopped = true
    return problems.isEmpty ? found : []
  }

  /// Keeps the start of a line that the chunk does not end.
  private mutating func keep(_ rest: UnsafeRawBufferPointer) {
    guard !isSkippingLine else { return }
    carry.append(contentsOf: rest)
    if carry.count > limits.rowBytesMax + 1 { tooLong() }
  }

  private mutating func tooLong() {
    if line == 0, let foreign = ForeignEncoding(fileStart: carry) {
      stop(RollProblem(line: 1, kind: .encoding(foreign)))
    } else {
      note(RollProblem(line: line + 1, kind: .rowTooLong(limit: limits.rowBytesMax)))
      // Without a header nothing else can be told.
      if line == 0 { isStopped = true }
    }
    carry.removeAll()
    isSkippingLine = true
  }

  /// Reads a line whose beginning may have been kept.
  private mutating func readLine(_ tail: UnsafeRawBufferPointer, into found: inout [RollRow]) {
    if !isSkippingLine, carry.isEmpty, tail.count <= limits.rowBytesMax + 1 {
      readWhole(tail, into: &found)
    } else if !isSkippingLine {
      keep(tail)
      if !isSkippingLine {
        let whole = carry
        carry.removeAll(keepingCapacity: true)
        whole.withUnsafeBytes { readWhole($0, into: &found) }
      }
    }
    if isSkippingLine {
      isSkippingLine = false
      line += 1
      skipVoter()
    }
  }

  /// A voter's line was there and cannot be read.
  private mutating func skipVoter() {
    rows += 1
    fields.skipNumber()
  }

  private mutating func readWhole(_ raw: UnsafeRawBufferPointer, into found: inout [RollRow]) {
    var text = raw
    if line == 0 {
      if let foreign = ForeignEncoding(fileStart: raw) {
        return stop(RollProblem(line: 1, kind: .encoding(foreign)))
      }
      if raw.starts(with: [0xEF, 0xBB, 0xBF]) { text = UnsafeRawBufferPointer(rebasing: raw[3...]) }
    }
    line += 1
    if text.last == UInt8(ascii: "\r") { text = UnsafeRawBufferPointer(rebasing: text.dropLast()) }
    guard text.count <= limits.rowBytesMax else {
      let problem = RollProblem(line: line, kind: .rowTooLong(limit: limits.rowBytesMax))
      guard header != nil else { return stop(problem) }
      skipVoter()
      return note(problem)
    }
    if let problem = unreadable(text) { return stop(problem) }
    readText(text, into: &found)
  }

  /// What spoils the rest of the file as well: it is not UTF-8 text.
  private func unreadable(_ text: UnsafeRawBufferPointer) -> RollProblem? {
    if text.contains(0) { return RollProblem(line: line, kind: .zeroByte) }
    if text.contains(where: { $0 >= 0x80 }), String(validating: text, as: UTF8.self) == nil {
      return RollProblem(line: line, kind: .encoding(ForeignEncoding(notUTF8: text)))
    }
    return nil
  }

  private mutating func readText(_ text: UnsafeRawBufferPointer, into found: inout [RollRow]) {
    guard let header else { return readHeader(text) }
    guard rows < limits.rowsMax else {
      return stop(RollProblem(line: line, kind: .tooManyRows(limit: limits.rowsMax)))
    }
    rows += 1
    guard !text.isEmpty else {
      fields.skipNumber()
      return note(RollProblem(line: line, kind: .blankLine))
    }
    do throws(CSVLine.Fault) {
      try split.read(text)
    } catch {
      fields.skipNumber()
      return note(error.problem(line: line, header: header))
    }
    guard split.ends.count == header.columns.count else {
      fields.skipNumber()
      let kind = RollProblem.Kind.fieldCount(found: split.ends.count, expected: header.columns.count)
      return note(RollProblem(line: line, kind: kind))
    }
    let (row, wrong) = fields.read(split, header: header, line: line)
    for problem in wrong { note(problem) }
    if let row, problems.isEmpty { found.append(row) }
  }

  private mutating func readHeader(_ text: UnsafeRawBufferPointer) {
    if let kind = Self.notAHeader(text) { return stop(RollProblem(line: line, kind: kind)) }
    do throws(CSVLine.Fault) {
      try split.read(text)
    } catch {
      return stop(error.problem(line: line, header: nil))
    }
    let (header, wrong) = RollHeader.read(split, line: line)
    for problem in wrong { note(problem) }
    guard wrong.isEmpty else {
      isStopped = true
      return
    }
    self.header = header
  }

  /// What a first line is that cannot be split at commas at all.
  private static func notAHeader(_ text: UnsafeRawBufferPointer) -> RollProblem.Kind? {
    if text.isEmpty { return .blankLine }
    if text.contains(UInt8(ascii: "\r")) { return .lineEnds }
    let isOther = text.contains { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: ";") }
    return isOther && !text.contains(UInt8(ascii: ",")) ? .separator : nil
  }

  private mutating func note(_ problem: RollProblem) {
    guard problems.count < limits.problemsMax else {
      isStopped = true
      return
    }
    problems.append(problem)
    if problems.count == limits.problemsMax { isStopped = true }
  }

  private mutating func stop(_ problem: RollProblem) {
    note(problem)
    isStopped = true
  }
}

extension CSVLine.Fault {
  fileprivate func problem(line: Int, header: RollHeader?) -> RollProblem {
    let (field, kind): (Int, RollProblem.Kind) =
      switch self {
      case .strayQuote(let field): (field, .strayQuote)
      case .openQuote(let field): (field, .openQuote)
      }
    return RollProblem(line: line, field: field, column: header?.column(field), kind: kind)
  }
}
