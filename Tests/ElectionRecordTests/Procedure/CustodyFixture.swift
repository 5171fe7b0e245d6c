import ElectionRecord

/// One box with a whole chain: voters on the 13th and 14th, opened at the hall on the 16th.
struct CustodyFixture {
  static let days = [CalendarDay(number: 14_681), CalendarDay(number: 14_682)]
  static let first = days[0]
  static let last = days[1]
  static let counting = CalendarDay(number: 14_684)
  static let officers = ["张三", "李四"]
  static let seals = ["R1-1", "R1-2"]

  var builder: RegisterBuilder

  /// - Parameter boxes: The rules of the place.
  init(boxes: BoxRules? = nil, kind: SiteKind = .mobileBox, days: [CalendarDay]? = CustodyFixture.days) {
    let fixture = Election.fixture()
    let sites = fixture.sites.map { site in
      site.id == SiteID("R1")
        ? Site(id: site.id, kind: kind, stage: 1, name: site.name, areas: [], papers: nil, days: days) : site
    }
    builder = RegisterBuilder(
      Election(
        format: 1, id: fixture.id, name: fixture.name, mode: fixture.mode, policy: fixture.policy, electorate: 0,
        roll: "roll.csv", profile: fixture.profile, polls: fixture.polls, sites: sites, contests: [],
        procedure: boxes.map { ProcedureProfile(id: "test", name: BilingualText("test"), boxes: $0) }))
  }

  mutating func open() {
    builder.append(
      .opened(Opening(site: SiteID("R1"), papers: 10, officers: Self.officers, seals: ["R1-1"])), to: "R1")
  }

  mutating func close(seals: [String] = ["R1-2"]) {
    builder.append(
      .closed(Closing(unused: 10, casts: 0, officers: Self.officers, seals: seals)), to: "R1")
  }

  mutating func hall(_ records: CustodyRecord...) {
    for record in records { builder.hall(.procedure(.custody(record))) }
  }

  mutating func site(_ records: CustodyRecord...) {
    for record in records { builder.append(.procedure(.custody(record)), to: "R1") }
  }

  var chain: CustodyChain {
    guard let chain = CustodyRule.chain(of: SiteID("R1"), in: builder.register()) else {
      preconditionFailure("R1 is a site")
    }
    return chain
  }

  var kinds: [CustodyBreakKind] { chain.breaks.map(\.kind) }

  // MARK: Links

  static let handedOver = CustodyRecord.handedOver(
    BoxHandedOver(site: SiteID("R1"), day: last, from: "张三", to: "保管员", seals: seals))
  static let received = CustodyRecord.received(
    BoxReceived(site: SiteID("R1"), day: counting, from: "保管员", receivers: ["收箱员"], seals: seals))

  static func kept(_ from: CalendarDay, _ to: CalendarDay, by custodian: String = "保管员") -> CustodyRecord {
    .kept(BoxKept(site: SiteID("R1"), from: from, to: to, custodians: [custodian]))
  }

  static func opened(
    on day: CalendarDay = counting, seals: [String] = seals, witnesses: [String] = ["甲", "乙"], atHall: Bool = true,
    inPublic: Bool = true
  ) -> CustodyRecord {
    .opened(
      BoxOpened(site: SiteID("R1"), day: day, atHall: atHall, inPublic: inPublic, witnesses: witnesses, seals: seals))
  }

  /// What the hall writes down of a box that went the right way.
  static let way: [CustodyRecord] = [
    kept(first, last, by: "张三"), handedOver, kept(last, counting), received, opened(),
  ]

  /// A box whose site served and closed, and whose closing is at the hall.
  static func closed(seals: [String] = ["R1-2"], boxes: BoxRules? = nil) -> CustodyFixture {
    var fixture = CustodyFixture(boxes: boxes)
    fixture.open()
    fixture.close(seals: seals)
    fixture.builder.merge("R1")
    return fixture
  }
}
