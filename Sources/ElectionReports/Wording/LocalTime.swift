package import ElectionRecord

/// Moments as the people at the table read them: by the clock on their wall, with its distance from UTC, so that two
/// papers from different places can still be compared.
///
/// Entries and JSON have UTC, see ``UTCTimestamp``.
package struct LocalTime: Sendable {
  /// Seconds that the wall's clock is ahead of UTC, at a moment in seconds since 1970 UTC.
  private let ahead: @Sendable (Int64) -> Int

  package init(ahead: @escaping @Sendable (Int64) -> Int) { self.ahead = ahead }

  package static let utc = LocalTime { _ in 0 }

  /// `2010-03-16 21:00:00 +08:00`.
  package func text(_ seconds: Int64) -> String {
    let ahead = ahead(seconds)
    let wall = UTCTimestamp.text(secondsSince1970: seconds &+ Int64(ahead)).dropLast().split(separator: "T")
    let minutes = ahead.magnitude / 60
    func padded(_ value: UInt) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let distance = (ahead < 0 ? "-" : "+") + padded(minutes / 60) + ":" + padded(minutes % 60)
    return wall.joined(separator: " ") + " " + distance
  }

  /// The day on the wall's calendar.
  package func day(_ seconds: Int64) -> CalendarDay {
    let wall = seconds &+ Int64(ahead(seconds))
    return CalendarDay(number: Int(clamping: wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400))
  }
}
