import ElectionRecord
import ElectionReports

/// What the plan asks for today, as answers of other verbs say it.
extension ElectionPlan {
  /// The members `due` and `overdue`, by the names of what is done.
  func pressing(_ today: CalendarDay) -> [String: JSONValue] {
    Dictionary(
      uniqueKeysWithValues: [State.due, .overdue].map { state in
        (state.rawValue, .array(items(state, on: today).map { .string($0.deadline.act.code) }))
      })
  }

  /// What is due today, each by name, and how much is overdue.
  func reminders(_ today: CalendarDay, _ mode: ElectionMode, _ say: Speaker) -> [String] {
    let overdue = items(.overdue, on: today).count
    return dueToday(today, mode, say)
      + (overdue == 0
        ? []
        : [say("已过期而没有记录的 \(overdue) 项，见 plan。", "\(overdue, "deadline") overdue and not recorded: see plan.")])
  }

  /// What is due today and what is overdue, each by name; what is overdue with its last day.
  func pressingLines(_ today: CalendarDay, _ mode: ElectionMode, _ say: Speaker) -> [String] {
    let overdue = items(.overdue, on: today).map { item in
      let name = say(Wording.name(item.deadline.act, in: mode))
      return say("  \(name)，最迟 \(item.day)", "  \(name), due by \(item.day)")
    }
    return dueToday(today, mode, say)
      + (overdue.isEmpty ? [] : [say("已过期而没有记录的：", "Overdue and not recorded:")] + overdue)
  }

  private func dueToday(_ today: CalendarDay, _ mode: ElectionMode, _ say: Speaker) -> [String] {
    let due = items(.due, on: today).map { say(Wording.name($0.deadline.act, in: mode)) }
    return due.isEmpty
      ? [] : [say("今天到期：\(due.joined(separator: "；"))。", "Due today: \(due.joined(separator: "; ")).")]
  }
}
