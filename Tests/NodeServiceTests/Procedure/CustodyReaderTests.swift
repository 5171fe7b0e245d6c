import ElectionRecord
import NodeService
import Testing

@Suite struct CustodyReaderTests {
  private static func read(_ records: String) throws -> [ProcedureRecord] {
    try ProcedureFile.read("format: 1\nrecords:\n" + records, name: "custody.yaml")
  }

  @Test func everyRecordIsReadFromAFile() throws {
    let day = CalendarDay(number: 14_681)
    let records = try Self.read(
      """
        - boxSealed: {site: R1, day: 2010-03-13, time: "18:00", place: 东街, seals: [A, B], officers: [甲, 乙], slot: true}
        - boxHandedOver: {site: R1, day: 2010-03-13, time: "18:10", place: 居委会, from: 甲, to: 丙, seals: [A, B]}
        - boxKept: {site: R1, from: 2010-03-13, to: 2010-03-15, place: 保险室, custodians: [丙]}
        - boxReceived: {site: R1, day: 2010-03-15, time: "12:00", place: 会场, from: 丙, receivers: [丁], seals: [A, B]}
        - boxOpened: {site: R1, day: 2010-03-15, atHall: true, inPublic: false, witnesses: [戊, 己], seals: [A, B]}
        - sealReplaced: {day: 2010-03-13, time: "08:00", old: [B], new: [], reason: 继续投票, officers: [甲, 乙]}

      """)
    let expected: [CustodyRecord] = [
      .sealed(
        BoxSealed(
          site: "R1", day: day, time: "18:00", place: "东街", seals: ["A", "B"], officers: ["甲", "乙"], slot: true)),
      .handedOver(
        BoxHandedOver(site: "R1", day: day, time: "18:10", place: "居委会", from: "甲", to: "丙", seals: ["A", "B"])),
      .kept(BoxKept(site: "R1", from: day, to: day.adding(days: 2), place: "保险室", custodians: ["丙"])),
      .received(
        BoxReceived(
          site: "R1", day: day.adding(days: 2), time: "12:00", place: "会场", from: "丙", receivers: ["丁"],
          seals: ["A", "B"])),
      .opened(
        BoxOpened(
          site: "R1", day: day.adding(days: 2), atHall: true, inPublic: false, witnesses: ["戊", "己"], seals: ["A", "B"])
      ),
      .sealReplaced(
        SealReplaced(
          site: nil, day: day, time: "08:00", old: ["B"], new: [], reason: "继续投票", officers: ["甲", "乙"])),
    ]
    #expect(records == expected.map { .custody($0) })
  }

  @Test(arguments: [
    "  - boxSealed: {site: R1, seals: [A]}\n", "  - boxOpened: {site: R1, day: 2010-03-15}\n",
    "  - boxKept: {site: R1, from: 2010-03-15, to: tomorrow}\n",
    "  - boxSealed: {site: R1, day: 2010-03-15, seal: A}\n",
    "  - boxSealed: {site: R1, day: 2010-03-15, seals: [\(Array(repeating: "A", count: 33).joined(separator: ","))]}\n",
  ])
  func aMistakeIsToldWithItsLine(_ records: String) {
    let error = #expect(throws: ElectionFileError.self) { try Self.read(records) }
    #expect(error?.line == 3)
  }
}
