/// What reconciliation says (核对报告): every number with its origin, and nothing settled silently.
///
/// The same entries give the same report whatever the order of their arrival; what depends on arrival stands apart in
/// ``arrival`` and outside the digest. Numbers that nobody has counted yet are nil, never 0.
public struct ReconciliationReport: Equatable, Sendable {
  public let election: String
  public let poll: PollID
  /// All journals are in up to their closing entries.
  public let complete: Bool
  /// No ballot account contradicts itself without an explanation.
  public let balanced: Bool
  /// 完整性声明: which journals the report covers, up to which entry.
  public let completeness: [JournalCoverage]
  /// Sites whose journal never arrived or that are not closed, in the election's order.
  public let missing: [SiteID]
  public let register: RegisterCounts
  public let cases: [Case]
  public let accounts: [SiteAccount]
  public let total: BallotAccount
  public let findings: [Finding]
  public let turnout: Turnout
  public let results: [ContestResult]
  public let exposure: [SeatExposure]
  public let arrival: [SiteArrival]

  public init(
    election: String, poll: PollID, complete: Bool, balanced: Bool, completeness: [JournalCoverage],
    missing: [SiteID], register: RegisterCounts, cases: [Case], accounts: [SiteAccount], total: BallotAccount,
    findings: [Finding], turnout: Turnout, results: [ContestResult], exposure: [SeatExposure],
    arrival: [SiteArrival]
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
    self.results = results
    self.exposure = exposure
    self.arrival = arrival
  }
}

/// One journal that the report covers.
public struct JournalCoverage: Equatable, Sendable {
  public let device: DeviceID
  public let site: SiteID
  /// Entries covered.
  public let size: UInt32
  public let root: Digest32
  public let closed: Bool

  public init(device: DeviceID, site: SiteID, size: UInt32, root: Digest32, closed: Bool) {
    self.device = device
    self.site = site
    self.size = size
    self.root = root
    self.closed = closed
  }
}

/// The register's sums. Every received mark is in exactly one of them.
public struct RegisterCounts: Equatable, Sendable {
  /// Voters on the roll.
  public var registered = 0
  /// Voters with one counted mark.
  public var counted = 0
  public var provisionalPending = 0
  public var provisionalAccepted = 0
  public var provisionalRefused = 0
  /// Casts taken back.
  public var voided = 0
  /// Ordinary papers beyond the one that counts.
  public var surplus = 0
  /// Marks kept out until a ruling: after a fork, after a revocation.
  public var quarantined = 0

  public init() {}

  /// All marks; equal to the marks in the journals (invariant S6), without those of a device with too many histories.
  public var marks: Int { counted + provisionalPending + provisionalRefused + voided + surplus + quarantined }
}

/// A conflict for a person to decide (争议).
public struct Case: Equatable, Sendable {
  /// Whether officers have spoken of every entry that the case turns on.
  public enum State: String, Sendable { case open, ruled }

  /// Stable for the same conflict, whatever arrives when.
  public let id: String
  public let caseClass: CaseClass
  /// Nil for a case about a device.
  public let voter: RollNumber?
  public let device: DeviceID?
  /// The sites involved, in the election's order.
  public let sites: [SiteID]
  /// The entries that claim against each other, in the order of claims; of a device only the first ones.
  public let entries: [EntryID]
  /// How many more entries the case is about than ``entries`` lists.
  public let omittedEntries: Int
  public let state: State
  public let proposal: RulingDecision
  /// What the ruling said, once there is one.
  public let ruling: Ruling?

  public init(
    id: String, caseClass: CaseClass, voter: RollNumber?, device: DeviceID?, sites: [SiteID], entries: [EntryID],
    omittedEntries: Int = 0, state: State, proposal: RulingDecision, ruling: Ruling?
  ) {
    self.id = id
    self.caseClass = caseClass
    self.voter = voter
    self.device = device
    self.sites = sites
    self.entries = entries
    self.omittedEntries = omittedEntries
    self.state = state
    self.proposal = proposal
    self.ruling = ruling
  }
}

/// What officers can say of a case.
public enum RulingDecision: String, Sendable, Codable, CaseIterable {
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
public struct BallotAccount: Equatable, Sendable {
  public var received: Int?
  public var issued = 0
  public var envelopes = 0
  public var spoilt = 0
  public var unused: Int?
  public var returned: Int?
  public var valid: Int?
  public var invalid: Int?
  public var blank: Int?

  public init() {}

  /// Issued papers that did not come back.
  public var unreturned: Int? { returned.map { issued - $0 } }

  /// Papers out of the box that nobody classified.
  public var unclassified: Int? {
    guard let returned, let valid, let invalid, let blank else { return nil }
    return returned - valid - invalid - blank
  }
}

/// The account of one site.
public struct SiteAccount: Equatable, Sendable {
  public let site: SiteID
  public let account: BallotAccount

  public init(site: SiteID, account: BallotAccount) {
    self.site = site
    self.account = account
  }
}

/// What a person must explain.
public struct Finding: Equatable, Sendable {
  public let code: FindingCode
  /// Nil when it is about the whole election.
  public let site: SiteID?
  /// Papers or entries; negative where papers are missing.
  public let count: Int
  /// The officers' explanation; nil while unexplained.
  public let explanation: String?

  public init(code: FindingCode, site: SiteID?, count: Int, explanation: String?) {
    self.code = code
    self.site = site
    self.count = count
    self.explanation = explanation
  }

  public var explained: Bool { explanation != nil }
}

/// Turnout (参选率) against the quorum.
public struct Turnout: Equatable, Sendable {
  public let registered: Int
  /// Papers taken out of the boxes; nil before the count.
  public let returned: Int?
  /// The smallest turnout that makes the election valid.
  public let needed: Int

  public init(registered: Int, returned: Int?, needed: Int) {
    self.registered = registered
    self.returned = returned
    self.needed = needed
  }

  /// Hundredths of a percent, rounded half up: 8112 is 81.12 %.
  public var hundredthsOfPercent: Int? {
    guard let returned, registered > 0 else { return nil }
    return (returned * 20_000 + registered) / (2 * registered)
  }

  public var reached: Bool? { returned.map { $0 >= needed } }
}

/// The outcome of one contest as the tally gives it.
public struct ContestResult: Equatable, Sendable {
  /// One person on the ballot paper with what the tally gives them.
  public struct Line: Equatable, Sendable {
    public let name: String
    public let votes: Int
    public let elected: Bool
    /// Whether voters wrote the name in (另选他人).
    public let isWriteIn: Bool

    public init(name: String, votes: Int, elected: Bool, isWriteIn: Bool = false) {
      self.name = name
      self.votes = votes
      self.elected = elected
      self.isWriteIn = isWriteIn
    }
  }

  public let contest: String
  public let office: BilingualText
  public let seats: Int
  /// The votes that elect; nil while its base is not counted.
  public let majorityNeeded: Int?
  /// By votes, then in the order of the ballot.
  public let lines: [Line]
  public let writeIns: Int
  public let undervotes: Int

  public init(
    contest: String, office: BilingualText, seats: Int, majorityNeeded: Int?, lines: [Line], writeIns: Int,
    undervotes: Int
  ) {
    self.contest = contest
    self.office = office
    self.seats = seats
    self.majorityNeeded = majorityNeeded
    self.lines = lines
    self.writeIns = writeIns
    self.undervotes = undervotes
  }
}

/// Whether the papers in doubt could change one seat.
public struct SeatExposure: Equatable, Sendable {
  /// The office in Chinese, as on the ballot paper.
  public let contest: BilingualText
  /// From 1, by votes.
  public let seat: Int
  /// Empty for a seat that stays vacant.
  public let winner: String
  /// Votes ahead of the strongest one not elected; 0 for a vacant seat.
  public let margin: Int
  /// Votes above the majority needed, plus one for the needed vote itself; for a vacant seat, those of the strongest
  /// one not elected, 0 or less where the majority was missed.
  public let aboveMajority: Int
  public let papersInDoubt: Int
  public let couldChange: Bool

  public init(
    contest: BilingualText, seat: Int, winner: String, margin: Int, aboveMajority: Int, papersInDoubt: Int,
    couldChange: Bool
  ) {
    self.contest = contest
    self.seat = seat
    self.winner = winner
    self.margin = margin
    self.aboveMajority = aboveMajority
    self.papersInDoubt = papersInDoubt
    self.couldChange = couldChange
  }
}

/// When a site's entries reached the hall, by the hall's clock.
public struct SiteArrival: Equatable, Sendable {
  public let site: SiteID
  /// Seconds since 1970 UTC.
  public let firstMergedAt: Int64
  public let lastMergedAt: Int64
  /// Entries merged after a reconciliation had been reported.
  public let lateEntries: Int

  public init(site: SiteID, firstMergedAt: Int64, lastMergedAt: Int64, lateEntries: Int) {
    self.site = site
    self.firstMergedAt = firstMergedAt
    self.lastMergedAt = lastMergedAt
    self.lateEntries = lateEntries
  }
}
