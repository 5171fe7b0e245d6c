/// Every last day that the election's rules know, in the order of the days (选举日程安排).
package struct ElectionPlan: Equatable, Sendable {
  /// One deadline with what became of it.
  package struct Item: Equatable, Sendable {
    package let deadline: Deadline
    /// The last good day.
    package let day: CalendarDay
    /// When it was done; nil where nobody recorded it.
    package let done: CalendarDay?

    /// How it stands on a day.
    package func state(on today: CalendarDay) -> State {
      if done != nil { return .done }
      if day > today { return .ahead }
      if day == today { return .due }
      return deadline.act.isRecorded ? .overdue : .over
    }
  }

  /// How a deadline stands on a day.
  package enum State: String, Sendable, CaseIterable {
    case done, ahead
    /// 今天到期.
    case due
    /// The day is past and nobody recorded that it was done.
    case overdue
    /// The day is past, and what is done by then is recorded voter by voter or not at all.
    case over
  }

  package let items: [Item]

  /// The plan of an election that is not set up yet.
  package init(_ election: Election) { self.init(election, in: nil) }

  /// - Parameter register: What was recorded; nil before there is one.
  fileprivate init(_ election: Election, in register: Register?) {
    let book = register.map(CalendarBook.init)
    let filed = register.map { RegistrationLedger.objections(in: $0) } ?? []
    // A list of proxies is due once there are any.
    let isDue = { (act: Deadline.Act) -> Bool in
      guard let register, let book, case .notice(let kind) = act else { return true }
      return kind.isDue(in: register, book)
    }
    let objections =
      register.map { register in
        Deadline.objections(
          to: election, lastDay: ObjectionRule.lastDay(in: register), filed: filed.map(\.filed.day))
      } ?? Deadline.objections(to: election)
    items = (Deadline.all(of: election) + objections).filter { isDue($0.act) }.compactMap { deadline in
      var done = book?.done(deadline.act)
      if case .decision(let number?) = deadline.act { done = filed[number - 1].decision?.day }
      return deadline.day.map { Item(deadline: deadline, day: $0, done: done) }
    }.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  /// The items that stand so on a day.
  package func items(_ state: State, on today: CalendarDay) -> [Item] { items.filter { $0.state(on: today) == state } }
}

extension Deadline.Act {
  /// Whether the calendar says that it was done.
  fileprivate var isRecorded: Bool {
    switch self {
    case .notice, .step, .meeting, .decision(.some): true
    case .objection, .decision(.none), .absence, .commission, .withdrawal, .supplementaryPoll: false
    }
  }
}

extension Register {
  /// The plan of the election, with what is recorded of it.
  package var plan: ElectionPlan { ElectionPlan(election, in: self) }
}
