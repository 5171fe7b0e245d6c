/// One event of the election's calendar (选举日程).
package enum CalendarRecord: Equatable, Sendable, Codable {
  /// 公告: a notice was posted.
  case notice(NoticePosted)
  /// 会议: a meeting was held, with who was due and who came.
  case meeting(Meeting)
  /// 环节: a step began, ended or was signed off.
  case step(CalendarStep)

  /// The day of the event.
  package var day: CalendarDay {
    switch self {
    case .notice(let notice): notice.day
    case .meeting(let meeting): meeting.day
    case .step(let step): step.day
    }
  }
}

extension CalendarRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "notice", Self.notice) { if case .notice(let record) = $0 { record } else { nil } },
    Kind(2, "meeting", Self.meeting) { if case .meeting(let record) = $0 { record } else { nil } },
    Kind(3, "step", Self.step) { if case .step(let record) = $0 { record } else { nil } },
  ]
}
