/// What reconciliation says (核对报告): every number with its origin, and nothing settled silently.
///
/// The same entries give the same report whatever the order of their arrival; what depends on arrival stands apart in
/// ``arrival`` and outside the digest. Numbers that nobody has counted yet are nil, never 0.
package struct ReconciliationReport: Equatable, Sendable {
  package let election: String
  package let poll: PollID
  /// All journals are in up to their closing entries.
  package let complete: Bool
  /// No ballot account contradicts itself without an explanation.
  package let balanced: Bool
  /// 完整性声明: which journals the report covers, up to which entry.
  package let completeness: [JournalCoverage]
  /// Sites whose journal never arrived or that are not closed, in the election's order.
  package let missing: [SiteID]
  package let register: RegisterCounts
  package let cases: [Case]
  package let accounts: [SiteAccount]
  package let total: BallotAccount
  package let findings: [Finding]
  package let turnout: Turnout
  /// What makes the poll void, or a box whose papers are left out of the results; the turnout is told apart.
  package let voidBy: [WorkingStep]
  package let results: [ContestResult]
  package let exposure: [SeatExposure]
  package let arrival: [SiteArrival]
  /// Figures that two officers put right, with what was entered first.
  package let corrections: [CorrectedFigure]
  /// Counts and tallies that were entered again with other figures, before the declaration.
  package let replaced: [ReplacedFigure]
  /// Sites with a laptop that was revoked before it closed, where papers may have been handed out of which no mark is
  /// left.
  package let lostMarks: [SiteID]
  /// Records of the procedure that two officers took back.
  package let withdrawn: [WithdrawnRecord]
  /// Boxes that were mixed before counting.
  package let countedTogether: [CountedTogether]
  /// What was declared of the poll; nil before. A declaration is of a report, and so not among what it says.
  package let declaration: DeclaredResult?

  package init(
    election: String, poll: PollID, complete: Bool, balanced: Bool, completeness: [JournalCoverage],
    missing: [SiteID], register: RegisterCounts, cases: [Case], accounts: [SiteAccount], total: BallotAccount,
    findings: [Finding], turnout: Turnout, voidBy: [WorkingStep] = [], results: [ContestResult],
    exposure: [SeatExposure],
    arrival: [SiteArrival], corrections: [CorrectedFigure] = [], replaced: [ReplacedFigure] = [],
    lostMarks: [SiteID] = [], withdrawn: [WithdrawnRecord] = [],
    countedTogether: [CountedTogether] = [], declaration: DeclaredResult? = nil
  ) {
    self.election = election
    self.poll = poll
    self.complete = complete
    self.balanced = balanced
    self.completeness = completeness
    self.missing = missing
    self.register = register
    self.cases = cases
    self.accounts = accounts
    self.total = total
    self.findings = findings
    self.turnout = turnout
    self.voidBy = voidBy
    self.results = results
    self.exposure = exposure
    self.arrival = arrival
    self.corrections = corrections
    self.replaced = replaced
    self.lostMarks = lostMarks
    self.withdrawn = withdrawn
    self.countedTogether = countedTogether
    self.declaration = declaration
  }
}

extension ReconciliationReport {
  /// Whether those ahead are elected by what is here: every journal is in, and no seat of the office could change.
  package func stands(_ result: ContestResult) -> Bool {
    complete && !exposure.contains { $0.couldChange && $0.contest == result.office }
  }
}

/// One journal that the report covers.
package struct JournalCoverage: Equatable, Sendable {
  package let device: DeviceID
  package let site: SiteID
  /// Entries covered.
  package let size: UInt32
  package let root: Digest32
  package let closed: Bool

  package init(device: DeviceID, site: SiteID, size: UInt32, root: Digest32, closed: Bool) {
    self.device = device
    self.site = site
    self.size = size
    self.root = root
    self.closed = closed
  }
}

/// The register's sums. Every received mark is in exactly one of them.
package struct RegisterCounts: Equatable, Sendable {
  /// Voters on the roll.
  package var registered = 0
  /// Of these, persons whom the hall added after the roll was imported.
  package var added = 0
  /// Numbers of the roll that were struck off or given twice: not registered.
  package var off = 0
  /// Voters with one counted mark.
  package var counted = 0
  package var provisionalPending = 0
  package var provisionalAccepted = 0
  package var provisionalRefused = 0
  /// Casts taken back.
  package var voided = 0
  /// Marks that name the wrong voter, taken back by two officers; their papers, where there were any, are on their
  /// sites' accounts.
  package var takenBack = 0
  /// Of these, papers of which nobody can tell who took them.
  package var servedUnknown = 0
  /// Of these, marks with which no paper was handed over.
  package var servedNobody = 0
  /// Ordinary papers beyond the one that counts.
  package var surplus = 0
  /// Marks kept out until a ruling: after a fork, after a revocation.
  package var quarantined = 0

  package init() {}
}

/// A conflict for a person to decide (争议).
package struct Case: Equatable, Sendable {
  /// Whether officers have spoken of every entry that the case turns on.
  package enum State: String, Sendable { case open, ruled }

  /// Stable for the same conflict, whatever arrives when.
  package let id: String
  package let caseClass: CaseClass
  /// Nil for a case about a device.
  package let voter: RollNumber?
  package let device: DeviceID?
  /// The sites involved, in the election's order.
  package let sites: [SiteID]
  /// The entries that claim against each other, in the order of claims; of a device only the first ones.
  package let entries: [EntryID]
  /// How many more entries the case is about than ``entries`` lists.
  package let omittedEntries: Int
  package let state: State
  /// What officers are advised to decide; nil while a journal that could deny it is out.
  package var proposal: RulingDecision? { decision == .accept && !awaited.isEmpty ? nil : decision }
  /// Sites whose journals could deny that an envelope may be opened.
  package let awaited: [SiteID]
  /// The decision by what is held here.
  private let decision: RulingDecision
  /// What the ruling said, once there is one.
  package let ruling: Ruling?

  package init(
    id: String, caseClass: CaseClass, voter: RollNumber?, device: DeviceID?, sites: [SiteID], entries: [EntryID],
    omittedEntries: Int = 0, state: State, proposal: RulingDecision, awaited: [SiteID] = [], ruling: Ruling?
  ) {
    self.id = id
    self.caseClass = caseClass
    self.voter = voter
    self.device = device
    self.sites = sites
    self.entries = entries
    self.omittedEntries = omittedEntries
    self.state = state
    self.awaited = awaited
    decision = proposal
    self.ruling = ruling
  }
}

/// What officers can say of a case.
package enum RulingDecision: String, Sendable, Codable, CaseIterable {
  /// The envelope is opened into the box; the quarantined entries stand.
  case accept
  /// The envelope stays sealed; the quarantined entries stay out.
  case refuse
  /// Nothing can be taken back: the officers have seen it.
  case acknowledge
}

/// A ballot account (选票核对). Papers; nil where nobody has counted yet.
///
/// received = issued + envelopes + spoilt + unused; returned = valid + invalid + blank + unclassified.
package struct BallotAccount: Equatable, Sendable {
  package var received: Int?
  package var issued = 0
  package var envelopes = 0
  package var spoilt = 0
  package var unused: Int?
  package var returned: Int?
  package var valid: Int?
  package var invalid: Int?
  package var blank: Int?

  package init() {}

  /// Papers that should be unused right now; nil before papers were received.
  package var expectedUnused: Int? { received.map { $0 - issued - envelopes - spoilt } }

  /// Issued papers that did not come back.
  package var unreturned: Int? { returned.map { issued - $0 } }
  /// Papers out of the box beyond those that are marked as handed out; 0 before the count.
  var beyondMarks: Int { max(0, -(unreturned ?? 0)) }

  /// Papers out of the box that nobody classified.
  package var unclassified: Int? {
    guard let returned, let valid, let invalid, let blank else { return nil }
    return returned - valid - invalid - blank
  }
}

/// The account of one site.
package struct SiteAccount: Equatable, Sendable {
  package let site: SiteID
  package let account: BallotAccount

  package init(site: SiteID, account: BallotAccount) { (self.site, self.account) = (site, account) }
}

/// What a person must explain.
package struct Finding: Equatable, Sendable {
  package let code: FindingCode
  /// Nil when it is about the whole election.
  package let site: SiteID?
  /// The contest that it is about; nil when it is about none.
  package let contest: String?
  /// Papers, choices or entries; negative where some are missing.
  package let count: Int
  /// The officers' explanation; nil while unexplained.
  package let explanation: String?

  package init(code: FindingCode, site: SiteID?, contest: String? = nil, count: Int, explanation: String?) {
    self.code = code
    self.site = site
    self.contest = contest
    self.count = count
    self.explanation = explanation
  }

  package var explained: Bool { explanation != nil }
}

/// Turnout (参选率) against the quorum.
package struct Turnout: Equatable, Sendable {
  package let registered: Int
  /// Papers taken out of the boxes; nil before the count.
  package let returned: Int?
  /// The smallest turnout that makes the election valid.
  package let needed: Int

  /// Hundredths of a percent, rounded half up: 8112 is 81.12 %.
  package var hundredthsOfPercent: Int? {
    guard let returned, registered > 0 else { return nil }
    return (returned * 20_000 + registered) / (2 * registered)
  }

  package var reached: Bool? { returned.map { $0 >= needed } }
}

/// The outcome of one contest as the tally gives it.
package struct ContestResult: Equatable, Sendable {
  /// One person on the ballot paper with what the tally gives them.
  package struct Line: Equatable, Sendable {
    package let name: String
    package let votes: Int
    package let elected: Bool
    /// Whether voters wrote the name in (另选他人).
    package let isWriteIn: Bool

    package init(name: String, votes: Int, elected: Bool, isWriteIn: Bool = false) {
      self.name = name
      self.votes = votes
      self.elected = elected
      self.isWriteIn = isWriteIn
    }
  }

  package let contest: String
  package let office: BilingualText
  package let seats: Int
  /// The votes that elect; nil while its base is not counted.
  package let majorityNeeded: Int?
  /// By votes, then in the order of the ballot.
  package let lines: [Line]
  package let writeIns: Int
  package let undervotes: Int
}

/// Whether the papers in doubt could change one seat.
package struct SeatExposure: Equatable, Sendable {
  /// The office in Chinese, as on the ballot paper.
  package let contest: BilingualText
  /// From 1, by votes.
  package let seat: Int
  /// Empty for a seat that stays vacant.
  package let winner: String
  /// Votes ahead of the strongest one not elected; 0 for a vacant seat.
  package let margin: Int
  /// Votes above the majority needed, plus one for the needed vote itself; for a vacant seat, those of the strongest
  /// one not elected, 0 or less where the majority was missed.
  package let aboveMajority: Int
  package let papersInDoubt: Int
  package let couldChange: Bool
}

/// When a site's entries reached the hall, by the hall's clock.
package struct SiteArrival: Equatable, Sendable {
  package let site: SiteID
  /// Seconds since 1970 UTC.
  package let firstMergedAt: Int64
  package let lastMergedAt: Int64
  /// Entries merged after a reconciliation had been reported.
  package let lateEntries: Int
}

extension ReconciliationReport {
  /// The elections found void of those whom this report elects: once figures were put right, somebody who is not
  /// elected any more has no election that could be void.
  package func voided(_ annulled: [ElectionAnnulled]) -> [ElectionAnnulled] {
    annulled.filter { void in
      results.contains { result in
        result.contest == void.contest
          && result.lines.contains { $0.elected && $0.name.folded == void.person.folded }
      }
    }
  }
}
