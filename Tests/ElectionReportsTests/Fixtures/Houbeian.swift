import ElectionRecord

/// The first seed election as its file defines it.
enum Houbeian {
  static let election = election()

  /// - Parameter hours: When every site is open, on one day; without it the sites name neither days nor hours.
  static func election(lastCandidate: String = "候选人丙（合成）", hours: String? = nil) -> Election {
    let half = { (base: CountBase) in Threshold(base: base, numerator: 1, denominator: 2) }
    return Election(
      format: 1, id: "houbeian",
      name: BilingualText(
        zh: "后北岸社区居民委员会第四届换届选举", en: "Houbeian community residents' committee, fourth election"),
      mode: .voters, policy: .assigned, electorate: 2722, roll: "roll.csv",
      profile: RuleProfile(proxyLimit: 3, quorum: half(.registered), majority: half(.returned)),
      polls: [Poll(id: .main, name: BilingualText(zh: "正式选举", en: "Main poll"))],
      sites: hours.map { hours in sites.map { open($0, hours) } } ?? sites,
      contests: [
        contest("chair", "主任", "Chair", 1, ["吴逸芸", "候选人甲（合成）"]),
        contest("viceChair", "副主任", "Vice-chair", 1, ["方学全", "候选人乙（合成）"]),
        contest("member", "委员", "Member", 5, ["印彦邦", "葛鸿平", "毛若虹", "张吉生", "蒋惠琴", lastCandidate]),
      ])
  }

  private static func open(_ site: Site, _ hours: String) -> Site {
    Site(
      id: site.id, kind: site.kind, stage: site.stage, name: site.name, areas: site.areas, papers: site.papers,
      days: [CalendarDay(number: 14_684)], hours: hours)
  }

  private static func contest(_ id: String, _ zh: String, _ en: String, _ seats: Int, _ names: [String]) -> Contest {
    Contest(
      id: id, office: BilingualText(zh: zh, en: en), seats: seats,
      candidates: names.map { Candidate(name: $0, voter: nil) })
  }

  private static let sites: [Site] = [
    site("R1", "县学街流动票箱", "Mobile box, Xianxue Street", 370),
    site("R2", "春源和春锦苑流动票箱", "Mobile box, Chunyuan and Chunjin Gardens", 420),
    site("R3", "天成苑和多宝大厦流动票箱", "Mobile box, Tiancheng Gardens and Duobao Building", 350),
    site("R4", "迎春一期流动票箱", "Mobile box, Yingchun, phase 1", 450),
    site("R5", "迎春二期流动票箱", "Mobile box, Yingchun, phase 2", 435),
    site(
      "R6", "马山埠和南方以及金鼎公寓前后北岸流动票箱",
      "Mobile box, Mashanbu, Nanfang, Jinding Apartments and Qianhoubeian", 412),
    site("S1", "社区投票站", "Community polling station", 185, .station, stage: 2),
    site("H1", "信托投资广场四楼中心会场", "Central hall, Trust and Investment Plaza, 4th floor", 100, .hall, stage: 3),
  ]

  private static func site(
    _ id: String, _ zh: String, _ en: String, _ papers: Int, _ kind: SiteKind = .mobileBox, stage: Int = 1
  ) -> Site {
    Site(
      id: SiteID(id), kind: kind, stage: stage, name: BilingualText(zh: zh, en: en), areas: [], papers: papers)
  }
}
