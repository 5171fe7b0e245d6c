import ElectionRecord
import Foundation
import GRDB
import Testing

@testable import JournalStore

/// What a caller is told of an append, and what is then true (invariants S1 and S11).
@Suite struct StoreAppendTests {
  private let fixture: StoreFixture
  private let folder: TemporaryFolder
  private let store: JournalStore
  private let box: TestDevice

  init() throws {
    fixture = try StoreFixture()
    folder = try TemporaryFolder()
    store = try fixture.begun(folder.path)
    box = fixture.boxes[0]
  }

  @Test func aRepeatedRequestGivesOneEntryAndTheFirstReceipt() throws {
    let first = try store.cast(box, 7, request: "a")
    let second = try store.cast(box, 8, request: "a")
    #expect(first.receipt == [4, 7])
    #expect(first.entries == [EntryID(device: box.id, sequence: 4)])
    #expect(second.receipt == first.receipt)
    #expect(second.decision == nil && second.entries.isEmpty)
    #expect(store.size(of: box.id) == 5)
    #expect(try store.cast(box, 8, request: "b").receipt == [5, 8])
  }

  @Test func aRefusalThatAppendsNothingLeavesNothing() throws {
    let before = try StoreSettingsTests.facts(store)
    let appended = try store.append(by: box.id, at: 0, request: RequestID("a")) {
      TestDecision(entries: []) { _ in [9] }
    }
    #expect(appended.receipt == [9])
    #expect(try StoreSettingsTests.facts(store) == before)
  }

  @Test func aDeviceThatIsNotEnrolledAppendsNothing() throws {
    let stranger = try TestDevice("stranger")
    #expect(throws: StoreError.notEnrolled) { try store.cast(stranger, 7) }
  }

  /// A larger entry could be written, and never be read again.
  @Test func anEntryThatNobodyCouldReadIsRefused() throws {
    let before = try StoreSettingsTests.facts(store)
    let text = String(repeating: "长", count: Entry.bytesMax / 3)
    #expect(throws: StoreError.entryTooLarge(limitBytes: Entry.bytesMax)) {
      try store.append(by: box.id, at: 0) { [.incident(Incident(text: text))] }
    }
    #expect(try StoreSettingsTests.facts(store) == before)
    let most = String(repeating: "x", count: Entry.bytesMax - 40)
    _ = try store.append(by: box.id, at: 0) { [.incident(Incident(text: most))] }
    try store.reopen()
    #expect(store.size(of: box.id) == 5)
  }

  /// What is appended at once can be sent on in segments.
  @Test func manyEntriesAtOnceAreStoredInSegments() throws {
    let bodies = (0..<9).map { EntryBody.incident(Incident(text: "\($0)" + String(repeating: "x", count: 60_000))) }
    _ = try store.append(by: box.id, at: 0) { bodies }
    var start: UInt32 = 0
    while let segment = try store.segment(of: box.id, from: start, sign: { _, _ in [1] }) {
      #expect(segment.run.bytes.count <= EntryRun.bytesMax)
      start = try #require(segment.end)
    }
    #expect(start == 13)
    try store.reopen()
    #expect(store.size(of: box.id) == 13)
  }

  @Test func theDecisionSeesWhatIsCommitted() throws {
    try store.cast(box, 7)
    _ = try store.append(by: box.id, at: 0) {
      #expect(store.register.markCount == 4)
      return [EntryBody]()
    }
  }

  /// The commit is refused at its last moment: nothing may be there.
  @Test func aRefusedCommitIsUnknownAndReopeningShowsNothing() throws {
    let before = try StoreSettingsTests.facts(store)
    let refusal = CommitRefusal()
    store.database.add(transactionObserver: refusal)
    #expect(throws: StoreError.unknownOutcome) { try store.cast(box, 7, request: "a") }
    #expect(store.fault == .failing)
    #expect(throws: StoreError.unknownOutcome) { try store.cast(box, 7, request: "a") }
    #expect(throws: StoreError.unknownOutcome) { try store.commit { _ in .commit } }
    store.database.remove(transactionObserver: refusal)
    try store.reopen()
    #expect(try StoreSettingsTests.facts(store) == before)
    #expect(try store.cast(box, 7, request: "a").receipt == [4, 7])
  }

  /// The commit happened, but was reported as failed: it must be there, once.
  @Test func aCommitThatOnlySeemsToFailIsUnknownAndReopeningShowsIt() throws {
    var staged = store.table
    let journal = try #require(store.journalIndex(of: box.id))
    let run = EntryRun(entries: [Entry(elapsedSeconds: 1, body: .cast(voter: 9, proxy: nil)).encoded()])
    #expect(throws: StoreError.unknownOutcome) {
      try store.commit { db in
        try JournalStore.append(db, run, to: journal, in: &staged)
        try db.execute(sql: "INSERT INTO request VALUES ('a', x'0409'); COMMIT")
        return .commit
      }
    }
    try store.reopen()
    #expect(store.size(of: box.id) == 5)
    #expect(store.report.register.counted == 4)
    #expect(try store.cast(box, 9, request: "a").decision == nil)
    try store.cast(box, 10)
    #expect(try StoreSettingsTests.facts(try reopened(store)).report.register.counted == 5)
  }

  @Test func aFullDiskIsNamedAndTakesNothing() throws {
    try setPages("(SELECT page_count FROM pragma_page_count) + 20")
    let error = #expect(throws: StoreError.self) { while true { try note() } }
    #expect(error == .diskFull)
    let before = try StoreSettingsTests.facts(store)
    #expect(throws: StoreError.diskFull) { try note(request: "a") }
    #expect(try StoreSettingsTests.facts(store) == before)
    try store.reopen()
    #expect(try StoreSettingsTests.facts(store) == before)
    try setPages("1000000")
    try note(request: "a")
    #expect(store.size(of: box.id) == (before.frontier.journals[box.id]?.first?.size ?? 0) + 1)
  }

  @Test func aFullDiskTakesNothingOfAMerge() throws {
    var other = fixture.box(1, 21...30)
    for _ in 0..<20 { other.append(.incident(Incident(text: String(repeating: "x", count: 4000)))) }
    let before = try StoreSettingsTests.facts(store)
    try setPages("(SELECT page_count FROM pragma_page_count) + 4")
    #expect(throws: StoreError.diskFull) { try store.merge([try other.whole()]) }
    #expect(try StoreSettingsTests.facts(store) == before)
    try setPages("1000000")
    #expect(try store.merged([try other.whole()]) == [.merged(device: other.device.id, entries: 31)])
  }

  private func note(request: String? = nil) throws {
    let text = String(repeating: "x", count: 8000)
    _ = try store.append(by: box.id, at: 0, request: request.flatMap { RequestID($0) }) {
      [.incident(Incident(text: text))]
    }
  }

  private func setPages(_ count: String) throws {
    try store.database.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "SELECT \(count)") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
  }

  private func reopened(_ store: JournalStore) throws -> JournalStore {
    try store.reopen()
    return store
  }
}

/// Refuses every commit.
final class CommitRefusal: TransactionObserver {
  struct Refused: Error {}

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseWillCommit() throws { throw Refused() }
  func databaseDidCommit(_ db: Database) {}
  func databaseDidRollback(_ db: Database) {}
}
