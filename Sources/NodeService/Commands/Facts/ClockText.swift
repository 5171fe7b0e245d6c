import ElectionRecord
import ElectionReports

/// What a person is told of a clock that shows a day far from the election's.
enum ClockText {
  /// - Parameter now: The node's clock, seconds since 1970 UTC.
  /// - Returns: No line where the clock is near enough, or the election names no day.
  static func lines(_ now: Int64, _ election: Election, _ local: LocalTime, _ say: Speaker) -> [String] {
    guard let distance = ClockRule.distance(of: local.day(now), from: election) else { return [] }
    let days = distance.magnitude
    return [
      distance > 0
        ? say(
          "注意：本机时钟显示 \(local.text(now))，比本次选举的日子晚 \(days) 天。登记不受影响；请核对日期和时间，再看是不是这次选举。",
          "Note: this machine's clock shows \(local.text(now)), \(days, "day") after this election. Recording goes on; check "
            + "date and time, and that this is the election.")
        : say(
          "注意：本机时钟显示 \(local.text(now))，比本次选举的日子早 \(days) 天。登记不受影响；请核对日期和时间，再看是不是这次选举。",
          "Note: this machine's clock shows \(local.text(now)), \(days, "day") before this election. Recording goes on; "
            + "check date and time, and that this is the election.")
    ]
  }
}
