/// Which events of the calendar may be recorded.
enum CalendarRule {
  static func check(_ record: CalendarRecord, in register: Register) throws(ProcedureRefusal) {
    if case .meeting(let meeting) = record, meeting.present > meeting.expected {
      throw .morePresentThanExpected(meeting)
    }
  }
}

extension ProcedureRefusal {
  fileprivate static func morePresentThanExpected(_ meeting: Meeting) -> ProcedureRefusal {
    ProcedureRefusal(
      "morePresentThanExpected", zh: "实到 \(meeting.present) 人多于应到 \(meeting.expected) 人。请核对签到册。",
      en: "\(meeting.present) came although \(meeting.expected) were due. Check the attendance list.")
  }
}
