import ElectionRecord
import Testing

@Suite struct CountingWireTests {
  static let records: [CountingRecord] = [
    .session(CountSession(id: "A", caller: "甲", teller: "乙", scrutineer: "丙", day: CalendarDay("1970-01-01"))),
    .session(CountSession(id: "A", caller: "甲", teller: "乙", scrutineer: "丙")),
    .batch(CountBatch(id: "P1", sites: [SiteID("R1"), SiteID("R2")], papers: 40)),
    .batch(CountBatch(id: "P1", sites: [SiteID("R1")], papers: 0, poll: PollID("nomination"))),
    .tally(
      BatchTally(
        batch: "P1", keying: 2, session: "A", valid: 30, invalid: 2, blank: 1, doubtful: 3,
        contests: [
          ContestTally(
            contest: "chair", void: 1, votes: [NamedVotes("甲", 20), NamedVotes("乙", 0)],
            writeIns: [NamedVotes("丙", 4)], undervotes: 5)
        ])),
    .referral(DoubtfulReferral(id: "D1", batch: "P1", reason: .illegible, papers: 2)),
    .decision(DoubtfulDecision(referral: "D1", decision: .blank, officers: ["甲", "乙"])),
  ]

  @Test(arguments: records) func aRecordIsReadAsItWasWritten(record: CountingRecord) {
    let entry = Entry(elapsedSeconds: 40, body: .procedure(.counting(record)))
    #expect(Entry(decoding: entry.encoded()) == entry)
  }

  @Test func aRecordThatThisProgramDoesNotKnowIsKeptAsUnknown() {
    var writer = WireWriter()
    writer.message(38) { $0.message(99) { $0.field(1, "later") } }
    #expect(Entry(decoding: writer.bytes).body == .unknown)
  }
}
