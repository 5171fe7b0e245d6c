import ElectionRecord
import Foundation
import NodeService

/// Nomination, staff and proxies as commands at the hall of a small election: one named step each.
enum NominationCommandScript {
  struct Step {
    let name: String
    let reply: CommandReply
  }

  static let source = "某省居民委员会选举办法第二十五条"

  static func run(_ language: Language) throws -> [Step] {
    let small = try SmallElection(pollingDay: CalendarDay("2010-03-16"), procedure: procedure)
    var steps: [Step] = []
    func step(_ name: String, _ command: any NodeCommand, at node: String = "hall") {
      steps.append(Step(name: name, reply: small.perform(command, at: node, language: language)))
    }
    func file(_ name: String, _ records: String, at node: String = "hall") throws {
      let read = try ProcedureFile.read("format: 1\nrecords:\n" + records, name: "r.yaml")
      // The nominees' numbers are other people's on this roll.
      step(name, RecordProcedure(read, confirmed: true), at: node)
    }
    for view in views { step("\(view.name)-empty", view.query) }
    try file("nomination", nomination)
    step("nomination-tied", ShowNomination())
    try file("formal-tied", "  - formalList: {contest: chair, names: [甲, 丁], officers: [张三, 李四], day: 2010-03-11}\n")
    try file("revote", revote)
    try file(
      "withdrawal-late", "  - nomineeWithdrawal: {contest: chair, name: 乙, day: 2010-03-14}\n")
    try file("formal", "  - formalList: {contest: chair, names: [甲, 丁], officers: [张三, 李四], day: 2010-03-11}\n")
    try file("staff", staff)
    try file("staff-candidate", "  - staff: {name: 丁, role: teller, day: 2010-03-12}\n")
    try file("staff-conflict", "  - staff: {name: 计票员, role: scrutineer, site: H1, day: 2010-03-12}\n")
    try file("proxies", proxies)
    try file("proxy-late", "  - proxy: {principal: 7, proxy: 8, day: 2010-03-14, written: true}\n")
    try file("assisted-elsewhere", "  - assisted: {site: S1, clerk: 代写员, day: 2010-03-13, count: 1}\n", at: "R1")
    try file("assisted", "  - assisted: {site: R1, clerk: 代写员, day: 2010-03-13, count: 2}\n", at: "R1")
    try small.sync("R1")
    for view in views { step(view.name, view.query) }
    step("open", OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    step("cast-commissioned", Cast(voter: 2, proxy: 1), at: "R1")
    step("cast-unregistered", Cast(voter: 3, proxy: 1), at: "R1")
    step("cast-by-candidate", Cast(voter: 4, proxy: 18), at: "R1")
    step("tally-unlisted", tally(["甲", "乙"]))
    step("tally-one-alone", tally(["丁"]))
    step("tally", tally(["甲", "丁"]))
    return steps
  }

  static let views: [(name: String, query: any NodeCommand)] = [
    ("view-nomination", ShowNomination()), ("view-staff", ShowStaff()), ("view-proxies", ShowProxies()),
  ]

  private static func tally(_ names: [String]) -> any NodeCommand {
    EnterTally(
      Tally(contest: "chair", lines: names.map { .init(name: $0, votes: 1) }, writeIns: 0, undervotes: 0))
  }

  static var procedure: ProcedureProfile {
    var nomination = NominationRules()
    nomination.surplusHeadMin = Cited(1, source)
    nomination.withdrawalDays = Cited(3, source)
    nomination.refillByRank = Cited(true, source)
    nomination.jointVoters = Cited(2, source)
    var staff = StaffRules()
    staff.candidatesExcluded = Cited(true, source)
    staff.kinExcluded = Cited(true, source)
    var proxies = ProxyRules()
    proxies.filedDays = Cited(3, source)
    proxies.unpostedVoid = Cited(true, source)
    return ProcedureProfile(
      id: "test", name: BilingualText(zh: "试验规程", en: "Test rules"), nomination: nomination, staff: staff,
      proxies: proxies)
  }

  private static let nomination = """
      - nominationSheets: {area: 东街, issued: 10, returned: 8, valid: 7, invalid: 1, note: 合成}
      - nominationSheets: {area: S1, issued: 9, returned: 6, valid: 5, invalid: 0}
      - nominationVotes:
          contest: chair
          nominees:
            - {name: 甲, voter: 19, votes: 6, source: 合成}
            - {name: 乙, voter: 20, votes: 3}
            - {name: 丁, voter: 18, votes: 3}
      - jointNomination: {contest: chair, name: 戊, voter: 17, voters: [1, 2], day: 2010-03-05}
      - vetting: {contest: chair, name: 甲, passed: true, day: 2010-03-09}
      - vetting: {contest: chair, name: 乙, passed: true, day: 2010-03-09}
      - vetting: {contest: chair, name: 丁, passed: true, day: 2010-03-09}
      - vetting: {contest: chair, name: 戊, passed: false, reason: 户籍不符, day: 2010-03-09}

    """

  private static let revote = """
      - nominationVotes: {contest: chair, revote: true, nominees: [{name: 乙, votes: 4}, {name: 丁, votes: 5}]}

    """

  private static let staff = """
      - staff: {name: 主持人, role: committeeChair, day: 2010-02-20}
      - staff: {name: 计票员, role: teller, site: H1, session: 第一场, day: 2010-03-12}
      - staff: {name: 临时工, role: boxTeam, site: R1, voter: 9, day: 2010-03-12}
      - staffRelieved: {name: 临时工, role: boxTeam, site: R1, day: 2010-03-12, reason: 生病}
      - kinship: {staff: 计票员, candidate: 甲, relation: 夫妻, day: 2010-03-13}

    """

  private static let proxies = """
      - proxy: {principal: 2, proxy: 1, day: 2010-03-12, relation: spouse, written: true, cardTakenIn: true}
      - notice: {kind: proxies, day: 2010-03-12}
      - proxy: {principal: 3, proxy: 1, day: 2010-03-13, written: true}
      - proxy: {principal: 5, proxy: 6, day: 2010-03-10, written: true}
      - proxyWithdrawn: {principal: 5, day: 2010-03-13}

    """
}
