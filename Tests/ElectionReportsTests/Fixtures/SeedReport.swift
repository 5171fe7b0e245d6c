@testable import ElectionRecord

/// The final report of the first seed election: the figures of its published report, five refused envelopes
/// beside them.
enum SeedReport {
  static let report = ReconciliationReport(
    election: "houbeian", poll: .main, complete: true, balanced: false,
    completeness: [
      Made.journal(1, "R1", 324), Made.journal(2, "R2", 374), Made.journal(3, "R3", 310), Made.journal(4, "R4", 400),
      Made.journal(5, "R5", 383), Made.journal(6, "R6", 360), Made.journal(7, "S1", 79), Made.journal(8, "H1", 59),
      Made.journal(9, "", 64),
    ],
    missing: [], register: register,
    cases: [
      envelope(211, "R2", "R1"), envelope(1733, "R6", "R4"), envelope(402, "S1", "R1"), envelope(866, "S1", "R2"),
      envelope(2710, "S1", "R6"),
    ],
    accounts: [
      account("R1", 370, 322, 0, 313, 283, 2), account("R2", 420, 371, 1, 361, 325, 3),
      account("R3", 350, 308, 0, 300, 271, 2), account("R4", 450, 398, 0, 386, 347, 3),
      account("R5", 435, 381, 0, 370, 333, 3), account("R6", 412, 357, 1, 349, 316, 2),
      account("S1", 185, 74, 3, 72, 65, 1), account("H1", 100, 57, 0, 57, 55, 1),
    ],
    total: BallotAccount(
      received: 2722, issued: 2268, envelopes: 5, unused: 449, returned: 2208, valid: 1995, invalid: 17, blank: 0),
    findings: [Finding(code: .unclassifiedPapers, site: nil, count: 196, explanation: nil)],
    turnout: Turnout(registered: 2722, returned: 2208, needed: 1362), results: results, exposure: exposure,
    arrival: [
      SiteArrival(site: SiteID("R1"), firstMergedAt: 1_268_472_600, lastMergedAt: 1_268_560_805, lateEntries: 0),
      SiteArrival(site: SiteID("R2"), firstMergedAt: 1_268_647_200, lastMergedAt: 1_268_647_200, lateEntries: 374),
    ])

  private static var register: RegisterCounts {
    var counts = RegisterCounts()
    counts.registered = 2722
    counts.counted = 2268
    counts.provisionalRefused = 5
    return counts
  }

  private static func envelope(_ voter: RollNumber, _ site: String, _ marked: String) -> Case {
    Made.conflict(.provisionalAgainstOrdinary, voter: voter, [marked, site], .ruled, .refuse)
  }

  private static func account(
    _ site: String, _ received: Int, _ issued: Int, _ envelopes: Int, _ returned: Int, _ valid: Int, _ invalid: Int
  ) -> SiteAccount {
    SiteAccount(
      site: SiteID(site),
      account: BallotAccount(
        received: received, issued: issued, envelopes: envelopes, unused: received - issued - envelopes,
        returned: returned, valid: valid, invalid: invalid, blank: 0))
  }

  static let results: [ContestResult] = [
    result("chair", "主任", "Chair", 1, [("吴逸芸", 1855), ("候选人甲（合成）", 118)], 9, 13),
    result("viceChair", "副主任", "Vice-chair", 1, [("方学全", 1752), ("候选人乙（合成）", 214)], 11, 18),
    result(
      "member", "委员", "Member", 5,
      [("印彦邦", 1938), ("葛鸿平", 1936), ("毛若虹", 1921), ("张吉生", 1913), ("蒋惠琴", 1754), ("候选人丙（合成）", 402)], 31, 80),
  ]

  private static func result(
    _ id: String, _ zh: String, _ en: String, _ seats: Int, _ votes: [(String, Int)], _ writeIns: Int, _ unused: Int
  ) -> ContestResult {
    ContestResult(
      contest: id, office: BilingualText(zh: zh, en: en), seats: seats, majorityNeeded: 1105,
      lines: votes.enumerated().map { index, line in
        ContestResult.Line(name: line.0, votes: line.1, elected: index < seats)
      }, writeIns: writeIns, undervotes: unused)
  }

  static let exposure: [SeatExposure] = results.flatMap { result in
    let rival = result.lines[result.seats].votes
    return result.lines.prefix(result.seats).enumerated().map { index, line in
      SeatExposure(
        contest: result.office, seat: index + 1, winner: line.name, margin: line.votes - rival,
        aboveMajority: line.votes - 1105 + 1, papersInDoubt: 196, couldChange: false)
    }
  }
}
