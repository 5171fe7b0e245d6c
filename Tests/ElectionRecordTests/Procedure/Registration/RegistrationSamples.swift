import ElectionRecord

/// Rows of a registration file, and what they are measured by: an election on 16 March 2010 with an age of 18 years and
/// twelve months of residence.
enum RegistrationSamples {
  static let pollingDay = day("2010-03-16")
  static let key = key(7)
  static let header =
    "name,sex,birth_date,address,area,household,basis,resident_since,identity,declined,separated,source,canvasser,checked"

  static func key(_ byte: UInt8) -> RegistrationKey {
    guard let key = RegistrationKey(bytes: [UInt8](repeating: byte, count: RegistrationKey.byteCount)) else {
      preconditionFailure("a key takes as many bytes as were given")
    }
    return key
  }

  static func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("no day: \(text)") }
    return day
  }

  static var rules: RegistrationRules {
    var rules = RegistrationRules()
    rules.age = Cited(18, "选民年龄条")
    rules.residentsAllowed = Cited(true, "居住条")
    rules.residenceMonths = Cited(12, "居住期限条")
    rules.objectionDays = Cited(5, "申诉条")
    rules.decisionDays = Cited(3, "处理条")
    rules.absenceNoticeDays = Cited(2, "外出条")
    rules.representativesPerGroupMin = Cited(2, "代表条")
    rules.representativesPerGroupMax = Cited(3, "代表条")
    return rules
  }

  static func criteria(
    _ rules: RegistrationRules = rules, mode: ElectionMode = .voters, others: OtherRegister = OtherRegister()
  ) -> RegistrationCriteria {
    RegistrationCriteria(pollingDay: pollingDay, rules: rules, mode: mode, others: others)
  }

  /// A sound number of nobody: the area 000000 is on no card.
  static func identity(_ birthDate: String, _ sequence: Int) -> String {
    let digits = "000000" + birthDate.filter { $0 != "-" } + "\(1000 + sequence)".suffix(3)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return digits + [String](arrayLiteral: "1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2")[sum % 11]
  }

  /// A good row; what is given replaces its fields.
  static func row(
    _ name: String = "甲", sex: String = "男", born: String = "1960-06-07", address: String = "东村1号",
    area: String = "东村", household: String = "1", basis: String = "hukou", since: String = "", identity: String? = nil,
    declined: String = "", separated: String = "", source: String = "door", checked: String = ""
  ) -> String {
    let number = identity ?? Self.identity(born, sex == "男" ? 1 : 2)
    return [
      name, sex, born, address, area, household, basis, since, number, declined, separated, source, "组长", checked,
    ].joined(separator: ",")
  }

  static func read(
    _ text: String, areas: RollAreas = RollSamples.areas, limits: RollLimits = RegistrationFileReader.limits
  ) -> (rows: [RegistrationRow], problems: [RollProblem]) {
    var reader = RegistrationFileReader(areas: areas, key: key, limits: limits)
    let rows = reader.read(Array(text.utf8)) + reader.finish()
    return (rows, reader.problems)
  }

  static func rows(_ lines: String...) -> [RegistrationRow] {
    read(([header] + lines).joined(separator: "\n") + "\n").rows
  }

  static func preview(
    _ lines: String..., by criteria: RegistrationCriteria = criteria(), list: [ListedHousehold]? = nil
  ) -> RegistrationPreview {
    let file = ([header] + lines).joined(separator: "\n") + "\n"
    return RegistrationPreview([read(file).rows], by: criteria, list: list)
  }
}
