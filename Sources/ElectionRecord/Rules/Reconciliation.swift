/// Reconciliation (核对): one pass over every claim held here.
///
/// A pure function of the register, so two halls with the same entries print the same bytes (invariant S4).
package struct Reconciliation: Sendable {
  private let register: Register
  private let poll: UInt8
  private var counts = RegisterCounts()
  private var cases: [Case] = []
  private var accounts: AccountRule

  /// Reconciles one poll.
  ///
  /// - Parameter poll: Index in ``Election/polls``.
  /// - Parameter coverage: Size and root of every journal held, from the store.
  package static func report(
    _ register: Register, poll: UInt8 = 0, coverage: [JournalCoverage]
  ) -> ReconciliationReport {
    var pass = Reconciliation(register: register, poll: poll)
    pass.readClaims()
    return pass.report(coverage: coverage)
  }

  /// All cases of one poll, in the report's order.
  package static func cases(_ register: Register, poll: UInt8 = 0) -> [Case] {
    var pass = Reconciliation(register: register, poll: poll)
    pass.readClaims()
    return pass.sortedCases()
  }

  /// The cases of every poll; one of a laptop, which is the same in each, once.
  package static func casesOfEveryPoll(_ register: Register) -> [Case] {
    register.election.polls.indices.flatMap { poll in
      cases(register, poll: UInt8(clamping: poll)).filter { poll == 0 || $0.device == nil }
    }
  }

  /// The figures of one poll, without boxes whose papers are void.
  static func figures(_ register: Register, poll: UInt8, excluding excluded: Set<SiteID> = []) -> PollFigures {
    var pass = Reconciliation(register: register, poll: poll, excluding: excluded)
    pass.readClaims()
    return pass.figures()
  }

  /// The account of one site, and how many envelopes were opened into its box after it was counted.
  fileprivate static func box(
    of site: SiteID, _ register: Register, poll: UInt8
  ) -> (account: BallotAccount, opened: Int)? {
    guard let index = register.election.siteIndex(site) else { return nil }
    var pass = Reconciliation(register: register, poll: poll)
    pass.readClaims()
    return pass.accounts.accounts().first { $0.site == site }.map { ($0.account, pass.accounts.opened(at: index)) }
  }

  private init(register: Register, poll: UInt8, excluding excluded: Set<SiteID> = []) {
    self.register = register
    self.poll = poll
    accounts = AccountRule(register: register, poll: poll, excluding: excluded)
    counts.registered = register.registeredCount
    counts.added = register.addedCount
    counts.off = register.rollCount - register.registeredCount
  }

  private mutating func readClaims() {
    let isPlain = StandingRule.isPlain(register)
    for number in register.heads.indices where register.heads[number] != 0 {
      let claim = register.claims[Int(register.heads[number]) - 1]
      if isPlain, StandingRule.isPlainlyCounted(claim, poll: poll, in: register) {
        counts.counted += 1
        if let site = register.journals[Int(claim.journal)].site { accounts.addOrdinary(site: site) }
      } else {
        read(RollNumber(number + 1))
      }
    }
    for number in others().sorted() { read(number) }
    for line in StandingRule.unlisted(poll: poll, in: register) { readUnlisted(line) }
    for proxy in register.proxyClaims.keys {
      cases += CaseRule.proxyLimitCase(of: proxy, poll: poll, in: register)
    }
    cases += CaseRule.envelopeCases(poll: poll, in: register)
    cases += DeviceCaseRule.cases(in: register)
  }

  /// Numbers that were not read with the imported roll and have a claim, of their own or by another number of the
  /// same person.
  private func others() -> Set<RollNumber> {
    let identified = register.hall.identified
    var numbers = Set(register.strays.keys)
    numbers.formUnion(identified.keys.filter { register.head(of: $0) == 0 })
    let originals = register.duplicates.keys.filter { number in
      register.head(of: number) == 0
        && register.otherNumbers(of: number).contains { register.head(of: $0) != 0 || identified[$0] != nil }
    }
    return numbers.union(originals)
  }

  /// An envelope of a person without a number: once officers have said whose it is, it stands with that number.
  private mutating func readUnlisted(_ line: Standing.Line) {
    guard !register.isLeftOut(line.entry.device) else { return }
    if register.number(of: line.claim) == nil {
      accounts.add(line)
      add(line)
    }
    cases += CaseRule.unlistedCase(line, in: register)
  }

  private mutating func read(_ voter: RollNumber) {
    guard !register.isDuplicate(voter) else { return }
    let standing = StandingRule.standing(of: voter, poll: poll, in: register)
    // Which marks of a device with too many histories are held here is chance: they are in no sum.
    for line in standing.lines where !register.isLeftOut(line.entry.device) {
      accounts.add(line)
      add(line)
    }
    cases += CaseRule.cases(of: standing, in: register)
  }

  private mutating func add(_ line: Standing.Line) {
    switch line.status {
    case .counted: counts.counted += 1
    case .surplus: counts.surplus += 1
    case .pending: counts.provisionalPending += 1
    case .refused: counts.provisionalRefused += 1
    case .voided: counts.voided += 1
    case .takenBack:
      counts.takenBack += 1
      switch register.hall.takenBack[line.entry]?.record.whoWasServed {
      case .unknown: counts.servedUnknown += 1
      case .nobody: counts.servedNobody += 1
      case .voter, nil: break
      }
    case .quarantined: counts.quarantined += 1
    }
    if line.isAcceptedEnvelope { counts.provisionalAccepted += 1 }
  }

  private func sortedCases() -> [Case] {
    cases.sorted {
      ($0.caseClass.order, $0.voter ?? 0, $0.device?.rawValue ?? 0, $0.entries.first?.sequence ?? 0)
        < ($1.caseClass.order, $1.voter ?? 0, $1.device?.rawValue ?? 0, $1.entries.first?.sequence ?? 0)
    }
  }

  private func report(coverage: [JournalCoverage]) -> ReconciliationReport {
    let coverage = Completeness.told(coverage, in: register)
    let figures = figures()
    let validity = PollValidity(figures, poll: poll, in: register)
    let decided = decided(validity)
    let mixed = accounts.mixed(figures.accounts)
    let findings = FindingRule.findings(
      accounts: figures.accounts, mixed: mixed, fits: figures.fits, poll: poll, in: register)
    let missing = Completeness.missing(in: register, coverage: coverage)
    let counted = accounts.counted
    let doubt = DoubtRule(
      findings: findings, accounts: figures.accounts, total: figures.total, counts: counts,
      differing: counted.papersDiffering, unmarked: unmarked(figures.accounts))
    return ReconciliationReport(
      election: register.election.id, poll: register.election.polls[Int(poll)].id, complete: missing.isEmpty,
      balanced: findings.allSatisfy(\.explained), completeness: Completeness.ordered(coverage, in: register),
      missing: missing, register: counts,
      cases: sortedCases(), accounts: figures.accounts, total: figures.total, findings: findings,
      turnout: decided.turnout, voidBy: validity.failures, results: decided.results,
      exposure: decided.results.flatMap { result in
        let misfit = figures.fits.first { $0.contest == result.contest && !$0.fits }
        return ExposureRule.exposure(
          of: result, turnout: decided.turnout,
          papersInDoubt: doubt.papers(misfit, differing: counted.votesDiffering(in: result.contest)),
          votesMax: misfit?.papers)
      },
      arrival: Completeness.arrivals(in: register), corrections: CorrectedFigure.all(in: register, poll: poll),
      replaced: register.hall.replaced[poll] ?? [], lostMarks: lostMarks(figures.accounts),
      withdrawn: register.withdrawnRecords,
      countedTogether: mixed.map { CountedTogether(sites: $0.sites, account: $0.account) },
      declaration: register.hall.declarations[poll])
  }

  /// Sites whose marks were lost with a laptop: no other laptop took its place, or its papers, or those out of the box,
  /// are more than were marked.
  private func lostMarks(_ accounts: [SiteAccount]) -> [SiteID] {
    accounts.filter { row in
      register.hasLostMarks(row.site)
        && (row.account.returned == nil || row.account.beyondMarks > 0 || register.isMissingMarks(row.site))
    }.map(\.site)
  }

  /// Papers out of boxes whose marks have not all arrived, beyond those that have.
  private func unmarked(_ accounts: [SiteAccount]) -> Int {
    accounts.filter { $0.account.beyondMarks > 0 && !register.hasEnded($0.site) }
      .reduce(0) { $0 + $1.account.beyondMarks }
  }

  /// The figures that decide: without void boxes, and with nobody elected where the poll is void.
  private func decided(_ validity: PollValidity) -> PollFigures {
    validity.isValid != false && validity.isApart ? validity.figures : figures(isVoid: true)
  }

  /// Nobody is elected before every box is counted and the turnout is known to be reached.
  ///
  /// - Parameter isVoid: Whether nobody can be elected, whatever the turnout.
  private func figures(isVoid: Bool = false) -> PollFigures {
    let rows = accounts.accounts()
    let total = accounts.total(rows)
    let election = register.election
    let turnout = Turnout(
      registered: counts.registered, returned: total.returned,
      needed: election.turnoutThreshold(registered: counts.registered).needed ?? 0)
    let majority = election.majorityThreshold(registered: counts.registered, total: total)
    let results = ResultRule.results(
      in: register, majorityNeeded: majority.needed, isVoid: isVoid || turnout.reached != true
    ) { contest in
      accounts.counted.votes(of: contest, accounts: rows)
    }
    return PollFigures(
      register: counts, accounts: rows, total: total, turnout: turnout, results: results,
      fits: fits(papers: total.valid, rows))
  }

  /// What the votes of each contest come to, once every box is counted.
  private func fits(papers: Int?, _ rows: [SiteAccount]) -> [TallyFit] {
    guard let papers else { return [] }
    return register.election.contests.compactMap { contest in
      accounts.counted.votes(of: contest, accounts: rows).map { TallyFit($0, of: contest, papers: papers) }
    }
  }
}

/// What a poll comes to by the register, the boxes and the tallies.
struct PollFigures {
  let register: RegisterCounts
  let accounts: [SiteAccount]
  let total: BallotAccount
  let turnout: Turnout
  let results: [ContestResult]
  /// Of every contest that has votes; none while a box is not counted.
  let fits: [TallyFit]
}

extension CaseClass {
  /// The place of the class in every list.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Register {
  /// A box counted before envelopes were opened into it: how many, and the papers with them; nil for any other.
  /// Costs a pass over the register.
  func countedEarly(_ site: SiteID, poll: UInt8) -> (opened: Int, standing: Int)? {
    guard let box = Reconciliation.box(of: site, self, poll: poll), box.opened > 0, let standing = box.account.returned
    else { return nil }
    return (box.opened, standing)
  }
}
