package import ElectionRecord
import ElectionReports
import JournalStore

/// What the hall does besides merging.
extension Node {
  /// Starts the hall's journal: the election, then the hall's own keys.
  ///
  /// - Parameters:
  ///   - recovery: The hall's keys, sealed under a sheet.
  ///   - amendments: What an earlier poll made of the roll; they follow in the same transaction.
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/store(_:)``.
  package func define(
    _ definition: ElectionDefinition, certificate: Digest32?, recovery: RecoverySealed? = nil,
    amendments: [RollAmendment] = []
  ) throws(NodeError) {
    try requireHall()
    guard register.hall.definition == nil else { return }
    let own = Enrolment(
      publicKey: keys.publicKey, sealingKey: keys.sealingPublicKey, site: nil, certificate: certificate)
    try append(
      [.electionDefined(definition), .deviceEnrolled(own)] + (recovery.map { [.recoverySealed($0)] } ?? [])
        + amendments.map { .rollAmended($0) })
  }

  /// Keeps the hall's keys, sealed under another sheet.
  ///
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/invalidText(_:)``, ``NodeError/store(_:)``.
  package func seal(_ recovery: RecoverySealed, officers: [String]) throws(NodeError) {
    try requireHall()
    try checkOfficers(officers)
    try checkTexts(officers)
    try append([.recoverySealed(recovery), .signedIn(SignedIn(people: officers, entries: 1))])
  }

  /// Enrols a device for a site.
  ///
  /// - Throws: ``NodeError/siteHasDevice(_:)`` under the assigned policy while another device of the site can still
  ///   issue.
  package func enrol(_ enrolment: Enrolment) throws(NodeError) {
    try requireHall()
    guard let site = enrolment.site, election.siteIndex(site) != nil || election.isSpare(site) else {
      throw .unknownSite(enrolment.site?.rawValue ?? "")
    }
    let device = DeviceID(publicKey: enrolment.publicKey)
    if register.hall.enrolment(of: device) != nil { return }
    try checkVacancy(of: site)
    try append([.deviceEnrolled(enrolment)])
  }

  /// Checks that a new device may serve `site`.
  ///
  /// - Throws: ``NodeError/unknownSite(_:)``; ``NodeError/siteHasDevice(_:)`` under the assigned policy.
  package func checkVacancy(of site: SiteID) throws(NodeError) {
    if election.isSpare(site) { return }
    guard election.siteIndex(site) != nil else { throw .unknownSite(site.rawValue) }
    if !unrevokedDevices(of: site).isEmpty, election.policy == .assigned { throw .siteHasDevice(site) }
  }

  private func unrevokedDevices(of site: SiteID) -> [DeviceID] {
    register.hall.devices(of: site).filter { register.hall.revocations[$0] == nil }
  }

  /// Ends the trust in a site's codes, and in its devices beyond what was merged so far.
  ///
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/unknownSite(_:)``, ``NodeError/invalidText(_:)``;
  ///   ``NodeError/unknownDevice(_:)`` when the site has no device that is trusted.
  package func revoke(
    site: SiteID, reason: String, insists: Bool = true, request: RequestKey? = nil
  ) throws(NodeError) {
    try requireHall()
    try checkTexts([reason])
    guard election.siteIndex(site) != nil || election.isSpare(site) else { throw .unknownSite(site.rawValue) }
    if !insists, try !hasAnswered(request?.id),
      let sign = RevocationRule.signOfLife(of: site, at: clock.now(), in: register)
    {
      throw .doesNotFit([sign])
    }
    if !unrevokedDevices(of: site).isEmpty {
      // A code may lie where the laptop was lost. It goes first: should the hall die in between, a code is missing.
      try stored { () throws(StoreError) in try store.withdrawInvitations(of: site) }
    }
    try once(.revoked, under: request) { () throws(NodeError) in
      let devices = unrevokedDevices(of: site)
      guard !devices.isEmpty else { throw .unknownDevice(site.rawValue) }
      return devices.map { .deviceRevoked(Revocation(device: $0, size: store.size(of: $0), reason: reason)) }
    }
  }

  /// Changes the roll after it was posted.
  ///
  /// - Throws: ``NodeError/onlyAtHall``; ``NodeError/refused(_:)`` with `notOnRoll`.
  package func amendRoll(
    _ amendment: RollAmendment, insists: Bool = true, request: RequestKey? = nil
  ) throws(NodeError) {
    try requireHall()
    try checkTexts(amendment.officers + (amendment.reason.isEmpty ? [] : [amendment.reason]))
    guard register.isOnRoll(amendment.voter) else { throw .refused(.notOnRoll) }
    try once(.amended, under: request) { () throws(NodeError) in
      try wrapping(NodeError.procedure) { () throws(Refusal) in
        try RollAmendmentRule.check(amendment, in: register)
      }
      let misfits = insists ? [] : RollAmendmentRule.misfits(of: amendment, in: register)
      guard misfits.isEmpty else { throw .doesNotFit(misfits) }
      return [.rollAmended(amendment)]
    }
  }

  /// Records what was counted out of a site's box.
  ///
  /// - Returns: The entries; none where these figures stand already.
  /// - Parameter insists: Whether it is recorded though it does not fit what it adds up to.
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/unknownSite(_:)``, ``NodeError/unknownPoll(_:)``,
  ///   ``NodeError/invalidNumber(_:)``; ``NodeError/doesNotFit(_:)``; ``NodeError/procedure(_:)`` once the result is
  ///   declared.
  @discardableResult
  package func count(
    _ count: BoxCount, poll: PollID = .main, insists: Bool = true, request: RequestKey? = nil
  ) throws(NodeError) -> [EntryID] {
    try requireHall()
    guard election.siteIndex(count.site) != nil else { throw .unknownSite(count.site.rawValue) }
    try checkFigures([count.returned, count.valid, count.invalid, count.blank], "count")
    let index = try pollIndex(poll)
    return try once(.counted, poll: index, under: request) { () throws(NodeError) in
      try entering([.counted(count)], poll: index, insists: insists)
    }
  }

  /// Enters the votes of one contest.
  ///
  /// - Returns: As ``count(_:poll:insists:request:)``.
  /// - Parameter insists: Whether they are recorded though they do not fit the papers.
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/unknownPoll(_:)``, ``NodeError/invalidNumber(_:)``;
  ///   ``NodeError/invalidTally(_:)`` for a contest or name that the election does not have, or a name entered twice;
  ///   ``NodeError/candidatesMissing(_:)``; ``NodeError/doesNotFit(_:)``; ``NodeError/procedure(_:)`` once the result
  ///   is declared.
  @discardableResult
  package func enter(
    _ tally: Tally, poll: PollID = .main, insists: Bool = true, request: RequestKey? = nil
  ) throws(NodeError) -> [EntryID] {
    try requireHall()
    let named = try check(tally)
    let index = try pollIndex(poll)
    return try once(.tallied, poll: index, under: request) { () throws(NodeError) in
      try entering([.tallyEntered(named)], poll: index, insists: insists)
    }
  }

  /// Rules on a case; accepted envelopes are opened into the box.
  ///
  /// - Parameters:
  ///   - number: Whose envelope it is, for one of a person who had no number.
  ///   - corrects: Whether it puts an earlier ruling right.
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/invalidText(_:)``; ``NodeError/procedure(_:)``, with
  ///   `noOpenCase` when there is none of that id.
  package func rule(
    caseID: String, decision: RulingDecision?, officers: [String], reason: String, number: RollNumber? = nil,
    corrects: Bool = false, insist: Bool = false, request: RequestKey? = nil
  ) throws(NodeError) -> Ruling {
    try rule(
      decision: decision, officers: officers, reason: reason, number: number, corrects: corrects, insist: insist,
      request: request
    ) { cases in cases.first { $0.id == caseID } }
  }

  /// Rules on the first open case that concerns `voter`.
  ///
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/invalidText(_:)``; ``NodeError/procedure(_:)``, with
  ///   `noOpenCase` when none concerns the voter.
  package func rule(
    voter: RollNumber, decision: RulingDecision?, officers: [String], reason: String, insist: Bool = false,
    request: RequestKey? = nil
  ) throws(NodeError) -> Ruling {
    try rule(decision: decision, officers: officers, reason: reason, insist: insist, request: request) {
      (cases) throws(NodeError) in
      let open = cases.filter { $0.state == .open }
      if let own = open.first(where: { $0.voter == voter }) { return own }
      if let other = open.first(where: { concerns($0, voter) }) { throw .procedure(.caseOfDevice(other.id)) }
      return nil
    }
  }

  private func concerns(_ subject: Case, _ voter: RollNumber) -> Bool {
    guard let device = subject.device else { return false }
    return register.marks(of: voter).contains { $0.entry.device == device }
  }

  /// - Parameters:
  ///   - decision: Nil to decide as proposed.
  ///   - find: Picks the case.
  private func rule(
    decision: RulingDecision?, officers: [String], reason: String, number: RollNumber? = nil,
    corrects: Bool = false, insist: Bool, request: RequestKey?, _ find: ([Case]) throws(NodeError) -> Case?
  ) throws(NodeError) -> Ruling {
    try requireHall()
    try checkTexts(officers + [reason])
    let entries = try once(.ruled, under: request) { () throws(NodeError) in
      guard let subject = try find(Reconciliation.casesOfEveryPoll(register)) else { throw .procedure(.noOpenCase) }
      let ruling = try wrapping(NodeError.procedure) { () throws(Refusal) in
        try RulingRule.rule(
          subject, decision: decision, officers: officers, reason: reason, number: number, corrects: corrects,
          insist: insist, in: register)
      }
      return [.caseRuled(ruling)]
    }
    // Its own transaction: whoever died before it does what is due when the request is repeated.
    try settleRights()
    guard case .caseRuled(let ruling) = try bodies(of: entries).first else {
      throw .store(.damaged(place: "request"))
    }
    return ruling
  }

  /// 更正划名: takes back a mark that names the wrong voter, and marks who was served.
  ///
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/invalidText(_:)``, ``NodeError/unknownPoll(_:)``;
  ///   ``NodeError/procedure(_:)`` with what ``TakeBackRule`` refuses.
  @discardableResult
  package func takeBack(
    _ asked: TakeBackRequest, poll: PollID = .main, request: RequestKey? = nil
  ) throws(NodeError) -> EntryID {
    try requireHall()
    try checkTexts(asked.officers + [asked.reason])
    let index = try pollIndex(poll)
    let entries = try once(.markTakenBack, poll: index, under: request) { () throws(NodeError) in
      let record = try wrapping(NodeError.procedure) { () throws(Refusal) in
        try TakeBackRule.record(asked, poll: index, in: register)
      }
      return [.markTakenBack(record)]
    }
    guard let entry = entries.first else { throw .store(.damaged(place: "request")) }
    return entry
  }

  /// Records officers' explanation of a finding as it stands: when its number changes, it is to be explained again.
  ///
  /// - Throws: ``NodeError/noSuchFinding`` where there is nothing to explain.
  package func explain(_ explanation: Explanation, request: RequestKey? = nil) throws(NodeError) {
    try requireHall()
    try checkOfficers(explanation.officers)
    try checkTexts(explanation.officers + [explanation.text])
    let found = try finding(for: explanation)
    try once(.explained, poll: found?.poll ?? 0, under: request) { () throws(NodeError) in
      guard let found else { throw .noSuchFinding }
      var counted = explanation
      counted.count = found.finding.count
      return [.findingExplained(counted)]
    }
  }

  /// The first such finding that nobody explained, or the first one, with the index of its poll.
  private func finding(for explanation: Explanation) throws(NodeError) -> (finding: Finding, poll: UInt8)? {
    var found: [(finding: Finding, poll: UInt8)] = []
    for (index, poll) in election.polls.enumerated() {
      found += try report(poll: poll.id).findings.map { ($0, UInt8(clamping: index)) }
    }
    found = found.filter {
      ($0.finding.code, $0.finding.site, $0.finding.contest)
        == (explanation.code, explanation.site, explanation.contest)
    }
    return found.first { !$0.finding.explained } ?? found.first
  }

  /// Moves the rights of sites that have finished to the sites that come next (投票权移交).
  ///
  /// It takes a transaction after the one that makes them due, and a hall may die between the two: so it is also called
  /// at every start and after every message, and owes nothing once it has returned.
  func settleRights() throws(NodeError) {
    owesRights = true
    // A hall that is halted still merges and reports; what it would write is for its successor.
    guard isHall, halted == nil, !store.isCopy else { return }
    let due = rules.dueAllotments(register)
    if !due.isEmpty { try append(due.map { .rightAllotted($0) }) }
    owesRights = false
  }

  /// Does what an earlier process left undone.
  ///
  /// - Throws: ``StoreError``; everything is as it was then.
  func settleAtStart() throws(StoreError) {
    do throws(NodeError) {
      try followHall()
      try settleRights()
    } catch {
      guard case .store(let error) = error else { return }
      throw error
    }
  }
}

/// Reconciliation.
extension Node {
  /// Reconciles what is held here; changes nothing.
  ///
  /// - Throws: ``NodeError/unknownPoll(_:)``.
  package func report(poll: PollID = .main) throws(NodeError) -> ReconciliationReport {
    try snapshot.report(poll: poll)
  }

  /// Reconciles and, at the hall, records that this report was given: what arrives later counts as late.
  ///
  /// - Throws: ``NodeError/unknownPoll(_:)``, ``NodeError/store(_:)``.
  package func reconcile(poll: PollID = .main) throws(NodeError) -> ReconciliationReport {
    let report = try report(poll: poll)
    let digest = ReportJSON.digest(report)
    if isHall, halted == nil, !store.isCopy, register.hall.reported.last != digest {
      try append([.reconciliationReported(digest: digest)], poll: try pollIndex(poll))
    }
    return report
  }
}
