/// One event of the election's calendar (选举日程).
public enum CalendarRecord: Equatable, Sendable, Codable {
  /// 公告: a notice was posted.
  case notice(NoticePosted)
  /// 会议: a meeting was held, with who was due and who came.
  case meeting(Meeting)
  /// 环节: a step began, ended or was signed off.
  case step(CalendarStep)

  /// The day of the event.
  public var day: CalendarDay {
    switch self {
    case .notice(let notice): notice.day
    case .meeting(let meeting): meeting.day
    case .step(let step): step.day
    }
  }
}

extension CalendarRecord: ProcedureTopic {
  func write(to writer: inout WireWriter) {
    switch self {
    case .notice(let notice): writer.message(1, notice)
    case .meeting(let meeting): writer.message(2, meeting)
    case .step(let step): writer.message(3, step)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .notice(try field.message())
    case 2: self = .meeting(try field.message())
    case 3: self = .step(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }
}
