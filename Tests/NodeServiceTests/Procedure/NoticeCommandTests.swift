import ElectionRecord
import NodeService
import Testing

/// Notices and forms as a committee asks for them.
@Suite struct NoticeCommandTests {
  private static let day = CalendarDay(number: 14_000)
  private let small: SmallElection

  init() throws { small = try SmallElection() }

  private var posted: Int { small.node("hall").register.hall.procedure.calendar.count }

  @Test func aPostingNeedsNoPlace() {
    let reply = small.perform(PostNotice(.roll, day: Self.day, place: ""), at: "hall")
    #expect(!reply.isError && reply.json.contains(#""posted":true"#), "\(reply.json)")
    #expect(posted == 1)
  }

  @Test func aPlaceThatCannotBeReadIsRefused() {
    let reply = small.perform(PostNotice(.roll, day: Self.day, place: "公告\u{202E}栏"), at: "hall")
    #expect(reply.isError)
    #expect(posted == 0)
  }

  @Test(arguments: NoticeKind.allCases) func aNoticeThatIsOnlyMadeRecordsNothing(kind: NoticeKind) {
    let reply = small.perform(MakeNotice(kind, day: Self.day), at: "hall")
    #expect(!reply.isError && reply.html != nil)
    #expect(posted == 0)
  }

  @Test func aRepeatedPostingSaysWhatWasPostedFirst() {
    let first = small.perform(PostNotice(.roll, day: Self.day, place: ""), at: "hall", request: "r-1")
    _ = small.perform(AmendRoll(voter: 1, change: .struckOff), at: "hall")
    let again = small.perform(PostNotice(.roll, day: Self.day, place: ""), at: "hall", request: "r-1")
    #expect(again.json == first.json)
    #expect(posted == 1)
  }

  @Test func aFormIsAPage() {
    for form in [.result(poll: .main), .signingRoll(site: "R1"), .closingSlip(site: "R1")] as [MakeForm.Form] {
      let reply = small.perform(MakeForm(form), at: "hall")
      #expect(!reply.isError && reply.html != nil, "\(reply.json)")
    }
    #expect(small.perform(MakeForm(.closingSlip(site: "R9")), at: "hall").isError)
  }
}
