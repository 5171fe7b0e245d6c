/// Turns the fields of one line of a roll into a voter, or says what is wrong with each of them.
struct RollFields: TableRows {
  static let table = RollTable.roll

  private let areas: RollAreas
  private let limits: RollLimits
  /// The lowest roll number that the next line may have.
  private var expected: UInt32 = 1

  init(areas: RollAreas, limits: RollLimits) {
    self.areas = areas
    self.limits = limits
  }

  /// A line was there and could not be read: its number is taken.
  mutating func unreadable(_ problem: RollProblem) -> (RollRow?, [RollProblem]) {
    skipNumber()
    return (nil, [problem])
  }

  private mutating func skipNumber() { expected &+= 1 }

  /// Reads a line with as many fields as `header` has columns.
  mutating func read(_ split: CSVLine, header: RollHeader, line: Int) -> (RollRow?, [RollProblem]) {
    var problems: [RollProblem] = []
    for (index, column) in header.columns.enumerated() {
      let isOptional = Self.table.mayBeEmpty(column)
      guard let kind = FieldText.problem(split.field(index), mayBeEmpty: isOptional, limits: limits) else { continue }
      problems.append(RollProblem(line: line, field: index + 1, column: column, kind: kind))
    }
    func text(_ column: RollColumn) -> String {
      header.position(column).map { String(decoding: split.field($0), as: UTF8.self) } ?? ""
    }
    func note(_ column: RollColumn, _ kind: RollProblem.Kind?) {
      guard let kind, !problems.contains(where: { $0.column == column }) else { return }
      let field = header.position(column).map { $0 + 1 }
      problems.append(RollProblem(line: line, field: field, column: column, kind: kind))
    }
    let numberText = text(.number)
    let number = Self.number(numberText)
    if let number {
      note(.number, due(number))
    } else {
      note(.number, .badNumber)
      skipNumber()
    }
    let born = CalendarDay(typed: text(.birthDate), serial: true)
    let sex = Self.sexes[text(.sex).folded]
    let voter = Voter(
      number: number ?? 0, name: text(.name), sex: sex ?? "", birthDate: born.map { "\($0)" } ?? "",
      address: text(.address), area: text(.area), household: text(.household), card: text(.card),
      members: HouseholdMembers.names(text(.members)))
    if sex == nil { note(.sex, .badSex) }
    if born == nil {
      note(.birthDate, .badDate)
    } else if let year = born?.parts.year, !RollLimits.birthYears.contains(year) {
      note(.birthDate, .birthYear(RollLimits.birthYears))
    }
    note(.members, HouseholdMembers.problem(voter.members, limits: limits))
    let site = areas.site(of: voter.area)
    if site == nil { note(.area, .unknownArea(String(voter.area.prefix(40)))) }
    if !Self.hasLetterOrDigit(voter.card) { note(.card, .badCard) }
    guard problems.isEmpty, let site else {
      return (nil, problems.sorted { ($0.field ?? 0) < ($1.field ?? 0) })
    }
    return (RollRow(voter: voter, site: site, line: line), [])
  }

  /// Roll numbers rise from line to line: the number decides the voter's place in every journal. Those that an earlier
  /// poll of the same roll struck off are left out.
  private mutating func due(_ number: UInt32) -> RollProblem.Kind? {
    guard number <= limits.rowsMax else { return .numberTooHigh(limit: limits.rowsMax) }
    defer { expected = max(expected, number + 1) }
    return number < expected ? .numberRepeated(number, expected: expected) : nil
  }

  private static let sexes: [FoldedText: String] = ["男".folded: "男", "女".folded: "女"]

  private static func number(_ typed: String) -> UInt32? {
    let text = TextFolding.plain(typed)
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      text.utf8.first != UInt8(ascii: "0"), let number = UInt32(text), number < .max
    else { return nil }
    return number
  }

  private static func hasLetterOrDigit(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar {
      case "0"..."9", "A"..."Z", "a"..."z": true
      default: !scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      }
    }
  }
}
