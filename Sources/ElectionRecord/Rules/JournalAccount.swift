/// The papers of one journal, by its own entries and nothing else: what its officers signed at the closing.
///
/// Two nodes that hold the journal up to the same root give the same figures, whatever else they hold. What was
/// corrected, taken back or ruled at the hall stands in the report.
extension Register {
  /// - Parameter size: Tells the histories of a device that has several.
  /// - Returns: Nil where the journal is not here.
  package func journalAccount(of device: DeviceID, size: UInt32, poll: UInt8 = 0) -> BallotAccount? {
    let own = journalIndices(of: device)
    guard let index = own.first(where: { journals[$0].size == size }) ?? own.last else { return nil }
    let journal = journals[index]
    let marks = journal.claims.map { claims[Int($0)] }.filter { $0.poll == poll }
    let standing = marks.filter { $0.voidedBy == 0 }
    var account = BallotAccount()
    account.received = Self.papers(of: journal)
    account.envelopes = standing.count(where: \.isProvisional)
    account.issued = standing.count - account.envelopes
    account.spoilt =
      marks.count { $0.voidedBy != 0 && $0.flags.contains(.paperMarked) } + journal.replacements.count
    account.unused = journal.closing?.unused
    return account
  }

  /// Papers at opening, as the site itself corrected them before it closed.
  private static func papers(of journal: JournalState) -> Int? {
    let corrected = journal.corrections.compactMap { recorded -> Int? in
      if case .opening(let papers) = recorded.correction.figures { papers } else { nil }
    }
    return corrected.last ?? journal.opening?.papers
  }
}
