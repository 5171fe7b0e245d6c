/// Turns the fields of one line into a voter, or says what is wrong with each of them.
struct RollFields: Sendable {
  private let areas: RollAreas
  private let limits: RollLimits
  /// The roll number that is due next.
  private var expected: UInt32 = 1

  init(areas: RollAreas, limits: RollLimits) {
    self.areas = areas
    self.limits = limits
  }

  /// A line was there and could not be read: its number is taken.
  mutating func skipNumber() { expected &+= 1 }

  /// Reads a line with as many fields as `header` has columns.
  mutating func read(_ split: CSVLine, header: RollHeader, line: Int) -> (RollRow?, [RollProblem]) {
    var problems: [RollProblem] = []
    for (index, column) in header.columns.enumerated() {
      guard let kind = check(split.field(index), column) else { continue }
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
    let voter = Voter(
      number: number ?? 0, name: text(.name), sex: text(.sex), birthDate: text(.birthDate),
      address: text(.address), area: text(.area), household: text(.household), card: text(.card))
    if voter.sex != "男", voter.sex != "女" { note(.sex, .badSex) }
    if !CalendarDay.isValid(voter.birthDate) {
      note(.birthDate, .badDate)
    } else if let year = Int(voter.birthDate.prefix(4)), !RollLimits.birthYears.contains(year) {
      note(.birthDate, .birthYear(RollLimits.birthYears))
    }
    let site = areas.site(of: voter.area)
    if site == nil { note(.area, .unknownArea(String(voter.area.prefix(40)))) }
    if !Self.hasLetterOrDigit(voter.card) { note(.card, .badCard) }
    guard problems.isEmpty, let site else {
      return (nil, problems.sorted { ($0.field ?? 0) < ($1.field ?? 0) })
    }
    return (RollRow(voter: voter, site: site), [])
  }

  /// Roll numbers are 1, 2, 3, …: the number decides the voter's place in every journal.
  private mutating func due(_ number: UInt32) -> RollProblem.Kind? {
    defer { expected = max(expected, number &+ 1) }
    if number == expected { return nil }
    return number < expected
      ? .numberRepeated(number, expected: expected) : .numberSkipped(number, expected: expected)
  }

  private func check(_ field: ArraySlice<UInt8>, _ column: RollColumn) -> RollProblem.Kind? {
    guard let first = field.first, let last = field.last else { return column.mayBeEmpty ? nil : .emptyField }
    if field.count > limits.fieldBytesMax { return .fieldTooLong(limit: limits.fieldBytesMax) }
    if Self.startsFormula(first, field) { return .formula }
    if Self.hasControl(field) { return .controlCharacter }
    return Self.hasOuterSpace(field, first: first, last: last) ? .outerSpace : nil
  }

  /// A spreadsheet takes these, and their full-width forms, as the start of a formula.
  private static func startsFormula(_ first: UInt8, _ field: ArraySlice<UInt8>) -> Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case 0xEF:
      // U+FF1D, U+FF0B, U+FF0D, U+FF20
      return [[0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0xA0]]
        .contains { field.starts(with: $0) }
    default: return false
    }
  }

  /// C0, DEL and C1 controls; and the characters that turn the direction of text or cannot be seen.
  private static func hasControl(_ field: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    var earlier: UInt8 = 0
    for byte in field {
      if byte < 0x20 || byte == 0x7F { return true }
      if previous == 0xC2, byte < 0xA0 { return true }
      if earlier == 0xE2, previous == 0x80, isHidden(byte) { return true }
      if earlier == 0xE2, previous == 0x81, (0xA0...0xAF).contains(byte) { return true }
      if earlier == 0xEF, previous == 0xBB, byte == 0xBF { return true }
      earlier = previous
      previous = byte
    }
    return false
  }

  /// The last byte of U+200B–200F and U+2028–202E.
  private static func isHidden(_ byte: UInt8) -> Bool {
    (0x8B...0x8F).contains(byte) || (0xA8...0xAE).contains(byte)
  }

  /// A space, U+3000 or U+00A0 at an end.
  private static func hasOuterSpace(_ field: ArraySlice<UInt8>, first: UInt8, last: UInt8) -> Bool {
    if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") { return true }
    guard first == 0xE3 || first == 0xC2 || last == 0x80 || last == 0xA0 else { return false }
    return [[0xE3, 0x80, 0x80], [0xC2, 0xA0]].contains { space in
      field.starts(with: space) || field.suffix(space.count).elementsEqual(space)
    }
  }

  private static func number(_ text: String) -> UInt32? {
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
