/// A figure that does not fit what it adds up to: asked again before it is recorded, and a finding where people insist.
package enum Misfit: Equatable, Sendable {
  /// Papers received at opening differ from those planned for the site.
  case planned(papers: Int, planned: Int)
  /// More papers at opening than the lost laptop's site was to have, or than there are voters.
  case moreThan(papers: Int, most: Int)
  /// Unused papers differ from what the books leave.
  case unused(SiteID, unused: Int, expected: Int)
  case overIssued(SiteID, returned: Int, issued: Int)
  /// Less than half of the papers issued.
  case few(SiteID, returned: Int, issued: Int)
  case overReturned(SiteID, classified: Int, returned: Int)
  /// The votes of a contest do not come to its seats × the valid papers.
  case contest(TallyFit)
  /// The box was counted before, and came to something else.
  case recounted(before: BoxCount, now: BoxCount)
  /// Envelopes were opened into the box after it was counted, and the number typed leaves them out.
  case withoutOpened(SiteID, returned: Int, opened: Int, standing: Int)
  /// The box of a laptop that was lost before it closed: no marks say how many papers should be in it.
  case ofLost(SiteID, returned: Int, marked: Int)
  /// The contest was entered before, with other votes.
  case retallied(before: Tally, now: Tally)
  /// The votes are not those of the batches on which two tellers agree.
  case notOfBatches(batches: Tally, now: Tally)
  /// A name typed for an office is like that of somebody who stands for it already (繁简, a title).
  case likeName(String, known: String)
  /// A figure of a record of the procedure, against another number: what each is called.
  case record(BilingualText, typed: Int, against: BilingualText, number: Int)
  /// The committee decided otherwise on so many papers of a batch than a tally of it has.
  case contradicted(batch: String, PaperClass, decided: Int, keying: Int, tallied: Int)
  /// A break that the record would make in the way of a site's box.
  case custody(SiteID, CustodyBreak)
  /// What is no figure and does not fit what is known: a sentence.
  case question(BilingualText)
}

/// Looks at what people typed as if it were recorded, and says what does not fit that fitted before.
///
/// What two officers correct must fit by itself, whether what it replaces fitted or not; and what one person enters is
/// held against what two tellers agree on.
///
/// - Rule: ballots returned may not exceed ballots issued (Henan implementing measures, art. 35); explain every
///   variance, as the UK verification statement does.
package enum FitRule {
  /// - Parameters:
  ///   - bodies: What would be recorded, in order.
  ///   - journal: The index of the journal that would hold it.
  package static func misfits(
    of bodies: [EntryBody], poll: UInt8, journal: Int, in register: Register
  ) -> [Misfit] {
    if case .opened(let opening) = bodies.first {
      return misfits(of: opening.papers, at: opening.site, register.journals[journal].device, in: register)
    }
    var trial = register
    for body in bodies { trial.fold(Entry(elapsedSeconds: 0, poll: poll, body: body), into: journal) }
    let (before, after) = (Books(register, poll: poll), Books(trial, poll: poll))
    let corrected = CorrectedSubjects(bodies, in: trial)
    let counted = CountedPapers(register: trial, poll: poll)
    return self.corrected(bodies, in: register)
      + after.sites.flatMap { $0.misfits(since: before, corrected) }.filter { $0.isAsked(by: bodies) }
      + after.contests(since: before, corrected)
      + bodies.compactMap { repeated($0, poll: poll, in: register) }
      + bodies.compactMap { withoutOpened($0, poll: poll, in: register) }
      + bodies.compactMap { ofLost($0, poll: poll, in: register) }
      + bodies.compactMap { unusedBeyondOpening($0, register.journals[journal], in: register) }
      + bodies.flatMap { againstBatches($0, counted) }
  }

  /// Figures that are not those of the batches with the same papers, as if they were recorded.
  private static func againstBatches(_ body: EntryBody, _ counted: CountedPapers) -> [Misfit] {
    let trial = counted.register
    switch body {
    case .counted(let box): return counted.misfits(of: box.site)
    case .tallyEntered(let tally): return counted.misfits(ofContest: tally.contest)
    case .figuresCorrected(let correction):
      switch correction.figures {
      case .box(let box): return counted.misfits(of: box.site)
      case .tally(let tally): return counted.misfits(ofContest: tally.contest)
      case .batch: return trial.batch(at: correction.entry).map { RecordFit.misfits(of: $0, in: trial) } ?? []
      case .opening, .closing: return []
      }
    default: return []
    }
  }

  /// Papers received against those planned.
  private static func misfits(
    of papers: Int, at site: SiteID, _ device: DeviceID, in register: Register
  ) -> [Misfit] {
    let planned = register.election.sites.first { $0.id == site }?.papers
    if let planned, register.hall.predecessors[device] == nil {
      return papers == planned ? [] : [.planned(papers: papers, planned: planned)]
    }
    let most = planned ?? register.registeredCount
    if papers > most { return [.moreThan(papers: papers, most: most)] }
    return leftBehind(papers, device, in: register)
  }

  /// What is found of a lost laptop's papers, against what its marks leave.
  private static func leftBehind(_ papers: Int, _ device: DeviceID, in register: Register) -> [Misfit] {
    guard let lost = register.hall.predecessors[device] else { return [] }
    let histories = register.journals.indices.filter { register.journals[$0].device == lost }
    // Of several histories nobody knows what each left.
    guard histories.count == 1, let left = register.papersLeft(journal: histories[0]), left != papers else { return [] }
    return [
      .question(
        BilingualText(
          zh: "输入的是 \(papers) 张，按丢失电脑送达的划名应剩 \(left) 张。少的可能是发了票而划名没有送达的：启用后对照纸质名册用 paper-in 补录。",
          en:
            "You typed \(papers, "paper"); by the marks that came from the lost laptop \(left) should be left. Those missing "
            + "may have been handed out without a mark that came: enter the paper list with paper-in once you are open."
        ))
    ]
  }

  /// Openings that would be corrected to something else than was planned.
  private static func corrected(_ bodies: [EntryBody], in register: Register) -> [Misfit] {
    bodies.flatMap { body -> [Misfit] in
      guard case .figuresCorrected(let correction) = body, case .opening(let papers) = correction.figures else {
        return []
      }
      let device = correction.entry.device
      return misfits(of: papers, at: register.hall.enrolment(of: device)?.site ?? .none, device, in: register)
    }
  }

  /// A count or a tally that was entered before otherwise.
  private static func repeated(_ body: EntryBody, poll: UInt8, in register: Register) -> Misfit? {
    switch body {
    case .counted(let now):
      guard case .box(let before) = register.hall.standing(against: .box(now), poll: poll) else { return nil }
      return .recounted(before: before, now: now)
    case .tallyEntered(let now):
      guard case .tally(let before) = register.hall.standing(against: .tally(now), poll: poll) else { return nil }
      return .retallied(before: before, now: now)
    default: return nil
    }
  }
}

/// Boxes that hold more, or perhaps more, than the number typed.
extension FitRule {
  /// What two officers type of a box is what stands from then on: fewer papers than there were with the envelopes may
  /// be the count of before.
  private static func withoutOpened(_ body: EntryBody, poll: UInt8, in register: Register) -> Misfit? {
    guard let box = box(in: body), let early = register.countedEarly(box.site, poll: poll),
      box.returned < early.standing
    else { return nil }
    return .withoutOpened(box.site, returned: box.returned, opened: early.opened, standing: early.standing)
  }

  private static func ofLost(_ body: EntryBody, poll: UInt8, in register: Register) -> Misfit? {
    guard let box = box(in: body), register.isMissingMarks(box.site) else { return nil }
    let own = Reconciliation.figures(register, poll: poll).accounts.first { $0.site == box.site }
    return .ofLost(box.site, returned: box.returned, marked: own?.account.issued ?? 0)
  }

  /// A laptop in place of a lost one that has more papers left than it opened with, though the site's books allow it.
  private static func unusedBeyondOpening(
    _ body: EntryBody, _ journal: JournalState, in register: Register
  ) -> Misfit? {
    guard case .closed(let closing) = body, register.hall.predecessors[journal.device] != nil,
      let opened = register.papersReceived(journal), closing.unused > opened
    else { return nil }
    return .record(
      BilingualText(zh: "未用票", en: "unused papers"), typed: closing.unused,
      against: BilingualText(zh: "启用时的票", en: "papers at opening"), number: opened)
  }

  private static func box(in body: EntryBody) -> BoxCount? {
    switch body {
    case .counted(let count): return count
    case .figuresCorrected(let correction):
      guard case .box(let count) = correction.figures else { return nil }
      return count
    default: return nil
    }
  }
}

extension Misfit {
  /// Whether who records `bodies` can answer it. A site that closes answers for its unused papers: what the hall
  /// counted in its box before its journal came is the hall's figure, and no reason to keep the site open.
  fileprivate func isAsked(by bodies: [EntryBody]) -> Bool {
    guard bodies.contains(where: { if case .closed = $0 { true } else { false } }) else { return true }
    if case .unused = self { return true }
    return false
  }
}

/// What the accounts and the contests come to.
private struct Books {
  let sites: [SiteBook]
  let fits: [TallyFit]

  init(_ register: Register, poll: UInt8) {
    let figures = Reconciliation.figures(register, poll: poll)
    sites = figures.accounts.map { SiteBook($0, isClosed: register.hasClosed($0.site)) }
    fits = figures.fits
  }

  /// Contests that are further off than they were; those that are put right, off at all.
  func contests(since before: Books, _ corrected: CorrectedSubjects) -> [Misfit] {
    fits.filter { fit in
      guard !fit.fits else { return false }
      if corrected.contests.contains(fit.contest) { return true }
      guard let earlier = before.fits.first(where: { $0.contest == fit.contest }) else { return true }
      return abs(fit.difference) > abs(earlier.difference)
    }.map(Misfit.contest)
  }
}

private struct SiteBook {
  let site: SiteID
  let account: BallotAccount
  /// Papers issued are known once the site's journal is in.
  let isClosed: Bool

  init(_ row: SiteAccount, isClosed: Bool) { (site, account, self.isClosed) = (row.site, row.account, isClosed) }

  /// How far the account is off in each respect; 0 where it fits or is not known.
  private var imbalance: Int {
    guard let unused = account.unused, let expected = account.expectedUnused else { return 0 }
    return unused - expected
  }
  private var overIssued: Int { isClosed ? max(0, (account.returned ?? 0) - account.issued) : 0 }
  private var overReturned: Int { max(0, -(account.unclassified ?? 0)) }
  /// What is not in the box, where that is more than half of what was issued.
  private var missing: Int {
    guard isClosed, let returned = account.returned, 2 * returned < account.issued else { return 0 }
    return account.issued - returned
  }

  /// What is further off than it was; what is put right, off at all.
  func misfits(since before: Books, _ corrected: CorrectedSubjects) -> [Misfit] {
    let earlier = before.sites.first { $0.site == site }
    func isAsked(_ figure: KeyPath<SiteBook, Int>, in subjects: Set<SiteID>) -> Bool {
      abs(self[keyPath: figure]) > (subjects.contains(site) ? 0 : abs(earlier?[keyPath: figure] ?? 0))
    }
    var found: [Misfit] = []
    if isAsked(\.imbalance, in: corrected.closings), let unused = account.unused, let expected = account.expectedUnused
    {
      found.append(.unused(site, unused: unused, expected: expected))
    }
    guard let returned = account.returned else { return found }
    if isAsked(\.overIssued, in: corrected.boxes) {
      found.append(.overIssued(site, returned: returned, issued: account.issued))
    }
    if !isClosed, let received = account.received, returned > received {
      found.append(
        .record(
          BilingualText(zh: "\(site) 收回", en: "\(site) returned"), typed: returned,
          against: BilingualText(zh: "该点领取的票", en: "papers it received"), number: received))
    }
    if isAsked(\.missing, in: corrected.boxes) { found.append(.few(site, returned: returned, issued: account.issued)) }
    if isAsked(\.overReturned, in: corrected.boxes) {
      found.append(.overReturned(site, classified: returned - (account.unclassified ?? 0), returned: returned))
    }
    return found
  }
}

/// What is put right by two officers, and so must fit by itself.
private struct CorrectedSubjects {
  private(set) var closings: Set<SiteID> = []
  private(set) var boxes: Set<SiteID> = []
  private(set) var contests: Set<String> = []

  init(_ bodies: [EntryBody], in register: Register) {
    for case .figuresCorrected(let correction) in bodies {
      switch correction.figures {
      case .opening: break
      case .closing: closings.formUnion([register.hall.enrolment(of: correction.entry.device)?.site].compactMap(\.self))
      case .box(let box): boxes.insert(box.site)
      case .batch: boxes.formUnion(register.batch(at: correction.entry)?.sites ?? [])
      case .tally(let tally): contests.insert(tally.contest)
      }
    }
  }
}

extension Register {
  /// The batch that was formed by an entry, as corrected.
  fileprivate func batch(at entry: EntryID) -> CountBatch? {
    counting.batches.first { $0.entry == entry }?.batch
  }

  /// Whether a journal of the site is here up to its closing.
  func hasClosed(_ site: SiteID) -> Bool {
    let index = election.siteIndex(site)
    return journals.contains { $0.site == index && $0.closedAt != nil }
  }
}
