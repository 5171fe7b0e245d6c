import ElectionReports
import Foundation

extension PageNode {
  /// A moment of an answer as the clock on the wall showed it: the time of today, and the day before it of any other
  /// day.
  ///
  /// - Parameter isHour: Whether it stands for the hour that begins then, without seconds.
  func time(_ utc: String, isHour: Bool = false) -> Markup {
    guard let seconds = Self.seconds(utc) else { return Markup(text: utc) }
    let wall = local.text(seconds).split(separator: " ")
    guard wall.count > 1 else { return Markup(text: utc) }
    let isToday = local.day(clock()) == local.day(seconds)
    let text = isToday ? String(isHour ? wall[1].prefix(5) : wall[1]) : "\(wall[0]) \(wall[1].prefix(5))"
    return "<time datetime=\"\(utc)\">\(text)</time>"
  }

  /// Whole minutes from a moment of an answer until now; nil where it is none, 0 where it lies ahead.
  func minutes(since utc: String) -> Int? {
    Self.seconds(utc).map { max(0, Int(clock() - $0) / 60) }
  }

  private static func seconds(_ utc: String) -> Int64? {
    (try? Date(utc, strategy: .iso8601)).map { Int64($0.timeIntervalSince1970) }
  }
}
