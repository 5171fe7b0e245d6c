/// What the hall's journal starts with: which election, which roll.
package struct ElectionDefinition: WireMessage {
  package var electionID = ""
  /// SHA-256 of the election's canonical form.
  package var electionDigest = Digest32.zero
  /// SHA-256 of the roll's canonical form.
  package var rollDigest = Digest32.zero
  package var registered = 0
  /// ``RollIndex/digest``: which site holds each right at first, so that it can be checked without names; nil in
  /// journals that were begun before there was such a digest.
  package var sitesDigest: Digest32?

  package init() {}

  package init(
    electionID: String, electionDigest: Digest32, rollDigest: Digest32, registered: Int, sitesDigest: Digest32? = nil
  ) {
    self.electionID = electionID
    self.electionDigest = electionDigest
    self.rollDigest = rollDigest
    self.registered = registered
    self.sitesDigest = sitesDigest
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "election", &electionID)
    try fields.digest(2, "electionDigest", &electionDigest)
    try fields.digest(3, "rollDigest", &rollDigest)
    try fields.count(4, "registered", &registered)
    try fields.digest(5, "sitesDigest", &sitesDigest)
  }
}

/// A device joins the election.
package struct Enrolment: WireMessage {
  /// Ed25519 public key, 32 bytes; the device's id derives from it.
  package var publicKey: [UInt8] = []
  /// X25519 public key that sticks are sealed to, 32 bytes.
  package var sealingKey: [UInt8] = []
  /// The site; nil for the hall's own node.
  package var site: SiteID?
  /// SHA-256 of the device's TLS certificate; nil before it has one.
  package var certificate: Digest32?

  package init() {}

  package init(publicKey: [UInt8], sealingKey: [UInt8], site: SiteID?, certificate: Digest32?) {
    self.publicKey = publicKey
    self.sealingKey = sealingKey
    self.site = site
    self.certificate = certificate
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.key(1, "publicKey", &publicKey)
    try fields.key(2, "sealingKey", &sealingKey)
    try fields.site(3, "site", &site)
    try fields.digest(4, "certificate", &certificate)
  }
}

/// A device is no longer trusted beyond `size` entries.
package struct Revocation: WireMessage {
  package var device = DeviceID(rawValue: 0)
  package var size: UInt32 = 0
  package var reason = ""

  package init() {}

  package init(device: DeviceID, size: UInt32, reason: String) {
    self.device = device
    self.size = size
    self.reason = reason
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.device(1, "device", &device)
    try fields.sequence(2, "size", &size)
    try fields.text(3, "reason", &reason)
  }
}

/// A change to the roll after it was posted.
package struct RollAmendment: WireMessage {
  /// What became of the number.
  package enum Change: Codable, Equatable, Sendable {
    /// 除名.
    case struckOff
    /// 恢复.
    case restored
    /// The number names the same person as `original`.
    case duplicateOf(original: RollNumber)

    /// As they stand on the wire; the numbers are the format and never change.
    fileprivate var numbers: (code: Int, original: RollNumber) {
      switch self {
      case .struckOff: (1, 0)
      case .restored: (2, 0)
      case .duplicateOf(let original): (3, original)
      }
    }

    fileprivate init?(_ code: Int, _ original: RollNumber) {
      switch code {
      case 1: self = .struckOff
      case 2: self = .restored
      case 3: self = .duplicateOf(original: original)
      default: return nil
      }
    }
  }

  package var voter: RollNumber = 0
  package var change = Change.struckOff
  /// Why, and who decided: needed once a site has opened.
  package var reason = ""
  package var officers: [String] = []

  package init() {}

  package init(voter: RollNumber, change: Change, reason: String = "", officers: [String] = []) {
    self.voter = voter
    self.change = change
    self.reason = reason
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    var (code, original) = change.numbers
    try fields.count(2, "change", &code)
    try fields.voter(3, "duplicateOf", &original)
    let known = Change(code, original)
    try fields.demand(2, known != nil)
    change = known ?? change
    try fields.text(4, "reason", &reason, .optional)
    try fields.texts(5, "officers", &officers, .optional)
  }
}

/// Moves rights from one site to another, or gives one that the hall holds to a site.
package struct Allotment: WireMessage, Hashable {
  /// Empty where the hall gives a right of its own.
  package var from = SiteID("")
  package var to = SiteID("")
  /// The journals whose marks show which rights are spent, up to these sizes; none for a right of the hall's own.
  package var upTo: [JournalHead] = []
  /// One voter only; nil for every unspent right of `from`.
  package var voter: RollNumber?

  package init() {}

  package init(from: SiteID, to: SiteID, upTo: [JournalHead], voter: RollNumber? = nil) {
    self.from = from
    self.to = to
    self.upTo = upTo
    self.voter = voter
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "from", &from)
    try fields.site(2, "to", &to)
    try fields.messages(3, "upTo", &upTo, .required)
    try fields.voter(4, "voter", &voter)
  }
}

/// A journal's size and root, as a checkpoint states them.
package struct JournalHead: WireMessage, Hashable {
  package var device = DeviceID(rawValue: 0)
  package var size: UInt32 = 0
  package var root = Digest32.zero

  package init() {}

  package init(device: DeviceID, size: UInt32, root: Digest32) {
    self.device = device
    self.size = size
    self.root = root
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.device(1, "device", &device)
    try fields.sequence(2, "size", &size)
    try fields.digest(3, "root", &root)
  }
}

/// Votes by contest, for the whole election.
package struct Tally: WireMessage, Codable {
  /// One person on the ballot paper with the votes found for them.
  package struct Line: WireMessage, Codable {
    package var name = ""
    package var votes = 0

    package init() {}

    package init(name: String, votes: Int) {
      self.name = name
      self.votes = votes
    }

    package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
      try fields.text(1, "name", &name)
      try fields.count(2, "votes", &votes)
    }
  }

  package var contest = ""
  package var lines: [Line] = []
  package var writeIns = 0
  package var undervotes = 0

  package init() {}

  package init(contest: String, lines: [Line], writeIns: Int, undervotes: Int) {
    self.contest = contest
    self.lines = lines
    self.writeIns = writeIns
    self.undervotes = undervotes
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest)
    try fields.messages(2, "lines", &lines, .required)
    try fields.count(3, "writeIns", &writeIns)
    try fields.count(4, "undervotes", &undervotes)
  }
}

/// Officers' explanation of a finding.
package struct Explanation: WireMessage {
  package var code = FindingCode.unknownEntries
  package var site: SiteID?
  package var text = ""
  package var officers: [String] = []
  /// The number that the officers explained; a finding with another one is not explained. Nil for any.
  package var count: Int?
  /// The contest that the finding is about; nil where it is about none.
  package var contest: String?

  package init() {}

  package init(
    code: FindingCode, site: SiteID?, contest: String? = nil, text: String, officers: [String], count: Int? = nil
  ) {
    self.code = code
    self.site = site
    self.contest = contest
    self.text = text
    self.officers = officers
    self.count = count == 0 ? nil : count
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.knownCode(1, "code", &code)
    try fields.site(2, "site", &site)
    try fields.text(3, "text", &text)
    try fields.texts(4, "officers", &officers)
    var number = count ?? 0
    try fields.signed(5, "count", &number)
    count = number == 0 ? nil : number
    var contest = contest ?? ""
    try fields.text(6, "contest", &contest, .optional)
    self.contest = contest.isEmpty ? nil : contest
  }
}

/// 宣布: two officers declare the result that a report's digest names.
package struct Declaration: WireMessage {
  package var digest = Digest32.zero
  package var officers: [String] = []

  package init() {}

  package init(digest: Digest32, officers: [String]) {
    self.digest = digest
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.digest(1, "digest", &digest)
    try fields.texts(2, "officers", &officers)
  }
}

/// 日志合并: the journals that the hall holds, with their sizes and roots.
struct MergedHeads: WireMessage {
  var heads: [JournalHead] = []

  init() {}

  init(_ heads: [JournalHead]) { self.heads = heads }

  mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.messages(1, "heads", &heads, .required)
  }
}

/// 出具核对报告: the digest of a report that the hall gave out.
struct ReportGiven: WireMessage {
  var digest = Digest32.zero

  init() {}

  init(_ digest: Digest32) { self.digest = digest }

  mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.digest(1, "digest", &digest)
  }
}
