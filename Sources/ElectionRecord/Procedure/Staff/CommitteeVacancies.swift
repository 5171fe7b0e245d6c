/// Those who were not chosen for the election committee, in the order in which they move up (递补次序). A later record
/// takes its place.
package struct CommitteeReserves: WireMessage, Codable {
  package var day = CalendarDay(number: 0)
  package var names: [String] = []

  package init() {}

  package init(day: CalendarDay, names: [String]) {
    self.day = day
    self.names = names
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.day(1, "day", &day)
    try fields.texts(2, "names", &names)
  }
}

/// How the vacancies of the election committee were filled (补缺).
///
/// - Rule: 城市居民委员会组织法 (2025) art. 15: by the order of the first choice, or by choosing anew.
struct CommitteeVacancies {
  /// Somebody who took a seat that another had left.
  struct Filling: Equatable {
    let name: String
    /// By rank or anew; nil where neither the order nor a meeting is recorded.
    let isRegular: Bool?
  }

  private(set) var fillings: [Filling] = []
  private var reserves: [String] = []
  private var open: [StaffRelief] = []
  private let isExcluded: (String) -> Bool
  private let choices: [CalendarDay]

  init(_ register: Register) {
    let candidates = register.allPutForward
    let roster = register.staff
    isExcluded = { name in
      FoldedSet(candidates.map(\.name)).contains(name) || !roster.kin(of: name, among: candidates).isEmpty
    }
    choices = CalendarBook(register).meetings.filter { $0.kind == .committeeChosen }.map(\.day)
    for record in Self.byDay(register.procedure(\.staff).map(\.record)) { take(record) }
  }

  /// In the order in which it happened, whichever was typed first: on one day the order of those who move up stands
  /// first, then seats are left, then taken. On the day on which the committee begins, whoever was typed before anybody
  /// left founds it.
  private static func byDay(_ records: [StaffRecord]) -> [StaffRecord] {
    let begins = records.compactMap(\.committeeAppointment?.day).min()
    let firstRelief = records.firstIndex { $0.committeeRelief != nil } ?? records.endIndex
    return records.enumerated()
      .map { place, record -> (day: CalendarDay, rank: Int, place: Int, record: StaffRecord) in
        let founds = record.committeeAppointment.map { $0.day == begins && place < firstRelief } ?? false
        return (record.day, founds ? 0 : record.rankOfDay, place, record)
      }
      .sorted { ($0.day, $0.rank, $0.place) < ($1.day, $1.rank, $1.place) }.map(\.record)
  }

  private mutating func take(_ record: StaffRecord) {
    switch record {
    case .reserves(let reserves): self.reserves = reserves.names
    case .relieved(let relief) where relief.role.isCommittee: open.append(relief)
    case .appointed(let appointment) where appointment.role.isCommittee: fill(appointment)
    case .relieved, .appointed, .kinship: break
    }
  }

  private mutating func fill(_ appointment: StaffAppointment) {
    // Who changes the role on the committee fills nobody's seat.
    if let own = open.firstIndex(where: { $0.name.folded == appointment.name.folded }) {
      open.remove(at: own)
      return
    }
    guard !open.isEmpty else { return }
    let left = open.removeFirst()
    let isAnew = choices.contains { $0 >= left.day && $0 <= appointment.day }
    let next = reserves.first { !isExcluded($0) }
    let isNext = next?.folded == appointment.name.folded
    fillings.append(Filling(name: appointment.name, isRegular: isAnew || isNext ? true : next.map { _ in false }))
    reserves.removeAll { $0.folded == appointment.name.folded }
  }
}

extension StaffRecord {
  fileprivate var committeeAppointment: StaffAppointment? {
    if case .appointed(let appointment) = self, appointment.role.isCommittee { appointment } else { nil }
  }

  fileprivate var committeeRelief: StaffRelief? {
    if case .relieved(let relief) = self, relief.role.isCommittee { relief } else { nil }
  }

  /// The place among the records of one day.
  fileprivate var rankOfDay: Int {
    switch self {
    case .reserves, .kinship: 0
    case .relieved: 1
    case .appointed: 2
    }
  }
}
