/// A day of the Gregorian calendar (ISO 8601), without a time and without a zone: the days that law counts in.
package struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1 January 1970, which is 0.
  package let number: Int

  /// - Parameter number: Days since 1 January 1970.
  package init(number: Int) { self.number = number }

  /// Reads exactly ten bytes such as `1960-06-07`; nil when that day does not exist. Years 0001 to 9999.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.decimal(bytes[0..<4]), let month = Self.decimal(bytes[5..<7]),
      let day = Self.decimal(bytes[8..<10]), year >= 1, (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year)
    else { return nil }
    number = Self.number(year: year, month: month, day: day)
  }

  /// Reads days since 1 January 1970; nil outside the years 0001 to 9999.
  init?(wire days: Int64) {
    guard (-719_162...2_932_896).contains(days) else { return nil }
    number = Int(days)
  }

  /// Whether ``init(_:)`` reads `text`.
  package static func isValid(_ text: some StringProtocol) -> Bool { CalendarDay(text) != nil }

  /// Year, month and day.
  package var parts: (year: Int, month: Int, day: Int) {
    // A year that begins in March has its leap day last; 146,097 days are one cycle of 400 years.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let calendarMonth = month < 10 ? month + 3 : month - 9
    return (year + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, ofYear - (153 * month + 2) / 5 + 1)
  }

  /// `1960-06-07`.
  package var description: String {
    let (year, month, day) = parts
    return [(year, 4), (month, 2), (day, 2)].map { value, width in
      String(repeating: "0", count: max(0, width - "\(value)".count)) + "\(value)"
    }.joined(separator: "-")
  }

  package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

  /// The day so many days later; earlier where `days` is negative.
  package func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days) }

  /// The same day so many months later; the month's last day where it has no such day, so that somebody born on 29
  /// February comes of age on 28 February of a common year.
  ///
  /// - Rule: 民法典 art. 202: without a corresponding day the last day of the month ends a period.
  package func adding(months: Int) -> CalendarDay {
    let (year, month, day) = parts
    let total = year * 12 + month - 1 + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let last = Self.days(in: newMonth, of: newYear)
    return CalendarDay(number: Self.number(year: newYear, month: newMonth, day: min(day, last)))
  }

  /// How many days this one is after `earlier`; negative where it is before.
  package func days(since earlier: CalendarDay) -> Int { number - earlier.number }

  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  private static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDay: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let day = CalendarDay(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a day is written YYYY-MM-DD")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
