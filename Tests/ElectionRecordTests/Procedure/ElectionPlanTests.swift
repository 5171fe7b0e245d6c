import ElectionRecord
import Testing

/// Every last day of the rules, before the poll and after it. R1 serves on 13 and 14 March, polling day is the 16th.
@Suite struct ElectionPlanTests {
  private static var rules: ProcedureProfile {
    var rules = ProcedureProfile(id: "test", name: BilingualText("test"))
    rules.registration.rollPostedDays = Cited(20, "art. 17")
    rules.nomination.formalListDays = Cited(5, "art. 18")
    rules.nomination.candidatesMeet = Cited(true, "art. 18")
    rules.nomination.withdrawalDays = Cited(3, "art. 19")
    rules.proxies.listPosted = Cited(true, "art. 19")
    rules.closing.handoverDays = Cited(10, "art. 25")
    rules.results.supplementaryDays = Cited(30, "art. 30")
    return rules
  }

  private static let days: [(Deadline.Act, CalendarDay)] = [
    (.notice(.roll), CalendarDay("2010-02-24") ?? .march(0)), (.notice(.formalCandidates), .march(11)),
    (.notice(.formalCandidates), .march(12)), (.meeting(.candidatesMeet), .march(12)), (.withdrawal, .march(13)),
    (.notice(.proxies), .march(16)), (.step(.handover), .march(26)), (.supplementaryPoll, .march(46)),
  ]

  private static func plan(_ fixture: ComplianceFixture) -> ElectionPlan { ElectionPlan(fixture.register.election) }

  @Test func everyLastDayStandsInItsOrder() {
    let items = Self.plan(ComplianceFixture(rules: Self.rules)).items
    #expect(items.map(\.deadline.act) == Self.days.map(\.0))
    #expect(items.map(\.day) == Self.days.map(\.1))
  }

  @Test func withoutAPollingDayOnlyWhatHangsOnTheFirstVoteIsDated() {
    var fixture = ComplianceFixture(rules: Self.rules)
    fixture.pollingDay = nil
    #expect(Self.plan(fixture).items.map(\.deadline.act) == [.meeting(.candidatesMeet)])
    fixture.days = [nil, nil, nil]
    #expect(Self.plan(fixture).items.isEmpty)
  }

  @Test func whatIsNotDoneInARunoffOrByRepresentativesIsNotPlanned() {
    var fixture = ComplianceFixture(rules: Self.rules)
    fixture.type = .runoff
    let acts = Self.plan(fixture).items.map(\.deadline.act)
    #expect(!acts.contains(.meeting(.candidatesMeet)) && !acts.contains(.supplementaryPoll))
    fixture.rules.proxies.allowed = Cited(false, "art. 19")
    #expect(!Self.plan(fixture).items.map(\.deadline.act).contains(.notice(.proxies)))
  }

  /// Nobody hands anything over where one member is elected, or leaves.
  @Test(arguments: [nil] + ElectionType.allCases.map(Optional.some))
  func aHandoverFollowsAGeneralElectionAlone(_ type: ElectionType?) {
    var fixture = ComplianceFixture(rules: Self.rules)
    fixture.type = type
    let count = type ?? .general == .general ? 1 : 0
    #expect(Self.plan(fixture).items.count { $0.deadline.act == .step(.handover) } == count)
    #expect(fixture.checks(.handover).count == count)
  }

  /// The urban law of 2025, art. 17: their list hangs with the roll.
  @Test(arguments: [(.representatives, 1), (.voters, 0), (.households, 1)] as [(ElectionMode, Int)])
  func theListOfRepresentativesIsPlannedWhereTheyVote(mode: ElectionMode, count: Int) {
    var rules = Self.rules
    rules.registration.electorsPostedDays = Cited(20, "art. 17")
    let fixture = ComplianceFixture(
      rules: rules, mode: mode,
      records: [.notice(NoticePosted(.representatives, day: CalendarDay("2010-02-25") ?? .march(0)))])
    #expect(Self.plan(fixture).items.count { $0.deadline.code == .electorsPosted } == count)
    #expect(fixture.checks(.electorsPosted).map(\.outcome) == Array(repeating: .departs, count: count))
  }

  /// The urban law of 2025, art. 17: it hangs at the same time as the roll.
  @Test(
    arguments: [(nil, .notRecorded), (-4, .met), (-3, .departs), (-5, .departs)] as [(Int?, ComplianceCheck.Outcome)])
  func theListOfRepresentativesHangsWithTheRoll(_ day: Int?, _ outcome: ComplianceCheck.Outcome) {
    var rules = Self.rules
    rules.registration.electorsPostedWithRoll = Cited(true, "art. 17")
    let list = day.map { CalendarRecord.notice(NoticePosted(.representatives, day: .march($0))) }
    let records = [.notice(NoticePosted(.roll, day: .march(-4)))] + [list].compactMap(\.self)
    let households = ComplianceFixture(rules: rules, mode: .households, records: records)
    #expect(households.outcome(.electorsPostedWithRoll) == outcome)
    #expect(ComplianceFixture(rules: rules, records: records).checks(.electorsPostedWithRoll).isEmpty)
  }

  /// The urban law of 2025, art. 17: five days for objections, three for each decision.
  @Test func objectionsAndTheirDecisionsAreInThePlan() {
    var rules = Self.rules
    rules.registration.rollPostedDays = Cited(20, "art. 17")
    rules.registration.objectionDays = Cited(5, "art. 17")
    rules.registration.decisionDays = Cited(3, "art. 17")
    var fixture = ComplianceFixture(rules: rules)
    func days(_ plan: ElectionPlan) -> [String: CalendarDay] {
      Dictionary(
        uniqueKeysWithValues: plan.items.compactMap { item in
          switch item.deadline.act {
          case .objection: ("objection", item.day)
          case .decision(let number): ("decision \(number ?? 0)", item.day)
          default: nil
          }
        })
    }
    // The roll hangs on the last day on which it may: 20 days before the 16th.
    #expect(days(Self.plan(fixture)) == ["objection": .march(1), "decision 0": .march(4)])
    fixture.records = [.notice(NoticePosted(.roll, day: .march(-10)))]
    #expect(days(fixture.register.plan) == ["objection": .march(-5), "decision 0": .march(-2)])
    fixture.write = { box in
      let objection = ObjectionFiled(day: .march(-9), kind: .omitted, voter: nil, by: "甲")
      box.hall(.procedure(.registration(.objected(objection))))
    }
    let plan = fixture.register.plan
    #expect(days(plan) == ["objection": .march(-5), "decision 1": .march(-6)])
    let open = plan.items.filter { $0.deadline.act == .decision(1) }
    #expect(open.map { $0.state(on: .march(-6)) } == [.due] && open.map { $0.state(on: .march(-5)) } == [.overdue])
  }

  /// The list of proxies is due once there are any.
  @Test func whatIsRecordedIsDoneAndWhatIsPastIsOverdue() {
    let fixture = ComplianceFixture(
      rules: Self.rules, records: [.notice(NoticePosted(.formalCandidates, day: .march(9)))])
    let items = fixture.register.plan.items
    let states = items.map { $0.state(on: .march(12)) }
    #expect(states == [.overdue, .done, .done, .due, .ahead, .ahead, .ahead])
    #expect(items.map { $0.state(on: .march(60)) } == [.overdue, .done, .done, .overdue, .over, .overdue, .over])
    #expect(items.map(\.done).compactMap(\.self) == [.march(9), .march(9)])
  }
}
