/// One item of a journal (记录): what happened and when the device's clock said it happened.
///
/// The wire form is documented with vectors in `WireFormat.md`. An ordinary cast, by far the most frequent entry, takes
/// four to seven bytes.
public struct Entry: Equatable, Sendable {
  /// Seconds since the previous entry of the same journal (for the first one: since 1970 UTC) by the device's clock.
  /// Shown, never used to decide.
  public let elapsedSeconds: Int64
  /// Index of the poll in ``Election/polls``.
  public let poll: UInt8
  public let body: EntryBody

  public init(elapsedSeconds: Int64, poll: UInt8 = 0, body: EntryBody) {
    self.elapsedSeconds = elapsedSeconds
    self.poll = poll
    self.body = body
  }
}

/// What an entry records.
public enum EntryBody: Equatable, Sendable {
  // At a site.
  case opened(Opening)
  /// 领票划名: the voter was handed an ordinary paper; `proxy` is who held the pen for them, where someone did.
  case cast(voter: RollNumber, proxy: RollNumber?)
  /// 待核票: a paper sealed in a numbered envelope.
  case provisional(Provisional)
  case voided(Voiding)
  case replaced(Replacement)
  case closed(Closing)
  case incident(Incident)
  /// 已收会场日志: how many entries of the hall's journal the device holds. The marks that follow in its journal may rest
  /// on them, and on nothing that the hall wrote afterwards.
  case hallHeld(size: UInt32)

  // At a site or at the hall.
  case counted(BoxCount)

  // At the hall.
  case electionDefined(ElectionDefinition)
  case deviceEnrolled(Enrolment)
  case deviceRevoked(Revocation)
  case rollAmended(RollAmendment)
  case rightAllotted(Allotment)
  case merged([JournalHead])
  case tallyEntered(Tally)
  case caseRuled(Ruling)
  case findingExplained(Explanation)
  case reconciliationReported(digest: Digest32)
  case resultDeclared(Declaration)

  /// A record of the procedure around the polls: mostly at the hall, some at a site.
  case procedure(ProcedureRecord)

  /// A kind that this program does not know, or bytes it cannot read: kept, relayed and reported.
  case unknown
}

/// 开箱: a site starts to serve.
public struct Opening: Equatable, Sendable {
  public let site: SiteID
  /// Ballot papers received.
  public let papers: Int
  public let officers: [String]
  public let seals: [String]
  /// How many roll amendments the site knew when it opened.
  public let rollVersion: Int

  public init(site: SiteID, papers: Int, officers: [String] = [], seals: [String] = [], rollVersion: Int = 0) {
    self.site = site
    self.papers = papers
    self.officers = officers
    self.seals = seals
    self.rollVersion = rollVersion
  }
}

/// A paper in an envelope.
public struct Provisional: Equatable, Sendable {
  public let voter: RollNumber
  public let proxy: RollNumber?
  public let envelope: String
  public let reason: ReasonCode

  public init(voter: RollNumber, proxy: RollNumber? = nil, envelope: String, reason: ReasonCode) {
    self.voter = voter
    self.proxy = proxy
    self.envelope = envelope
    self.reason = reason
  }
}

/// Takes one cast of the same journal back.
public struct Voiding: Equatable, Sendable {
  /// The voided cast's sequence in this journal.
  public let sequence: UInt32
  public let reason: String
  /// Whether the paper was marked and is therefore spoilt; otherwise it goes back to the unused ones.
  public let paperMarked: Bool

  public init(sequence: UInt32, reason: String, paperMarked: Bool) {
    self.sequence = sequence
    self.reason = reason
    self.paperMarked = paperMarked
  }
}

/// 作废重领: a second paper for a spoilt first one.
public struct Replacement: Equatable, Sendable {
  /// The sequence of the cast whose paper was spoilt, in this journal.
  public let sequence: UInt32
  public let reason: String

  public init(sequence: UInt32, reason: String) {
    self.sequence = sequence
    self.reason = reason
  }
}

/// 封箱: a site stops serving.
public struct Closing: Equatable, Sendable {
  /// Unused ballot papers, as the officers counted them.
  public let unused: Int
  /// Ordinary casts that the device counted itself, as a check.
  public let casts: Int
  public let officers: [String]
  public let seals: [String]

  public init(unused: Int, casts: Int, officers: [String] = [], seals: [String] = []) {
    self.unused = unused
    self.casts = casts
    self.officers = officers
    self.seals = seals
  }
}

/// Anything else that officers want on record, without a voter's name or number.
public struct Incident: Equatable, Sendable {
  public let text: String

  public init(text: String) { self.text = text }
}

/// Papers counted out of one site's box (收回、有效、无效、弃权).
public struct BoxCount: Codable, Equatable, Sendable {
  public let site: SiteID
  public let returned: Int
  public let valid: Int
  public let invalid: Int
  public let blank: Int

  public init(site: SiteID, returned: Int, valid: Int, invalid: Int, blank: Int = 0) {
    self.site = site
    self.returned = returned
    self.valid = valid
    self.invalid = invalid
    self.blank = blank
  }
}

/// What the hall's journal starts with: which election, which roll.
public struct ElectionDefinition: Equatable, Sendable {
  public let electionID: String
  /// SHA-256 of the election's canonical form.
  public let electionDigest: Digest32
  /// SHA-256 of the roll's canonical form.
  public let rollDigest: Digest32
  public let registered: Int
  /// ``RollIndex/digest``: which site holds each right at first, so that it can be checked without names; nil in
  /// journals that were begun before there was such a digest.
  public let sitesDigest: Digest32?

  public init(
    electionID: String, electionDigest: Digest32, rollDigest: Digest32, registered: Int, sitesDigest: Digest32? = nil
  ) {
    self.electionID = electionID
    self.electionDigest = electionDigest
    self.rollDigest = rollDigest
    self.registered = registered
    self.sitesDigest = sitesDigest
  }
}

/// A device joins the election.
public struct Enrolment: Equatable, Sendable {
  /// Ed25519 public key, 32 bytes; the device's id derives from it.
  public let publicKey: [UInt8]
  /// X25519 public key that sticks are sealed to, 32 bytes.
  public let sealingKey: [UInt8]
  /// The site; nil for the hall's own node.
  public let site: SiteID?
  /// SHA-256 of the device's TLS certificate; nil before it has one.
  public let certificate: Digest32?

  public init(publicKey: [UInt8], sealingKey: [UInt8], site: SiteID?, certificate: Digest32?) {
    self.publicKey = publicKey
    self.sealingKey = sealingKey
    self.site = site
    self.certificate = certificate
  }
}

/// A device is no longer trusted beyond `size` entries.
public struct Revocation: Equatable, Sendable {
  public let device: DeviceID
  public let size: UInt32
  public let reason: String

  public init(device: DeviceID, size: UInt32, reason: String) {
    self.device = device
    self.size = size
    self.reason = reason
  }
}

/// A change to the roll after it was posted.
public struct RollAmendment: Equatable, Sendable {
  /// What became of the number.
  public enum Change: Codable, Equatable, Sendable {
    /// 除名.
    case struckOff
    /// 恢复.
    case restored
    /// The number names the same person as `original`.
    case duplicateOf(original: RollNumber)
  }

  public let voter: RollNumber
  public let change: Change

  public init(voter: RollNumber, change: Change) {
    self.voter = voter
    self.change = change
  }
}

/// Moves rights from one site to another, or gives one that the hall holds to a site.
public struct Allotment: Hashable, Sendable {
  /// Empty where the hall gives a right of its own.
  public let from: SiteID
  public let to: SiteID
  /// The journals whose marks show which rights are spent, up to these sizes; none for a right of the hall's own.
  public let upTo: [JournalHead]
  /// One voter only; nil for every unspent right of `from`.
  public let voter: RollNumber?

  public init(from: SiteID, to: SiteID, upTo: [JournalHead], voter: RollNumber? = nil) {
    self.from = from
    self.to = to
    self.upTo = upTo
    self.voter = voter
  }
}

/// A journal's size and root, as a checkpoint states them.
public struct JournalHead: Hashable, Sendable {
  public let device: DeviceID
  public let size: UInt32
  public let root: Digest32

  public init(device: DeviceID, size: UInt32, root: Digest32) {
    self.device = device
    self.size = size
    self.root = root
  }
}

/// Votes by contest, for the whole election.
public struct Tally: Codable, Equatable, Sendable {
  /// One person on the ballot paper with the votes found for them.
  public struct Line: Codable, Equatable, Sendable {
    public let name: String
    public let votes: Int

    public init(name: String, votes: Int) {
      self.name = name
      self.votes = votes
    }
  }

  public let contest: String
  public let lines: [Line]
  public let writeIns: Int
  public let undervotes: Int

  public init(contest: String, lines: [Line], writeIns: Int, undervotes: Int) {
    self.contest = contest
    self.lines = lines
    self.writeIns = writeIns
    self.undervotes = undervotes
  }
}

/// 裁定: what two officers decided on a case.
public struct Ruling: Equatable, Sendable {
  public let caseClass: CaseClass
  /// The voter of the case, or nil for a case about a device.
  public let voter: RollNumber?
  /// The device of the case, or nil for a case about a voter.
  public let device: DeviceID?
  public let verdicts: [Verdict]
  public let officers: [String]
  public let reason: String

  public init(
    caseClass: CaseClass, voter: RollNumber?, device: DeviceID?, verdicts: [Verdict], officers: [String],
    reason: String
  ) {
    self.caseClass = caseClass
    self.voter = voter
    self.device = device
    self.verdicts = verdicts
    self.officers = officers
    self.reason = reason
  }
}

/// A decision on a run of entries of one device.
public struct Verdict: Hashable, Sendable {
  /// What officers said of an entry; the numbers are the wire format.
  public enum Decision: UInt8, Sendable, CaseIterable { case accepted = 1, refused = 2, acknowledged = 3 }

  public let device: DeviceID
  public let first: UInt32
  public let count: UInt32
  public let decision: Decision

  public init(device: DeviceID, first: UInt32, count: UInt32 = 1, decision: Decision) {
    self.device = device
    self.first = first
    self.count = count
    self.decision = decision
  }

  /// Whether the verdict speaks of `entry`.
  public func covers(_ entry: EntryID) -> Bool { entry.device == device && covers(entry.sequence) }

  /// Whether the verdict speaks of the entry at `sequence` of its device's journal.
  func covers(_ sequence: UInt32) -> Bool { sequence >= first && sequence - first < count }
}

/// Officers' explanation of a finding.
public struct Explanation: Equatable, Sendable {
  public let code: FindingCode
  public let site: SiteID?
  public let text: String
  public let officers: [String]
  /// The number that the officers explained: the finding with another number is not explained by it. Nil for any.
  public let count: Int?

  public init(code: FindingCode, site: SiteID?, text: String, officers: [String], count: Int? = nil) {
    self.code = code
    self.site = site
    self.text = text
    self.officers = officers
    self.count = count == 0 ? nil : count
  }
}

/// 宣布: two officers declare the result that a report's digest names.
public struct Declaration: Equatable, Sendable {
  public let digest: Digest32
  public let officers: [String]

  public init(digest: Digest32, officers: [String]) {
    self.digest = digest
    self.officers = officers
  }
}
