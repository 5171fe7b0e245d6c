import ElectionRecord
import Testing

@testable import ElectionReports

/// A notice by the election's own text.
@Suite struct NoticeTemplateTests {
  private static let day = CalendarDay(number: 14_684)

  private static func facts(_ change: (inout ProcedureProfile) -> Void = { _ in }) -> NoticeFacts {
    var election = Houbeian.election
    var rules = ProcedureProfile(id: "x", name: election.name)
    change(&rules)
    election.procedure = rules
    var facts = NoticeFacts(election: election)
    facts.report = SeedReport.report
    facts.registered = 2722
    return facts
  }

  private static func problem(
    _ text: String, _ kind: NoticeKind, in election: Election = Houbeian.election
  ) -> NoticeTextError? {
    do throws(NoticeTextError) {
      _ = try NoticeTemplate(text, for: .notice(kind), in: election)
      return nil
    } catch {
      return error
    }
  }

  private static func body(_ text: String, _ kind: NoticeKind, _ facts: NoticeFacts) throws -> String {
    let template = try NoticeTemplate(text, for: .notice(kind), in: facts.election)
    return Notice(kind, facts: facts, template: template, day: day).html
  }

  @Test(arguments: NoticeKind.allCases, Language.allCases)
  func theProgramsOwnTextIsOneThatACommitteeMayWrite(_ kind: NoticeKind, _ language: Language) {
    let facts = Self.facts()
    let starter = NoticeTemplate.starter(.notice(kind), language)
    #expect(Self.problem(starter, kind, in: facts.election) == nil)
    #expect(NoticePlace.places(of: kind).allSatisfy { starter.contains(language == .zh ? $0.name.zh : $0.rawValue) })
  }

  @Test func noTwoPlacesHaveOneName() {
    let names = NoticePlace.allCases.flatMap { [$0.rawValue, $0.name.zh] }
    #expect(Set(names).count == names.count)
    #expect(
      NoticePlace.allCases.allSatisfy { place in
        NoticeKind.allCases.contains { NoticePlace.places(of: $0).contains(place) }
          || FormKind.allCases.contains { NoticePlace.places(of: $0).contains(place) }
      })
  }

  private static func problem(_ text: String, _ form: FormKind) -> NoticeTextError? {
    do throws(NoticeTextError) {
      _ = try NoticeTemplate(text, for: .form(form), in: Houbeian.election)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: FormKind.allCases, Language.allCases)
  func theProgramsOwnTextOfAFormIsOneThatACommitteeMayWrite(_ form: FormKind, _ language: Language) {
    let starter = NoticeTemplate.starter(.form(form), language)
    #expect(Self.problem(starter, form) == nil)
    #expect(NoticePlace.places(of: form).allSatisfy { starter.contains(language == .zh ? $0.name.zh : $0.rawValue) })
  }

  /// Who signs, and the words between the figures, are the committee's; what is signed is not left out.
  @Test func aFormHasOwnWordsAndWhatIsSigned() throws {
    #expect(Self.problem("{得票和当选表}\n_ 甲", .result)?.problem == .lacking([.figures, .digest]))
    #expect(Self.problem("{投票点}\n{签名表}\n_ {投票点}", .roll)?.line == 3)
    #expect(Self.problem("{候选人名单}", .roll)?.problem == .unknown("候选人名单", known: NoticePlace.places(of: FormKind.roll)))
    let own = try NoticeTemplate(
      "自<己>的话\n{数字表}\n{得票和当选表}\n{核对报告摘要}\n_ 见证人\n_ 街道代表", for: .form(.result), in: Houbeian.election)
    let page = ElectionForm.result(SeedReport.report, election: Houbeian.election, template: own)
    #expect(page.contains("自&lt;己&gt;的话") && page.contains("见证人") && page.contains("街道代表"))
    #expect(!page.contains("总监票人") && page.contains(ReportJSON.digest(SeedReport.report).hex))
  }

  /// Lists and places to sign stand where the text has them.
  @Test func linesKeepTheirOrder() throws {
    let text = "{投票点}\n{签名表}\n- 一\n_ 甲\n_ 乙\n- 二\n末"
    let own = try NoticeTemplate(text, for: .form(.roll), in: Houbeian.election)
    let page = ElectionForm.signingRoll(site: SiteID("R1"), voters: [], election: Houbeian.election, template: own)
    #expect(page.contains("<li>一</li>\n</ol>\n<div class=\"foot\">"))
    #expect(page.contains("</div>\n<ol>\n<li>二</li>\n</ol>\n<p class=\"note\">末</p>"))
  }

  /// A proxy is mentioned where one may come.
  @Test(arguments: [nil, true, false] as [Bool?]) func theListForSigningSpeaksOfProxiesWhereTheyVote(_ allowed: Bool?) {
    var election = Houbeian.election
    var rules = ProcedureProfile(id: "x", name: election.name)
    rules.proxies.allowed = allowed.map { Cited($0, "第十九条") }
    election.procedure = rules
    let page = ElectionForm.signingRoll(site: SiteID("R1"), voters: [], election: election)
    #expect(page.contains("代领的写明受托人") == (allowed != false))
    #expect(page.contains("选民0名。每发一张票，请领票人签名。"))
  }

  @Test func ownWordsStandBetweenTheProgramsTitleAndSeal() throws {
    var facts = Self.facts()
    facts.committee = ["甲"]
    let page = try Self.body("# 不打印\n\n委员会<新>如下：\r\n{选举委员会名单}\n- 一\n- 二\n{pollingDay}投票", .committee, facts)
    #expect(page.contains("<h1>关于") && page.contains("（章）") && !page.contains("不打印"))
    #expect(page.contains("<p>委员会&lt;新&gt;如下：</p>\n") && page.contains("<span>甲</span>"))
    #expect(page.contains("<ol>\n<li>一</li>\n<li>二</li>\n</ol>\n<p>"))
  }

  @Test func whatIsWrongIsNamedWithItsLine() {
    let cases: [(String, NoticeTextError.Problem, Int?)] = [
      ("", .empty, nil), ("# 只有注释", .empty, nil), ("一\n{选举日", .unpaired, 2), ("一}\n", .unpaired, 1),
      ("{{选举日}}", .unpaired, 1), ("一\u{202E}二", .hidden, 1), ("名单：{选举委员会名单}", .notAlone(.committee), 1),
      ("- {committee}", .notAlone(.committee), 1), ("一\n二", .lacking([.committee]), nil),
    ]
    for (text, problem, line) in cases {
      #expect(Self.problem(text, .committee) == NoticeTextError(line: line, problem: problem), "\(text)")
    }
    let unknown = Self.problem("一\n二{选举曰}", .committee)
    #expect(unknown?.line == 2 && unknown?.text.zh.contains("“选举曰”") == true)
    // A place of another notice.
    #expect(Self.problem("{选举委员会名单}\n{发出票数}", .committee)?.line == 2)
    for error in [unknown] + cases.map({ NoticeTextError(line: nil, problem: $0.1) }) {
      #expect(error.map { !$0.text.zh.isEmpty && !$0.text.en.isEmpty } == true)
    }
  }

  @Test func bracesOfBothWidthsAndNamesOfBothLanguagesAreRead() {
    for text in ["{选举日}", "｛选举日｝", "{ pollingDay }"] { #expect(Self.problem(text, .pollingDay) == nil, "\(text)") }
  }

  /// The figures that the rules want posted cannot be left out.
  @Test func theResultHasTheFiguresOfTheRules() {
    func lacking(_ text: String, _ change: (inout ProcedureProfile) -> Void) -> NoticeTextError.Problem? {
      Self.problem(text, .result, in: Self.facts(change).election)?.problem
    }
    let counted: (inout ProcedureProfile) -> Void = { $0.closing.countsPublished = Cited(true, "第十九条") }
    #expect(lacking("{得票和当选表}") { _ in } == nil)
    #expect(lacking("{得票和当选表}", counted) == .lacking([.returned, .valid, .invalid]))
    #expect(lacking("{收回票数}{有效票数}{无效票数}", counted) == .lacking([.results]))
    #expect(lacking("{得票和当选表}\n{returned}{valid}{invalid}", counted) == nil)
    #expect(
      lacking("{得票和当选表}") { $0.closing.resultFigures = Cited([.winners, .issued, .blank], "第三十条") }
        == .lacking([.issued, .blank]))
  }

  @Test func onlyTheFiguresThatStandInTheTextAreGiven() throws {
    let facts = Self.facts()
    let template = try NoticeTemplate("{得票和当选表}\n收回{收回票数}张", for: .notice(.result), in: facts.election)
    let notice = Notice(.result, facts: facts, template: template, day: Self.day)
    #expect(ResultFigure.allCases.filter(notice.gives) == [.winners, .returned, .winnersVotes, .othersVotes])
    #expect(notice.html.contains("<p>收回2208张</p>"))
  }

  /// A rule is written by what holds: its figure and article, or no line at all.
  @Test func aLineAboutARuleThatDoesNotHoldIsLeftOut() throws {
    let text = "{选民名单}\n请在{异议天数}日内提出，过期不候。"
    var facts = Self.facts { $0.registration.objectionDays = Cited(5, "第十七条") }
    #expect(try Self.body(text, .roll, facts).contains("<p>请在5日内提出，过期不候。<span class=\"source\">（第十七条）</span></p>"))
    facts = Self.facts()
    #expect(try !Self.body(text, .roll, facts).contains("过期不候"))
  }

  @Test func aPlaceThatNobodyRecordedIsAGap() throws {
    let facts = Self.facts()
    let template = try NoticeTemplate("{选举委员会名单}\n{选举日}投票", for: .notice(.committee), in: facts.election)
    let notice = Notice(.committee, facts: facts, template: template, day: Self.day)
    #expect(notice.gaps.map(\.text.zh) == ["选举委员会成员（staff appoint）", "选举日"])
    #expect(notice.html.contains("<span class=\"blank\"></span>投票"))
  }
}
