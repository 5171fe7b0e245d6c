/// Moments as ISO 8601 text in UTC, to the second: `2010-03-16T13:00:00Z`.
package enum UTCTimestamp {
  /// The text of a moment in seconds since 1970 UTC, in the proleptic Gregorian calendar.
  ///
  /// Years of more than four digits are written as they are; nothing is refused, because a clock may say anything.
  package static func text(secondsSince1970 seconds: Int64) -> String {
    let day = floorDivide(seconds, by: 86_400)
    let second = Int((seconds % 86_400 + 86_400) % 86_400)
    let date = civil(daysSince1970: day)
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded(Int64($0), to: 2) }
    return padded(date.year, to: 4) + "-" + padded(date.month, to: 2) + "-" + padded(date.day, to: 2) + "T"
      + time.joined(separator: ":") + "Z"
  }

  // Years begin in March here, so that the leap day is a year's last: then every date is a sum.
  private static func civil(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func floorDivide(_ a: Int64, by b: Int64) -> Int64 {
    a >= 0 ? a / b : -((-(a + 1)) / b) - 1
  }

  private static func padded(_ value: Int64, to digits: Int) -> String {
    let text = String(value.magnitude)
    let zeros = String(repeating: "0", count: max(0, digits - text.utf8.count))
    return (value < 0 ? "-" : "") + zeros + text
  }
}
