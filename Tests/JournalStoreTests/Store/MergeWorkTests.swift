import ElectionRecord
import GRDB
import Synchronization
import Testing

@testable import JournalStore

/// What one message may cost, whoever sends it: the one actor that reads it serves everybody.
@Suite struct MergeWorkTests {
  private static let segments = 200
  private let fixture: StoreFixture
  private let journal: TestJournal
  private let store: JournalStore

  init() throws {
    fixture = try StoreFixture()
    journal = fixture.box(0, 1...20)
    store = try fixture.store(with: [try journal.whole()])
  }

  /// How often a journal's rows were read meanwhile.
  private func readings(_ work: () throws -> Void) throws -> Int {
    let count = Mutex(0)
    store.database.inDatabase { db in
      db.trace(options: .statement) { event in
        if "\(event)".contains("FROM segment WHERE position BETWEEN") { count.withLock { $0 += 1 } }
      }
    }
    try work()
    store.database.inDatabase { $0.trace(options: .statement) }
    return count.withLock { $0 }
  }

  /// Segments of one entry that the journal does not have.
  private func contradictions(signedBy signer: TestDevice) throws -> [JournalSegment] {
    var other = journal.branch(at: 10)
    other.append(.incident(Incident(text: "other")))
    return try (0..<Self.segments).map { _ in try other.segment(10..<11, signer: signer, root: .zero) }
  }

  @Test func whoHasNoKeyHasOneSegmentCompared() throws {
    let message = try contradictions(signedBy: try TestDevice("stranger"))
    var outcomes: [SegmentOutcome] = []
    let readings = try readings { outcomes = try store.merged(message) }
    #expect(outcomes.count == 1)
    guard case .refused(_, .badCheckpoint) = outcomes.first else {
      Issue.record("\(outcomes)")
      return
    }
    // The segment's own overlap, and nothing before it.
    #expect(readings <= 2)
  }

  @Test func aDevicesFirstContradictionEndsItsPartOfTheMessage() throws {
    let message = try contradictions(signedBy: journal.device)
    let other = try fixture.box(1, 21...25).whole()
    var outcomes: [SegmentOutcome] = []
    let readings = try readings { outcomes = try store.merged(message + [other]) }
    #expect(outcomes == [.contradicts(device: journal.device.id), .merged(device: other.device, entries: 6)])
    #expect(readings <= 4)
  }

  @Test func aJournalLongerThanAnySiteNeedsIsRefusedUnread() throws {
    let limit = JournalLimit.entriesMax(in: store.register)
    let far = JournalSegment(
      device: journal.device.id, start: limit, run: EntryRun(entries: [[1, 2]]), checkpoint: [])
    let readings = try readings { _ = try store.merged([far]) }
    #expect(readings == 0)
    #expect(try store.merged([far]) == [.tooManyEntries(device: journal.device.id, limit: limit)])
    let last = JournalSegment(
      device: journal.device.id, start: limit - 1, run: EntryRun(entries: [[1, 2]]), checkpoint: [])
    #expect(try store.merged([last]) == [.gap(device: journal.device.id, size: 21)])
  }

  @Test func theHallsOwnJournalHasNoLimit() throws {
    let hall = fixture.hall.device.id
    let far = JournalSegment(
      device: hall, start: JournalLimit.entriesMax(in: store.register), run: EntryRun(entries: [[1, 2]]),
      checkpoint: [])
    #expect(try store.merged([far]) == [.gap(device: hall, size: UInt32(fixture.hall.entries.count))])
  }

  /// States are kept on the way, so that no more than the entries after the latest one are hashed again.
  @Test func anEarlierStateIsFoundFromTheNearestMilestone() throws {
    var long = TestJournal(device: fixture.boxes[1])
    long.append(.opened(Opening(site: SiteID("R2"), papers: 40)))
    for _ in 0..<(3 * JournalTable.milestoneEntries) { long.append(.incident(Incident(text: "x")), after: 0) }
    let middle = JournalTable.milestoneEntries + 100
    _ = try store.merged([try long.segment(0..<middle), try long.segment(middle..<long.entries.count)])
    try store.refold()
    let branch = try #require(store.table.branches.first { $0.device == long.device.id })
    #expect(branch.milestone(before: UInt32(middle - 1)).size == 0)
    #expect(branch.milestone(before: UInt32(long.entries.count)).size == UInt64(long.entries.count))
    for size in [0, 1, middle, middle + 1, long.entries.count] {
      let state = try store.read { try SegmentRows.state($0, of: branch, at: UInt32(size)) }
      #expect(state.root == long.root(at: size))
    }
  }
}
