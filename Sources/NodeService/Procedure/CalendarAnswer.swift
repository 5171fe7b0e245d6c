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
  var json: JSONValue {
    switch self {
    case .notice(let notice):
      [
        "do": "notice", "kind": .string(notice.kind.rawValue), "day": .string("\(notice.day)"),
        "place": .string(notice.place), "figures": .array(notice.figures.map { .string($0.rawValue) }),
      ]
    case .meeting(let meeting):
      [
        "do": "meeting", "kind": .string(meeting.kind.rawValue), "day": .string("\(meeting.day)"),
        "expected": JSONValue(meeting.expected), "present": JSONValue(meeting.present),
      ]
    case .step(let step):
      ["do": "step", "kind": .string(step.kind.rawValue), "day": .string("\(step.day)")]
    }
  }
}
