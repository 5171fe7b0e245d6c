/// Folding the hall's entries. Entries past a fork of the hall's own journal have no authority and are not folded.
extension Register {
  mutating func foldHall(_ entry: Entry, sequence: UInt32, journal: Int) {
    let state = journals[journal]
    let entryID = EntryID(device: state.device, sequence: sequence)
    guard sequence >= state.foldFrom else { return }
    guard stands(entryID) else { return notePastFork(entry) }
    hall.size = max(hall.size, sequence + 1)
    hall.ownDevice = state.device
    let entry = formerHalls.isEmpty ? entry : entry.renaming(today)
    switch entry.body {
    case .electionDefined(let definition): hall.definition = hall.definition ?? definition
    case .deviceEnrolled(let enrolment): enrol(enrolment, at: sequence, state.recordedAt)
    case .deviceRevoked(let revocation): revoke(revocation)
    case .rollAmended(let amendment): amend(amendment)
    case .voterAdded(let record): add(record)
    case .representativeReplaced(let record): replace(record, at: sequence)
    case .rightAllotted(let allotment): hall.note(allotment, at: sequence)
    case .merged(let heads): for head in heads { acknowledge(head, at: state.recordedAt) }
    case .markTakenBack(let record): takeBack(record, entry, sequence: sequence, journal: journal)
    default: foldDecision(entry, as: entryID, recordedAt: state.recordedAt)
    }
  }

  /// The first taking back of a mark speaks, or the first that names somebody; it is the mark of who was served in
  /// truth.
  private mutating func takeBack(_ record: MarkTakenBack, _ entry: Entry, sequence: UInt32, journal: Int) {
    let mark = EntryID(device: record.device, sequence: record.sequence)
    guard hall.takenBack[mark]?.record.givesWay(to: record) ?? true, hasPoll(entry.poll) else { return }
    hall.takenBack[mark] = (record, sequence)
    guard let served = record.served else { return }
    // An envelope that was opened before is a paper in the box; a sealed one waits for its own ruling.
    let sealed = hall.verdicts[mark]?.decision == .accepted ? nil : record.envelope
    addClaim(
      voter: served, proxy: 0, flags: sealed == nil ? .corrected : [.corrected, .provisional], entry: entry,
      sequence: sequence, journal: journal)
    if let sealed { noteEnvelope(sealed) }
  }

  mutating func notePastFork(_ entry: Entry) {
    guard case .deviceEnrolled(let enrolment) = entry.body else { return }
    hall.enrolledPastFork[DeviceID(publicKey: enrolment.publicKey)] = enrolment
  }

  private mutating func foldDecision(_ entry: Entry, as entryID: EntryID, recordedAt: Int64) {
    let sequence = entryID.sequence
    switch entry.body {
    case .counted(let count): hall.enter(count, poll: entry.poll, at: entryID)
    case .tallyEntered(let tally): hall.enter(tally, poll: entry.poll, at: entryID)
    case .figuresCorrected(let correction): hall.correct(correction, poll: entry.poll, at: entryID)
    case .caseRuled(let ruling): rule(ruling, sequence: sequence)
    case .findingExplained(let explanation): hall.explanations.append((explanation, entry.poll, sequence))
    case .reconciliationReported(let digest): hall.reported.append(digest)
    case .resultDeclared(let declaration): hall.declare(declaration, poll: entry.poll, at: sequence)
    case .declarationCorrected(let correction): hall.correct(correction, poll: entry.poll)
    case .procedure(let record): foldProcedure(record, as: entryID, recordedAt: recordedAt)
    case .hallSucceeded(let record): succeed(record, at: sequence)
    case .recoverySealed(let record): hall.recoveries[record.sheet] = record
    case .incident, .signedIn: break
    default: hall.unknownEntries += 1
    }
  }

  /// Keeps the record, and what has to be found at every admission.
  private mutating func foldProcedure(_ record: ProcedureRecord, as entryID: EntryID, recordedAt: Int64) {
    hall.procedure.add(record, entry: entryID, recordedAt: recordedAt)
    switch record {
    case .registration(let record): if let change = record.amendment { amend(change) }
    case .nomination(.formal(let list)): adopt(list)
    case .nomination(.strokes(let counted)): if let scalar = counted.scalar { hall.strokes[scalar] = counted.strokes }
    case .proxy(let record): hall.commissions.add(record)
    case .calendar(.notice(let notice)) where notice.kind == .proxies: hall.commissions.post(on: notice.day)
    case .withdrawal(.record(let withdrawn)):
      hall.withdrawnBy[withdrawn.entry] = hall.withdrawnBy[withdrawn.entry] ?? entryID
    case .custody(.opened(let box)): noteMerged(box.site, at: entryID.sequence)
    default: break
    }
  }

  private mutating func noteMerged(_ site: SiteID?, at sequence: UInt32) {
    guard let site else { return }
    for device in hall.devices(of: site) {
      hall.mergedAtOpening[sequence, default: [:]][device] = hall.merged[device]?.size
    }
  }

  private mutating func enrol(_ enrolment: Enrolment, at sequence: UInt32, _ time: Int64) {
    let device = DeviceID(publicKey: enrolment.publicKey)
    guard hall.enrolmentIndex[device] == nil else { return }
    if let site = enrolment.site, let earlier = hall.devices(of: site).last, hall.revocations[earlier] != nil {
      hall.predecessors[device] = earlier
    }
    hall.enrolledAt[device] = time
    hall.enrolmentSequence[device] = sequence
    hall.enrolmentIndex[device] = hall.enrolments.count
    hall.enrolments.append((device, enrolment))
  }

  mutating func revoke(_ revocation: Revocation) {
    if let known = hall.revocations[revocation.device], known.size <= revocation.size { return }
    hall.revocations[revocation.device] = revocation
    trust[revocation.device, default: DeviceTrust()].revokedAt = revocation.size
  }

  private mutating func amend(_ amendment: RollAmendment) {
    hall.rollVersion += 1
    if case .duplicateOf(let original) = amendment.change, isPerson(original, alsoOf: amendment.voter) {
      // Nobody would be left on the roll for these numbers, and the marks on them would be in no sum.
      hall.unknownEntries += 1
      return
    }
    hall.amendmentVersion[amendment.voter] = hall.rollVersion
    if case .duplicateOf(let old) = hall.amendments[amendment.voter] {
      duplicates[old]?.removeAll { $0 == amendment.voter }
    }
    switch amendment.change {
    case .restored: hall.amendments[amendment.voter] = nil
    case .duplicateOf(let original):
      hall.amendments[amendment.voter] = amendment.change
      duplicates[original, default: []].append(amendment.voter)
    case .struckOff: hall.amendments[amendment.voter] = amendment.change
    }
  }

  /// Whether `number` is `voter` or was found to name the same person, directly or through other numbers.
  private func isPerson(_ number: RollNumber, alsoOf voter: RollNumber) -> Bool {
    number == voter || otherNumbers(of: voter).contains(number)
  }

  private mutating func acknowledge(_ head: JournalHead, at time: Int64) {
    let before = hall.merged[head.device]?.size ?? 0
    guard head.size > before else { return }
    hall.merged[head.device] = head
    guard let site = hall.enrolment(of: head.device)?.site, let index = election.siteIndex(site) else { return }
    var arrival = hall.arrivals[index] ?? .init(firstMergedAt: time, lastMergedAt: time, lateEntries: 0)
    arrival.lastMergedAt = time
    if !hall.reported.isEmpty { arrival.lateEntries += Int(head.size - before) }
    hall.arrivals[index] = arrival
  }

  private mutating func rule(_ ruling: Ruling, sequence: UInt32) {
    hall.rulings.append(.init(ruling: ruling, sequence: sequence))
    guard ruling.device == nil else { return ruleDevice(ruling) }
    // An acknowledgement decides nothing: a later decision on the same entry must still find its place.
    for verdict in ruling.verdicts where verdict.decision != .acknowledged {
      for offset in 0..<min(verdict.count, 1024) {
        let entry = EntryID(device: verdict.device, sequence: verdict.first &+ offset)
        guard hall.verdicts[entry] == nil || ruling.corrects else { continue }
        if let voter = hall.verdicts[entry]?.voter { hall.identified[voter]?.removeAll { $0 == entry } }
        hall.verdicts[entry] = (verdict.decision, sequence, ruling.voter)
        if ruling.caseClass == .notOnRoll, verdict.decision == .accepted, let voter = ruling.voter {
          hall.identified[voter, default: []].append(entry)
        }
        if ruling.caseClass == .rightNotHeld, verdict.decision == .accepted { hall.spend(ruling.voter, at: sequence) }
      }
    }
  }

  private mutating func ruleDevice(_ ruling: Ruling) {
    for verdict in ruling.verdicts where verdict.device == ruling.device {
      // The first decision stands: one that puts it right goes before it.
      func add(_ verdicts: inout [Verdict]) { verdicts.insert(verdict, at: ruling.corrects ? 0 : verdicts.endIndex) }
      switch ruling.caseClass {
      case .fork: add(&trust[verdict.device, default: DeviceTrust()].forkVerdicts)
      case .deviceRevoked: add(&trust[verdict.device, default: DeviceTrust()].revocationVerdicts)
      default: break
      }
    }
  }

  /// Whether the number was found to name the same person as another one.
  func isDuplicate(_ voter: RollNumber) -> Bool {
    if case .duplicateOf = hall.amendments[voter] { return true }
    return false
  }

  /// The other numbers that name the same person as `voter`, directly or through one another.
  func otherNumbers(of voter: RollNumber) -> [RollNumber] {
    guard !duplicates.isEmpty else { return [] }
    var found: [RollNumber] = []
    var open = duplicates[voter] ?? []
    while let number = open.popLast() {
      found.append(number)
      open += duplicates[number] ?? []
    }
    return found
  }

  /// Whether the number was struck off (or names a person who has another number).
  package func isStruckOff(_ voter: RollNumber) -> Bool { hall.amendments[voter] != nil }
}
