import ElectionRecord
import ElectionReports

/// 日程: every event of the calendar in the order of its day.
package struct ShowCalendar: NodeView {
  package static let keys = ["procedure", "_0", "calendar"]

  package init() {}

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let events = node.register.hall.procedure.calendar.map(\.record).sorted { $0.day < $1.day }
    guard !events.isEmpty else {
      return CommandAnswer(["events": []], [context.say("还没有日程记录。", "No event is recorded yet.")])
    }
    return CommandAnswer(
      ["events": .array(events.map(\.json))],
      events.map { "\($0.day)  \(context.say(Wording.summary($0)))" })
  }
}

extension CalendarRecord {
  /// Without notes and signatures.
  var json: JSONValue {
    var members = JSONFields(message).members
    members["do"] = .string(key)
    members["note"] = nil
    members["officers"] = nil
    return .object(members)
  }
}
