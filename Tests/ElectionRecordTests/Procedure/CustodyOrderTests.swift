import ElectionRecord
import Testing

@Suite struct CustodyOrderTests {
  typealias Fixture = CustodyFixture

  /// The nights between two days of voting, written down at the hall afterwards.
  static let betweenDays: [CustodyRecord] = [
    .sealed(BoxSealed(site: SiteID("R1"), day: Fixture.first, seals: ["N"], officers: Fixture.officers, slot: true)),
    .handedOver(BoxHandedOver(site: SiteID("R1"), day: Fixture.first, from: "张三", to: "保管员", seals: ["R1-1", "N"])),
    Fixture.kept(Fixture.first, Fixture.last),
    .handedOver(BoxHandedOver(site: SiteID("R1"), day: Fixture.last, from: "保管员", to: "李四", seals: ["R1-1", "N"])),
    .sealReplaced(
      SealReplaced(
        site: SiteID("R1"), day: Fixture.last, old: ["N"], new: [], reason: "voting", officers: Fixture.officers)),
  ]

  private static func whole() -> Fixture {
    var fixture = Fixture.closed()
    for record in betweenDays + Fixture.way.dropFirst() { fixture.hall(record) }
    return fixture
  }

  @Test func whatTheHallWroteDownFindsItsPlaceBetweenOpeningAndClosing() {
    let chain = Self.whole().chain
    #expect(chain.breaks.isEmpty)
    #expect(chain.links.map(\.isHalls) == [false, true, true, true, true, true, false, true, true, true, true])
  }

  @Test func theOrderInWhichJournalsCameIsNoMatter() {
    var fixture = Self.whole()
    fixture.builder.enrol("R1n", at: "R1")
    fixture.builder.append(
      .opened(Opening(site: SiteID("R1"), papers: 9, officers: Fixture.officers, seals: ["R1-1"])), to: "R1n")
    fixture.builder.append(
      .closed(Closing(unused: 9, casts: 0, officers: Fixture.officers, seals: ["R1-2"])), to: "R1n")
    let one = CustodyRule.chain(of: SiteID("R1"), in: fixture.builder.register())
    let other = CustodyRule.chain(of: SiteID("R1"), in: fixture.builder.register(order: [5, 4, 3, 2, 1, 0]))
    #expect(one == other)
    #expect(one?.links.count == 13)
  }

  @Test func clocksAreNoMatter() {
    let builder = Self.whole().builder
    let wrong = builder.withClocks { _, sequence in sequence % 2 == 0 ? -9_000_000 : 1000 }
    #expect(
      CustodyRule.chain(of: SiteID("R1"), in: builder.register())
        == CustodyRule.chain(of: SiteID("R1"), in: wrong.register()))
  }

  @Test func theHandOverDecidesWhereADayDoesNot() {
    // Both on the last day: the morning's hand-over back to the officers, and the closing.
    var fixture = Fixture()
    fixture.open()
    fixture.close()
    fixture.builder.merge("R1")
    for record in Self.betweenDays { fixture.hall(record) }
    let events = fixture.chain.links.map(\.event)
    #expect(fixture.kinds == [])
    guard case .siteClosed = events.last else {
      Issue.record("the closing comes last, not \(events)")
      return
    }
  }

  @Test func aSealThatNobodyIsKnownToHavePutOnWaitsForTheSitesJournal() {
    var fixture = Fixture()
    fixture.open()
    fixture.hall(
      .handedOver(BoxHandedOver(site: SiteID("R1"), day: Fixture.last, from: "张三", to: "保管员", seals: ["R1-1", "R1-2"])))
    #expect(fixture.kinds == [.nightUnattended])
    fixture.close(seals: ["R1-3"])
    #expect(fixture.kinds == [.sealDiffers, .nightUnattended])
  }

  /// Days that people wrote, and the day of the closing that follows from them.
  static let closings: [(records: [CustodyRecord], days: [CalendarDay]?, closedOn: CalendarDay?)] = [
    ([], Fixture.days, Fixture.last), ([], nil, nil), (Array(betweenDays.prefix(1)), nil, Fixture.first),
    (betweenDays, nil, Fixture.last),
    (
      [
        .sealed(
          BoxSealed(
            site: nil, day: Fixture.last.adding(days: 1), seals: ["R1-3"], officers: Fixture.officers, slot: true))
      ],
      Fixture.days, Fixture.last.adding(days: 1)
    ),
  ]

  @Test(arguments: closings.indices) func theDayOfTheClosingIsTheLatestThatIsKnown(_ index: Int) {
    let (records, days, closedOn) = Self.closings[index]
    var fixture = Fixture(days: days)
    fixture.open()
    for record in records { fixture.site(record) }
    fixture.close()
    #expect(fixture.chain.closedOn == closedOn)
  }

  @Test func whatIsRecordedAtTheHallIsNoDayOfTheClosing() {
    var fixture = Fixture.closed()
    for record in Fixture.way { fixture.hall(record) }
    #expect(fixture.chain.closedOn == Fixture.last)
    #expect(fixture.chain.openedOn == Fixture.counting)
  }

  @Test func aRecordAtTheSiteIsOfItsOwnBox() {
    var fixture = Fixture.closed()
    fixture.site(
      .handedOver(BoxHandedOver(site: nil, day: Fixture.last, from: "张三", to: "保管员", seals: Fixture.seals)),
      .handedOver(BoxHandedOver(site: SiteID("R2"), day: Fixture.last, from: "张三", to: "王五", seals: ["R2-1"])))
    #expect(fixture.chain.links.count == 3)
    #expect(fixture.chain.standing.holders == ["保管员"])
    #expect(CustodyRule.chain(of: SiteID("R2"), in: fixture.builder.register())?.links.isEmpty == true)
  }

  @Test func whatIsInQuarantineIsNotInTheChain() {
    var fixture = Fixture.closed()
    fixture.site(Fixture.kept(Fixture.first, Fixture.last, by: "张三"))
    #expect(fixture.chain.links.count == 3)
    fixture.builder.revoke("R1", at: 2)
    #expect(fixture.chain.links.count == 2)
  }

  @Test func aSecondLaptopGoesOnWithTheSameBox() {
    var fixture = Fixture()
    fixture.open()
    fixture.builder.revoke("R1", at: 1)
    fixture.builder.enrol("R1n", at: "R1")
    fixture.builder.append(
      .opened(Opening(site: SiteID("R1"), papers: 9, officers: Fixture.officers, seals: ["R1-9"])), to: "R1n")
    fixture.builder.append(
      .closed(Closing(unused: 9, casts: 0, officers: Fixture.officers, seals: ["R1-2"])), to: "R1n")
    fixture.hall(Fixture.kept(Fixture.first, Fixture.last, by: "张三"))
    #expect(fixture.kinds == [.sealDiffers])
    #expect(fixture.chain.standing.phase == .closed)
  }
}
