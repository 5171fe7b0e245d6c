import ElectionRecord
import NodeService
import Testing

/// The list of those who vote for others, as the committee reads it.
@Suite struct ProxyListTests {
  private static let day = CalendarDay(number: 14_670)
  private let small: SmallElection

  init() throws { small = try SmallElection() }

  private func commission(_ principal: RollNumber, _ proxy: RollNumber, isAway: Bool = false) -> CommandReply {
    let commission = ProxyCommission(principal: principal, proxy: proxy, day: Self.day, isAway: isAway)
    return small.perform(RecordProcedure(.proxy(.commissioned(commission))), at: "hall")
  }

  private var list: CommandReply { small.perform(ShowProxies(), at: "hall") }

  /// The paper hung before the second one was typed: it is not posted, whatever day it carries.
  @Test func whatWasRecordedAfterTheListIsToBePosted() {
    func post() { _ = small.perform(PostNotice(.proxies, day: Self.day, place: ""), at: "hall") }
    #expect(commission(1, 2).exitStatus == 0)
    post()
    #expect(list.text.contains("已公布") && !list.text.contains("补充公布"), "\(list.text)")
    #expect(commission(3, 4).exitStatus == 0)
    #expect(list.text.contains("须补充公布") && list.text.contains("又录入 1 件"), "\(list.text)")
    #expect(list.json.contains(#""posted":false"#) && list.json.contains(#""posted":true"#))
    post()
    #expect(!list.text.contains("补充公布") && !list.json.contains(#""posted":false"#), "\(list.text)")
  }

  @Test func whoIsAwayAndVotesForOthersIsAskedAbout() {
    #expect(commission(1, 2).exitStatus == 0)
    let asked = commission(2, 3, isAway: true)
    #expect(asked.json.contains("doesNotFit") && asked.text.contains("序号 2 登记为选举期间外出"), "\(asked.text)")
  }
}
