/// Turns the fields of one row of a registration file into an applicant.
///
/// What is wrong with a row stays with the row, so that a preview can list it beside the good ones.
struct RegistrationFields: TableRows {
  static let table = RollTable.registration

  let areas: RollAreas
  let limits: RollLimits
  let key: RegistrationKey

  func read(_ split: CSVLine, header: RollHeader, line: Int) -> (RegistrationRow?, [RollProblem]) {
    let row = row(line: line) { column in
      header.position(column).map { (split.field($0), $0 + 1) }
    }
    return (row, [])
  }

  func unreadable(_ problem: RollProblem) -> (RegistrationRow?, [RollProblem]) {
    (RegistrationRow(line: problem.line, content: .unreadable([problem])), [])
  }

  /// - Parameters:
  ///   - notes: What the file says against the person besides its columns.
  ///   - field: A column's bytes and its field on the line, from 1; nil where the row has no such column.
  func row(
    line: Int, notes: [RegistrationIssue.Code] = [], field: (RollColumn) -> (bytes: ArraySlice<UInt8>, place: Int?)?
  ) -> RegistrationRow {
    var row = FieldReader(line: line)
    for column in Self.table.columns {
      let found = field(column)
      row.take(
        column, found?.bytes ?? [], place: found?.place, mayBeEmpty: Self.table.mayBeEmpty(column), limits: limits)
    }
    let applicant = applicant(&row, notes: notes)
    guard row.problems.isEmpty, let applicant else {
      return RegistrationRow(line: line, content: .unreadable(row.problems))
    }
    return RegistrationRow(line: line, content: .applicant(applicant))
  }

  private func applicant(
    _ row: inout FieldReader, notes: [RegistrationIssue.Code]
  ) -> RegistrationApplicant? {
    let birthDate = row.day(.birthDate)
    let area = row.text(.area)
    if areas.site(of: area) == nil { row.note(.area, .unknownArea(String(area.prefix(40)))) }
    let sex = row.word(.sex, Self.sexes, problem: .badSex)
    let basis = row.word(.basis, Self.words(RegistrationBasis.self, \.chineseName))
    let source = row.word(.source, Self.words(RegistrationSource.self, \.chineseName))
    let declined = row.word(.declined, Self.answers)
    let since = row.day(.residentSince)
    let workSince = row.day(.workSince)
    let separation = separation(&row)
    let members = HouseholdMembers.names(row.text(.members))
    row.note(.members, HouseholdMembers.problem(members, limits: limits))
    guard let birthDate, let sex else { return nil }
    return RegistrationApplicant(
      name: row.text(.name), sex: sex, birthDate: birthDate, address: row.text(.address), area: area,
      household: row.text(.household), members: members, basis: basis, residentSince: since,
      workSince: workSince, identity: IdentityCheck(row.text(.identity), key: key), hasDeclined: declined ?? false,
      takesPart: declined == false, separation: separation,
      source: source ?? .other, canvasser: row.text(.canvasser), notes: notes, isChecked: !row.text(.checked).isEmpty,
      personHash: key.hash(name: row.text(.name), birthDate: birthDate),
      typedHash: key.hash(nameAsTyped: row.text(.name), birthDate: birthDate))
  }

  /// `翠园社区` or `翠园社区/承诺书`.
  private func separation(_ row: inout FieldReader) -> RegistrationApplicant.Separation? {
    let text = row.text(.separated)
    guard !text.isEmpty else { return nil }
    let parts = TextFolding.plain(text).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let words = Self.words(ResidenceProof.self, \.chineseName)
    guard parts.count == 2 else { return .init(community: text, proof: nil) }
    guard let proof = words[String(parts[1]).folded] else {
      row.note(.separated, .notOneOf(ResidenceProof.allCases.map { "\(parts[0])/\($0.chineseName)" }))
      return nil
    }
    return .init(community: String(parts[0]), proof: proof)
  }

  /// The words of an enumeration in both languages.
  private static func words<T: RawRepresentable<String> & CaseIterable>(
    _ type: T.Type, _ chinese: (T) -> String
  ) -> [FoldedText: T] {
    T.allCases.reduce(into: [:]) { words, value in
      words[value.rawValue.folded] = value
      words[chinese(value).folded] = value
    }
  }

  private static let sexes: [FoldedText: String] = ["男".folded: "男", "女".folded: "女"]
  private static let answers: [FoldedText: Bool] = [
    "是".folded: true, "yes".folded: true, "否".folded: false, "no".folded: false,
  ]
}

/// The fields of one row by column, and what is wrong with them: one problem a column.
struct FieldReader {
  let line: Int
  private(set) var problems: [RollProblem] = []
  private var fields: [RollColumn: (text: String, place: Int?)] = [:]

  init(line: Int) { self.line = line }

  mutating func take(
    _ column: RollColumn, _ bytes: ArraySlice<UInt8>, place: Int?, mayBeEmpty: Bool, limits: RollLimits
  ) {
    // What a spreadsheet leaves at the ends of a cell is nobody's name.
    let text = TextFolding.trimmed(String(decoding: bytes, as: UTF8.self))
    fields[column] = (text, place)
    note(column, FieldText.problem(ArraySlice(text.utf8), mayBeEmpty: mayBeEmpty, limits: limits))
  }

  mutating func note(_ column: RollColumn, _ kind: RollProblem.Kind?) {
    guard let kind, !problems.contains(where: { $0.column == column }) else { return }
    problems.append(RollProblem(line: line, field: fields[column]?.place, column: column, kind: kind))
  }

  func text(_ column: RollColumn) -> String { fields[column]?.text ?? "" }

  /// The day in the column; nil where it is empty or wrong.
  mutating func day(_ column: RollColumn) -> CalendarDay? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    let day = CalendarDay(typed: text, serial: true)
    if day == nil { note(column, .badDate) }
    return day
  }

  /// The value of the word in the column; nil where it is empty or none of the words.
  mutating func word<T>(_ column: RollColumn, _ words: [FoldedText: T], problem: RollProblem.Kind? = nil) -> T? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    let value = words[text.folded]
    if value == nil { note(column, problem ?? .notOneOf(words.keys.sorted().map(\.text))) }
    return value
  }
}
