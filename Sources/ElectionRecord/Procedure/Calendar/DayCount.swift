/// How law counts days: by the calendar, whatever the hour. What is posted on the 11th stands five days before a poll
/// on the 16th.
extension CalendarDay {
  /// Whether this day is `days` or more before `event`.
  func isAtLeast(_ days: Int, before event: CalendarDay) -> Bool { event.days(since: self) >= days }

  /// Whether this day is `event` or at most `days` after it; a day before the event is not.
  func isWithin(_ days: Int, after event: CalendarDay) -> Bool { (0...max(0, days)).contains(self.days(since: event)) }
}
