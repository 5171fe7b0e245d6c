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

  /// What the election has and what was recorded; the rest is a draft, and nobody posts a draft.
  @Test(arguments: NoticeKind.allCases) func aNoticeWithAGapIsADraftAndIsNotPosted(kind: NoticeKind) {
    let isWhole = [.roll, .formalCandidates, .proxies, .mobileVoters].contains(kind)
    let made = small.perform(MakeNotice(kind, day: Self.day), at: "hall")
    #expect(made.html?.contains("草稿") == !isWhole)
    #expect(made.text.contains("草稿") == !isWhole)
    let reply = small.perform(PostNotice(kind, day: Self.day, place: "公告栏"), at: "hall")
    #expect(reply.isError == !isWhole, "\(reply.text)")
    #expect(reply.json.contains("noticeIncomplete") == !isWhole)
    #expect(posted == (isWhole ? 1 : 0))
  }

  /// The title promises the time: a day alone is not one.
  @Test func hoursThatAreGivenCompleteTheNoticeOfTimeAndPlace() throws {
    let small = try SmallElection(adapted: { $0.open(on: CalendarDay(number: 14_684)) })
    func post(_ hours: String?) -> CommandReply {
      small.perform(PostNotice(.timeAndPlace, day: Self.day, place: "", hours: hours), at: "hall")
    }
    #expect(post(nil).text.contains("起止时间") && post(" ").isError)
    #expect(post("8:00\u{202E}").isError)
    let posted = post("8:00–17:00")
    #expect(!posted.isError && posted.html?.contains("8:00–17:00") == true, "\(posted.text)")
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

extension Election {
  /// The same with every site open on one day.
  fileprivate func open(on day: CalendarDay) -> Election {
    Election(
      format: format, id: id, name: name, mode: mode, policy: policy, electorate: electorate, roll: roll,
      profile: profile, polls: polls,
      sites: sites.map { site in
        Site(
          id: site.id, kind: site.kind, stage: site.stage, name: site.name, areas: site.areas, papers: site.papers,
          days: [day])
      },
      contests: contests, type: type, pollingDay: pollingDay, procedure: procedure)
  }
}
