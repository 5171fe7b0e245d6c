/// Whether a record of the procedure may be taken back (撤回记录).
///
/// - Rule: append-only (invariant S3): the record stays as it was signed, and whoever asks what stands passes it over.
///
/// A record whose effects reach further than itself is not taken back here: the verb that undoes it is named. One that
/// later records rest on waits until those are taken back.
enum WithdrawalRule {
  static func check(_ withdrawal: WithdrawalRecord, in register: Register) throws(Refusal) {
    guard case .record(let withdrawn) = withdrawal else { return }
    try RulingRule.checkOfficers(withdrawn.officers)
    guard !PlainText.isBlank(withdrawn.reason) else { throw .reasonMissing() }
    let entry = withdrawn.entry
    guard let recorded = register.record(at: entry) else { throw .noSuchRecord(entry.sequence) }
    guard !register.isWithdrawn(entry) else { throw .withdrawnBefore(entry.sequence) }
    if let way = recorded.undoneBy(in: register) { throw .notWithdrawn(entry.sequence, way) }
    if case .counting(let record) = recorded.record { try check(record, at: entry, in: register) }
    let resting = RecordsResting(on: recorded, in: register).all
    guard resting.isEmpty else { throw .recordsRest(on: entry.sequence, resting.map(\.entry.sequence)) }
  }

  /// What a batch is stays once it was declared, or corrected; its tallies and what was decided of its papers are made
  /// again.
  private static func check(
    _ record: CountingRecord, at entry: EntryID, in register: Register
  ) throws(Refusal) {
    switch record {
    case .tally, .decision, .session: break
    case .batch, .referral:
      do throws(Refusal) { try CountingRule.checkOpen(record, in: register) } catch {
        throw .notWithdrawn(entry.sequence, .countIsDeclared)
      }
    }
    if register.hall.figureCorrections.contains(where: { $0.correction.entry == entry }) {
      throw .notWithdrawn(entry.sequence, .batchWasCorrected)
    }
  }
}

/// The records that rest on another one: its tallies on a batch, its decision on papers put aside.
private struct RecordsResting {
  /// The latest first, which is the order in which they can be taken back.
  let all: [Recorded<ProcedureRecord>]

  init(on first: Recorded<ProcedureRecord>, in register: Register) {
    let standing = register.standingRecords
    var found: [Recorded<ProcedureRecord>] = []
    var open = [first]
    while let next = open.popLast() {
      let resting = standing.filter { later in
        later.entry.device == next.entry.device && later.entry.sequence > next.entry.sequence
          && later.record.rests(on: next.record, in: register) && !found.contains { $0.entry == later.entry }
      }
      found += resting
      open += resting
    }
    all = found.sorted { $0.entry > $1.entry }
  }
}

extension Recorded<ProcedureRecord> {
  /// What undoes the record where it is not simply taken back; nil where it is.
  fileprivate func undoneBy(in register: Register) -> BilingualText? {
    guard case .registration(.decided(let decision)) = record else { return record.undoneBy(in: register) }
    return changed(by: decision, in: register).map(BilingualText.decisionChangedRoll)
  }

  /// The voter whom the decision took off the roll, or put back, while that stands: it was recorded with it.
  private func changed(by decision: ObjectionDecided, in register: Register) -> RollNumber? {
    let after = EntryID(device: entry.device, sequence: entry.sequence + 1)
    guard case .registration(let change)? = register.record(at: after)?.record else { return nil }
    switch change {
    case .removed(let removal) where removal.day == decision.day && removal.officers == decision.officers:
      return register.isStruckOff(removal.voter) ? removal.voter : nil
    case .restored(let restoration) where restoration.day == decision.day && restoration.officers == decision.officers:
      return register.isStruckOff(restoration.voter) ? nil : restoration.voter
    default: return nil
    }
  }
}

extension ProcedureRecord {
  /// Whether this record, made later, would say nothing, or something else, without the `earlier` one.
  fileprivate func rests(on earlier: ProcedureRecord, in register: Register) -> Bool {
    switch (earlier, self) {
    case (.counting(let earlier), .counting(let later)): later.rests(on: earlier, in: register.counting)
    case (.nomination(let earlier), .nomination(let later)):
      later.isDecision && !earlier.isDecision && later.contest == earlier.contest
    case (.outcome(.petition(let petition)), .outcome(.recallVote(let vote))):
      vote.petition.folded == petition.id.folded
    default: false
    }
  }

  /// What undoes the record where it is not simply taken back; nil where it is.
  fileprivate func undoneBy(in register: Register) -> BilingualText? {
    switch self {
    case .registration(.represented), .staff, .custody, .counting, .outcome, .proxy(.assisted): nil
    case .registration: .registrationIsKept
    case .calendar(.notice(let notice)): notice.kind == .proxies ? .noticeOfProxiesIsKept : nil
    case .calendar: nil
    case .nomination(.formal): .formalListIsKept
    case .nomination(let record):
      register.hall.formalLists.keys.contains { record.contest == nil || record.contest == $0 }
        ? .formalListStands : nil
    case .proxy: .commissionIsKept
    case .paper: .paperIsKept
    case .withdrawal: .withdrawalIsKept
    }
  }
}

extension CountingRecord {
  /// A decision rests on the papers put aside, a tally on its batch, its session, the decisions and the tallies before
  /// it.
  fileprivate func rests(on earlier: CountingRecord, in state: CountingState) -> Bool {
    switch (earlier, self) {
    case (.session(let session), .tally(let tally)): tally.session.folded == session.id.folded
    case (.batch(let batch), .tally(let tally)): tally.batch.folded == batch.id.folded
    case (.batch(let batch), .referral(let referral)): referral.batch.folded == batch.id.folded
    case (.tally(let tally), .tally(let later)): later.batch.folded == tally.batch.folded
    case (.referral(let referral), .decision(let decision)): decision.referral.folded == referral.id.folded
    case (.decision(let decision), .tally(let tally)):
      state.batch(holding: decision.referral)?.batch.id.folded == tally.batch.folded
    default: false
    }
  }
}

extension NominationRecord {
  /// Whether it decides on somebody who was put forward before.
  fileprivate var isDecision: Bool {
    switch self {
    case .vetting, .withdrawal: true
    case .sheets, .votes, .joint, .formal, .party, .strokes: false
    }
  }
}
