/// The rows of one kind of table: what ``TableReader`` turns lines into.
protocol TableRows: Sendable {
  associatedtype Row: Sendable

  /// The kind of file, with its columns.
  static var table: RollTable { get }

  /// Reads a line with as many fields as `header` has columns.
  mutating func read(_ split: CSVLine, header: RollHeader, line: Int) -> (Row?, [RollProblem])

  /// A line was there and cannot be split into fields.
  mutating func unreadable(_ problem: RollProblem) -> (Row?, [RollProblem])
}

/// Reads a file that lists persons in chunks of any size: comma-separated, UTF-8, a header, one row a line.
///
/// The rules of ``RollReader``, for every kind of table. A problem that the rows report ends the file's rows; rows may
/// instead keep what is wrong with one line to themselves.
struct TableReader<Rows: TableRows>: Sendable {
  let limits: RollLimits
  /// What is wrong so far, in the order of the file; at most ``RollLimits/problemsMax``.
  private(set) var problems: [RollProblem] = []
  /// Reading has ended early: too many problems, or one that spoils everything after it.
  private(set) var isStopped = false
  /// Rows read so far, good or bad.
  private(set) var rowCount = 0
  /// Bytes read so far.
  private(set) var bytesRead: UInt64 = 0
  /// Lines that are nobody's.
  private(set) var passedOver = PassedOver()

  private var rows: Rows
  private var header: RollHeader?
  /// What is wrong with the first line that could be a header; told where no later one is.
  private var notHeader: [RollProblem] = []
  private var carry: [UInt8] = []
  private var line = 0
  /// What is wrong with the line that is being passed over.
  private var skipping: RollProblem?
  private var split = CSVLine()

  init(rows: Rows, limits: RollLimits) {
    self.limits = limits
    self.rows = rows
  }

  /// Reads the next bytes of the file.
  ///
  /// - Returns: The rows whose lines end in these bytes; none once there is a problem.
  mutating func read(_ chunk: UnsafeRawBufferPointer) -> [Rows.Row] {
    var found: [Rows.Row] = []
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

  /// Reads a last line without a line end, and checks that there was something.
  mutating func finish() -> [Rows.Row] {
    var found: [Rows.Row] = []
    guard !isStopped else { return found }
    if !carry.isEmpty || skipping != nil {
      readLine(UnsafeRawBufferPointer(start: nil, count: 0), into: &found)
    }
    if bytesRead == 0 {
      note(RollProblem(line: 1, kind: .empty))
    } else if header == nil, problems.isEmpty, !notHeader.isEmpty {
      for problem in notHeader { note(problem) }
    } else if rowCount == 0, problems.isEmpty {
      note(RollProblem(line: 1, kind: header == nil ? .empty : .headerOnly))
    }
    isStopped = true
    return problems.isEmpty ? found : []
  }

  /// Keeps the start of a line that the chunk does not end.
  private mutating func keep(_ rest: UnsafeRawBufferPointer) {
    guard skipping == nil else { return }
    carry.append(contentsOf: rest)
    if carry.count > limits.rowBytesMax + 1 { tooLong() }
  }

  private mutating func tooLong() {
    if line == 0, let foreign = ForeignEncoding(fileStart: carry) {
      stop(RollProblem(line: 1, kind: .encoding(foreign)))
    } else {
      let problem = RollProblem(line: line + 1, kind: .rowTooLong(limit: limits.rowBytesMax))
      // Without a header nothing else can be told.
      if line == 0 { stop(problem) }
      skipping = problem
    }
    carry.removeAll()
  }

  /// Reads a line whose beginning may have been kept.
  private mutating func readLine(_ tail: UnsafeRawBufferPointer, into found: inout [Rows.Row]) {
    if skipping == nil, carry.isEmpty, tail.count <= limits.rowBytesMax + 1 {
      readWhole(tail, into: &found)
    } else if skipping == nil {
      keep(tail)
      if skipping == nil, !isStopped {
        let whole = carry
        carry.removeAll(keepingCapacity: true)
        whole.withUnsafeBytes { readWhole($0, into: &found) }
      }
    }
    if let problem = skipping, !isStopped {
      skipping = nil
      line += 1
      rowCount += 1
      take(rows.unreadable(problem), into: &found)
    }
  }

  private mutating func take(_ read: (row: Rows.Row?, problems: [RollProblem]), into found: inout [Rows.Row]) {
    for problem in read.problems { note(problem) }
    if let row = read.row, problems.isEmpty { found.append(row) }
  }

  private mutating func readWhole(_ raw: UnsafeRawBufferPointer, into found: inout [Rows.Row]) {
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
      rowCount += 1
      return take(rows.unreadable(problem), into: &found)
    }
    if let problem = unreadable(text) { return stop(problem) }
    readText(text, into: &found)
  }

  /// The problem of text that is not UTF-8, which spoils the rest of the file as well.
  private func unreadable(_ text: UnsafeRawBufferPointer) -> RollProblem? {
    if text.contains(0) { return RollProblem(line: line, kind: .zeroByte) }
    if text.contains(where: { $0 >= 0x80 }), String(validating: text, as: UTF8.self) == nil {
      return RollProblem(line: line, kind: .encoding(ForeignEncoding(notUTF8: text)))
    }
    return nil
  }

  private mutating func readText(_ text: UnsafeRawBufferPointer, into found: inout [Rows.Row]) {
    guard !PassedOver.isBlank(text) else {
      passedOver.blankLines += 1
      return
    }
    guard let header else { return readHeader(text) }
    guard rowCount < limits.rowsMax else {
      return stop(RollProblem(line: line, kind: .tooManyRows(limit: limits.rowsMax)))
    }
    if let problem = splitFields(text, header) {
      guard !isTotal(problem) else {
        passedOver.totals += 1
        return
      }
      rowCount += 1
      return take(rows.unreadable(problem), into: &found)
    }
    guard !PassedOver.isTotal(split) else {
      passedOver.totals += 1
      return
    }
    rowCount += 1
    take(rows.read(split, header: header, line: line), into: &found)
  }

  /// A sum may have fewer fields than the header.
  private func isTotal(_ problem: RollProblem) -> Bool {
    guard case .fieldCount = problem.kind else { return false }
    return PassedOver.isTotal(split)
  }

  /// Splits a line into as many fields as the header has, or says why that cannot be.
  private mutating func splitFields(_ text: UnsafeRawBufferPointer, _ header: RollHeader) -> RollProblem? {
    do throws(CSVLine.Fault) {
      try split.read(text)
    } catch {
      return error.problem(line: line, header: header)
    }
    guard split.ends.count == header.columns.count else {
      return RollProblem(line: line, kind: .fieldCount(found: split.ends.count, expected: header.columns.count))
    }
    return nil
  }

  private mutating func readHeader(_ text: UnsafeRawBufferPointer) {
    if let kind = Self.notAHeader(text) { return stop(RollProblem(line: line, kind: kind)) }
    do throws(CSVLine.Fault) {
      try split.read(text)
    } catch {
      return stop(error.problem(line: line, header: nil))
    }
    let (header, wrong) = RollHeader.read(split, of: Rows.table, line: line)
    guard wrong.isEmpty else {
      if notHeader.isEmpty { notHeader = wrong }
      guard RollHeader.namesNothing(split), passedOver.titles < PassedOver.titlesMax else { return stopAtHeader(wrong) }
      passedOver.titles += 1
      return
    }
    self.header = header
  }

  /// The nearest line to a header is the one that names a column; without any, the first line is told of.
  private mutating func stopAtHeader(_ wrong: [RollProblem]) {
    for problem in RollHeader.namesNothing(split) ? notHeader : wrong { note(problem) }
    isStopped = true
  }

  /// What a first line is that cannot be split at commas.
  private static func notAHeader(_ text: UnsafeRawBufferPointer) -> RollProblem.Kind? {
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
