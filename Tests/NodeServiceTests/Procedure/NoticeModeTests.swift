import ElectionReports
import Foundation
import JournalStore
import Testing

@testable import ElectionRecord
@testable import NodeService

/// Every notice and form under the law in force, whoever votes.
@Suite struct NoticeModeTests {
  private static let modes: [ElectionMode] = [.voters, .households, .representatives]

  private static func facts(_ mode: ElectionMode) throws -> NoticeFacts {
    let rules = try ProfileFile.load(
      ProfileFileTests.configured.appending(path: "national.yaml").path, for: mode)
    let small = try SmallElection(pollingDay: CalendarDay("2026-03-14"), procedure: rules, mode: mode) { election in
      Election(
        format: 1, id: election.id, name: election.name, mode: mode, policy: election.policy, electorate: 900,
        roll: election.roll, profile: election.profile, polls: election.polls, sites: election.sites,
        contests: election.contests, type: .general, pollingDay: election.pollingDay, procedure: rules)
    }
    var facts = NoticeFacts(election: small.election)
    try small.roll.forEachVoter { facts.voters.append($0) }
    facts.registered = facts.voters.count
    facts.report = try small.node("hall").report()
    if mode != .representatives { facts.commissions = [.init(principal: "丁", proxy: "戊")] }
    return facts
  }

  /// What only the others say, or the law of 2018.
  private static func foreign(_ mode: ElectionMode) -> [String] {
    let others =
      switch mode {
      case .voters: ["居民代表", "户代表", "每户派代表", "各户", "不实行委托", "representatives", "each household"]
      case .households: ["全体选民直接", "参加投票的选民", "居民代表", "不实行委托", "residents' representatives"]
      case .representatives: ["全体选民直接", "参加投票的选民", "户代表", "每户派代表", "各户", "受托人", "没有登记委托", "households"]
      }
    return others + ["2018", "在本社区居住", "months and apply", "选民直接提名", "nominated by the voters", "近亲属", "等额", "民政"]
  }

  private static func body(_ page: String) -> String {
    // Title and style name what a notice is about, and not what it says.
    page.split(separator: "<p class=\"election\">").last.map { String($0) } ?? ""
  }

  @Test(arguments: modes, Language.allCases)
  func noNoticeSaysWhatIsTrueOfAnotherModeOrLaw(_ mode: ElectionMode, _ language: Language) throws {
    let facts = try Self.facts(mode)
    for kind in NoticeKind.allCases where kind.occurs(in: facts.election) {
      let page = Notice(kind, facts: facts, day: CalendarDay(number: 20_500), language: language).html
      let own =
        kind == .supervisors || mode == .representatives && (kind == .representatives || kind == .groupLeaders)
      for phrase in Self.foreign(mode) where !own {
        #expect(!Self.body(page).contains(phrase), "\(mode) \(kind): \(phrase)")
      }
    }
  }

  @Test func eachModeSaysItsOwn() throws {
    let said: [(ElectionMode, NoticeKind, String)] = [
      (.voters, .pollingDay, "本次选举由全体选民直接投票。"), (.households, .pollingDay, "本次选举由每户派代表投票。"),
      (.representatives, .pollingDay, "本次选举由居民代表投票。"), (.voters, .roll, "共有选民20名"),
      (.households, .roll, "共有选民60名"), (.households, .roll, "1 欧阳天、赵甲欧阳天、赵乙欧阳天"),
      (.representatives, .roll, "共有选民900名"), (.voters, .nomination, "由社区党组织或者10名以上选民联合提名推荐"),
      (.representatives, .timeAndPlace, "请居民代表携带"), (.households, .mobileVoters, "下列片区的户代表由流动票箱"),
      (.voters, .proxies, "接受委托不得超过3人"), (.households, .proxies, "<td>丁</td><td>戊</td>"),
      (.representatives, .proxies, "由居民代表投票，不实行委托投票。"), (.representatives, .result, "参加投票的居民代表20名"),
      (.voters, .registration, "但在本社区常住的居民"), (.voters, .result, "参加投票的选民20名"),
      (.representatives, .representatives, "产生居民代表20名"), (.households, .representatives, "产生户代表20名"),
      (.households, .roll, "东街（30人）"),
    ]
    for (mode, kind, text) in said {
      let page = Notice(kind, facts: try Self.facts(mode), day: CalendarDay(number: 20_500)).html
      #expect(page.contains(text), "\(mode) \(kind): \(text)")
    }
  }

  /// The roll of a poll by representatives is no list of the voters, and is not posted as one; nor is that of
  /// households which does not name their members.
  @Test func aListOfRepresentativesIsNotPostedAsTheRoll() throws {
    for mode in Self.modes {
      let facts = try Self.facts(mode)
      let notice = Notice(.roll, facts: facts, day: CalendarDay(number: 20_500))
      #expect(notice.gaps.isEmpty == (mode != .representatives))
      #expect(notice.html.contains("欧阳天") == (mode != .representatives))
    }
    var alone = try Self.facts(.households)
    alone.voters = alone.voters.map { voter in
      Voter(
        number: voter.number, name: voter.name, sex: voter.sex, birthDate: voter.birthDate, address: voter.address,
        area: voter.area, household: voter.household, card: voter.card)
    }
    let notice = Notice(.roll, facts: alone, day: CalendarDay(number: 20_500))
    #expect(!notice.gaps.isEmpty && !notice.html.contains("欧阳天"))
  }

  /// The figure is the list's: without a household that was struck off, and nobody twice.
  @Test func theFigureOfTheRollIsThatOfItsList() throws {
    var facts = try Self.facts(.households)
    facts.voters.removeFirst()
    let second = facts.voters[0]
    facts.voters[0] = Voter(
      number: second.number, name: second.name, sex: second.sex, birthDate: second.birthDate, address: second.address,
      area: second.area, household: second.household, card: second.card, members: [second.name, "赵甲"])
    let page = Notice(.roll, facts: facts, day: CalendarDay(number: 20_500)).html
    #expect(page.contains("共有选民56名") && page.contains("东街（26人）") && page.contains("西街（30人）"))
    #expect(page.contains("2 \(second.name)、赵甲<") && !page.contains("\(second.name)、\(second.name)"))
  }

  @Test(arguments: modes) func formsNameThoseWhoVote(_ mode: ElectionMode) throws {
    let facts = try Self.facts(mode)
    let name: String =
      switch mode {
      case .voters: "选民"
      case .households: "户代表"
      case .representatives: "居民代表"
      }
    let roll = ElectionForm.signingRoll(site: "R1", voters: facts.voters, election: facts.election)
    #expect(roll.contains("<h1>\(name)领票签名册</h1>") && roll.contains("　\(name)20名"))
    #expect(roll.contains("代领的写明受托人") == (mode != .representatives))
    for heading in [">户号<", ">同户人<"] { #expect(roll.contains(heading) == (mode == .households)) }
    #expect(roll.contains("<td>赵甲欧阳天、赵乙欧阳天</td>") == (mode == .households))
    let result = ElectionForm.result(try #require(facts.report), election: facts.election)
    #expect(result.contains("<dt>\(mode == .voters ? "登记选民" : name)</dt><dd>20</dd>"))
  }
}
