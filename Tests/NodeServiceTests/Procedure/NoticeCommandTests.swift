import ElectionRecord
import Foundation
import NodeService
import Testing

/// Notices and forms as a committee asks for them.
@Suite struct NoticeCommandTests {
  private static let day = CalendarDay(number: 14_000)
  private let small: SmallElection

  init() throws { small = try SmallElection() }

  private var posted: Int { small.node("hall").register.procedure(\.calendar).count }

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

  /// The hall's slip of a journal is the box's own, whatever was ruled or taken back since; below it stands what two
  /// officers corrected.
  @Test func theClosingSlipAtTheHallIsTheBoxsOwn() throws {
    let officers = SmallElection.officers
    func signed(_ page: String?) -> String? {
      page?.replacing(/<p class="note">(两名负责人已更正|封箱以后会场有).*?<\/p>\n/, with: "")
    }
    func slip(at node: String) -> String? { small.perform(MakeForm(.closingSlip(site: "R1")), at: node).html }
    _ = small.perform(OpenSite(papers: 30, officers: officers, confirmed: true), at: "R1")
    for voter in RollNumber(1)...4 { _ = small.perform(Cast(voter: voter), at: "R1") }
    for (voter, envelope) in [(RollNumber(12), "E-1"), (13, "E-2")] {
      #expect(small.perform(Cast(voter: voter, envelope: envelope), at: "R1").exitStatus == 0)
    }
    _ = small.perform(VoidMark(voter: 4, reason: "看错", paperMarked: true), at: "R1")
    _ = small.perform(ReplacePaper(voter: 1, reason: "写坏"), at: "R1")
    _ = small.perform(CloseSite(unused: 12, officers: officers, confirmed: true), at: "R1")
    let own = try #require(slip(at: "R1"))
    for figure in [30, 3, 2, 12] { #expect(own.contains(">\(figure)<"), "\(figure)") }
    try small.sync("R1")
    #expect(slip(at: "hall") == own && slip(at: "R1") == own)
    let changes: [any NodeCommand] = [
      CorrectFigures(
        .opening(site: "R1", device: nil, papers: 20), officers: officers, reason: "多打一个", confirmed: true),
      CorrectFigures(
        .closing(site: "R1", device: nil, unused: 13), officers: officers, reason: "漏数一张", confirmed: true),
      RuleOnCase(.voter(12), decision: .accept, officers: officers, reason: "身份已核对", insist: true),
      TakeMarkBack(voter: 2, served: .voter(5), officers: officers, reason: "看错选民证"),
      TakeMarkBack(voter: 13, served: .voter(14), officers: officers, reason: "看错选民证"),
    ]
    for change in changes {
      #expect(small.perform(change, at: "hall").exitStatus == 0)
      #expect(signed(slip(at: "hall")) == own)
    }
    try small.sync("R1")
    let known = try #require(slip(at: "R1"))
    #expect(signed(known) == own && known == slip(at: "hall"))
    #expect(known.contains("两名负责人已更正：R1 封箱时的未用票，12 改为 13。理由：漏数一张"))
  }

  /// Boxes that were mixed before counting are on the form together: no dash, and no site that was not counted.
  @Test func theResultFormHasThePapersOfAMixedBatch() throws {
    let officers = SmallElection.officers
    for (site, voters) in [("R1", [RollNumber(1), 2]), ("S1", [11]), ("H1", [])] {
      if site != "R1" { try small.sync(site) }
      _ = small.perform(OpenSite(papers: 20, officers: officers), at: site)
      for voter in voters { #expect(small.perform(Cast(voter: voter), at: site).exitStatus == 0) }
      _ = small.perform(CloseSite(unused: 20 - voters.count, officers: officers), at: site)
      try small.sync(site)
    }
    #expect(
      small.perform(CountBox(BoxCount(site: "H1", returned: 0, valid: 0, invalid: 0)), at: "hall").exitStatus == 0)
    func tally(_ keying: Int, _ session: String) -> CountingRecord {
      .tally(
        BatchTally(
          batch: "B1", keying: keying, session: session, valid: 3, invalid: 0, blank: 0, doubtful: 0,
          contests: [
            ContestTally(contest: "chair", votes: [NamedVotes("甲", 2), NamedVotes("乙", 1)], undervotes: 0)
          ]))
    }
    let records: [CountingRecord] = [
      .session(CountSession(id: "A", caller: "唱甲", teller: "计甲", scrutineer: "监甲")),
      .session(CountSession(id: "B", caller: "唱乙", teller: "计乙", scrutineer: "监乙")),
      .batch(CountBatch(id: "B1", sites: ["R1", "S1"], papers: 3)), tally(1, "A"), tally(2, "B"),
    ]
    for record in records {
      let reply = small.perform(RecordProcedure(.counting(record)), at: "hall")
      #expect(reply.exitStatus == 0, "\(reply.text)")
    }
    let page = try #require(small.perform(MakeForm(.result(poll: .main)), at: "hall").html)
    let row = try #require(page.split(separator: "<tr>").first { $0.contains("混合：R1＋S1") })
    // Issued stands with each kind already.
    #expect(row.components(separatedBy: ">3<").count == 2, "\(row)")
    #expect(page.contains("<dt>收回</dt><dd>3</dd>") || page.contains("<dd>3</dd>"))
    let report = try small.node("hall").report()
    #expect(report.total.returned == 3 && report.total.valid == 3 && report.balanced)
  }

  /// The notice of the committee says who leads it, and names those who served on its day.
  @Test func theCommitteeIsNamedAsItWasOnTheDayOfTheNotice() throws {
    func appoint(_ name: String, _ role: StaffRole, _ days: Int) {
      let appointment = StaffAppointment(name: name, role: role, day: Self.day.adding(days: days))
      #expect(small.perform(RecordProcedure(.staff(.appointed(appointment))), at: "hall").exitStatus == 0)
    }
    appoint("赵委员", .committeeMember, -1)
    appoint("钱主任", .committeeChair, -1)
    appoint("孙副主任", .committeeViceChair, 0)
    appoint("李后来", .committeeMember, 1)
    let page = try #require(small.perform(MakeNotice(.committee, day: Self.day), at: "hall").html)
    #expect(page.contains("<span>钱主任（主任）</span><span>孙副主任（副主任）</span><span>赵委员</span></p>"), "\(page)")
  }

  @Test func atTheHallAListForSigningSaysWhose() {
    let reply = small.perform(MakeForm(.signingRoll(site: nil)), at: "hall")
    #expect(reply.json.contains("siteMissing") && reply.text.contains("--site") && !reply.text.contains("“”"))
    #expect(small.perform(MakeForm(.signingRoll(site: nil)), at: "R1").html != nil)
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
