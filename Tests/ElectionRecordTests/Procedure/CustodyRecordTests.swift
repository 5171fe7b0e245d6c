import ElectionRecord
import Foundation
import Testing

@Suite struct CustodyRecordTests {
  static let day = CalendarDay(number: 14_681)

  static let samples: [CustodyRecord] = [
    .sealed(
      BoxSealed(
        site: SiteID("R1"), day: day, time: "18:00", place: "东街", seals: ["A", "B"], officers: ["甲", "乙"], slot: true)),
    .sealed(BoxSealed(site: nil, day: day, seals: ["A"], officers: ["甲", "乙"], slot: false)),
    .handedOver(
      BoxHandedOver(site: SiteID("R1"), day: day, time: "18:10", place: "居委会", from: "甲", to: "丙", seals: ["A", "B"])),
    .kept(BoxKept(site: SiteID("R1"), from: day, to: day.adding(days: 2), place: "保险室", custodians: ["丙", "丁"])),
    .received(
      BoxReceived(site: SiteID("R1"), day: day, time: "12:00", place: "会场", from: "丙", receivers: ["戊"], seals: ["A"])),
    .opened(
      BoxOpened(
        site: SiteID("R1"), day: day, time: "13:00", place: "会场", atHall: true, inPublic: true, witnesses: ["己", "庚"],
        seals: ["A"])),
    .sealReplaced(
      SealReplaced(
        site: SiteID("R1"), day: day, time: "08:00", old: ["B"], new: ["C"], reason: "破损", officers: ["甲", "乙"])),
  ]

  @Test(arguments: samples) func aRecordIsReadAsItWasWritten(_ record: CustodyRecord) throws {
    let entry = Entry(elapsedSeconds: 40, body: .procedure(.custody(record)))
    #expect(Entry(decoding: entry.encoded()) == entry)
    let bytes = try JSONEncoder().encode(ProcedureRecord.custody(record))
    #expect(try JSONDecoder().decode(ProcedureRecord.self, from: bytes) == .custody(record))
  }

  @Test(arguments: [-719_162, 0, 2_932_896]) func aDayOfTheCalendarIsRead(_ number: Int) {
    let record = CustodyRecord.kept(
      BoxKept(site: SiteID("R1"), from: CalendarDay(number: number), to: CalendarDay(number: 0), custodians: []))
    let entry = Entry(elapsedSeconds: 1, body: .procedure(.custody(record)))
    #expect(Entry(decoding: entry.encoded()) == entry)
  }

  @Test(arguments: [-719_163, 2_932_897, Int.max / 4, Int.min / 4])
  func aDayThatNoCalendarShowsIsUnknown(_ number: Int) {
    let record = CustodyRecord.kept(
      BoxKept(site: SiteID("R1"), from: CalendarDay(number: number), to: CalendarDay(number: 0), custodians: []))
    let entry = Entry(elapsedSeconds: 1, body: .procedure(.custody(record)))
    #expect(Entry(decoding: entry.encoded()).body == .unknown)
  }

  /// Records that say too little, where they stand, and the refusal.
  static let refused: [(record: CustodyRecord, site: SiteID?, code: String)] = [
    (.sealed(BoxSealed(site: nil, day: day, seals: ["A"], officers: ["甲", "乙"], slot: false)), nil, "boxNotNamed"),
    (
      .sealed(BoxSealed(site: SiteID("R9"), day: day, seals: ["A"], officers: ["甲", "乙"], slot: false)), nil,
      "unknownSite"
    ),
    (
      .sealed(BoxSealed(site: SiteID("R2"), day: day, seals: ["A"], officers: ["甲", "乙"], slot: false)), SiteID("R1"),
      "boxOfOtherSite"
    ),
    (
      .sealed(BoxSealed(site: SiteID("R1"), day: day, seals: [], officers: ["甲", "乙"], slot: false)), nil,
      "sealNotNamed"
    ),
    (
      .sealed(BoxSealed(site: SiteID("R1"), day: day, seals: ["A"], officers: ["甲", "甲 "], slot: false)), nil,
      "sealTakesTwo"
    ),
    (.handedOver(BoxHandedOver(site: SiteID("R1"), day: day, from: "甲", to: " 甲", seals: [])), nil, "handOverTakesTwo"),
    (.handedOver(BoxHandedOver(site: SiteID("R1"), day: day, from: "", to: "甲", seals: [])), nil, "handOverTakesTwo"),
    (.kept(BoxKept(site: SiteID("R1"), from: day, to: day, custodians: ["甲"])), nil, "nightsWrong"),
    (.kept(BoxKept(site: SiteID("R1"), from: day, to: day.adding(days: 32), custodians: ["甲"])), nil, "nightsWrong"),
    (
      .kept(BoxKept(site: SiteID("R1"), from: day, to: day.adding(days: 1), custodians: [" "])), nil,
      "custodianNotNamed"
    ),
    (.received(BoxReceived(site: SiteID("R1"), day: day, receivers: ["甲"], seals: [])), SiteID("R1"), "onlyAtHall"),
    (.received(BoxReceived(site: SiteID("R1"), day: day, receivers: [], seals: [])), nil, "receiverNotNamed"),
    (
      .sealReplaced(
        SealReplaced(site: SiteID("R1"), day: day, old: [], new: ["B"], reason: "破损", officers: ["甲", "乙"])), nil,
      "sealNotNamed"
    ),
    (
      .sealReplaced(
        SealReplaced(site: SiteID("R1"), day: day, old: ["A"], new: ["B"], reason: " ", officers: ["甲", "乙"])), nil,
      "reasonNotGiven"
    ),
    (
      .sealReplaced(SealReplaced(site: SiteID("R1"), day: day, old: ["A"], new: ["B"], reason: "破损", officers: ["甲"])),
      nil,
      "sealTakesTwo"
    ),
    (
      .sealed(
        BoxSealed(
          site: SiteID("R1"), day: day, place: String(repeating: "a", count: 601), seals: ["A"], officers: ["甲", "乙"],
          slot: false)), nil, "textTooLong"
    ),
    (
      .sealed(
        BoxSealed(site: SiteID("R1"), day: day, place: "a\nb", seals: ["A"], officers: ["甲", "乙"], slot: false)), nil,
      "textTooLong"
    ),
  ]

  @Test(arguments: refused.indices) func aRecordThatSaysTooLittleIsRefused(_ index: Int) {
    let (record, site, code) = Self.refused[index]
    let refusal = #expect(throws: Refusal.self) {
      try ProcedureRule.check(.custody(record), by: site, in: RegisterBuilder().register())
    }
    #expect(refusal?.code == code)
  }

  @Test(arguments: samples) func aRecordThatSaysEnoughMayBeWritten(_ record: CustodyRecord) {
    let site = record.site == nil ? SiteID("R1") : nil
    #expect(throws: Never.self) {
      try ProcedureRule.check(.custody(record), by: site, in: RegisterBuilder().register())
    }
  }

  @Test func aNightMayBeThirtyOne() {
    let record = CustodyRecord.kept(
      BoxKept(site: SiteID("R1"), from: Self.day, to: Self.day.adding(days: 31), custodians: ["甲"]))
    #expect(throws: Never.self) {
      try ProcedureRule.check(.custody(record), by: nil, in: RegisterBuilder().register())
    }
  }
}
