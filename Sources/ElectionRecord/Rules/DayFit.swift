/// Days that people write down, against the polling day and the node's clock.
enum DayFit {
  /// The most days before polling day on which the roll changes, and after it.
  static let registrationDaysMax = (before: 366, after: 31)
  /// The most days before polling day on which somebody is put forward or commissioned; nobody is after it.
  static let preparationDaysMax = 366

  /// - Parameters:
  ///   - before: The most days before polling day that nobody is asked about.
  ///   - after: The most days after it.
  static func misfits(
    of day: CalendarDay, from before: Int, to after: Int, in election: Election, today: CalendarDay?
  ) -> [Misfit] {
    // West and east of the clock's meridian it is another day.
    if let today, day > today.adding(days: 1) {
      return [
        .question(
          BilingualText(
            zh: "日期是 \(day)，电脑的时钟今天是 \(today)。", en: "The day is \(day); by this laptop's clock it is \(today)."))
      ]
    }
    guard let polling = election.pollingDay,
      !(polling.adding(days: -before)...polling.adding(days: after)).contains(day)
    else { return [] }
    return [
      .question(
        BilingualText(zh: "日期是 \(day)，投票日是 \(polling)。", en: "The day is \(day); polling day is \(polling)."))
    ]
  }

  /// The day on which a voter left the roll or came back.
  static func misfits(of record: RegistrationRecord, in election: Election, today: CalendarDay?) -> [Misfit] {
    let day: CalendarDay? =
      switch record {
      case .removed(let record): record.day
      case .restored(let record): record.day
      default: nil
      }
    guard let day else { return [] }
    return misfits(
      of: day, from: registrationDaysMax.before, to: registrationDaysMax.after, in: election, today: today)
  }

  /// The day on which somebody was put forward, vetted, or put on the list of candidates.
  static func misfits(of record: NominationRecord, in election: Election) -> [Misfit] {
    let day: CalendarDay? =
      switch record {
      case .sheets, .votes, .strokes: nil
      case .joint(let record): record.day
      case .vetting(let record): record.day
      case .withdrawal(let record): record.day
      case .formal(let record): record.day
      case .party(let record): record.day
      }
    return day.map { misfits(of: $0, from: preparationDaysMax, to: 0, in: election, today: nil) } ?? []
  }

  /// The day on which a commission was filed or taken back.
  static func misfits(of record: ProxyRecord, in election: Election) -> [Misfit] {
    let day: CalendarDay? =
      switch record {
      case .commissioned(let record): record.day
      case .withdrawn(let record): record.day
      case .assisted: nil
      }
    return day.map { misfits(of: $0, from: preparationDaysMax, to: 0, in: election, today: nil) } ?? []
  }
}
