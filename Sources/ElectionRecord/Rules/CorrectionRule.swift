/// What people want to put right, named as they know it; the rule finds the entry.
package enum CorrectionSubject: Equatable, Sendable, Codable {
  /// `device` says which laptop, where the site had several.
  case opening(site: SiteID, device: DeviceID?, papers: Int)
  case closing(site: SiteID, device: DeviceID?, unused: Int)
  case box(BoxCount)
  case batch(id: String, papers: Int)
  case contest(Tally)
}

/// Finds what a correction corrects, and who may make it (更正数字).
///
/// - Rule: append-only (invariant S3): the entry that is corrected stays as it was signed.
///
/// The hall corrects everything that it holds, whether the site's laptop is there or not. A site corrects its own
/// opening while it serves: once it has closed, its journal stays as its officers signed it.
package enum CorrectionRule {
  /// - Parameter site: Whose journal it would stand in; nil for the hall's.
  /// - Throws: ``Refusal``, with what to do instead.
  package static func correction(
    of subject: CorrectionSubject, by site: SiteID?, poll: UInt8, reason: String, officers: [String],
    in register: Register
  ) throws(Refusal) -> FigureCorrection {
    try RulingRule.checkOfficers(officers)
    if let site { try check(subject, by: site, in: register) }
    let (entry, figures) = try target(of: subject, poll: poll, in: register)
    let correction = FigureCorrection(entry: entry, figures: figures, reason: reason, officers: officers)
    let own = EntryID(device: entry.device, sequence: .max)
    let known = register.figures(before: RecordedCorrection(correction: correction, poll: poll, entry: own))
    if (register.corrected(entry) ?? known) == figures, !isOutdated(figures, poll: poll, in: register) {
      throw .correctionChangesNothing
    }
    return correction
  }

  /// Whether envelopes were opened into a box after the count that says the same.
  private static func isOutdated(_ figures: FigureCorrection.Figures, poll: UInt8, in register: Register) -> Bool {
    guard case .box(let box) = figures else { return false }
    return register.countedEarly(box.site, poll: poll) != nil
  }

  private static func check(
    _ subject: CorrectionSubject, by site: SiteID, in register: Register
  ) throws(Refusal) {
    guard case .opening(site, _, _) = subject,
      !register.journals.contains(where: { register.siteID($0) == site && $0.closedAt != nil })
    else { throw .correctedAtHall }
  }

  private static func target(
    of subject: CorrectionSubject, poll: UInt8, in register: Register
  ) throws(Refusal) -> (EntryID, FigureCorrection.Figures) {
    switch subject {
    case .opening(let site, let device, let papers):
      return (try entry(at: site, device, \.openedAt, in: register), .opening(papers: papers))
    case .closing(let site, let device, let unused):
      return (try entry(at: site, device, \.closedAt, in: register), .closing(unused: unused))
    case .batch(let id, let papers):
      guard let batch = register.counting.batch(id) else { throw .unknownBatch(id) }
      return (batch.entry, .batch(papers: papers))
    case .box(let box):
      guard register.election.siteIndex(box.site) != nil else { throw .unknownSite(box.site.rawValue) }
      return (try count(of: box.site, poll: poll, in: register), .box(box))
    case .contest(let tally):
      // Votes that came from batches alone are put right where they were declared.
      let declared = register.hall.declarationEntry(poll: poll)
      guard let entry = register.hall.tallyEntries[poll]?[tally.contest] ?? declared else {
        throw .nothingToCorrect(tally.contest)
      }
      return (entry, .tally(tally))
    }
  }

  /// The opening or closing of a site's laptop: of the one that was enrolled last, unless another is named.
  private static func entry(
    at site: SiteID, _ device: DeviceID?, _ place: KeyPath<JournalState, UInt32?>, in register: Register
  ) throws(Refusal) -> EntryID {
    guard register.election.siteIndex(site) != nil else { throw .unknownSite(site.rawValue) }
    let devices = device.map { [$0] } ?? register.hall.devices(of: site)
    let journals = devices.flatMap { device in
      register.journals.filter { $0.device == device && register.siteID($0) == site }
    }
    let entries = journals.compactMap { journal in
      journal[keyPath: place].map { EntryID(device: journal.device, sequence: $0) }
    }
    guard let entry = entries.last(where: register.stands) else { throw .notReported(site) }
    return entry
  }

  /// Where a box was counted: at the hall, at the site itself, or in a batch that holds nothing else.
  private static func count(
    of site: SiteID, poll: UInt8, in register: Register
  ) throws(Refusal) -> EntryID {
    if let entry = register.hall.countEntries[poll]?[site] { return entry }
    for journal in register.journals where register.siteID(journal) == site {
      if let count = journal.counts[poll] { return EntryID(device: journal.device, sequence: count.sequence) }
    }
    let batches = register.counting.batches(of: register.election.polls[Int(poll)].id)
    if let batch = batches.first(where: { $0.batch.sites.contains(site) }) { return batch.entry }
    // A box that turned up after the declaration is put right where the others were declared.
    if let declared = register.hall.declarationEntry(poll: poll) { return declared }
    throw .nothingToCorrect(site.rawValue)
  }
}

extension HallRecord {
  /// The declaration's entry.
  fileprivate func declarationEntry(poll: UInt8) -> EntryID? {
    guard let sequence = declarations[poll]?.sequence, let device = ownDevice else { return nil }
    return EntryID(device: device, sequence: sequence)
  }
}

extension Register {
  /// The site of a journal; nil for the hall's own.
  fileprivate func siteID(_ journal: JournalState) -> SiteID? { journal.site.map { election.sites[$0].id } }

  /// Whether figures of the poll stand declared: they are corrected then, and not entered.
  package func isDeclared(_ poll: UInt8) -> Bool { hall.declarations[poll] != nil }
}

extension Refusal {
  static let correctedAtHall = Refusal(
    "correctedAtHall", zh: "投票点只能在封箱以前更正自己启用时的票数。其他数字请由会场更正（在会场运行 correct）。",
    en: "A site corrects only its own papers at opening, and only before it closes. Everything else is corrected at "
      + "the hall, with correct.")

  static let correctionChangesNothing = Refusal(
    "correctionChangesNothing", zh: "更正后的数字与现在的一样，没有记录。请用 reconcile 核对。",
    en: "The figures are those that stand already; nothing was recorded. See reconcile.")

  /// The opening or closing of a site is not held here.
  static func notReported(_ site: SiteID) -> Refusal {
    nothingToCorrect(
      site.rawValue, zh: "请先取得该点的日志（sync 或 import）；该点还没有办理的，等办理以后再更正。",
      en: "Bring the site's journal first (sync or import); where the site has not recorded it yet, wait until it has.")
  }

  static func nothingToCorrect(
    _ what: String, zh: String = "请用 count 录入。", en: String = "Enter it with count."
  ) -> Refusal {
    Refusal(
      "nothingToCorrect", zh: "“\(what)”还没有录入过这项数字，无从更正。" + zh,
      en: "No such figure of \"\(what)\" is recorded here, so there is nothing to correct. " + en)
  }

  /// The poll's result is declared.
  package static let figuresDeclared = Refusal(
    "figuresDeclared", zh: "这一轮投票的结果已经宣布，不能再录入数字。数字有误时，由两名负责人用 correct 更正并写明理由。",
    en: "The result of this poll is declared, so no figure is entered any more. Where one is wrong, two officers "
      + "correct it with correct and say why.")
}
