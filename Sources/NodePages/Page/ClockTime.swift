import ElectionReports
import Foundation

extension PageNode {
  /// A moment of an answer as the clock on the wall showed it: the time of today, and the day before it of any other
  /// day.
  func time(_ utc: String) -> Markup {
    guard let date = try? Date(utc, strategy: .iso8601) else { return Markup(text: utc) }
    let wall = local.text(Int64(date.timeIntervalSince1970)).split(separator: " ")
    guard wall.count > 1 else { return Markup(text: utc) }
    let isToday = local.day(clock()) == local.day(Int64(date.timeIntervalSince1970))
    let text = isToday ? String(wall[1]) : "\(wall[0]) \(wall[1].prefix(5))"
    return "<time datetime=\"\(utc)\">\(text)</time>"
  }
}
