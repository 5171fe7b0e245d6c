/// Reads a keyed list line by line and collects what is wrong.
struct PaperListReader {
  private var lines: [PaperList.Line] = []
  private var problems: [PaperListProblem] = []
  private var columns = PaperListColumn.allCases
  private var isFirst = true
  /// The line of each voter.
  private var seen: [RollNumber: Int] = [:]
  private var split = CSVLine()

  mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) {
    guard problems.count < PaperList.problemsMax else { return }
    // Numbers and flags are all that a list holds, so a comma of any width parts them.
    let trimmed = Array(TextFolding.plain(String(decoding: bytes, as: UTF8.self)).utf8)
    guard trimmed.first != UInt8(ascii: "#"), !trimmed.isEmpty else { return }
    do throws(PaperListProblem) {
      let fields = try fields(of: trimmed, number: number)
      defer { isFirst = false }
      if isFirst, let header = try PaperListColumn.header(fields, number: number) {
        columns = header
      } else {
        try add(try line(of: fields, number: number))
      }
    } catch {
      problems.append(error)
    }
  }

  /// - Throws: ``PaperListError`` when anything was wrong, or nobody was on the list.
  func finish() throws(PaperListError) -> [PaperList.Line] {
    guard problems.isEmpty else { throw PaperListError(problems: problems) }
    guard !lines.isEmpty else { throw PaperListError(0, .empty) }
    return lines
  }

  private mutating func fields(of bytes: [UInt8], number: Int) throws(PaperListProblem) -> [String] {
    do throws(CSVLine.Fault) {
      var failure: CSVLine.Fault?
      bytes.withUnsafeBytes { buffer in
        do throws(CSVLine.Fault) { try split.read(buffer) } catch { failure = error }
      }
      if let failure { throw failure }
    } catch {
      throw PaperListProblem(line: number, kind: .quotes)
    }
    return split.ends.indices.map { index in
      TextFolding.trimmed(String(decoding: split.field(index), as: UTF8.self))
    }
  }

  private func line(of fields: [String], number: Int) throws(PaperListProblem) -> PaperList.Line {
    guard fields.count <= columns.count else { throw PaperListProblem(line: number, kind: .fieldCount(columns.count)) }
    func text(_ column: PaperListColumn) -> String {
      columns.firstIndex(of: column).flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? ""
    }
    guard let voter = TypedNumber.roll(text(.number)) else { throw PaperListProblem(line: number, kind: .number) }
    let proxy = TypedNumber.roll(text(.proxy))
    guard proxy != nil || text(.proxy).isEmpty else { throw PaperListProblem(line: number, kind: .proxy) }
    guard let isReplaced = Self.flag(text(.replaced)) else { throw PaperListProblem(line: number, kind: .replaced) }
    return PaperList.Line(line: number, voter: voter, proxy: proxy, isReplaced: isReplaced)
  }

  private mutating func add(_ line: PaperList.Line) throws(PaperListProblem) {
    if let first = seen[line.voter] { throw PaperListProblem(line: line.line, kind: .repeated(firstLine: first)) }
    guard lines.count < PaperList.linesMax else { throw PaperListProblem(line: line.line, kind: .tooManyLines) }
    seen[line.voter] = line.line
    lines.append(line)
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.folded.text {
    case "", "0", "否", "no": false
    case "1", "是", "yes", "作废重领": true
    default: nil
    }
  }
}

/// A column of a keyed list.
enum PaperListColumn: CaseIterable {
  case number, proxy, replaced

  /// The columns that a header names; nil where the first line is none.
  static func header(_ fields: [String], number: Int) throws(PaperListProblem) -> [PaperListColumn]? {
    let named = fields.map { PaperListColumn(name: $0) }
    guard named.contains(where: { $0 != nil }) else { return nil }
    let columns = named.compactMap(\.self)
    guard columns.count == fields.count, Set(columns).count == columns.count, columns.contains(.number) else {
      throw PaperListProblem(line: number, kind: .header)
    }
    return columns
  }

  private init?(name: String) {
    switch name.folded.text {
    case "number", "序号", "选民序号": self = .number
    case "proxy", "受托人": self = .proxy
    case "replaced", "作废重领": self = .replaced
    default: return nil
    }
  }
}
