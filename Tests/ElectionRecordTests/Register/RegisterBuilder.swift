import ElectionRecord

/// Writes journals from a short script and folds them into registers.
///
/// Journal `hall` is the hall's own; every site has one enrolled device that bears the site's name. Voters 1 to 6 have
/// their right at R1, 7 to 12 at R2, 13 and 14 at no site, unless the roll says otherwise.
struct RegisterBuilder {
  struct Journal {
    let name: String
    let device: DeviceID
    let site: SiteID?
    var entries: [Entry]
  }

  let election: Election
  let roll: RollIndex
  private(set) var journals: [Journal]

  init(_ election: Election = .fixture(), roll: String = "R1:6 R2:6 -:2") {
    self.election = election
    self.roll = .fixture(roll, in: election)
    journals = [Journal(name: "hall", device: Self.device("hall"), site: nil, entries: [])]
    for site in election.sites { enrol(site.id.rawValue, at: site.id.rawValue) }
  }

  /// The public key of the device called `name`: not a usable key, but always the same one.
  static func key(_ name: String) -> [UInt8] { Digest32(sha256: Array("device \(name)".utf8)).bytes }

  static func device(_ name: String) -> DeviceID { DeviceID(publicKey: key(name)) }

  func index(_ name: String) -> Int {
    guard let index = journals.firstIndex(where: { $0.name == name }) else { preconditionFailure("no journal \(name)") }
    return index
  }

  func size(_ name: String) -> UInt32 { UInt32(journals[index(name)].entries.count) }

  // MARK: Entries

  @discardableResult
  mutating func append(_ body: EntryBody, to name: String, poll: UInt8 = 0, after seconds: Int64 = 60) -> EntryID {
    let index = index(name)
    journals[index].entries.append(Entry(elapsedSeconds: seconds, poll: poll, body: body))
    return EntryID(device: journals[index].device, sequence: size(name) - 1)
  }

  mutating func enrol(_ name: String, at site: String?) {
    journals.append(Journal(name: name, device: Self.device(name), site: site.map { SiteID($0) }, entries: []))
    append(
      .deviceEnrolled(
        Enrolment(publicKey: Self.key(name), sealingKey: [], site: site.map { SiteID($0) }, certificate: nil)),
      to: "hall")
  }

  mutating func open(_ names: String..., papers: Int = 100, rollVersion: Int = 0) {
    for name in names {
      let site = journals[index(name)].site ?? SiteID(name)
      append(.opened(Opening(site: site, papers: papers, rollVersion: rollVersion)), to: name)
    }
  }

  /// The device says that it holds the hall's journal as it is, or so much of it.
  mutating func holdHall(_ name: String, _ size: UInt32? = nil) {
    append(.hallHeld(size: size ?? self.size("hall")), to: name)
  }

  @discardableResult
  mutating func cast(_ name: String, _ voter: RollNumber, proxy: RollNumber? = nil) -> EntryID {
    append(.cast(voter: voter, proxy: proxy), to: name)
  }

  @discardableResult
  mutating func envelope(
    _ name: String, _ voter: RollNumber, proxy: RollNumber? = nil, number: String? = nil
  ) -> EntryID {
    append(
      .provisional(
        Provisional(
          voter: voter, proxy: proxy, envelope: number ?? "\(name)-\(size(name))", reason: .rightElsewhere)),
      to: name)
  }

  /// The envelope of a person without a number.
  @discardableResult
  mutating func unlisted(_ name: String, _ person: String, number: String? = nil) -> EntryID {
    append(
      .provisional(
        Provisional(
          voter: 0, envelope: number ?? "\(name)-\(size(name))", reason: .notOnRoll, person: Self.person(person))),
      to: name)
  }

  static func person(_ name: String) -> Digest32 { Digest32(sha256: Array("person \(name)".utf8)) }

  @discardableResult
  mutating func void(_ name: String, _ entry: EntryID, marked: Bool = false) -> EntryID {
    append(.voided(Voiding(sequence: entry.sequence, reason: "misread", paperMarked: marked)), to: name)
  }

  mutating func replace(_ name: String, _ entry: EntryID) {
    append(.replaced(Replacement(sequence: entry.sequence, reason: "torn")), to: name)
  }

  /// Closes sites; what is not given is what the journal's entries come to.
  mutating func close(_ names: String..., unused: Int? = nil, casts: Int? = nil) {
    for name in names {
      let sum = PaperSum(journals[index(name)].entries)
      append(.closed(Closing(unused: unused ?? max(0, sum.unused), casts: casts ?? sum.casts)), to: name)
    }
  }

  /// Every site that has recorded nothing opened without a paper and closed, and its box was empty.
  mutating func idle() {
    for site in election.sites.map(\.id.rawValue) where size(site) == 0 {
      open(site, papers: 0)
      close(site)
      count(site, returned: 0, valid: 0)
    }
  }

  // MARK: The hall's entries

  @discardableResult
  mutating func hall(_ body: EntryBody) -> EntryID { append(body, to: "hall") }

  /// The hall acknowledges everything that the journals hold so far.
  mutating func merge(_ names: String...) {
    hall(.merged(names.map { JournalHead(device: Self.device($0), size: size($0), root: .zero) }))
  }

  /// The hall appends the allotments that it owes; returns how many.
  @discardableResult
  mutating func allotDue() -> Int {
    let due = RightsRule.due(in: register())
    for allotment in due { hall(.rightAllotted(allotment)) }
    return due.count
  }

  mutating func revoke(_ name: String, at size: UInt32) {
    hall(.deviceRevoked(Revocation(device: Self.device(name), size: size, reason: "lost")))
  }

  mutating func amend(_ voter: RollNumber, _ change: RollAmendment.Change) {
    hall(.rollAmended(RollAmendment(voter: voter, change: change)))
  }

  /// The hall puts a person on the roll.
  ///
  /// - Returns: The number that the person got.
  @discardableResult
  mutating func add(as number: RollNumber? = nil) -> RollNumber {
    let number = number ?? register().nextNumber
    hall(
      .voterAdded(
        VoterAdded(voter: number, area: "a", digest: .zero, sealed: [1], basis: "upheld", officers: ["甲", "乙"])))
    return number
  }

  /// Two officers take a mark back.
  @discardableResult
  mutating func takeBack(
    _ voter: RollNumber, at site: String? = nil, served: RollNumber?, envelope: String? = nil,
    officers: [String] = ["甲", "乙"], confirmed: Bool = false
  ) throws -> EntryID {
    try takeBack(
      voter, at: site, by: served.map(Served.voter) ?? .unknown, envelope: envelope, officers: officers,
      confirmed: confirmed)
  }

  /// - Parameter served: Who was handed the paper; that it was nobody is confirmed.
  @discardableResult
  mutating func takeBack(
    _ voter: RollNumber, at site: String? = nil, by served: Served, envelope: String? = nil,
    officers: [String] = ["甲", "乙"], confirmed: Bool = false
  ) throws -> EntryID {
    let asked = TakeBackRequest(
      voter: voter, site: site.map { SiteID($0) }, served: served, envelope: envelope, officers: officers,
      reason: "misread card", confirmed: confirmed || served == .nobody)
    return hall(.markTakenBack(try TakeBackRule.record(asked, poll: 0, in: register())))
  }

  mutating func count(_ site: String, returned: Int, valid: Int, invalid: Int = 0, blank: Int = 0) {
    hall(.counted(BoxCount(site: SiteID(site), returned: returned, valid: valid, invalid: invalid, blank: blank)))
  }

  mutating func tally(_ contest: String, _ votes: KeyValuePairs<String, Int>, writeIns: Int = 0, undervotes: Int = 0) {
    let lines = votes.map { Tally.Line(name: $0.key, votes: $0.value) }
    hall(.tallyEntered(Tally(contest: contest, lines: lines, writeIns: writeIns, undervotes: undervotes)))
  }

  /// Two officers rule on the only case of that class (and voter, where one is given).
  ///
  /// - Parameter insist: They do not wait for journals; what most tests ask is what a ruling does, and not when it may
  ///   be made.
  @discardableResult
  mutating func rule(
    _ caseClass: CaseClass, voter: RollNumber? = nil, _ decision: RulingDecision?, officers: [String] = ["甲", "乙"],
    as number: RollNumber? = nil, corrects: Bool = false, insist: Bool = true
  ) throws -> Ruling {
    let known = register()
    let all = Reconciliation.cases(known).filter { $0.caseClass == caseClass && (voter == nil || $0.voter == voter) }
    let subject = all.first { $0.state == (corrects ? .ruled : .open) } ?? all.first
    guard let subject else { throw Refusal.noOpenCase }
    let ruling = try RulingRule.rule(
      subject, decision: decision, officers: officers, reason: "seen", number: number, corrects: corrects,
      insist: insist, in: known)
    hall(.caseRuled(ruling))
    return ruling
  }

  // MARK: Forks

  /// A second history of the same device that shares its first `size` entries.
  mutating func fork(_ name: String, at size: Int, as branch: String) {
    let original = journals[index(name)]
    journals.append(
      Journal(
        name: branch, device: original.device, site: original.site, entries: Array(original.entries.prefix(size))))
  }

  /// The same journals with other clocks; branches keep what they share.
  func withClocks(_ seconds: (_ device: DeviceID, _ sequence: Int) -> Int64) -> RegisterBuilder {
    var copy = self
    for index in copy.journals.indices {
      let device = copy.journals[index].device
      copy.journals[index].entries = copy.journals[index].entries.enumerated().map { sequence, entry in
        Entry(elapsedSeconds: seconds(device, sequence), poll: entry.poll, body: entry.body)
      }
    }
    return copy
  }
}

/// What a site's own entries come to, added up without the register.
struct PaperSum {
  private(set) var casts = 0
  private(set) var unused = 0

  init(_ entries: [Entry]) {
    var papers: [UInt32: Bool] = [:]
    for (sequence, entry) in entries.enumerated() {
      switch entry.body {
      case .opened(let opening): unused += opening.papers
      case .cast: papers[UInt32(sequence)] = true
      case .provisional: papers[UInt32(sequence)] = false
      case .replaced: unused -= 1
      case .voided(let voiding):
        if papers.removeValue(forKey: voiding.sequence) != nil, voiding.paperMarked { unused -= 1 }
      default: break
      }
    }
    casts = papers.values.count { $0 }
    unused -= papers.count
  }
}
