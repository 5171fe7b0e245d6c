/// Which events of the calendar may be recorded.
///
/// Lenient: a fact is recorded even where it departs from the rules; ``ComplianceRule`` reports the departure.
///
/// - Rule: what the law says of days is in the profile, with its articles; here only what contradicts itself.
enum CalendarRule {
  static func check(_ record: CalendarRecord, in register: Register) throws(ProcedureRefusal) {
    switch record {
    case .notice(let notice):
      if notice.kind != .result, !notice.figures.isEmpty { throw .figuresAreOfTheResult }
    case .meeting(let meeting):
      guard (meeting.expected == nil) == (meeting.present == nil) else { throw .halfAnAttendance }
      if let expected = meeting.expected, let present = meeting.present, present > expected {
        throw .morePresentThanExpected(present, expected)
      }
    case .step: break
    }
  }
}

extension ProcedureRefusal {
  fileprivate static func morePresentThanExpected(_ present: Int, _ expected: Int) -> ProcedureRefusal {
    ProcedureRefusal(
      "morePresentThanExpected", zh: "实到 \(present) 人多于应到 \(expected) 人。请核对签到册。",
      en: "\(present) came although \(expected) were due. Check the attendance list.")
  }

  fileprivate static let halfAnAttendance = ProcedureRefusal(
    "halfAnAttendance", zh: "应到和实到要么都写，要么都不写。请补上缺的一项。",
    en: "Those due and those present are written both or not at all. Add the one that is missing.")

  fileprivate static let figuresAreOfTheResult = ProcedureRefusal(
    "figuresAreOfTheResult", zh: "只有选举结果公告才写公布了哪些数字。请删去 figures。",
    en: "Only the notice of the result says which figures it gave. Remove figures.")
}
