/// What the records of the registration amount to, worked out when asked.
package struct RegistrationLedger: Sendable {
  /// One objection with what became of it.
  package struct Objection: Equatable, Sendable {
    package let filed: ObjectionFiled
    package internal(set) var decision: ObjectionDecided?
    /// Where the decision stands; `correct record` asks for it.
    package internal(set) var decidedAt: EntryID?
    /// The last day of a timely decision; nil where the law sets none.
    package let due: CalendarDay?

    /// Decided after its day. An objection that still waits has no day to compare here: clocks do not decide.
    package var isLate: Bool {
      guard let decision, let due else { return false }
      return decision.day > due
    }
  }

  /// Why a voter is off the roll now.
  package enum Absence: Hashable, Sendable {
    case declined
    /// Away on polling day, by notice.
    case away
    /// Registered in another community (人户分离).
    case elsewhere
    case removed(RemovalReason)
    /// Taken off by an amendment of the roll without a record of the registration.
    case amended
  }

  package let imports: [RegistrationImport]
  /// Voters by what entitles them, of those whose registration was recorded.
  package let bases: [RegistrationBasis: Int]
  /// Voters by how they were asked.
  package let sources: [RegistrationSource: Int]
  /// Voters who live apart from their household registration and chose this community.
  package let separatedHere: Int
  package let temporaryResidents: Int
  /// Who is off the roll and why, by roll number.
  package let off: [RollNumber: Absence]
  package let objections: [Objection]
  /// In the order of their records.
  package let groups: [GroupRepresentatives]

  /// The ledger of everything that the hall has recorded.
  package init(_ register: Register) {
    let records = register.procedure(\.registration).map(\.record)
    var imports: [RegistrationImport] = []
    var bases: [RegistrationBasis: Int] = [:]
    var sources: [RegistrationSource: Int] = [:]
    var separated: Set<RollNumber> = []
    var residents: Set<RollNumber> = []
    for record in records {
      switch record {
      case .imported(let summary): imports.append(summary)
      case .registered(let batch):
        bases[batch.basis, default: 0] += batch.voters.count
        sources[batch.source, default: 0] += batch.voters.count
      case .separated(let residence) where residence.choice == .here: separated.insert(residence.voter)
      case .resident(let residence): residents.insert(residence.voter)
      case .declined, .absent, .separated, .removed, .restored, .objected, .decided, .represented, .worker: break
      }
    }
    self.imports = imports
    self.bases = bases
    self.sources = sources
    separatedHere = separated.count
    temporaryResidents = residents.count
    off = Self.off(records, in: register)
    objections = Self.objections(in: register)
    groups = Self.groups(in: register)
  }

  /// Why each voter is off the roll: the last record that took the voter off, where there is one.
  private static func off(_ records: [RegistrationRecord], in register: Register) -> [RollNumber: Absence] {
    var off: [RollNumber: Absence] = [:]
    for (voter, change) in register.hall.amendments where change == .struckOff && register.isOnRoll(voter) {
      off[voter] = .amended
    }
    for record in records {
      guard let (voter, reason) = absence(record), off[voter] != nil else { continue }
      off[voter] = reason
    }
    return off
  }

  private static func absence(_ record: RegistrationRecord) -> (RollNumber, Absence)? {
    switch record {
    case .declined(let notice): (notice.voter, .declined)
    case .absent(let notice): (notice.voter, .away)
    case .separated(let residence) where residence.choice == .elsewhere: (residence.voter, .elsewhere)
    case .removed(let removal): (removal.voter, .removed(removal.reason))
    case .imported, .registered, .separated, .resident, .restored, .objected, .decided, .represented, .worker: nil
    }
  }

  /// The records about one voter, with the decisions on objections about the voter.
  package func history(of voter: RollNumber, in register: Register) -> [RegistrationRecord] {
    register.procedure(\.registration).map(\.record).filter { record in
      guard case .decided(let decision) = record else { return record.concerns(voter) }
      return objections[decision.objection - 1].filed.voter == voter
    }
  }

  static func objections(in register: Register) -> [Objection] {
    var found: [Objection] = []
    for entry in register.procedure(\.registration) {
      switch entry.record {
      case .objected(let filed):
        let due = ObjectionRule.decisionDue(filed: filed.day, in: register.election)
        found.append(Objection(filed: filed, decision: nil, due: due))
      case .decided(let decision) where found.indices.contains(decision.objection - 1):
        let place = decision.objection - 1
        guard found[place].decision == nil else { break }
        (found[place].decision, found[place].decidedAt) = (decision, entry.entry)
      default: break
      }
    }
    return found
  }

  static func groups(in register: Register) -> [GroupRepresentatives] {
    register.procedure(\.registration).compactMap { entry in
      guard case .represented(let group) = entry.record else { return nil }
      return group
    }
  }

  /// Everybody whose registration was recorded.
  static func registered(in register: Register) -> Set<RollNumber> {
    batches(in: register).reduce(into: []) { $0.formUnion($1.voters) }
  }

  static func batches(in register: Register) -> [VotersRegistered] {
    register.procedure(\.registration).compactMap { entry in
      guard case .registered(let batch) = entry.record else { return nil }
      return batch
    }
  }

  /// Voters of whom it is recorded that they chose this community.
  static func separatedHere(in register: Register) -> Set<RollNumber> {
    register.procedure(\.registration).reduce(into: []) { found, entry in
      if case .separated(let residence) = entry.record, residence.choice == .here { found.insert(residence.voter) }
    }
  }

  /// Community workers of whom it is recorded since when they have worked here.
  static func workers(in register: Register) -> Set<RollNumber> {
    register.procedure(\.registration).reduce(into: []) { found, entry in
      if case .worker(let worker) = entry.record { found.insert(worker.voter) }
    }
  }
}

extension RegistrationRecord {
  /// Whether the record names `voter`.
  func concerns(_ voter: RollNumber) -> Bool {
    switch self {
    case .registered(let batch): batch.voters.contains(voter)
    case .declined(let notice), .absent(let notice): notice.voter == voter
    case .separated(let residence): residence.voter == voter
    case .resident(let residence), .worker(let residence): residence.voter == voter
    case .removed(let removal): removal.voter == voter
    case .restored(let restoration): restoration.voter == voter
    case .objected(let objection): objection.voter == voter
    case .represented(let group): group.voters.contains(voter)
    case .imported, .decided: false
    }
  }

  /// The day of the record.
  package var day: CalendarDay {
    switch self {
    case .imported(let summary): summary.day
    case .registered(let batch): batch.day
    case .declined(let notice), .absent(let notice): notice.day
    case .separated(let residence): residence.day
    case .resident(let residence), .worker(let residence): residence.day
    case .removed(let removal): removal.day
    case .restored(let restoration): restoration.day
    case .objected(let objection): objection.day
    case .decided(let decision): decision.day
    case .represented(let group): group.day
    }
  }
}
