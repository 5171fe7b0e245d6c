extension CalendarDay {
  /// The serial numbers of a spreadsheet that can be nothing else: five digits, from May 1927 to 2173.
  private static let serials = 10_000...99_999
  /// 30 December 1899: day 0 of a spreadsheet.
  private static let serialZero = -25_569

  /// Reads a day as people and spreadsheets write it: `1959-03-26`, `1959/3/26`, `1959.3.26`, `1959年3月26日`,
  /// `19590326`, `26/3/1959`, each also with a time of midnight behind it.
  ///
  /// Nil where it could be two days, such as `3/4/1959`, or lacks its century.
  ///
  /// - Parameter serial: Whether a number of five digits is a spreadsheet's day, as in a file that one wrote.
  package init?(typed text: String, serial: Bool = false) {
    let day = Self.withoutMidnight(TextFolding.plain(text))
    if let read = CalendarDay(day) ?? Self.compact(day) {
      self = read
    } else if serial, day.utf8.count == 5, let number = TypedNumber.whole(day), Self.serials.contains(number) {
      self.init(number: number + Self.serialZero)
    } else if let read = Self.parted(day) {
      self = read
    } else {
      return nil
    }
  }

  /// Takes a time off that a spreadsheet or a database writes behind a day.
  private static func withoutMidnight(_ text: String) -> String {
    for end in ["T00:00:00.000Z", "T00:00:00Z", "T00:00:00", " 00:00:00", " 0:00:00", " 00:00", " 0:00"]
    where text.hasSuffix(end) {
      return String(text.dropLast(end.count))
    }
    return text
  }

  /// `19590326`.
  private static func compact(_ text: String) -> CalendarDay? {
    guard text.utf8.count == 8, TypedNumber.whole(text) != nil else { return nil }
    return CalendarDay([text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)].joined(separator: "-"))
  }

  /// Three numbers with separators, the year first or last.
  private static func parted(_ text: String) -> CalendarDay? {
    let separators: Set<Unicode.Scalar> = ["-", "/", ".", "\u{B7}", "年", "月", "日", "号", " "]
    let parts = text.unicodeScalars.split(omittingEmptySubsequences: true, whereSeparator: separators.contains)
      .map { TextFolding.string($0) }
    guard parts.count == 3, text.utf8.first.map({ $0 < 0x80 && $0 >= UInt8(ascii: "0") }) == true,
      parts.allSatisfy({ TypedNumber.whole($0) != nil })
    else { return nil }
    if parts[0].utf8.count == 4 { return day(parts[0], parts[1], parts[2]) }
    guard parts[2].utf8.count == 4 else { return nil }
    // Which of two is the month is known where the other cannot be one.
    let found = Set([day(parts[2], parts[0], parts[1]), day(parts[2], parts[1], parts[0])].compactMap(\.self))
    return found.count == 1 ? found.first : nil
  }

  private static func day(_ year: String, _ month: String, _ day: String) -> CalendarDay? {
    guard month.utf8.count <= 2, day.utf8.count <= 2 else { return nil }
    func two(_ text: String) -> String { text.utf8.count == 1 ? "0" + text : text }
    return CalendarDay("\(year)-\(two(month))-\(two(day))")
  }
}
