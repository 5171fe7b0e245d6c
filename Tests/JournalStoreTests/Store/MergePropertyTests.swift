import ElectionRecord
import Testing

@testable import JournalStore

/// Merging is a union: any order, splitting or repetition gives the same register (invariant S4), forks included (S9).
@Suite struct MergePropertyTests {
  private let fixture: StoreFixture

  init() throws { fixture = try StoreFixture() }

  private func journals(forks: Int, _ generator: inout SeededGenerator) -> [TestJournal] {
    var journals = (0..<3).map { fixture.box($0, RollNumber($0 * 20 + 1)...RollNumber($0 * 20 + 9)) }
    for fork in 0..<forks {
      let original = journals[Int.random(in: 0..<3, using: &generator)]
      var branch = original.branch(at: Int.random(in: 0..<original.entries.count, using: &generator))
      branch.cast(RollNumber(50 + fork)...RollNumber(52 + fork))
      branch.append(.incident(Incident(text: "branch \(fork)")))
      journals.append(branch)
    }
    return journals
  }

  /// Delivers in random order, each thing at least once, until every journal is in; a journal that contradicts what is
  /// held is sent again as a whole, as the protocol does.
  private func deliver(_ journals: [TestJournal], to store: JournalStore, _ generator: inout SeededGenerator) throws {
    for _ in 0..<40 {
      var queue: [(segment: JournalSegment, journal: TestJournal)] = []
      for journal in journals {
        let parts = try journal.cut(using: &generator)
        queue += (parts + parts.prefix(Int.random(in: 0...2, using: &generator))).map { ($0, journal) }
      }
      for item in queue.shuffled(using: &generator) {
        let outcome = try #require(try store.merged([item.segment]).first)
        if case .contradicts = outcome { _ = try store.merged([try item.journal.whole()]) }
      }
      let held = Set(store.frontier.journals.values.joined().map(\.root))
      if journals.allSatisfy({ held.contains($0.root(at: $0.entries.count)) }) { return }
    }
    Issue.record("the journals never came in")
  }

  @Test(arguments: 0..<UInt64(30))
  func anyOrderSplittingOrRepetitionGivesTheSameRegister(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let journals = journals(forks: 0, &generator)
    let expected = try StoreSettingsTests.facts(try fixture.store(with: journals.map { try $0.whole() }))
    let store = try fixture.store()
    try deliver(journals, to: store, &generator)
    #expect(try StoreSettingsTests.facts(store) == expected)
    try store.reopen()
    #expect(try StoreSettingsTests.facts(store) == expected)
  }

  @Test(arguments: 0..<UInt64(60))
  func forksGiveTheSameReportWhicheverBranchComesFirst(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let journals = journals(forks: Int(seed % 4) + 1, &generator)
    let expected = try fixture.store(with: journals.map { try $0.whole() })
    let store = try fixture.store()
    try deliver(journals.shuffled(using: &generator), to: store, &generator)
    #expect(store.frontier == expected.frontier)
    #expect(store.report == expected.report)
    #expect(!store.report.cases.isEmpty)
  }

  @Test func bothBranchesOfAForkAreKeptAndQuarantined() throws {
    var one = fixture.box(0, 1...3)
    var other = one
    one.cast(4...5)
    other.cast(6...8)
    for order in [[one, other], [other, one]] {
      let store = try fixture.store()
      let outcomes = try order.flatMap { try store.merged([try $0.whole()]) }
      #expect(
        outcomes == [
          .merged(device: one.device.id, entries: order[0].entries.count), .forked(device: one.device.id),
        ])
      #expect(store.frontier.journals[one.device.id]?.count == 2)
      #expect(store.report.register.counted == 3)
      #expect(store.report.register.quarantined == 5)
      #expect(store.report.cases.map(\.caseClass) == [.fork])
    }
  }

  @Test func aTailAloneDoesNotProveAForkAndTheWholeJournalDoes() throws {
    var one = fixture.box(0, 1...3)
    var other = one
    one.cast(4...5)
    other.cast(6...8)
    let store = try fixture.store(with: [try one.whole()])
    #expect(try store.merged([try other.segment(6..<7)]) == [.contradicts(device: one.device.id)])
    #expect(store.frontier.journals[one.device.id]?.count == 1)
    #expect(try store.merged([try other.whole()]) == [.forked(device: one.device.id)])
  }
}
