import ElectionRecord
import Testing

@Suite struct OutcomeWireTests {
  private static let day = CalendarDay(number: 14_700)
  static let records: [OutcomeRecord] = [
    .vacancy(SeatVacant(contest: "member", seats: 2, reason: "人数已够", officers: ["甲", "乙"])),
    .further(FurtherPoll(.runoff, day: day, contests: ["chair", "member"], note: "会场")),
    .further(FurtherPoll(.supplementary, day: CalendarDay(number: 0), contests: ["chair"])),
    .petition(
      RecallPetition(
        id: "D1", person: "甲", by: .representatives, signatures: 25, of: 73, day: day, ground: "不履行职责")),
    .annulled(
      ElectionAnnulled(
        contest: "chair", person: "甲", authority: "区人大常委会", reason: "贿选", day: day, officers: ["x", "y"])),
    .ended(OfficeEnded(contest: "chair", person: "甲", ground: .resigned, day: day, meeting: .assembly, note: "本人申请")),
    .ended(OfficeEnded(contest: "chair", person: "甲", ground: .died, day: day)),
    .recallVote(RecallVote(petition: "D1", day: day, passed: true)),
    .supervisors(
      SupervisorsElected(day: day, meeting: .residents, members: [.init(name: "甲", voter: 7), .init(name: "乙")])),
    .recallVote(RecallVote(petition: "D1", day: day, passed: false)),
  ]

  @Test(arguments: records) func aRecordIsReadAsItWasWritten(record: OutcomeRecord) {
    let entry = Entry(elapsedSeconds: 40, body: .procedure(.outcome(record)))
    #expect(Entry(decoding: entry.encoded()) == entry)
  }
}
