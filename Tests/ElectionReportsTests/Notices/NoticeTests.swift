import ElectionRecord
import Testing

@testable import ElectionReports

@Suite struct NoticeTests {
  private static let day = CalendarDay(number: 14_684)

  private static func facts() -> NoticeFacts {
    var facts = NoticeFacts(election: Houbeian.election)
    facts.voters = (1...30).map(voter)
    facts.registered = 30
    facts.committee = ["甲", "乙"]
    facts.formal = [.init(office: BilingualText(zh: "主任", en: "Chair"), name: "<丙>", votes: 812)]
    facts.commissions = [.init(principal: "丁", proxy: "戊")]
    facts.calendar = [.step(CalendarStep(.nominationStarted, day: CalendarDay(number: 14_668)))]
    facts.report = SeedReport.report
    return facts
  }

  private static func voter(_ number: Int) -> Voter {
    Voter(
      number: RollNumber(number), name: "选民\(number)", sex: "女", birthDate: "1960-01-01", address: "东街\(number)号",
      area: "东街", household: "\(number)", card: "HB-\(number)")
  }

  private static func page(_ kind: NoticeKind, _ language: Language = .zh) -> String {
    Notice(kind, facts: facts(), day: day, language: language).html
  }

  @Test(arguments: NoticeKind.allCases) func everyNoticeHasItsNumberTitleSealAndDay(_ kind: NoticeKind) {
    let zh = Self.page(kind)
    #expect(zh.contains("第\(kind.number)号公告"))
    #expect(zh.contains("<h1>关于\(Wording.name(kind).zh)的公告</h1>"))
    #expect(zh.contains("居民选举委员会（章）") && zh.contains("2010年3月16日"))
    let en = Self.page(kind, .en)
    #expect(en.contains("Notice no. \(kind.number)") && en.contains("16 March 2010"))
    #expect(en.contains("lang=\"en\""))
  }

  @Test func whatIsRecordedIsFilledInAndTheRestLeftBlank() {
    #expect(Self.page(.committee).contains("<span>甲</span><span>乙</span>"))
    #expect(Self.page(.nomination).contains("2010年2月28日"))
    #expect(Self.page(.nomination).contains("class=\"blank\""))
    #expect(Self.page(.groupLeaders).contains("class=\"blank\""))
    #expect(Self.page(.proxies).contains("<td>丁</td><td>戊</td>"))
  }

  /// One word of 64 digits has no place to break: it runs off the page, and stretches the line before it.
  @Test func aHashInASentenceMayBeBroken() {
    let digest = Digest32(sha256: [1])
    let groups = Digits.groups(digest).map { $0 + "<wbr>" }.joined()
    #expect(HTMLPrinter.breaking("摘要 \(digest.hex)。<a> \(digest.hex)").html == "摘要 \(groups)。&lt;a&gt; \(groups)")
    #expect(HTMLPrinter.breaking("没有 1a2b").html == "没有 1a2b")
  }

  /// Two groups are recorded, and the leader of one.
  @Test func aLeaderStandsUnderTheGroup() {
    var facts = Self.facts()
    facts.leaders = [.init(heading: BilingualText(zh: "第1居民小组", en: "group 1"), names: ["己"])]
    facts.groupCount = 2
    #expect(Notice(.groupLeaders, facts: facts, day: Self.day).html.contains("class=\"draft\""))
    facts.groupCount = 1
    let page = Notice(.groupLeaders, facts: facts, day: Self.day).html
    #expect(page.contains("<h2>第1居民小组</h2>") && page.contains("<span>己</span>"))
    #expect(!page.contains("class=\"draft\"") && !page.contains("从居民代表中推选"))
    var rules = RegistrationRules()
    rules.leadersFromRepresentatives = Cited(true, "第十三条")
    facts.election.procedure = ProcedureProfile(id: "x", name: facts.election.name, registration: rules)
    #expect(Notice(.groupLeaders, facts: facts, day: Self.day).html.contains("从居民代表中推选"))
  }

  /// Who may register by the rules: community workers, and those alone who say so.
  @Test func theNoticeOfRegistrationSaysWhoMayRegister() {
    var facts = Self.facts()
    #expect(!Notice(.registration, facts: facts, day: Self.day).html.contains("社区工作者"))
    var rules = RegistrationRules()
    rules.workersAllowed = Cited(true, "第十六条")
    rules.workMonths = Cited(6, "第十六条")
    rules.declarationRequired = Cited(true, "第十六条")
    facts.election.procedure = ProcedureProfile(id: "x", name: facts.election.name, registration: rules)
    let page = Notice(.registration, facts: facts, day: Self.day).html
    #expect(page.contains("在本社区工作6个月以上") && page.contains("社区工作者"))
    #expect(page.contains("只登记表示参加选举的人"))
  }

  @Test func theSupervisoryCommitteeIsNamedWithItsMeeting() {
    var facts = Self.facts()
    facts.supervisors = SupervisorsElected(day: Self.day, meeting: .assembly, members: [.init(name: "庚")])
    let page = Notice(.supervisors, facts: facts, day: Self.day).html
    #expect(page.contains("第18号公告") && page.contains("经居民代表会议推选") && page.contains("<span>庚</span>"))
    #expect(!page.contains("class=\"draft\""))
  }

  @Test func theResultSaysWhoseElectionIsVoidAndWhereToComplain() {
    var facts = Self.facts()
    #expect(!Self.page(.result).contains("无效：") && !Self.page(.result).contains("举报"))
    facts.annulled = [
      ElectionAnnulled(
        contest: "chair", person: "<丙>", authority: "区人大常委会", reason: "贿选", day: Self.day, officers: ["甲", "乙"])
    ]
    facts.election.complaints = BilingualText(zh: "街道办事处，电话 12345", en: "the sub-district office")
    let page = Notice(.result, facts: facts, day: Self.day).html
    #expect(page.contains("&lt;丙&gt;当选") && page.contains("区人大常委会认定。理由：贿选"))
    for kind in [NoticeKind.result, .pollingDay] {
      #expect(Notice(kind, facts: facts, day: Self.day).html.contains("举报：街道办事处，电话 12345"))
    }
    let form = ElectionForm.result(SeedReport.report, annulled: facts.annulled, election: facts.election)
    #expect(form.contains("区人大常委会认定"))
  }

  /// Whose election is void stands so in the row; once figures are put right, somebody who is elected no longer has no
  /// election to be void.
  @Test func anElectionFoundVoidIsSaidInItsRow() throws {
    var facts = Self.facts()
    let result = try #require(SeedReport.report.results.first { $0.lines.contains(where: \.elected) })
    let line = result.lines.first { $0.elected }
    let elected = try #require(line).name
    func void(_ person: String) -> ElectionAnnulled {
      ElectionAnnulled(
        contest: result.contest, person: person, authority: "区人大常委会", reason: "贿选", day: Self.day,
        officers: ["甲", "乙"])
    }
    let stale = void("不再当选的人")
    #expect(SeedReport.report.voided([stale, void(elected)]) == [void(elected)])
    facts.annulled = [void(elected)]
    let pages = [
      Notice(.result, facts: facts, day: Self.day).html,
      ElectionForm.result(SeedReport.report, annulled: facts.annulled, election: facts.election),
    ]
    for page in pages {
      let rows = page.split(separator: "<tr>").filter { $0.contains(elected) && $0.contains("<td") }
      #expect(rows.contains { $0.contains("当选无效") } && !rows.contains { $0.contains(">当选<") }, "\(rows)")
    }
  }

  @Test func theNoticeOfTheResultSaysWhichSeatsAreOpenAndIsNoReport() {
    var facts = Self.facts()
    #expect(!Self.page(.result).contains("缺额"))
    facts.openSeats = [
      .init(office: BilingualText(zh: "委员", en: "Member"), seats: 5, elected: 3, leftVacant: 1, tied: ["己", "庚"])
    ]
    let page = Notice(.result, facts: facts, day: Self.day).html
    #expect(page.contains("委员应选5名，当选3名，缺额2名。其中空缺1名。己、庚票数相等"), "\(page)")
    #expect(!page.contains("本报告的结果已经宣布"))
  }

  /// What is centred has no indent of its own.
  @Test func numberAndElectionStandInTheMiddle() throws {
    let lines = NoticeStyle.text.split(separator: "\n").filter { $0.contains("text-align: center") && $0.contains("{") }
    let centred = lines.filter { $0.contains(".number") || $0.contains(".election") }
    #expect(centred.count == 2 && centred.allSatisfy { $0.contains("text-indent: 0") }, "\(centred)")
  }

  @Test func theNoticeOfNominationHasNoHeadingOverNothing() {
    let page = Self.page(.nomination)
    #expect(!page.contains("提名办法：") && page.contains("本次选举应选"))
  }

  /// Where voters vote nobody represents them: no line to fill in, and the draft says why.
  @Test func whereVotersVoteThereIsNoListOfRepresentatives() {
    let page = Self.page(.representatives)
    #expect(!page.contains("class=\"blank\"") && !page.contains("经推选，产生"))
    #expect(page.contains("本次选举由选民直接投票"))
  }

  @Test func aMobileBoxIsListedWithItsAreas() {
    let page = Self.page(.mobileVoters)
    for site in Houbeian.election.sites where site.kind == .mobileBox {
      #expect(page.contains("<td>\(site.areas.joined(separator: "、"))</td>"), "\(site.id)")
    }
    #expect(page.contains("选民人数"))
  }

  /// The title of notice 10 promises the time, and a day is none.
  @Test func withoutHoursTheNoticeOfTimeAndPlaceIsADraft() {
    let page = Self.page(.timeAndPlace)
    #expect(page.contains("class=\"draft\"") && page.contains("起止时间"))
    var facts = Self.facts()
    facts.election = Houbeian.election(hours: "8:00–17:00")
    let whole = Notice(.timeAndPlace, facts: facts, day: Self.day).html
    #expect(!whole.contains("class=\"draft\"") && whole.contains("8:00–17:00"))
  }

  @Test(arguments: NoticeKind.allCases) func aNoticeIsADraftWhereItHasGaps(_ kind: NoticeKind) {
    let gaps = Self.facts().gaps(kind)
    #expect(Self.page(kind).contains("class=\"draft\"") == !gaps.isEmpty)
    #expect(gaps.allSatisfy { !$0.what.zh.isEmpty && !$0.text.en.isEmpty })
    // Nothing is recorded in an election that names nothing.
    #expect(NoticeFacts(election: Houbeian.election).gaps(kind).isEmpty == (kind == .proxies))
  }

  @Test func aResultIsPostedOnceItIsDeclared() {
    var facts = Self.facts()
    #expect(facts.gaps(.result).map(\.text.en) == ["the declaration by two officers (declare)"])
    facts.isDeclared = true
    #expect(facts.gaps(.result).isEmpty)
  }

  /// Who cannot be counted stands last, and the notice says why it is a draft.
  @Test func theNoticeSaysInWhichOrderCandidatesStand() {
    var facts = Self.facts()
    let chair = BilingualText(zh: "主任", en: "Chair")
    func notice(_ order: ListOrder, _ names: String..., votes: Int? = nil) -> Notice {
      var rules = ProcedureProfile(id: "x", name: facts.election.name)
      rules.nomination.listOrder = Cited(order, "第九条")
      facts.election.procedure = rules
      facts.preliminary = names.map { .init(office: chair, name: $0, votes: votes) }
      return Notice(.preliminaryCandidates, facts: facts, day: Self.day)
    }
    #expect(notice(.strokes, "丁一", "王二").html.contains("如下（以姓氏笔画为序）："))
    #expect(notice(.strokes, "丁一", "王二").gaps.isEmpty)
    #expect(notice(.strokes, "丁一", "𪚥某").gaps.map(\.text.zh) == ["𪚥某的笔画数：有字不在笔画表内，暂排在最后，要数好记下（nominate strokes）"])
    facts.strokes = ["𪚥": 64]
    #expect(notice(.strokes, "丁一", "𪚥某").gaps.isEmpty)
    facts.strokes = [:]
    #expect(notice(.list, "丁一", "𪚥某", votes: 3).html.contains("如下："))
    #expect(notice(.votes, "丁一", votes: 3).html.contains("如下（按得票多少排列）："))
    // Nobody voted: no column, and no order by votes.
    let unvoted = notice(.votes, "丁一").html
    #expect(unvoted.contains("如下：") && !unvoted.contains("提名票数"))
  }

  /// Who was turned down is on no posted list, whoever put the name into the election's file.
  @Test func aListWithSomebodyWhoMayNotStandIsADraft() {
    var facts = Self.facts()
    let before = facts.gaps(.formalCandidates).count
    facts.barred = ["候选人甲"]
    let gaps = facts.gaps(.formalCandidates)
    #expect(gaps.count == before + 1 && gaps.last?.text.zh == "没有候选人甲的名单：已退出或资格审查未通过（nominate formal）")
    #expect(gaps.last?.what.zh.contains("nominate") == false)
  }

  @Test func aNameIsNeverMarkup() {
    let page = Self.page(.formalCandidates)
    #expect(page.contains("&lt;丙&gt;") && !page.contains("<丙>"))
  }

  @Test func theResultHasEveryFigure() {
    let page = Self.page(.result)
    for figure in ["2722名", "2268张", "2208张", "1995张", "17张", "未分类196张", "81.12 %", "1855"] {
      #expect(page.contains(figure), "\(figure)")
    }
  }

  @Test func theTermIsThatOfTheRules() {
    var facts = Self.facts()
    var election = Houbeian.election
    var closing = ClosingRules()
    closing.termYears = Cited(5, "第八条")
    election.procedure = ProcedureProfile(id: "x", name: election.name, closing: closing)
    facts.election = election
    #expect(Notice(.result, facts: facts, day: Self.day).html.contains("任期5年"))
    #expect(!Self.page(.result).contains("任期"))
  }

  @Test func daysInARowAreASpan() {
    let first = CalendarDay(number: 14_681)
    #expect(Wording.days([first, first.adding(days: 1)]).zh == "2010年3月13日至14日")
    #expect(Wording.days([first.adding(days: 3), first]).zh == "2010年3月13日、2010年3月16日")
    #expect(Wording.days([CalendarDay(number: 14_668), CalendarDay(number: 14_669)]).zh == "2010年2月28日至3月1日")
  }

  @Test func theListForSigningHasEveryVoterAndAFootThatStaysWithIt() {
    let page = ElectionForm.signingRoll(
      site: SiteID("R1"), voters: (1...30).map(Self.voter), election: Houbeian.election)
    for number in 1...30 { #expect(page.contains("<td>选民\(number)</td>")) }
    // One table, whose head the browser repeats on each page, however long the addresses are.
    #expect(page.split(separator: "<table class=\"roll").count == 2)
    #expect(
      page.contains("<div class=\"foot\">") && page.contains(".foot, .signatures, .note, .hash { break-before: avoid"))
  }

  @Test func theClosingSlipCarriesTheCheckpoint() throws {
    let head = JournalHead(device: DeviceID(rawValue: 7), size: 324, root: Digest32(sha256: [1]))
    let account = try #require(SeedReport.report.accounts.first)
    let slip = ClosingSlip(
      site: account.site, account: account.account, standing: account.account,
      closing: Closing(unused: 0, casts: 0, officers: ["甲", "乙"], seals: ["A-1"]), closedTime: 1_268_744_400,
      head: head)
    let page = ElectionForm.closingSlip(slip, election: Houbeian.election)
    #expect(page.contains("<svg") && page.contains(Digits.groups(head.root).joined(separator: " ")))
    #expect(page.contains("<dd>370</dd>") && page.contains("<dd>324</dd>"))
    #expect(page.contains("封箱时间：2010-03-16 13:00:00 +00:00　负责人：甲、乙　封条：A-1"))
  }

  @Test func theResultFormNamesWinnersAndLosers() {
    let page = ElectionForm.result(SeedReport.report, election: Houbeian.election)
    for text in ["吴逸芸", "候选人丙（合成）", "另选他人", "2137", "1362"] { #expect(page.contains(text), "\(text)") }
  }
}
