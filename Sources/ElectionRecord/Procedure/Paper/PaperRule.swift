/// Marks kept on paper and entered afterwards (补录).
///
/// The papers were handed over, so admission is not asked again: a voter who was marked elsewhere gives a case, and
/// nothing is left out. Two people answer for what was keyed.
///
/// - Rule: a mark from paper stands beside every other and settles nothing (invariants S5 and S7).
package enum PaperRule {
  /// The longest text above a batch, in UTF-8 bytes.
  package static let textBytesMax = 600
  static let limits = RecordLimits(textBytesMax: textBytesMax)

  /// A batch needs the marks that follow it, and a check needs the second keying: neither is recorded on its own.
  static func check(_ record: PaperRecord, by site: SiteID?, in register: Register) throws(Refusal) {
    throw .paperThroughList
  }

  /// What people have to explain: how many marks nobody has checked yet, by site.
  static func findings(in register: Register) -> [ProcedureFinding] {
    let open = batches(in: register).filter { $0.checkedBy == nil && !$0.marks.isEmpty }
    let counts = Dictionary(grouping: open, by: \.site).mapValues { $0.reduce(0) { $0 + $1.marks.count } }
    return register.election.sites.compactMap { site in
      counts[site.id].map { ProcedureFinding(code: .paperUnchecked, site: site.id, count: $0) }
    }
  }

  /// Checks what is written above a batch.
  ///
  /// - Throws: ``Refusal`` for a batch without a name, or with a text or figure out of bounds.
  package static func check(_ batch: PaperBatch) throws(Refusal) {
    guard !batch.enteredBy.folded.isEmpty else { throw .paperWithoutName }
    try limits.check(batch)
  }

  /// Checks that a list is not entered again: a site's printed list has everybody once.
  ///
  /// - Parameter keepsStrays: Whether numbers that are not on the roll are recorded all the same; each gives a case.
  /// - Throws: ``Refusal`` with the lines that are not on the roll, or were entered before.
  package static func check(
    _ list: PaperList, at site: SiteID, poll: UInt8, keepsStrays: Bool, in register: Register
  ) throws(Refusal) {
    let strays = list.lines.filter { !register.isOnRoll($0.voter) }.map(\.line)
    guard keepsStrays || strays.isEmpty else { throw .paperNotOnRoll(lines: strays) }
    let known = list.lines.filter { isEntered($0.voter, at: site, poll: poll, in: register) }.map(\.line)
    guard known.isEmpty else { throw .paperEnteredBefore(lines: known) }
  }

  private static func isEntered(_ voter: RollNumber, at site: SiteID, poll: UInt8, in register: Register) -> Bool {
    register.claimIndices(of: voter).contains { index in
      let claim = register.claims[index]
      return claim.flags.contains(.paper) && claim.poll == poll && !register.isVoided(claim)
        && !register.isQuarantined(claim) && register.siteID(ofJournal: Int(claim.journal)) == site
    }
  }

  /// The entries of a batch in a journal of `size` entries: its header, its marks, then the second papers.
  package static func entries(of list: PaperList, under header: PaperBatch, size: UInt32) -> [EntryBody] {
    var batch = header
    batch.marks = list.lines.count
    batch.replaced = list.lines.filter(\.isReplaced).map(\.voter)
    let marks = list.lines.map { EntryBody.cast(voter: $0.voter, proxy: $0.proxy) }
    let seconds = list.lines.enumerated().filter(\.element.isReplaced).map { index, _ in
      EntryBody.replaced(Replacement(sequence: size + 1 + UInt32(index), reason: batch.origin))
    }
    return [.procedure(.paper(.batch(batch)))] + marks + seconds
  }
}
