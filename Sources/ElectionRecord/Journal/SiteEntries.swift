/// 启用: a site starts to serve; its box is shown empty and sealed.
package struct Opening: WireMessage {
  package var site = SiteID("")
  /// Ballot papers received.
  package var papers = 0
  package var officers: [String] = []
  package var seals: [String] = []
  /// How many roll amendments the site knew when it opened.
  package var rollVersion = 0
  /// Whether voters mark where nobody sees it (秘密写票处).
  package var hasSecretPlace = false

  package init() {}

  package init(
    site: SiteID, papers: Int, officers: [String] = [], seals: [String] = [], rollVersion: Int = 0,
    hasSecretPlace: Bool = false
  ) {
    self.hasSecretPlace = hasSecretPlace
    self.site = site
    self.papers = papers
    self.officers = officers
    self.seals = seals
    self.rollVersion = rollVersion
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.count(2, "papers", &papers)
    try fields.texts(3, "officers", &officers)
    try fields.texts(4, "seals", &seals)
    try fields.count(5, "rollVersion", &rollVersion)
    try fields.flag(6, "secretPlace", &hasSecretPlace, .optional)
  }
}

/// A paper in an envelope.
package struct Provisional: WireMessage {
  /// 0 for a person who is not on the roll and has no number; the name stands on the envelope.
  package var voter: RollNumber = 0
  package var proxy: RollNumber?
  package var envelope = ""
  package var reason = ReasonCode.rightElsewhere
  /// Of a person without a number: a digest of the name under the election's person key.
  package var person: Digest32?

  package init() {}

  package init(
    voter: RollNumber, proxy: RollNumber? = nil, envelope: String, reason: ReasonCode, person: Digest32? = nil
  ) {
    self.voter = voter
    self.proxy = proxy
    self.envelope = envelope
    self.reason = reason
    self.person = person
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.voter(1, "voter", &voter)
    try fields.voter(2, "proxy", &proxy)
    try fields.text(3, "envelope", &envelope)
    try fields.code(4, "reason", &reason)
    try fields.digest(5, "person", &person)
  }
}

/// Takes one cast of the same journal back.
package struct Voiding: WireMessage {
  /// The voided cast's sequence in this journal.
  package var sequence: UInt32 = 0
  package var reason = ""
  /// Whether the paper was marked and is therefore spoilt; otherwise it goes back to the unused ones.
  package var paperMarked = false

  package init() {}

  package init(sequence: UInt32, reason: String, paperMarked: Bool) {
    self.sequence = sequence
    self.reason = reason
    self.paperMarked = paperMarked
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.sequence(1, "sequence", &sequence)
    try fields.text(2, "reason", &reason)
    try fields.flag(3, "paperMarked", &paperMarked)
  }
}

/// 作废重领: a second paper for a spoilt first one.
package struct Replacement: WireMessage {
  /// The sequence of the cast whose paper was spoilt, in this journal.
  package var sequence: UInt32 = 0
  package var reason = ""

  package init() {}

  package init(sequence: UInt32, reason: String) {
    self.sequence = sequence
    self.reason = reason
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.sequence(1, "sequence", &sequence)
    try fields.text(2, "reason", &reason)
  }
}

/// 封箱: a site stops serving.
package struct Closing: WireMessage {
  /// Unused ballot papers, as the officers counted them.
  package var unused = 0
  /// Ordinary casts that the device counted itself, as a check.
  package var casts = 0
  package var officers: [String] = []
  package var seals: [String] = []

  package init() {}

  package init(unused: Int, casts: Int, officers: [String] = [], seals: [String] = []) {
    self.unused = unused
    self.casts = casts
    self.officers = officers
    self.seals = seals
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.count(1, "unused", &unused)
    try fields.count(2, "casts", &casts)
    try fields.texts(3, "officers", &officers)
    try fields.texts(4, "seals", &seals)
  }
}

/// Anything else that officers want on record, without a voter's name or number.
package struct Incident: WireMessage {
  package var text = ""

  package init() {}

  package init(text: String) { self.text = text }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "text", &text)
  }
}

/// 登录: people who are known because they signed in at a page of the node; whoever types at its console is known by no
/// such entry.
package struct SignedIn: WireMessage {
  /// As their accounts name them.
  package var people: [String] = []
  /// How many entries right before this one they made; 0 where somebody came on duty.
  package var entries = 0

  package init() {}

  package init(people: [String], entries: Int) { (self.people, self.entries) = (people, entries) }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.texts(1, "people", &people)
    try fields.count(2, "entries", &entries)
  }
}

/// Papers counted out of one site's box (收回、有效、无效、弃权).
package struct BoxCount: WireMessage, Codable {
  package var site = SiteID("")
  package var returned = 0
  package var valid = 0
  package var invalid = 0
  package var blank = 0

  package init() {}

  package init(site: SiteID, returned: Int, valid: Int, invalid: Int, blank: Int = 0) {
    self.site = site
    self.returned = returned
    self.valid = valid
    self.invalid = invalid
    self.blank = blank
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.site(1, "site", &site)
    try fields.count(2, "returned", &returned)
    try fields.count(3, "valid", &valid)
    try fields.count(4, "invalid", &invalid)
    try fields.count(5, "blank", &blank)
  }
}

/// 已收会场日志: how many entries of the hall's journal the device holds.
struct HallHeld: WireMessage {
  var size: UInt32 = 0

  init() {}

  init(_ size: UInt32) { self.size = size }

  mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.sequence(1, "size", &size)
  }
}
