/// What the hall recorded of the calendar, by what it is about (选举日程).
package struct CalendarBook: Sendable {
  private let records: [CalendarRecord]
  /// Nobody is a candidate before.
  private let nominationBegan: CalendarDay?

  init(_ register: Register) {
    records = register.procedure(\.calendar).map(\.record)
    nominationBegan = register.nominationBegan
  }

  /// The notices of a kind.
  func notices(_ kind: NoticeKind) -> [NoticePosted] {
    records.compactMap { record in
      if case .notice(let notice) = record, notice.kind == kind { return notice }
      return nil
    }
  }

  /// When a notice of a kind first hung; one that was posted again later had already been seen.
  func posted(_ kind: NoticeKind) -> CalendarDay? { notices(kind).map(\.day).min() }

  /// The meetings, in the order of their days.
  var meetings: [Meeting] {
    records.compactMap { record in
      if case .meeting(let meeting) = record { return meeting }
      return nil
    }.sorted { $0.day < $1.day }
  }

  /// When a step was first taken.
  func taken(_ kind: StepKind) -> CalendarDay? { days(of: kind).min() }

  /// When a step was last taken.
  func last(_ kind: StepKind) -> CalendarDay? { days(of: kind).max() }

  /// The records of a step, as they were made.
  func steps(_ kind: StepKind) -> [CalendarStep] {
    records.compactMap { record in
      if case .step(let step) = record, step.kind == kind { return step }
      return nil
    }
  }

  private func days(of kind: StepKind) -> [CalendarDay] { steps(kind).map(\.day) }

  private func isTooEarly(_ meeting: Meeting) -> Bool {
    meeting.kind == .candidatesMeet && nominationBegan.map { meeting.day < $0 } ?? false
  }

  /// When what a deadline asks for was first done; nil where nobody recorded it, or nothing could record it.
  func done(_ act: Deadline.Act) -> CalendarDay? {
    switch act {
    case .notice(let kind): posted(kind)
    case .step(let kind): taken(kind)
    case .meeting(let kind): meetings.first { $0.kind == kind && !isTooEarly($0) }?.day
    case .objection, .decision, .absence, .commission, .withdrawal, .supplementaryPoll: nil
    }
  }
}
