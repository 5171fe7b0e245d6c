import ElectionRecord
import NodeRehearsal
import NodeService

/// The invariants that hold at every prefix, in every store.
extension World {
  /// Checks one laptop against the truth.
  func check(_ laptop: Laptop) throws(SimulationFailure) {
    let report = try report(of: laptop)
    let ledger = Ledger(
      truth, heads: laptop.heads, hall: laptop.node.node.authority, election: election, roll: scene.roll)
    try checkEnrolments(laptop)
    try checkWithoutRight(report.cases, ledger, at: laptop)
    try checkCounts(report.register, ledger, at: laptop)
    try checkCases(report.cases, ledger, at: laptop)
    try checkForks(report.cases, ledger, at: laptop)
    if laptop === hall { try checkProposals(report.cases) }
  }

  /// Nobody is advised to open an envelope of a voter who was handed an ordinary paper that has not arrived (S5).
  ///
  /// What a revoked laptop handed out and never delivered is known to nobody: its officers ruled on that.
  private func checkProposals(_ cases: [Case]) throws(SimulationFailure) {
    guard truth.forkPoints[hall.node.device] == nil else { return }
    for subject in cases
    where subject.caseClass == .provisional && subject.state == .open && subject.proposal == .accept {
      let papers = (subject.voter.flatMap { truth.casts[$0] } ?? []).filter { item in
        truth.isHonest(item) && truth.voidings[item] == nil && !truth.takenBack.contains(truth.items[item].id)
          && truth.revocations[truth.items[item].device] == nil
      }
      if let paper = papers.first {
        throw failure(
          .oneVote, "the hall is advised to open an envelope beside an ordinary paper of \(truth.items[paper].id)")
      }
    }
  }

  private func checkEnrolments(_ laptop: Laptop) throws(SimulationFailure) {
    for head in laptop.heads {
      let device = truth.items[head].device
      if truth.isHall(device, today: hall.node.device) || laptop.node.node.register.hall.enrolment(of: device) != nil {
        continue
      }
      guard isEnrolledSomewhere(device, laptop) else {
        throw failure(.nothingInvented, "\(laptop.name) holds a journal of \(device), whom nobody enrolled")
      }
    }
  }

  /// Whether one of the hall's histories held there enrols the device: where there are two, what only one of them says
  /// counts for nothing, and the journals that it brought are held all the same.
  private func isEnrolledSomewhere(_ device: DeviceID, _ laptop: Laptop) -> Bool {
    laptop.heads.filter { truth.isHall(truth.items[$0].device, today: hall.node.device) }.contains { head in
      truth.journal(head).contains { item in
        guard case .deviceEnrolled(let enrolment) = truth.items[item].entry.body else { return false }
        return DeviceID(publicKey: enrolment.publicKey) == device
      }
    }
  }

  private func checkCounts(
    _ counts: RegisterCounts, _ ledger: Ledger, at laptop: Laptop
  ) throws(SimulationFailure) {
    if counts.counted > ledger.counts.counted {
      throw failure(
        .oneVote, "\(laptop.name) counts \(counts.counted) marks of \(ledger.counts.counted) voters")
    }
    if counts.marks != ledger.marks {
      throw failure(.conservation, "\(laptop.name) accounts for \(counts.marks) of \(ledger.marks) marks")
    }
    let reopened = counts.provisionalPending - ledger.counts.provisionalPending
    if counts != ledger.counts.reopening((0...ledger.reopenable).contains(reopened) ? reopened : 0) {
      throw failure(.conservation, "\(laptop.name) has \(counts), the journals say \(ledger.counts)")
    }
  }

  private func checkCases(_ cases: [Case], _ ledger: Ledger, at laptop: Laptop) throws(SimulationFailure) {
    var named: [RollNumber: Set<EntryID>] = [:]
    for subject in cases {
      if let voter = subject.voter { named[voter, default: []].formUnion(subject.entries) }
      if subject.state == .ruled, !ledger.rulings.contains(where: { Self.concerns($0, subject) }) {
        throw failure(.nothingSilent, "\(laptop.name) has the case \(subject.caseClass) as ruled without a ruling")
      }
    }
    for (voter, entries) in ledger.standing where entries.count > 1 {
      let missing = Set(entries).subtracting(named[voter] ?? [])
      if !missing.isEmpty {
        throw failure(.nothingSilent, "\(laptop.name) has no case for \(missing.count) of \(entries.count) rival marks")
      }
    }
  }

  private static func concerns(_ ruling: Ruling, _ subject: Case) -> Bool {
    let isOfWhom =
      subject.isUnlisted
      ? ruling.verdicts.contains { verdict in subject.entries.contains { verdict.covers($0) } }
      : ruling.voter == subject.voter
    return isOfWhom && ruling.device == subject.device
      && (ruling.caseClass == subject.caseClass
        || envelopeClasses.isSuperset(of: [ruling.caseClass, subject.caseClass]))
  }

  private static let envelopeClasses: Set<CaseClass> = [.provisional, .provisionalAgainstOrdinary]

  private func checkForks(_ cases: [Case], _ ledger: Ledger, at laptop: Laptop) throws(SimulationFailure) {
    for device in ledger.forks.keys {
      let caseClass: CaseClass = ledger.leftOut.contains(device) ? .manyHistories : .fork
      if cases.contains(where: { $0.caseClass == caseClass && $0.device == device }) { continue }
      throw failure(.forks, "\(laptop.name) holds two histories of \(device) and no case")
    }
    if isOvertaken(laptop), laptop.node.node.halted == nil {
      throw failure(.forks, "\(laptop.name) holds more of its journal than it wrote and goes on")
    }
  }

  /// Rights: what the laptops believe to hold, and what was handed out.
  func checkRights(changed: [Laptop]) throws(SimulationFailure) {
    guard election.policy == .assigned else { return }
    for laptop in changed { laptop.held = heldRights(laptop) }
    var holders: [RollNumber: Laptop] = [:]
    for laptop in laptops where isInOrder(laptop) {
      for voter in laptop.held {
        if let other = holders[voter], other.node.site != laptop.node.site {
          throw failure(.rights, "\(other.name) and \(laptop.name) both hold one voter's right")
        }
        holders[voter] = laptop
      }
    }
  }

  /// Whether the device has one history and was not revoked, as it may not have heard itself.
  private func isInOrder(_ laptop: Laptop) -> Bool {
    truth.forkPoints[laptop.node.device] == nil && truth.revocations[laptop.node.device] == nil
      && isEnrolledToday(laptop.node.device)
  }

  /// Whether the hall of today has enrolled the device: what only a lost one enrolled, after the entries that were
  /// taken over, is as good as revoked.
  func isEnrolledToday(_ device: DeviceID) -> Bool {
    hall.node.node.register.hall.enrolment(of: device) != nil
  }

  private func heldRights(_ laptop: Laptop) -> Set<RollNumber> {
    let node = laptop.node.node
    guard let site = laptop.node.site.flatMap({ election.siteIndex($0) }), node.halted == nil,
      let journal = node.register.journalIndices(of: node.device).first,
      node.register.journals[journal].openedAt != nil, node.register.journals[journal].closedAt == nil,
      !RightsRule.isSuspended(site: site, in: node.register)
    else { return [] }
    return Set(scene.voters.filter { RightsRule.isHeld($0, by: site, in: node.register) })
  }

  /// Under the assigned policy no two laptops in order ever hand one voter two ordinary papers; under either, none
  /// does alone.
  ///
  /// Papers that were handed out by a printed list or by a thief asked nobody; what they come to is a case (S7).
  func checkPapers(of voter: RollNumber) throws(SimulationFailure) {
    let papers = (truth.casts[voter] ?? []).filter {
      truth.isInOrder($0) && isEnrolledToday(truth.items[$0].device) && truth.voidings[$0] == nil
        && !truth.items[$0].isFromPaper
        && !truth.forged.contains($0)
    }
    guard papers.count > 1 else { return }
    let devices = Set(papers.map { truth.items[$0].device })
    if election.policy == .assigned || devices.count < papers.count {
      throw failure(.rights, "\(papers.count) ordinary papers for one voter from \(devices.count) devices")
    }
  }
}

extension RegisterCounts {
  /// The counts with so many refused envelopes that wait again.
  fileprivate func reopening(_ envelopes: Int) -> RegisterCounts {
    var counts = self
    counts.provisionalPending += envelopes
    counts.provisionalRefused -= envelopes
    return counts
  }
}
