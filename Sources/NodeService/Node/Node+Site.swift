public import ElectionRecord
import JournalStore

/// What a site's clerk and officers do.
extension Node {
  /// 开箱: starts to serve with so many ballot papers.
  ///
  /// The same opening again is done.
  ///
  /// - Throws: ``NodeError/refused(_:)`` with `siteClosed` when the site has closed, ``NodeError/alreadyOpen(papers:)``
  ///   when it was opened otherwise; two officers are needed.
  public func open(papers: Int, officers: [String], seals: [String] = []) throws(NodeError) {
    guard let site else { throw .onlyAtSite }
    try checkOfficers(officers)
    guard (0...Limits.papersMax).contains(papers) else { throw .invalidNumber("papers") }
    try checkTexts(officers + seals)
    if let journal = ownJournal {
      if register.journals[journal].closedAt != nil { throw .refused(.siteClosed) }
      if let opening = register.journals[journal].opening {
        let isSame = (opening.papers, opening.officers, opening.seals) == (papers, officers, seals)
        guard isSame else { throw .alreadyOpen(papers: opening.papers) }
        return
      }
    }
    let opening = Opening(
      site: site, papers: papers, officers: officers, seals: seals, rollVersion: register.hall.rollVersion)
    try append([.opened(opening)])
  }

  /// 领票划名: decides at once whether a paper may be handed over and records that durably.
  ///
  /// - Parameter id: Repeating a request id returns the first receipt (invariant S11).
  /// - Throws: ``NodeError/requestOfAnotherCommand`` when the id belongs to another command.
  public func cast(
    _ request: CastRequest, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> CastReceipt {
    guard site != nil else { throw .onlyAtSite }
    if let envelope = request.envelope { try checkTexts([envelope]) }
    let index = try pollIndex(poll)
    var decided: CastReceipt?
    let appended = try stored { () throws(StoreError) in
      try store.append(by: keys.publicKey, poll: index, at: clock.now(), request: id) { _ in
        let admission = admission(for: request, poll: index)
        let bodies = bodies(for: admission, request)
        return (
          bodies,
          { first in
            let receipt = CastReceipt(admission, voter: request.voter, entry: first.last(of: bodies.count))
            decided = receipt
            return receipt.stored()
          }
        )
      }
    }
    if !appended.isRepeat, let decided { return decided }
    guard let receipt = CastReceipt(stored: appended.receipt) else { throw .requestOfAnotherCommand }
    return receipt
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
        voter: request.voter, proxy: request.proxy, envelope: request.envelope ?? "", reason: reason)
      return [.provisional(paper)]
    case .refused: return []
    }
  }

  /// What has to be said before ordinary marks: how much of the hall's journal is held here, where a mark's right rests
  /// on what the hall wrote since that was said last.
  func hallHeld(for voters: [RollNumber]) -> [EntryBody] {
    guard let journal = ownJournal,
      voters.contains(where: { RightsRule.needsHallHeld($0, journal: journal, in: register) })
    else { return [] }
    return [.hallHeld(size: register.hallSize)]
  }

  /// Takes back the latest cast of `voter` at this site that was not taken back yet.
  ///
  /// - Parameters:
  ///   - paperMarked: Whether the paper was marked and is spoilt; otherwise it goes back to the unused ones.
  ///   - id: Repeating a request id returns the first entry (invariant S11).
  public func void(
    voter: RollNumber, reason: String, paperMarked: Bool = false, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> EntryID {
    try checkTexts([reason])
    let index = try pollIndex(poll)
    return try record(.voided, poll: index, id: id) { journal in
      decideOnMark(of: voter, journal: journal, poll: index, ordinaryOnly: false) {
        .voided(Voiding(sequence: $0, reason: reason, paperMarked: paperMarked))
      }
    }
  }

  /// 作废重领: hands out a second paper for a spoilt first one.
  ///
  /// - Parameter id: Repeating a request id returns the first entry (invariant S11).
  public func replace(
    voter: RollNumber, reason: String, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> EntryID {
    try checkTexts([reason])
    let index = try pollIndex(poll)
    return try record(.replaced, poll: index, id: id) { journal in
      decideOnMark(of: voter, journal: journal, poll: index, ordinaryOnly: true) {
        .replaced(Replacement(sequence: $0, reason: reason))
      }
    }
  }

  private func decideOnMark(
    of voter: RollNumber, journal: Int, poll: UInt8, ordinaryOnly: Bool, _ body: (UInt32) -> EntryBody
  ) -> Decision {
    guard let mark = register.latestMark(of: voter, journal: journal, poll: poll, ordinaryOnly: ordinaryOnly) else {
      return .refused(.notMarkedHere)
    }
    return .record(body(mark.sequence))
  }

  /// 封箱: stops serving. What does not add up is accepted and becomes a finding.
  ///
  /// - Parameter id: Repeating a request id is done, though the site has closed by then (invariant S11).
  public func close(
    unused: Int, officers: [String], seals: [String] = [], id: RequestID? = nil
  ) throws(NodeError) {
    try checkOfficers(officers)
    try checkTexts(officers + seals)
    guard (0...Limits.papersMax).contains(unused) else { throw .invalidNumber("unused") }
    _ = try record(.closed, id: id) { journal in
      let casts = register.ordinaryCasts(journal: journal)
      return .record(.closed(Closing(unused: unused, casts: casts, officers: officers, seals: seals)))
    }
  }

  /// What one transaction decided.
  private enum Decision {
    case record(EntryBody)
    case refused(ReasonCode)
  }

  /// Decides and appends one entry in one transaction; a repeated request is told what it was told first.
  ///
  /// - Throws: ``NodeError/requestOfAnotherCommand`` when the id belongs to another command.
  private func record(
    _ command: EntryReceipt.Command, poll: UInt8 = 0, id: RequestID?, _ decide: (Int) -> Decision
  ) throws(NodeError) -> EntryID {
    guard site != nil else { throw .onlyAtSite }
    let appended = try stored { () throws(StoreError) in
      try store.append(by: keys.publicKey, poll: poll, at: clock.now(), request: id) { _ in
        switch decideWhileOpen(decide) {
        case .record(let body): ([body], { EntryReceipt(command, entry: $0).stored() })
        case .refused(let reason): ([], { _ in EntryReceipt(command, reason: reason).stored() })
        }
      }
    }
    guard let receipt = EntryReceipt(stored: appended.receipt), receipt.command == command else {
      throw .requestOfAnotherCommand
    }
    if let reason = receipt.reason { throw .refused(reason) }
    guard let entry = receipt.entry else { throw .store(.damaged(place: "request")) }
    return entry
  }

  private func decideWhileOpen(_ decide: (Int) -> Decision) -> Decision {
    guard let journal = ownJournal, register.journals[journal].openedAt != nil else { return .refused(.siteNotOpen) }
    if register.journals[journal].closedAt != nil { return .refused(.siteClosed) }
    if let halted { return .refused(halted) }
    return decide(journal)
  }

  func checkOfficers(_ officers: [String]) throws(NodeError) {
    do throws(RulingRefusal) {
      try RulingRule.checkOfficers(officers)
    } catch {
      throw .rulingRefused(error)
    }
  }

  /// Texts that enter a journal are short single lines with something to read in them and nothing hidden.
  func checkTexts(_ texts: [String]) throws(NodeError) {
    for text in texts
    where text.utf8.count > Limits.textBytesMax || PlainText.hasHidden(text) || PlainText.isBlank(text) {
      throw .invalidText(PlainText.hasHidden(text) ? "" : String(text.unicodeScalars.prefix(40)))
    }
  }

  /// Bounds on what people type.
  public enum Limits {
    /// Ballot papers at one site.
    public static let papersMax = 10_000_000
    /// One text, in UTF-8 bytes.
    public static let textBytesMax = 1024
  }
}

extension EntryID {
  /// The last of `count` entries that begin here; nil where there are none.
  fileprivate func last(of count: Int) -> EntryID? {
    count == 0 ? nil : EntryID(device: device, sequence: sequence + UInt32(count - 1))
  }
}
