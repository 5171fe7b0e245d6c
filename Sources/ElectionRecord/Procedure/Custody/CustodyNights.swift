/// The nights between a box's first day and its opening, and who kept it.
struct CustodyNights {
  /// The most nights without a custodian that are told one by one.
  static let nightsMax = 31

  private let kept: [BoxKept]
  private let firstDay: CalendarDay?
  private let lastDay: CalendarDay?

  /// - Parameter days: The days on which the site serves, where the election's file says so.
  init(links: [CustodyLink], days: [CalendarDay]?, openedOn: CalendarDay?) {
    let records = links.compactMap(\.record)
    kept = records.compactMap { record in
      if case .kept(let kept) = record { return kept }
      return nil
    }
    firstDay = days?.first ?? records.map(\.day).min()
    lastDay = openedOn ?? (records.map(\.day) + kept.map(\.to) + (days ?? [])).max()
  }

  /// A break for each night that no record covers.
  var breaks: [CustodyBreak] {
    guard let firstDay, let lastDay, firstDay < lastDay else { return [] }
    var found: [CustodyBreak] = []
    var night = firstDay
    while night < lastDay, found.count < Self.nightsMax {
      if let record = kept.first(where: { $0.from <= night && night < $0.to }) {
        night = record.to
      } else {
        found.append(CustodyBreak(.nightUnattended, night: night))
        night = night.adding(days: 1)
      }
    }
    return found
  }
}

extension CustodyLink {
  /// The record of custody in it; nil for what the site's own opening and closing say.
  package var record: CustodyRecord? {
    if case .record(let record) = event { return record }
    return nil
  }
}
