import Testing

@testable import ElectionRecord

/// Nothing has arrived: the report an operator gets on the first morning.
enum EmptyReport {
  static let report = ReconciliationReport(
    election: "houbeian", poll: .main, complete: false, balanced: true, completeness: [],
    missing: Houbeian.election.sites.map(\.id), register: register, cases: [],
    accounts: Houbeian.election.sites.map { SiteAccount(site: $0.id, account: BallotAccount()) },
    total: BallotAccount(),
    findings: [], turnout: Turnout(registered: 2722, returned: nil, needed: 1362), results: [], exposure: [],
    arrival: [])

  private static var register: RegisterCounts {
    var counts = RegisterCounts()
    counts.registered = 2722
    return counts
  }
}

/// Everything at once: sites missing, a double cast, a fork, an imbalance, boxes not counted, a seat at stake, and a
/// candidate whose name is markup.
enum BadReport {
  static let hostileName = "<script>alert(\"1\")</script> & 'x'"
  static let hostileText = "封箱时点错了 <b>2</b> 张 \u{202e}& 已重点"
  static let election = Houbeian.election(lastCandidate: hostileName)

  static let report = ReconciliationReport(
    election: "houbeian", poll: .main, complete: false, balanced: false,
    completeness: [
      Made.journal(1, "R1", 324), Made.journal(2, "R2", 374), Made.journal(4, "R4", 400), Made.journal(5, "R5", 383),
      Made.journal(6, "R6", 360), Made.journal(7, "S1", 40, closed: false), Made.journal(8, "H1", 59),
    ],
    missing: [SiteID("R3"), SiteID("S1")], register: register,
    cases: [
      Made.conflict(.doubleCast, voter: 17, ["R4", "S1"], .open, .acknowledge),
      Made.conflict(.doubleCast, voter: 940, ["R4", "S1"], .ruled, .acknowledge),
      Made.conflict(.provisional, voter: 1203, ["S1"], .open, .accept),
      Made.conflict(.fork, voter: nil, ["R2"], .open, .refuse),
      Made.conflict(.staleRoll, voter: 2001, ["H1"], .ruled, .accept),
    ],
    accounts: [
      account("R1", 370, 322, 48, (313, 283, 2)), account("R2", 420, 371, 49, (361, 325, 3)),
      SiteAccount(site: SiteID("R3"), account: BallotAccount()), account("R4", 450, 398, 47, (386, 347, 3)),
      account("R5", 435, 381, 54, (384, 379, 5)), account("R6", 412, 357, 55, (349, 316, 2)),
      SiteAccount(site: SiteID("S1"), account: BallotAccount(received: 185, issued: 37, envelopes: 1, unused: nil)),
      SiteAccount(
        site: SiteID("H1"), account: BallotAccount(received: 100, issued: 57, spoilt: 1, unused: 42, returned: 57)),
    ],
    total: BallotAccount(
      received: 2372, issued: 1923, envelopes: 1, spoilt: 1, unused: nil, returned: 1850, valid: 1650, invalid: 15,
      blank: 0),
    findings: [
      Finding(code: .paperImbalance, site: SiteID("R4"), count: -5, explanation: nil),
      Finding(code: .papersOverIssued, site: SiteID("R5"), count: 3, explanation: nil),
      Finding(code: .closingCountDiffers, site: SiteID("R6"), count: 2, explanation: hostileText),
      Finding(code: .unclassifiedPapers, site: nil, count: 185, explanation: nil),
      Finding(code: .unknownEntries, site: SiteID("H1"), count: 1, explanation: nil),
    ],
    turnout: Turnout(registered: 2722, returned: 1850, needed: 1362), results: results, exposure: exposure,
    arrival: [])

  private static var register: RegisterCounts {
    var counts = RegisterCounts()
    counts.registered = 2722
    counts.counted = 1915
    counts.provisionalPending = 1
    counts.voided = 3
    counts.surplus = 2
    counts.quarantined = 6
    return counts
  }

  private static func account(
    _ site: String, _ received: Int, _ issued: Int, _ unused: Int, _ box: (returned: Int, valid: Int, invalid: Int)
  ) -> SiteAccount {
    SiteAccount(
      site: SiteID(site),
      account: BallotAccount(
        received: received, issued: issued, unused: unused, returned: box.returned, valid: box.valid,
        invalid: box.invalid, blank: 0))
  }

  private static let results = [
    ContestResult(
      contest: "chair", office: BilingualText(zh: "主任", en: "Chair"), seats: 1, majorityNeeded: 926,
      lines: [line("吴逸芸", 1412, true), line("候选人甲（合成）", 118)], writeIns: 9, undervotes: 111),
    ContestResult(
      contest: "viceChair", office: BilingualText(zh: "副主任", en: "Vice-chair"), seats: 1, majorityNeeded: 926,
      lines: [line("方学全", 951, true), line("候选人乙（合成）", 690)], writeIns: 1, undervotes: 8),
    ContestResult(
      contest: "member", office: BilingualText(zh: "委员", en: "Member"), seats: 5, majorityNeeded: 926,
      lines: [
        line("印彦邦", 1601, true), line("葛鸿平", 1588, true), line("毛若虹", 1480, true), line("张吉生", 1301, true),
        line("蒋惠琴", 899), line(hostileName, 702),
      ], writeIns: 31, undervotes: 648),
  ]

  private static func line(_ name: String, _ votes: Int, _ elected: Bool = false) -> ContestResult.Line {
    ContestResult.Line(name: name, votes: votes, elected: elected)
  }

  private static let exposure = results.flatMap { result in
    let rival = result.lines.first { !$0.elected }?.votes ?? 0
    return result.lines.filter(\.elected).enumerated().map { index, line in
      SeatExposure(
        contest: result.office, seat: index + 1, winner: line.name, margin: line.votes - rival,
        aboveMajority: line.votes - 926 + 1, papersInDoubt: 260,
        couldChange: min(line.votes - rival, line.votes - 926 + 1) <= 260)
    }
  }
}

/// A report with the election it belongs to, for tests that run over all of them.
struct Sample: CustomTestStringConvertible, Sendable {
  let name: String
  let report: ReconciliationReport
  let election: Election

  var testDescription: String { name }

  static let all = [
    Sample(name: "seed", report: SeedReport.report, election: Houbeian.election),
    Sample(name: "empty", report: EmptyReport.report, election: Houbeian.election),
    Sample(name: "bad", report: BadReport.report, election: BadReport.election),
  ]
}
