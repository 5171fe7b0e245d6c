import ElectionRecord

extension ReconciliationReport {
  /// The same report with parts replaced.
  func with(
    complete: Bool? = nil, balanced: Bool? = nil, completeness: [JournalCoverage]? = nil, missing: [SiteID]? = nil,
    register: RegisterCounts? = nil, cases: [Case]? = nil, accounts: [SiteAccount]? = nil, total: BallotAccount? = nil,
    findings: [Finding]? = nil, results: [ContestResult]? = nil, exposure: [SeatExposure]? = nil,
    arrival: [SiteArrival]? = nil
  ) -> ReconciliationReport {
    ReconciliationReport(
      election: election, poll: poll, complete: complete ?? self.complete, balanced: balanced ?? self.balanced,
      completeness: completeness ?? self.completeness, missing: missing ?? self.missing,
      register: register ?? self.register, cases: cases ?? self.cases, accounts: accounts ?? self.accounts,
      total: total ?? self.total, findings: findings ?? self.findings, turnout: turnout,
      results: results ?? self.results, exposure: exposure ?? self.exposure, arrival: arrival ?? self.arrival)
  }
}

extension BallotAccount {
  /// An account with its box counted.
  init(
    received: Int?, issued: Int, envelopes: Int = 0, spoilt: Int = 0, unused: Int?, returned: Int? = nil,
    valid: Int? = nil, invalid: Int? = nil, blank: Int? = nil
  ) {
    self.init()
    self.received = received
    self.issued = issued
    self.envelopes = envelopes
    self.spoilt = spoilt
    self.unused = unused
    self.returned = returned
    self.valid = valid
    self.invalid = invalid
    self.blank = blank
  }
}

/// Values that look like real ones and are the same in every run.
enum Made {
  static func device(_ number: UInt64) -> DeviceID {
    DeviceID(rawValue: 0x1f3a_9c04_77d2_e600 &+ number &* 0x9e37_79b9)
  }

  static func journal(_ number: UInt64, _ site: String, _ size: UInt32, closed: Bool = true) -> JournalCoverage {
    JournalCoverage(
      device: device(number), site: SiteID(site), size: size, root: Digest32(sha256: Array("\(site) \(size)".utf8)),
      closed: closed)
  }

  static func conflict(
    _ caseClass: CaseClass, voter: RollNumber?, _ sites: [String], _ state: Case.State, _ proposal: RulingDecision
  ) -> Case {
    let entries = sites.enumerated().map { index, _ in
      EntryID(device: device(UInt64(index)), sequence: 40 + UInt32(index))
    }
    return Case(
      id: caseClass.rawValue + "-" + (voter.map(String.init) ?? device(2).description), caseClass: caseClass,
      voter: voter,
      device: voter == nil ? device(2) : nil, sites: sites.map { SiteID($0) }, entries: entries, state: state,
      proposal: proposal, ruling: nil)
  }
}
