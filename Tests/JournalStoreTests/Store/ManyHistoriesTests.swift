import ElectionRecord
import Testing

@testable import JournalStore

/// A device that signed more histories than are told apart: every node says the same of it, whichever came first.
@Suite struct ManyHistoriesTests {
  private let fixture: StoreFixture
  private let original: TestJournal

  init() throws {
    fixture = try StoreFixture()
    original = fixture.box(0, 1...4)
  }

  private var device: DeviceID { original.device.id }

  /// Histories that part at different places.
  private func histories(_ count: Int) -> [TestJournal] {
    (0..<count).map { number in
      var branch = original.branch(at: 1 + number % 4)
      branch.cast(RollNumber(30 + number)...RollNumber(30 + number))
      // What only some histories hold, and no site may write.
      if number % 3 == 0 { branch.append(.reconciliationReported(digest: .zero)) }
      return branch
    }
  }

  @Test func asManyAsAreToldApartStandSideBySide() throws {
    let store = try fixture.store(with: try histories(Frontier.branchesMax).map { try $0.whole() })
    #expect(store.report.cases.map(\.caseClass) == [.fork])
    #expect(store.frontier.stated(device).count == Frontier.branchesMax)
    #expect(store.report.register.marks == store.register.markCount)
  }

  @Test func oneMoreIsKeptAsProofAndOfFurtherOnesTheSignature() throws {
    let histories = histories(Frontier.branchesMax + 2)
    let store = try fixture.store(with: try histories.dropLast().map { try $0.whole() })
    #expect(store.frontier.journals[device]?.count == JournalTable.branchesMax)
    #expect(store.frontier.stated(device) == [Frontier.tooManyBranches])
    let before = try StoreSettingsTests.facts(store)
    let last = try histories[histories.count - 1].whole()
    #expect(try store.merged([last]) == [.tooManyBranches(device: device, checkpoint: last.checkpoint)])
    #expect(try StoreSettingsTests.facts(store) == before)
  }

  @Test(arguments: 0..<UInt64(20))
  func whicheverHistoriesCameFirstTheReportIsTheSame(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let other = try fixture.box(1, 21...25).whole()
    let histories = try histories(14).map { try $0.whole() }
    let stores = try (0..<2).map { _ in
      try fixture.store(with: (histories + [other]).shuffled(using: &generator))
    }
    #expect(stores[0].frontier == stores[1].frontier)
    #expect(stores[0].report == stores[1].report)
    #expect(stores[0].report.cases.map(\.caseClass) == [.manyHistories])
    #expect(stores[0].report.register.counted == 5 && stores[0].report.register.quarantined == 0)
    #expect(stores[0].report.completeness.filter { $0.device == device }.map(\.size) == [0])
    let before = try StoreSettingsTests.facts(stores[0])
    try stores[0].reopen()
    #expect(try StoreSettingsTests.facts(stores[0]) == before)
  }
}
