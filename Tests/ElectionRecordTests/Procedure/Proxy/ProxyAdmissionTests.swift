import Testing

@testable import ElectionRecord

/// A proxy at the table, where the profile demands a commission that was registered, and posted.
@Suite struct ProxyAdmissionTests {
  private static func commissioned(_ principal: RollNumber, _ proxy: RollNumber, _ day: CalendarDay) -> ProcedureRecord
  {
    .proxy(.commissioned(ProxyCommission(principal: principal, proxy: proxy, day: day)))
  }

  private static func posted(_ day: CalendarDay) -> ProcedureRecord {
    .calendar(.notice(NoticePosted(.proxies, day: day)))
  }

  private static func script(_ rules: (inout ProxyRules) -> Void) -> ProcedureScript {
    var script = ProcedureScript { rules(&$0.proxies) }
    script.builder.open("R1", "R2")
    return script
  }

  @Test func withoutAProfileAProxyNeedsNoRegistration() {
    var box = RegisterBuilder()
    box.open("R1")
    #expect(box.admission("R1", 1, proxy: 2) == .ordinary)
    #expect(Self.script { $0.principalsMax = .law(3) }.builder.admission("R1", 1, proxy: 2) == .ordinary)
    #expect(Self.script { $0.unpostedVoid = .law(false) }.builder.admission("R1", 1, proxy: 2) == .ordinary)
  }

  @Test func whereProxiesAreFiledOnlyTheCommissionedOneVotes() {
    var script = Self.script { $0.filedDays = .law(3) }
    #expect(script.builder.admission("R1", 1, proxy: 2) == .refused(.proxyNotRegistered))
    script.enter(Self.commissioned(1, 2, .before(3)))
    #expect(script.builder.admission("R1", 1, proxy: 2) == .ordinary)
    #expect(script.builder.admission("R1", 1, proxy: 3) == .refused(.proxyNotRegistered))
    #expect(script.builder.admission("R1", 2, proxy: 1) == .refused(.proxyNotRegistered))
    #expect(script.builder.admission("R1", 1) == .ordinary)
    script.enter(.proxy(.withdrawn(ProxyWithdrawal(principal: 1, day: .before(2)))))
    #expect(script.builder.admission("R1", 1, proxy: 2) == .refused(.proxyNotRegistered))
  }

  @Test func anUnpostedCommissionIsVoidWhereTheProfileSaysSo() {
    var script = Self.script { $0.unpostedVoid = .law(true) }
    script.enter(Self.commissioned(1, 2, .before(4)))
    script.enter(Self.commissioned(3, 2, .before(3)))
    #expect(script.builder.admission("R1", 1, proxy: 2) == .refused(.proxyNotRegistered))
    script.enter(Self.posted(.before(4)))
    #expect(script.builder.admission("R1", 1, proxy: 2) == .ordinary)
    #expect(script.builder.admission("R1", 3, proxy: 2) == .refused(.proxyNotRegistered))
    script.enter(Self.posted(.before(3)))
    script.enter(Self.posted(.before(9)))
    #expect(script.builder.admission("R1", 3, proxy: 2) == .ordinary)
  }

  /// Article 19 of the urban law of 2025: in writing, of voters who are away, their names posted.
  private static let urban: @Sendable (inout ProxyRules) -> Void = { rules in
    rules.writtenOnly = .law(true)
    rules.awayOnly = .law(true)
    rules.listPosted = .law(true)
  }

  @Test func whereTheListIsPostedOnlyTheCommissionedOneVotes() {
    var script = Self.script(Self.urban)
    script.enter(Self.commissioned(1, 2, .before(5)))
    #expect(script.builder.admission("R1", 1, proxy: 2) == .ordinary)
    #expect(script.builder.admission("R1", 1, proxy: 3) == .refused(.proxyNotRegistered))
    #expect(script.builder.admission("R1", 4, proxy: 3) == .refused(.proxyNotRegistered))
    #expect(script.builder.admission("R1", 4) == .ordinary)
    script.enter(.proxy(.withdrawn(ProxyWithdrawal(principal: 1, day: .before(2)))))
    #expect(script.builder.admission("R1", 1, proxy: 2) == .refused(.proxyNotRegistered))
  }

  private static let lists: [@Sendable (inout ProxyRules) -> Void] = [
    { $0.listPosted = .law(true) }, { $0.awayOnly = .law(true) },
  ]

  @Test(arguments: lists.indices)
  func aTableThatHasNothingOfTheHallsCommissionsLeavesThePaperToTheHall(index: Int) {
    var script = Self.script(Self.lists[index])
    #expect(script.builder.admission("R1", 1, proxy: 3) == .ordinary)
    script.builder.cast("R1", 1, proxy: 3)
    script.builder.cast("R1", 4, proxy: 2)
    script.enter(Self.commissioned(5, 6, .before(5)))
    #expect(script.builder.report().cases.map(\.caseClass) == [.proxyNotRegistered, .proxyNotRegistered])
    #expect(script.builder.report().cases.map(\.voter) == [1, 4])
    #expect(script.builder.admission("R1", 6, proxy: 3) == .refused(.proxyNotRegistered))
  }

  /// A posted list without anybody on it is a list.
  @Test func aPostedListTellsTheTable() {
    var script = Self.script { $0.listPosted = .law(true) }
    script.enter(Self.posted(.before(4)))
    #expect(script.builder.admission("R1", 1, proxy: 3) == .refused(.proxyNotRegistered))
  }

  /// The rules before the law of 2025, which the committee keeps on paper.
  @Test func aWrittenCommissionAloneNeedsNoRegistration() {
    var script = Self.script { $0.writtenOnly = .law(true) }
    script.enter(Self.commissioned(1, 2, .before(5)))
    #expect(script.builder.admission("R1", 1, proxy: 3) == .ordinary)
    script.builder.cast("R1", 1, proxy: 3)
    #expect(script.builder.report().cases.isEmpty)
  }

  @Test func whereProxiesAreNotAllowedNoneVotes() {
    let script = Self.script { $0.allowed = .law(false) }
    #expect(script.builder.admission("R1", 1, proxy: 2) == .refused(.proxyNotRegistered))
  }

  @Test func aStaleSitesProxyIsACaseThatCanOnlyBeAcknowledged() throws {
    var script = Self.script { $0.filedDays = .law(3) }
    script.enter(Self.commissioned(1, 2, .before(9)))
    script.builder.cast("R1", 1, proxy: 2)
    script.builder.cast("R1", 3, proxy: 2)
    #expect(script.builder.report().cases.map(\.caseClass) == [.proxyNotRegistered])
    #expect(script.builder.report().cases.map(\.voter) == [3])
    #expect(throws: Refusal.onlyAcknowledge) { try script.builder.rule(.proxyNotRegistered, .refuse) }
    try script.builder.rule(.proxyNotRegistered, .acknowledge)
    #expect(script.builder.report().cases.map(\.state) == [.ruled])
    #expect(script.builder.report().register.counted == 2)
  }

  @Test func theOrderInWhichJournalsCameChangesNothing() {
    var script = Self.script { $0.unpostedVoid = .law(true) }
    script.builder.cast("R1", 1, proxy: 2)
    script.builder.cast("R2", 7, proxy: 2)
    script.builder.cast("R2", 8, proxy: 2)
    script.builder.append(
      .procedure(.proxy(.assisted(AssistedMarking(site: SiteID("R2"), clerk: "代写员", day: .before(0), count: 3)))),
      to: "R2")
    script.builder.append(
      .procedure(.proxy(.assisted(AssistedMarking(site: SiteID("R1"), clerk: "代写员", day: .before(0), count: 2)))),
      to: "R1")
    script.builder.hall(.procedure(Self.commissioned(1, 2, .before(9))))
    script.builder.hall(.procedure(Self.posted(.before(8))))
    let report = script.builder.report()
    #expect(report.cases.map(\.voter) == [7, 8])
    let all = Array(script.builder.journals.indices)
    for order in [all, all.reversed(), Array(all.dropFirst()) + [0]] {
      #expect(script.builder.report(order: order) == report)
      #expect(script.builder.register(order: order).assistedMarkings.map(\.count) == [2, 3])
    }
  }

  @Test func aSitesJournalCannotGiveItselfACommission() {
    var script = Self.script { $0.filedDays = .law(3) }
    script.builder.append(.procedure(Self.commissioned(1, 2, .before(9))), to: "R1")
    #expect(script.builder.admission("R1", 1, proxy: 2) == .refused(.proxyNotRegistered))
    #expect(script.register.unknownEntries == 1)
  }

  /// What hangs on the board was written before: a commission that is recorded later is not on it, whatever its day.
  @Test func aCommissionRecordedAfterTheListIsToBeSupplemented() {
    func listed(_ records: [ProcedureRecord]) -> [Bool] {
      var script = ProcedureScript { $0.proxies.unpostedVoid = .law(true) }
      for record in records { script.enter(record) }
      let register = script.builder.register()
      return register.commissions.map(register.isListed)
    }
    let (first, second) = (Self.commissioned(1, 2, .before(4)), Self.commissioned(3, 2, .before(4)))
    #expect(listed([first, second, Self.posted(.before(4))]) == [true, true])
    #expect(listed([first, Self.posted(.before(4)), second]) == [true, false])
    #expect(listed([Self.posted(.before(4)), first]) == [false])
    #expect(listed([first, Self.posted(.before(5))]) == [false])
    // Posted again, with those recorded since; withdrawn and given anew, it is another one.
    #expect(listed([first, Self.posted(.before(4)), second, Self.posted(.before(4))]) == [true, true])
    let withdrawal = ProcedureRecord.proxy(.withdrawn(ProxyWithdrawal(principal: 1, day: .before(4))))
    #expect(listed([first, Self.posted(.before(4)), withdrawal, first]) == [false])
  }

  /// Who is away cannot come and vote for others.
  @Test(arguments: [(1, 2, 2, 3, true, true), (1, 2, 2, 3, false, false), (2, 3, 1, 2, true, true)])
  func whoIsAwayAndAProxyIsAskedAbout(
    one: RollNumber, itsProxy: RollNumber, other: RollNumber, otherProxy: RollNumber, isAway: Bool, isAsked: Bool
  ) {
    func commission(_ principal: RollNumber, _ proxy: RollNumber) -> ProxyCommission {
      ProxyCommission(principal: principal, proxy: proxy, day: .before(4), isAway: isAway)
    }
    var script = ProcedureScript()
    script.enter(.proxy(.commissioned(commission(one, itsProxy))))
    let misfits = RecordFit.misfits(
      of: .proxy(.commissioned(commission(other, otherProxy))), poll: 0, in: script.builder.register())
    #expect(misfits.isEmpty == !isAsked)
  }
}
