/// The records of the procedure in one journal, by topic, in the order in which they stand there.
///
/// The book keeps facts only; what they amount to is worked out by each topic's rules when asked.
package struct ProcedureBook: Sendable {
  package private(set) var registration: [Recorded<RegistrationRecord>] = []
  package private(set) var calendar: [Recorded<CalendarRecord>] = []
  package private(set) var nomination: [Recorded<NominationRecord>] = []
  package private(set) var staff: [Recorded<StaffRecord>] = []
  package private(set) var proxy: [Recorded<ProxyRecord>] = []
  package private(set) var custody: [Recorded<CustodyRecord>] = []
  package private(set) var counting: [Recorded<CountingRecord>] = []
  package private(set) var paper: [Recorded<PaperRecord>] = []
  package private(set) var outcome: [Recorded<OutcomeRecord>] = []
  package private(set) var withdrawal: [Recorded<WithdrawalRecord>] = []

  mutating func add(_ record: ProcedureRecord, entry: EntryID, recordedAt: Int64) {
    func placed<Record: Sendable>(_ record: Record) -> Recorded<Record> {
      Recorded(record: record, entry: entry, recordedAt: recordedAt)
    }
    switch record {
    case .registration(let record): registration.append(placed(record))
    case .calendar(let record): calendar.append(placed(record))
    case .nomination(let record): nomination.append(placed(record))
    case .staff(let record): staff.append(placed(record))
    case .proxy(let record): proxy.append(placed(record))
    case .custody(let record): custody.append(placed(record))
    case .counting(let record): counting.append(placed(record))
    case .paper(let record): paper.append(placed(record))
    case .outcome(let record): outcome.append(placed(record))
    case .withdrawal(let record): withdrawal.append(placed(record))
    }
  }

  /// The record of an entry, whatever its topic; nil where the entry is no record of the procedure.
  func record(at entry: EntryID) -> Recorded<ProcedureRecord>? {
    func find<Topic>(
      _ records: [Recorded<Topic>], _ whole: (Topic) -> ProcedureRecord
    ) -> Recorded<ProcedureRecord>? {
      records.first { $0.entry == entry }
        .map { Recorded(record: whole($0.record), entry: entry, recordedAt: $0.recordedAt) }
    }
    return find(registration, ProcedureRecord.registration) ?? find(calendar, ProcedureRecord.calendar)
      ?? find(nomination, ProcedureRecord.nomination) ?? find(staff, ProcedureRecord.staff)
      ?? find(proxy, ProcedureRecord.proxy) ?? find(custody, ProcedureRecord.custody)
      ?? find(counting, ProcedureRecord.counting) ?? find(paper, ProcedureRecord.paper)
      ?? find(outcome, ProcedureRecord.outcome) ?? find(withdrawal, ProcedureRecord.withdrawal)
  }
}

/// The one way to the records: those that two officers took back are passed over, whichever came first (invariant S4).
extension Register {
  /// The records of one topic that stand, in every journal that may hold them, but for those kept out until a ruling.
  ///
  /// The hall's come first, then those of sites by stage, position, device and sequence, so that the order in which
  /// journals came cannot matter (invariant S4).
  package func procedure<Record>(_ topic: KeyPath<ProcedureBook, [Recorded<Record>]>) -> [Recorded<Record>] {
    let sites = journals.indices
      .filter { journals[$0].site != nil && !journals[$0].procedure[keyPath: topic].isEmpty }
      .sorted { siteOrder($0) < siteOrder($1) }
      .flatMap { journals[$0].procedure[keyPath: topic] }
      .filter { stands($0.entry) && !isWithdrawn($0.entry) }
    return hallProcedure(topic) + sites
  }

  /// Those of the hall's own journal.
  func hallProcedure<Record>(_ topic: KeyPath<ProcedureBook, [Recorded<Record>]>) -> [Recorded<Record>] {
    hall.procedure[keyPath: topic].filter { !isWithdrawn($0.entry) }
  }

  private func siteOrder(_ journal: Int) -> (Int, Int, DeviceID, UInt32) {
    let state = journals[journal]
    let site = state.site ?? 0
    return (election.sites[site].stage, site, state.device, state.foldFrom)
  }
}
