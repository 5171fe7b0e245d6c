import ElectionRecord

extension Wording {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// A day as a notice writes it: `2010年3月16日`, `16 March 2010`.
  static func day(_ day: CalendarDay) -> BilingualText {
    let (year, month, number) = day.parts
    return BilingualText(zh: "\(year)年\(month)月\(number)日", en: "\(number) \(months[month - 1]) \(year)")
  }

  /// The later day of a span without what both have in common.
  private static func short(_ day: CalendarDay, after first: CalendarDay) -> String {
    let (year, month, number) = day.parts
    if year != first.parts.year { return self.day(day).zh }
    return month == first.parts.month ? "\(number)日" : "\(month)月\(number)日"
  }

  /// Days in order, runs as spans: `3月13日至14日`.
  static func days(_ days: [CalendarDay]) -> BilingualText {
    var runs: [(first: CalendarDay, last: CalendarDay)] = []
    for day in days.sorted() {
      if let run = runs.last, day.days(since: run.last) == 1 {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day))
      }
    }
    let texts = runs.map { run -> BilingualText in
      let first = self.day(run.first)
      guard run.first != run.last else { return first }
      return BilingualText(
        zh: "\(first.zh)至\(short(run.last, after: run.first))", en: "\(first.en) to \(self.day(run.last).en)")
    }
    return BilingualText(
      zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
  }
}
