import Testing

@testable import ElectionRecord

/// The figures of the community's fourth election, as `config/elections/houbeian` allocates them to sites.
enum Houbeian {
  static let sites: [(id: String, roll: Int, papers: Int, issued: Int, returned: Int, valid: Int, invalid: Int)] = [
    ("R1", 412, 370, 322, 313, 283, 2), ("R2", 468, 420, 371, 361, 325, 3), ("R3", 395, 350, 308, 300, 271, 2),
    ("R4", 502, 450, 398, 386, 347, 3), ("R5", 486, 435, 381, 370, 333, 3), ("R6", 459, 412, 357, 349, 316, 2),
    ("S1", 0, 185, 74, 72, 65, 1), ("H1", 0, 100, 57, 57, 55, 1),
  ]

  static let election = Election.fixture(
    sites: "R1:1 R2:1 R3:1 R4:1 R5:1 R6:1 S1:2 H1:3",
    contests: [
      contest("chair", "主任", seats: 1, ["吴逸芸", "甲"]), contest("viceChair", "副主任", seats: 1, ["方学全", "乙"]),
      contest("member", "委员", seats: 5, ["印彦邦", "葛鸿平", "毛若虹", "张吉生", "蒋惠琴", "丙"]),
    ])

  private static func contest(_ id: String, _ office: String, seats: Int, _ names: [String]) -> Contest {
    Contest(
      id: id, office: BilingualText(office), seats: seats, candidates: names.map { Candidate(name: $0, voter: nil) })
  }

  private static let votersOfR4 = RollNumber(412 + 468 + 395 + 1)...RollNumber(412 + 468 + 395 + 502)

  /// Every site serves its own voters first, and the station and the hall those whose rights came to them.
  ///
  /// - Parameter twice: Voters of R4 who were handed a paper at S1 as well.
  static func held(twice: Int = 0) -> RegisterBuilder {
    let blocks = sites.filter { $0.roll > 0 }.map { "\($0.id):\($0.roll)" }.joined(separator: " ")
    var box = RegisterBuilder(election, roll: blocks)
    var unserved: [RollNumber] = []
    var first: RollNumber = 1
    for site in sites {
      let own = Array(first..<(first + RollNumber(site.roll)))
      first += RollNumber(site.roll)
      let voters = own.isEmpty ? unserved : own
      box.open(site.id, papers: site.papers)
      for voter in voters.prefix(site.issued) { box.cast(site.id, voter) }
      unserved = own.isEmpty ? Array(unserved.dropFirst(site.issued)) : unserved + own.dropFirst(site.issued)
      if site.id == "S1" { for voter in votersOfR4.prefix(twice) { box.cast("S1", voter) } }
      box.close(site.id)
      box.merge(site.id)
      box.allotDue()
    }
    for site in sites {
      let more = site.id == "S1" ? twice : 0
      box.count(site.id, returned: site.returned + more, valid: site.valid + more, invalid: site.invalid)
    }
    box.tally("chair", ["吴逸芸": 1855, "甲": 118], writeIns: 9, undervotes: 13 + twice)
    box.tally("viceChair", ["方学全": 1752, "乙": 214], writeIns: 11, undervotes: 18 + twice)
    box.tally(
      "member", ["印彦邦": 1938, "葛鸿平": 1936, "毛若虹": 1921, "张吉生": 1913, "蒋惠琴": 1754, "丙": 402], writeIns: 31,
      undervotes: 80 + 5 * twice)
    return box
  }
}

@Suite struct HoubeianTests {
  private let report = Houbeian.held().report()

  @Test func everyJournalIsInAndNobodyVotedTwice() {
    #expect(report.complete && report.missing == [])
    var counts = RegisterCounts()
    counts.registered = 2722
    counts.counted = 2268
    #expect(report.register == counts)
    #expect(report.cases == [])
  }

  @Test func theTotalsAreThePublishedOnes() {
    let total = report.total
    #expect(total.received == 2722 && total.issued == 2268 && total.unused == 454)
    #expect(total.envelopes == 0 && total.spoilt == 0)
    #expect(total.returned == 2208 && total.unreturned == 60)
    #expect(total.valid == 1995 && total.invalid == 17 && total.blank == 0 && total.unclassified == 196)
  }

  @Test func everySitesAccountIsItsOwn() {
    for (row, site) in zip(report.accounts, Houbeian.sites) {
      #expect(row.site.rawValue == site.id)
      #expect(row.account.issued == site.issued && row.account.returned == site.returned)
      #expect(row.account.unused == site.papers - site.issued)
      #expect(row.account.unclassified == site.returned - site.valid - site.invalid)
    }
  }

  @Test func theOneFindingIs196UnclassifiedPapers() {
    #expect(
      report.findings == [Finding(code: .unclassifiedPapers, site: nil, count: 196, explanation: nil)])
    #expect(!report.balanced)
  }

  @Test func theTurnoutIs8112HundredthsOfAPercent() {
    #expect(report.turnout == Turnout(registered: 2722, returned: 2208, needed: 1362))
    #expect(report.turnout.hundredthsOfPercent == 8112)
    #expect(report.turnout.reached == true)
  }

  @Test func theMajorityIs1105AndThePublishedSevenAreElected() {
    #expect(report.results.map(\.majorityNeeded) == [1105, 1105, 1105])
    #expect(
      report.results.flatMap { $0.lines.filter(\.elected).map(\.name) } == [
        "吴逸芸", "方学全", "印彦邦", "葛鸿平", "毛若虹", "张吉生", "蒋惠琴",
      ])
  }

  @Test func the196PapersChangeNoSeat() {
    #expect(report.exposure.map(\.seat) == [1, 1, 1, 2, 3, 4, 5])
    #expect(report.exposure.map(\.margin) == [1737, 1538, 1536, 1534, 1519, 1511, 1352])
    #expect(report.exposure.map(\.aboveMajority) == [751, 648, 834, 832, 817, 809, 650])
    #expect(report.exposure.allSatisfy { $0.papersInDoubt == 196 && !$0.couldChange })
    #expect(report.exposure.last?.contest.zh == "委员" && report.exposure.last?.winner == "蒋惠琴")
  }

  /// Two voters of R4 were handed papers at S1 too and put them into its box: every ballot account still balances, only
  /// the merged register finds it.
  @Test func twoDuplicatesThatBalanceEveryAccountAreFoundByTheRegister() {
    let twice = Houbeian.held(twice: 2).report()
    #expect(twice.total.issued == 2270 && twice.total.returned == 2210)
    #expect(twice.findings == report.findings)
    #expect(twice.register.counted == 2268 && twice.register.surplus == 2)
    #expect(twice.cases.map(\.caseClass) == [.rightNotHeld, .rightNotHeld])
    #expect(twice.cases.map { $0.sites.map(\.rawValue) } == [["R4", "S1"], ["R4", "S1"]])
    #expect(twice.exposure.allSatisfy { $0.papersInDoubt == 198 && !$0.couldChange })
  }
}
