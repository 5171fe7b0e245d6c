import ElectionRecord
import Testing

@Suite struct CustodyChainTests {
  typealias Fixture = CustodyFixture

  /// One thing gone wrong, and the break that it is.
  struct Wrong: Sendable {
    let kind: CustodyBreakKind
    let change: @Sendable (inout [CustodyRecord]) -> Void
  }

  static let wrongs: [Wrong] = [
    Wrong(kind: .sealDiffers) {
      $0[3] = .received(
        BoxReceived(site: SiteID("R1"), day: Fixture.counting, from: "保管员", receivers: ["收箱员"], seals: ["R1-1", "X"]))
      $0[4] = Fixture.opened(seals: ["R1-1", "X"])
    },
    Wrong(kind: .sealDiffers) { $0[4] = Fixture.opened(seals: ["R1-1"]) },
    Wrong(kind: .sealDiffers) { $0[4] = Fixture.opened(seals: []) },
    Wrong(kind: .sealDiffers) {
      $0.insert(
        .sealReplaced(
          SealReplaced(
            site: SiteID("R1"), day: Fixture.last, old: ["X"], new: [], reason: "torn", officers: Fixture.officers)),
        at: 3)
    },
    Wrong(kind: .gap) {
      $0[1] = .handedOver(
        BoxHandedOver(site: SiteID("R1"), day: Fixture.last, from: "王五", to: "保管员", seals: Fixture.seals))
    },
    Wrong(kind: .gap) {
      $0[3] = .received(
        BoxReceived(site: SiteID("R1"), day: Fixture.counting, from: "王五", receivers: ["收箱员"], seals: Fixture.seals))
    },
    Wrong(kind: .gap) {
      $0[3] = .received(
        BoxReceived(site: SiteID("R1"), day: Fixture.counting, receivers: ["收箱员"], seals: Fixture.seals))
    },
    Wrong(kind: .nightUnattended) { $0[2] = Fixture.kept(Fixture.last, Fixture.last.adding(days: 1)) },
    Wrong(kind: .nightUnattended) { $0[2] = Fixture.kept(Fixture.last.adding(days: 1), Fixture.counting) },
    Wrong(kind: .nightUnattended) { $0.remove(at: 0) },
    Wrong(kind: .openedWithoutReceipt) { $0.remove(at: 3) },
    Wrong(kind: .openedNotInPublic) { $0[4] = Fixture.opened(witnesses: ["甲"]) },
    Wrong(kind: .openedNotInPublic) { $0[4] = Fixture.opened(witnesses: ["甲", " 甲"]) },
    Wrong(kind: .openedNotInPublic) { $0[4] = Fixture.opened(inPublic: false) },
    Wrong(kind: .openedTwice) { $0.append(Fixture.opened()) },
  ]

  @Test func aWholeChainHasNoBreak() {
    var fixture = Fixture.closed()
    for record in Fixture.way { fixture.hall(record) }
    #expect(fixture.chain.breaks.isEmpty)
    #expect(fixture.chain.standing.phase == .opened)
    #expect(fixture.chain.standing.holders == ["收箱员"])
    #expect(fixture.chain.standing.seals == FoldedSet(Fixture.seals))
    #expect(fixture.builder.report().findings.isEmpty)
  }

  @Test(arguments: wrongs.indices) func oneThingGoneWrongIsOneBreak(_ index: Int) {
    var fixture = Fixture.closed()
    var way = Fixture.way
    Self.wrongs[index].change(&way)
    for record in way { fixture.hall(record) }
    #expect(fixture.kinds == [Self.wrongs[index].kind])
    let findings = fixture.builder.report().findings
    #expect(findings.map(\.code) == [.custodyBroken])
    #expect(findings.first?.site == SiteID("R1"))
    #expect(findings.first?.count == 1)
  }

  @Test func aClosingWithoutASealIsABreakAtOnce() {
    var fixture = Fixture.closed(seals: [])
    fixture.hall(Fixture.kept(Fixture.first, Fixture.last, by: "张三"))
    #expect(fixture.kinds == [.sealMissing])
  }

  @Test func aSealOnTheSlotThatTheHallWroteDownMakesUpForIt() {
    var fixture = Fixture.closed(seals: [])
    fixture.hall(
      Fixture.kept(Fixture.first, Fixture.last, by: "张三"),
      .sealed(
        BoxSealed(site: SiteID("R1"), day: Fixture.last, seals: ["R1-2"], officers: Fixture.officers, slot: true)),
      Fixture.handedOver)
    #expect(fixture.kinds == [])
  }

  @Test func aBoxOpenedBeforeItsClosingHadComeIsABreak() {
    var fixture = Fixture()
    fixture.open()
    fixture.close()
    for record in Fixture.way { fixture.hall(record) }
    fixture.builder.merge("R1")
    #expect(fixture.kinds == [.openedBeforeClosing])
  }

  @Test func aBoxThatNeverCameIsABreakOnceCountingHasBegun() {
    var fixture = Fixture.closed()
    for record in Fixture.way.prefix(3) { fixture.hall(record) }
    #expect(fixture.kinds == [])
    fixture.builder.count("R2", returned: 0, valid: 0)
    #expect(fixture.kinds == [.neverReceived])
  }

  @Test func aBoxThatWasCountedWithoutAnOpeningIsABreak() {
    var fixture = Fixture.closed()
    for record in Fixture.way.prefix(4) { fixture.hall(record) }
    #expect(fixture.kinds == [])
    fixture.builder.count("R1", returned: 0, valid: 0)
    #expect(fixture.kinds == [.neverOpened])
  }

  @Test func anExplanationIsTheOfficers() {
    var fixture = Fixture.closed()
    for record in Fixture.way.dropLast() { fixture.hall(record) }
    fixture.hall(Fixture.opened(inPublic: false))
    fixture.builder.hall(
      .findingExplained(
        Explanation(code: .custodyBroken, site: SiteID("R1"), text: "seen by both", officers: Fixture.officers)))
    #expect(fixture.builder.report().findings.map(\.explained) == [true])
    #expect(fixture.builder.report().balanced)
  }

  @Test func whereNobodyKeepsCustodyNothingIsFound() {
    var fixture = Fixture.closed(seals: [])
    fixture.builder.count("R1", returned: 0, valid: 0)
    #expect(!fixture.chain.isKept)
    #expect(fixture.kinds == [])
    #expect(fixture.builder.report().findings.isEmpty)
  }

  @Test func aPlaceThatDemandsCustodyMissesIt() {
    var boxes = BoxRules()
    boxes.custodyKept = Cited(true, "test")
    var fixture = Fixture.closed(seals: [], boxes: boxes)
    fixture.builder.count("R1", returned: 0, valid: 0)
    #expect(fixture.kinds == [.sealMissing, .neverReceived, .neverOpened, .nightUnattended])
  }

  @Test func theHallsOwnBoxNeedsNoReceipt() {
    var fixture = Fixture(kind: .hall, days: [Fixture.counting])
    fixture.open()
    fixture.close()
    fixture.builder.merge("R1")
    fixture.hall(Fixture.opened())
    #expect(fixture.kinds == [])
  }
}
