/// Which events of the calendar may be recorded.
///
/// Lenient: a fact is recorded even where it departs from the rules; ``ComplianceRule`` reports the departure.
///
/// - Rule: what the law says of days is in the profile, with its articles; only what contradicts itself is refused
///   here.
enum CalendarRule {
  static func check(_ record: CalendarRecord, in register: Register) throws(Refusal) {
    switch record {
    case .notice(let notice):
      if notice.kind != .result, !notice.figures.isEmpty { throw .figuresAreOfTheResult }
    case .meeting(let meeting):
      guard (meeting.expected == nil) == (meeting.present == nil) else { throw .halfAnAttendance }
      if let expected = meeting.expected, let present = meeting.present, present > expected {
        throw .morePresentThanExpected(present, expected)
      }
      if let called = meeting.called, called > meeting.day { throw .calledAfterwards }
      if let body = meeting.body, meeting.kind != .committeeChosen || !body.isOfResidents { throw .notSuchABody }
    case .step(let step):
      guard step.kind == .handover || step.chair.isEmpty && step.supervisor.isEmpty else { throw .onlyTheHandover }
    }
  }
}

extension Refusal {
  fileprivate static func morePresentThanExpected(_ present: Int, _ expected: Int) -> Refusal {
    Refusal(
      "morePresentThanExpected", zh: "实到 \(present) 人多于应到 \(expected) 人。请核对签到册。",
      en: "\(present) came although \(expected) were due. Check the attendance list.")
  }

  fileprivate static let calledAfterwards = Refusal(
    "calledAfterwards", zh: "通知日期晚于会议日期。请核对 called 和 day。",
    en: "It was called after the day on which it was held. Check called and day.")

  fileprivate static let notSuchABody = Refusal(
    "notSuchABody", zh: "只有推选选举委员会的会议（committeeChosen）才写 body：居民会议 residents，或居民代表会议 assembly。请改正。",
    en:
      "Only the meeting that chose the election committee (committeeChosen) has a body: residents or assembly. Correct it."
  )

  fileprivate static let halfAnAttendance = Refusal(
    "halfAnAttendance", zh: "应到和实到要么都写，要么都不写。请补上缺的一项。",
    en: "Those due and those present are written both or not at all. Add the one that is missing.")

  fileprivate static let onlyTheHandover = Refusal(
    "onlyTheHandover", zh: "只有工作移交（handover）才写主持人和监督人。请删去 chair 和 supervisor。",
    en: "Only the handover says who chaired and who supervised it. Remove chair and supervisor.")

  fileprivate static let figuresAreOfTheResult = Refusal(
    "figuresAreOfTheResult", zh: "只有选举结果公告才写公布了哪些数字。请删去 figures。",
    en: "Only the notice of the result says which figures it gave. Remove figures.")
}

/// Whether enough representatives came to the assembly that elects (到会人数).
package struct MeetingQuorum: Equatable, Sendable {
  /// Who was due and who came, in persons; nil where nobody wrote it down.
  package let expected: Int?
  package let present: Int?
  package let rule: Cited<Fraction>

  /// How many must be present.
  package var needed: Int? { expected.map { rule.value.least(of: $0) } }

  /// Nil while the attendance is not known.
  package var isReached: Bool? {
    guard let expected, let present else { return nil }
    return rule.value.isReached(by: present, of: expected)
  }

  /// - Parameter rule: The part of those due that must be present, at least.
  package init(present: Int?, of expected: Int?, atLeast rule: Cited<Fraction>) {
    self.expected = expected
    self.present = present
    self.rule = rule
  }

  /// The quorum of a meeting; nil for one that elects nobody, and where the law is silent.
  package init?(_ meeting: Meeting, in election: Election) {
    guard meeting.kind == .polling, election.mode == .representatives,
      let rule = election.procedure?.results.representativesPresent
    else { return nil }
    self.init(present: meeting.present, of: meeting.expected, atLeast: rule)
  }
}

/// How law counts days: by the calendar, whatever the hour. What is posted on the 11th stands five days before a poll
/// on the 16th.
extension CalendarDay {
  /// Whether this day is `days` or more before `event`.
  func isAtLeast(_ days: Int, before event: CalendarDay) -> Bool { event.days(since: self) >= days }

  /// Whether this day is `event` or at most `days` after it; a day before the event is not.
  func isWithin(_ days: Int, after event: CalendarDay) -> Bool { (0...max(0, days)).contains(self.days(since: event)) }
}
