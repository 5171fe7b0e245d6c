import ElectionRecord
import Testing

@Suite struct RegistrationRecordTests {
  private static let day = RegistrationSamples.day("2010-02-25")

  /// Every record with all its fields, and once with none.
  static let records: [RegistrationRecord] = [
    .imported(RegistrationImport(day: day, accepted: 2722, questionable: 5, refused: 5, declined: 3)),
    .registered(
      VotersRegistered(day: day, basis: .residence, source: .phone, canvasser: "组长", voters: [1, 2, 1_000_000])),
    .declined(VoterNotice(voter: 17, day: day)), .absent(VoterNotice(voter: 18, day: day)),
    .separated(
      SeparatedResidence(voter: 19, day: day, choice: .here, community: "西山社区", proof: .certificate)),
    .separated(SeparatedResidence(voter: 19, day: day, choice: .elsewhere, community: "西山社区")),
    .resident(EntitledSince(voter: 20, day: day, since: CalendarDay(number: -1))),
    .removed(VoterRemoved(voter: 21, day: day, reason: .rightsDeprived, officers: ["甲", "乙"])),
    .restored(VoterRestored(voter: 21, day: day, reason: .rightsRestored, officers: ["甲", "乙"])),
    .objected(ObjectionFiled(day: day, kind: .wrongDetails, voter: 22, by: "本人", text: "住址写错")),
    .objected(ObjectionFiled(day: day, kind: .omitted, voter: nil, by: "第三居民小组")),
    .decided(
      ObjectionDecided(objection: 1, day: day, outcome: .rejected, reason: "证件相符", officers: ["甲", "乙"])),
    .worker(EntitledSince(voter: 23, day: day, since: CalendarDay(number: 7))),
    .registered(
      VotersRegistered(day: day, basis: .worker, source: .hukouFile, canvasser: "", voters: [4], isDeclared: true)),
    .represented(GroupRepresentatives(group: "第1居民小组", day: day, count: 2, voters: [1, 2])),
    .represented(
      GroupRepresentatives(
        group: "第2居民小组", day: day, count: 2, voters: [3, 4], households: 130, leader: 4, need: "楼栋分散")),
  ]

  @Test(arguments: records) func aRecordIsReadAsItWasWritten(_ record: RegistrationRecord) {
    let entry = Entry(elapsedSeconds: 5, body: .procedure(.registration(record)))
    #expect(Entry(decoding: entry.encoded()) == entry)
  }

  @Test func aLargestBatchFitsIntoAnEntry() {
    let voters = (0..<VotersRegistered.votersMax).map { RollNumber(9_000_000 + $0) }
    let batch = VotersRegistered(
      day: Self.day, basis: .hukou, source: .door, canvasser: String(repeating: "长", count: 341), voters: voters)
    let bytes = Entry(elapsedSeconds: 5, body: .procedure(.registration(.registered(batch)))).encoded()
    #expect(bytes.count <= Entry.bytesMax / 2)
  }

  @Test func theOrderInWhichJournalsComeChangesNothing() throws {
    var builder = RegisterBuilder(.registration())
    builder.open("R1")
    builder.cast("R1", 1)
    try builder.record(
      .removed(VoterRemoved(voter: 1, day: Self.day, reason: .died, officers: ["甲", "乙"])))
    try builder.record(.declined(VoterNotice(voter: 2, day: Self.day)))
    let reports = [builder.report(), builder.report(order: builder.journals.indices.reversed())]
    #expect(reports[0].register == reports[1].register)
    #expect(reports[0].cases == reports[1].cases)
    #expect(reports[0].register.registered == 12)
  }
}
