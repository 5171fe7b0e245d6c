package import ElectionRecord
import JournalStore

/// What a site's clerk and officers do.
extension Node {
  /// 启用: starts to serve with so many ballot papers.
  ///
  /// The same opening again is done.
  ///
  /// - Parameters:
  ///   - hasSecretPlace: Whether voters mark where nobody sees it.
  ///   - insists: Whether it is recorded though it does not fit what the election plans.
  /// - Throws: ``NodeError/procedure(_:)`` with `siteClosed` when the site has closed or without two officers,
  ///   ``NodeError/alreadyOpen(papers:)`` when it was opened otherwise; ``NodeError/doesNotFit(_:)``.
  package func open(
    papers: Int, officers: [String], seals: [String] = [], hasSecretPlace: Bool = false, insists: Bool = true,
    request: RequestKey? = nil
  ) throws(NodeError) {
    guard let site else { throw .onlyAtSite }
    try checkOfficers(officers)
    guard (0...Limits.papersMax).contains(papers) else { throw .invalidNumber("papers") }
    try checkTexts(officers + seals)
    let opening = Opening(
      site: site, papers: papers, officers: officers, seals: seals, rollVersion: register.hall.rollVersion,
      hasSecretPlace: hasSecretPlace)
    try once(.opened, under: request) { () throws(NodeError) in
      if try isOpened(as: opening) { return [] }
      let early = insists ? nil : ClockRule.early(today, at: site, in: election)
      return try fitting([.opened(opening)], asking: early.map { [$0] } ?? [], insists: insists)
    }
  }

  private func isOpened(as opening: Opening) throws(NodeError) -> Bool {
    guard let journal = ownJournal else { return false }
    if register.journals[journal].closedAt != nil { throw .procedure(.closedBefore) }
    guard let first = register.journals[journal].opening else { return false }
    func said(_ opening: Opening) -> [[FoldedText]] { [opening.officers, opening.seals].map { $0.map(\.folded) } }
    guard first.papers == opening.papers, said(first) == said(opening) else { throw .alreadyOpen(papers: first.papers) }
    return true
  }

  /// 领票划名: decides at once whether a paper may be handed over and records that durably.
  ///
  /// - Parameter id: Repeating a request id returns the first receipt (invariant S11).
  /// - Throws: ``NodeError/requestOfAnotherCommand`` when the id belongs to another command, or another voter's cast.
  package func cast(
    _ request: CastRequest, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> CastReceipt {
    guard site != nil else { throw .onlyAtSite }
    try checkTexts([request.envelope, request.unlisted?.name].compactMap(\.self))
    let index = try pollIndex(poll)
    let asked = Self.digest(of: request, poll: poll)
    let appended = try stored { () throws(StoreError) in
      try store.append(by: device, poll: index, at: clock.now(), request: id) {
        let admission = admission(for: request, poll: index)
        return CastDecision(
          request: request, asked: asked, admission: admission, entries: bodies(for: admission, request))
      }
    }
    if let decision = appended.decision { return decision.receipt(entry: appended.entries.last) }
    guard let receipt = CastReceipt(stored: appended.receipt), receipt.voter == request.voter,
      receipt.person?.folded == request.unlisted?.name.folded, receipt.asked.map({ $0 == asked }) ?? true
    else {
      throw .requestOfAnotherCommand
    }
    return receipt
  }

  /// Of what a clerk asked for.
  private static func digest(of request: CastRequest, poll: PollID) -> String {
    let parts = [
      "\(request.voter)", "\(request.proxy ?? 0)", request.envelope?.folded.text ?? "", poll.rawValue,
      request.unlisted?.name.folded.text ?? "",
    ]
    return Digest32(sha256: Array(parts.joined(separator: "\n").utf8)).hex
  }

  private func admission(for request: CastRequest, poll: UInt8) -> Admission {
    guard let journal = ownJournal else { return .refused(.siteNotOpen) }
    return rules.admit(request, register.admissionFacts(for: request, journal: journal, poll: poll, halted: halted))
  }

  private func bodies(for admission: Admission, _ request: CastRequest) -> [EntryBody] {
    switch admission {
    case .ordinary: return hallHeld(for: [request.voter]) + [.cast(voter: request.voter, proxy: request.proxy)]
    case .provisional(let reason, _):
      let paper = Provisional(
        voter: request.voter, proxy: request.proxy, envelope: request.envelope ?? "", reason: reason,
        person: request.unlisted?.digest)
      return [.provisional(paper)]
    case .refused: return []
    }
  }

  /// The entry that must precede ordinary marks: how much of the hall's journal is held here, if a mark's right rests
  /// on what the hall wrote since the last such entry, or is of a household whose representative it replaced since.
  func hallHeld(for voters: [RollNumber]) -> [EntryBody] {
    let following = owedFollowing
    if !following.isEmpty { return following + [.hallHeld(size: register.hallSize)] }
    guard let journal = ownJournal,
      voters.contains(where: { voter in
        RightsRule.needsHallHeld(voter, journal: journal, in: register)
          || RepresentativeReplacementRule.needsHallHeld(voter, journal: journal, in: register)
      })
    else { return [] }
    return [.hallHeld(size: register.hallSize)]
  }

  /// Takes back the latest cast of `voter` at this site that was not taken back yet.
  ///
  /// - Parameters:
  ///   - paperMarked: Whether the paper was marked and is spoilt; otherwise it goes back to the unused ones.
  ///   - id: Repeating a request id returns the first entry (invariant S11).
  /// - Throws: ``NodeError/onlyAtSite``, ``NodeError/requestOfAnotherCommand``; ``NodeError/refused(_:)`` with
  ///   `notMarkedHere`, or when the site is not open.
  package func void(
    voter: RollNumber, reason: String, paperMarked: Bool = false, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> EntryID {
    try void(
      reason: reason, paperMarked: paperMarked, poll: poll, id: id, asked: "\(voter)", missing: .refused(.notMarkedHere)
    ) {
      register.latestMark(of: voter, journal: $0, poll: $1, ordinaryOnly: false)
    }
  }

  /// Takes back the envelope of a person without a number that was handed over at this site.
  ///
  /// - Throws: As ``void(voter:reason:paperMarked:poll:id:)``.
  package func void(
    unlisted envelope: String, reason: String, paperMarked: Bool = false, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> EntryID {
    try void(
      reason: reason, paperMarked: paperMarked, poll: poll, id: id, asked: "\(envelope.folded)",
      missing: .procedure(.envelopeNotHere)
    ) {
      register.latestUnlisted(envelope: envelope, journal: $0, poll: $1)
    }
  }

  /// - Parameters:
  ///   - missing: What is said where there is no such mark.
  ///   - find: The mark that it is about, in the site's own journal.
  private func void(
    reason: String, paperMarked: Bool, poll: PollID, id: RequestID?, asked: String, missing: NodeError,
    _ find: (_ journal: Int, _ poll: UInt8) -> EntryID?
  ) throws(NodeError) -> EntryID {
    try checkTexts([reason])
    let index = try pollIndex(poll)
    guard !isHall else { throw .procedure(.servedMissing) }
    return try onceWhileOpen(
      .voided, poll: index, id: id, asked: asked, closed: .procedure(.markIsTheHalls)
    ) { (journal) throws(NodeError) in
      guard let mark = find(journal, index) else { throw missing }
      return .voided(Voiding(sequence: mark.sequence, reason: reason, paperMarked: paperMarked))
    }
  }

  /// 作废重领: hands out a second paper for a spoilt first one.
  ///
  /// - Parameter id: Repeating a request id returns the first entry (invariant S11).
  /// - Throws: ``NodeError/onlyAtSite``, ``NodeError/requestOfAnotherCommand``; ``NodeError/refused(_:)`` with
  ///   `notMarkedHere`, or when the site is not open.
  package func replace(
    voter: RollNumber, reason: String, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> EntryID {
    try checkTexts([reason])
    let index = try pollIndex(poll)
    return try onceWhileOpen(.replaced, poll: index, id: id, asked: "\(voter)") { (journal) throws(NodeError) in
      guard let mark = register.latestMark(of: voter, journal: journal, poll: index, ordinaryOnly: true) else {
        throw .refused(.notMarkedHere)
      }
      return .replaced(Replacement(sequence: mark.sequence, reason: reason))
    }
  }

  /// 封箱: stops serving. What does not add up is accepted and becomes a finding.
  ///
  /// - Parameters:
  ///   - insists: Whether it is recorded though it does not fit what the books leave.
  ///   - id: Repeating a request id is done, though the site has closed by then (invariant S11).
  /// - Throws: ``NodeError/onlyAtSite``, ``NodeError/procedure(_:)`` without two officers,
  ///   ``NodeError/invalidNumber(_:)``, ``NodeError/doesNotFit(_:)``; ``NodeError/refused(_:)`` when the site is not
  ///   open.
  package func close(
    unused: Int, officers: [String], seals: [String] = [], insists: Bool = true, id: RequestID? = nil
  ) throws(NodeError) {
    try checkOfficers(officers)
    try checkTexts(officers + seals)
    guard (0...Limits.papersMax).contains(unused) else { throw .invalidNumber("unused") }
    _ = try onceWhileOpen(.closed, id: id, asked: "\(unused)", closed: .procedure(.closedBefore)) {
      (journal) throws(NodeError) in
      let casts = register.ordinaryCasts(journal: journal)
      let closing = Closing(unused: unused, casts: casts, officers: officers, seals: seals)
      _ = try fitting([.closed(closing)], insists: insists)
      return .closed(closing)
    }
  }

  /// Appends one entry while the site serves; a repeated request is told of the first one.
  ///
  /// - Parameters:
  ///   - asked: What was asked, so that the same id for something else is noticed.
  ///   - closed: What the caller is told where the site has closed.
  /// - Throws: ``NodeError/requestOfAnotherCommand`` when the id belongs to another command.
  private func onceWhileOpen(
    _ command: EntryReceipt.Command, poll: UInt8 = 0, id: RequestID?, asked: String,
    closed: NodeError = .refused(.siteClosed), _ decide: (Int) throws(NodeError) -> EntryBody
  ) throws(NodeError) -> EntryID {
    guard site != nil else { throw .onlyAtSite }
    let asked = poll == 0 ? asked : "\(asked)\n\(election.polls[Int(poll)].id)"
    let request = id.map { RequestKey($0, asked: Digest32(sha256: Array(asked.utf8))) }
    let entries = try once(command, poll: poll, under: request) { () throws(NodeError) in
      guard let journal = ownJournal, register.journals[journal].openedAt != nil else { throw .refused(.siteNotOpen) }
      if register.journals[journal].closedAt != nil { throw closed }
      if let halted { throw .refused(halted) }
      return [try decide(journal)]
    }
    guard let entry = entries.first else { throw .store(.damaged(place: "request")) }
    return entry
  }

  func checkOfficers(_ officers: [String]) throws(NodeError) {
    try wrapping(NodeError.procedure) { () throws(Refusal) in try RulingRule.checkOfficers(officers) }
  }

  /// Texts that enter a journal are short single lines with something to read in them and nothing hidden.
  func checkTexts(_ texts: [String]) throws(NodeError) {
    for text in texts
    where PlainText.flaw(in: text, bytesMax: Limits.textBytesMax) != nil || PlainText.isBlank(text) {
      throw .invalidText(PlainText.hasHidden(text) ? "" : String(text.unicodeScalars.prefix(40)))
    }
  }

  /// What enters a journal is within the bounds of its kind, whatever its command asked before.
  func checkLimits(_ bodies: [EntryBody]) throws(NodeError) {
    try wrapping(NodeError.procedure) { () throws(Refusal) in
      for body in bodies { try body.checkLimits() }
    }
  }

  /// Bounds on what people type.
  package enum Limits {
    /// Ballot papers at one site.
    package static let papersMax = RecordLimits.figureMax
    /// One text, in UTF-8 bytes.
    package static let textBytesMax = RecordLimits.textBytesMax
  }
}

/// Whether a paper may be handed over, and what is recorded of it.
private struct CastDecision: Decision {
  let request: CastRequest
  let asked: String
  let admission: Admission
  let entries: [EntryBody]

  /// - Parameter entry: The mark; nil where nothing was recorded.
  func receipt(entry: EntryID?) -> CastReceipt {
    var receipt = CastReceipt(admission, voter: request.voter, entry: entry)
    receipt.person = request.unlisted?.name
    receipt.asked = asked
    return receipt
  }

  /// The mark is the last of the entries.
  func receipt(at first: EntryID) -> [UInt8] {
    let last = entries.indices.last.map { EntryID(device: first.device, sequence: first.sequence + UInt32($0)) }
    return receipt(entry: last).stored()
  }
}

extension Refusal {
  fileprivate static let envelopeNotHere = Refusal(
    "envelopeNotHere", zh: "本点没有这个编号的、发给名册上没有的人而还没有裁定的信封。请照信封核对编号；是名册上的选民的，写选民序号。",
    en: "This site has no envelope of that number that was handed to a person who is not on the roll and waits for its "
      + "ruling. Read the number off the envelope; for a voter on the roll, give the roll number.")
}
