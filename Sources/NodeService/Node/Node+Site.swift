public import ElectionRecord
import JournalStore

/// What a site's clerk and officers do.
extension Node {
  /// 开箱: starts to serve with so many ballot papers.
  ///
  /// - Throws: ``NodeError/refused(_:)`` with `siteClosed` when the site has closed; two officers are needed.
  public func open(papers: Int, officers: [String], seals: [String] = []) throws(NodeError) {
    guard let site else { throw .onlyAtSite }
    try checkOfficers(officers)
    guard (0...Limits.papersMax).contains(papers) else { throw .invalidNumber("papers") }
    try checkTexts(officers + seals)
    if let journal = ownJournal {
      if register.journals[journal].closedAt != nil { throw .refused(.siteClosed) }
      if register.journals[journal].openedAt != nil { return }
    }
    let opening = Opening(
      site: site, papers: papers, officers: officers, seals: seals, rollVersion: register.hall.rollVersion)
    try append([.opened(opening)])
  }

  /// 领票划名: decides at once whether a paper may be handed over and records that durably.
  ///
  /// - Parameter request: Repeating a request id returns the first receipt.
  public func cast(
    _ request: CastRequest, poll: PollID = .main, id: RequestID? = nil
  ) throws(NodeError) -> CastReceipt {
    guard site != nil else { throw .onlyAtSite }
    if let envelope = request.envelope { try checkTexts([envelope]) }
    let index = try pollIndex(poll)
    let appended = try stored { () throws(StoreError) in
      try store.append(by: keys.publicKey, poll: index, at: clock.now(), request: id) { _ in
        let admission = admission(for: request, poll: index)
        let bodies = Self.bodies(for: admission, request)
        return (bodies, { CastReceipt(admission, voter: request.voter, entry: bodies.isEmpty ? nil : $0).stored() })
      }
    }
    guard let receipt = CastReceipt(stored: appended.receipt) else {
      throw .store(.damaged(place: "request"))
    }
    return receipt
  }

  private func admission(for request: CastRequest, poll: UInt8) -> Admission {
    guard let journal = ownJournal else { return .refused(.siteNotOpen) }
    return rules.admit(request, register.admissionFacts(for: request, journal: journal, poll: poll, halted: halted))
  }

  private static func bodies(for admission: Admission, _ request: CastRequest) -> [EntryBody] {
    switch admission {
    case .ordinary: return [.cast(voter: request.voter, proxy: request.proxy)]
    case .provisional(let reason, _):
      let paper = Provisional(
        voter: request.voter, proxy: request.proxy, envelope: request.envelope ?? "", reason: reason)
      return [.provisional(paper)]
    case .refused: return []
    }
  }

  /// Takes back the latest cast of `voter` at this site that was not taken back yet.
  ///
  /// - Parameter paperMarked: Whether the paper was marked and is spoilt; otherwise it goes back to the unused ones.
  public func void(
    voter: RollNumber, reason: String, paperMarked: Bool = false
  ) throws(NodeError) -> EntryID {
    try checkTexts([reason])
    let mark = try latestMark(of: voter, ordinaryOnly: false)
    let voiding = Voiding(sequence: mark.sequence, reason: reason, paperMarked: paperMarked)
    return try append([.voided(voiding)])[0]
  }

  /// 作废重领: hands out a second paper for a spoilt first one.
  public func replace(voter: RollNumber, reason: String) throws(NodeError) -> EntryID {
    try checkTexts([reason])
    let mark = try latestMark(of: voter, ordinaryOnly: true)
    return try append([.replaced(Replacement(sequence: mark.sequence, reason: reason))])[0]
  }

  private func latestMark(of voter: RollNumber, ordinaryOnly: Bool) throws(NodeError) -> EntryID {
    guard site != nil else { throw .onlyAtSite }
    let journal = try openJournal()
    guard let entry = register.latestMark(of: voter, journal: journal, ordinaryOnly: ordinaryOnly) else {
      throw .refused(.notMarkedHere)
    }
    return entry
  }

  /// The own journal, if the site is open.
  private func openJournal() throws(NodeError) -> Int {
    guard let journal = ownJournal, register.journals[journal].openedAt != nil else { throw .refused(.siteNotOpen) }
    if register.journals[journal].closedAt != nil { throw .refused(.siteClosed) }
    return journal
  }

  /// 封箱: stops serving. What does not add up is accepted and becomes a finding.
  public func close(unused: Int, officers: [String], seals: [String] = []) throws(NodeError) {
    guard site != nil else { throw .onlyAtSite }
    try checkOfficers(officers)
    try checkTexts(officers + seals)
    guard (0...Limits.papersMax).contains(unused) else { throw .invalidNumber("unused") }
    let journal = try openJournal()
    let closing = Closing(
      unused: unused, casts: register.ordinaryCasts(journal: journal), officers: officers, seals: seals)
    try append([.closed(closing)])
  }

  func checkOfficers(_ officers: [String]) throws(NodeError) {
    do throws(RulingRefusal) {
      try RulingRule.checkOfficers(officers)
    } catch {
      throw .rulingRefused(error)
    }
  }

  /// Texts that enter a journal are short single lines.
  func checkTexts(_ texts: [String]) throws(NodeError) {
    for text in texts where text.utf8.count > Limits.textBytesMax || text.contains(where: \.isNewline) {
      throw .invalidText(String(text.prefix(40)))
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
