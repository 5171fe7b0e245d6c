import ElectionRecord
import Testing

@testable import JournalStore

/// Any node may relay any journal, because every segment that it sends ends where the device signed.
@Suite struct RelayTests {
  private let fixture: StoreFixture
  private let journal: TestJournal

  init() throws {
    fixture = try StoreFixture()
    journal = fixture.box(0, 1...9)
  }

  private var device: DeviceID { journal.device.id }

  /// A relay that got the journal in three segments: up to 3, 7 and 10.
  private func relay() throws -> JournalStore {
    try fixture.store(with: [journal.segment(0..<3), journal.segment(3..<7), journal.segment(7..<10)])
  }

  private func segment(
    _ store: JournalStore, from start: UInt32, bytesMax: Int = EntryRun.bytesMax
  ) throws -> JournalSegment? {
    try store.segment(of: device, from: start, bytesMax: bytesMax) { _, _ in
      Issue.record("a relay has no key to sign with")
      return nil
    }
  }

  @Test(arguments: [(0, 3), (1, 3), (2, 3), (3, 7), (5, 7), (7, 10), (9, 10)])
  func aRelayedSegmentEndsAtTheCheckpointItCameWith(start: UInt32, end: UInt32) throws {
    let segment = try #require(try segment(try relay(), from: start, bytesMax: 1))
    #expect(segment.start == start && segment.end == end)
    #expect(segment.checkpoint == (try journal.segment(Int(start)..<Int(end)).checkpoint))
  }

  @Test func severalStoredSegmentsTravelAsOne() throws {
    let segment = try #require(try segment(try relay(), from: 0))
    #expect(segment == (try journal.whole()))
    #expect(try self.segment(try relay(), from: 10) == nil)
  }

  @Test(arguments: [1, 20, 40, EntryRun.bytesMax])
  func aThirdNodeVerifiesWhatASecondRelays(bytesMax: Int) throws {
    let relay = try relay()
    let third = try fixture.store()
    var start: UInt32 = 0
    while let segment = try segment(relay, from: start, bytesMax: bytesMax) {
      let end = try #require(segment.end)
      #expect(try third.merged([segment]) == [.merged(device: device, entries: Int(end - start))])
      start = end
    }
    #expect(third.frontier == relay.frontier)
    #expect(third.report == relay.report)
  }

  @Test func anOwnJournalIsSignedWhereTheSegmentEnds() throws {
    let store = try fixture.store()
    try store.open(fixture.boxes[0], "R1")
    for voter in 1...9 as ClosedRange<RollNumber> { try store.cast(fixture.boxes[0], voter) }
    let other = try fixture.store()
    var start: UInt32 = 0
    while let segment = try store.segment(of: device, from: start, bytesMax: 12, sign: { sign($0, $1) }) {
      let end = try #require(segment.end)
      #expect(try other.merged([segment]) == [.merged(device: device, entries: Int(end - start))])
      start = end
    }
    #expect(other.frontier == store.frontier)
  }

  private func sign(_ size: UInt32, _ root: Digest32) -> [UInt8]? {
    let origin = JournalOrigin.name(election: TestJournal.election, device: device)
    return try? Checkpoint(origin: origin, size: UInt64(size), root: root).sign(with: fixture.boxes[0].key).encoded
  }

  @Test func eachBranchOfAForkIsSentByItsHead() throws {
    var other = journal.branch(at: 4)
    other.cast(15...19)
    let store = try fixture.store(with: [journal.whole(), other.whole()])
    let branches = try #require(store.frontier.journals[device])
    #expect(branches.count == 2)
    let sent = try branches.map { try store.segment(of: device, branch: $0, from: 0) { _, _ in nil } }
    let third = try fixture.store(with: sent.compactMap { $0 })
    #expect(third.frontier == store.frontier)
  }

  /// A journal of about 700 KB.
  private func large() -> TestJournal {
    var journal = fixture.box(0, 1...2)
    for number in 0..<700 {
      journal.append(.incident(Incident(text: "\(number)" + String(repeating: "x", count: 1000))))
    }
    return journal
  }

  private func cut(_ journal: TestJournal, every entries: Int) throws -> [JournalSegment] {
    try stride(from: 0, to: journal.entries.count, by: entries).map {
      try journal.segment($0..<min($0 + entries, journal.entries.count))
    }
  }

  /// A large second history that parts within what arrived as one segment: no stored row outgrows what may be sent on.
  @Test func aLargeSecondHistoryIsRelayedInSegments() throws {
    let journal = large()
    var other = journal.branch(at: 430)
    for number in 0..<300 {
      other.append(.incident(Incident(text: "other \(number)" + String(repeating: "y", count: 1000))))
    }
    let store = try fixture.store(with: try cut(journal, every: 200) + cut(other, every: 170))
    #expect(store.frontier.journals[device]?.count == 2)
    let third = try fixture.store()
    for branch in try #require(store.frontier.journals[device]) {
      var start: UInt32 = 0
      var sent: [JournalSegment] = []
      while let segment = try store.segment(of: device, branch: branch, from: start, sign: { _, _ in nil }) {
        #expect(segment.run.bytes.count <= EntryRun.bytesMax)
        sent.append(segment)
        start = try #require(segment.end)
      }
      #expect(start == branch.size)
      _ = try third.merged(sent)
    }
    #expect(third.frontier == store.frontier)
  }

  /// The end alone cannot be stored beside the part of a row before it: the whole journal is asked for.
  @Test func theEndOfALargeSecondHistoryIsNotTakenAlone() throws {
    let journal = large()
    var other = journal.branch(at: 190)
    for number in 0..<200 {
      other.append(.incident(Incident(text: "other \(number)" + String(repeating: "y", count: 1000))))
    }
    let store = try fixture.store(with: try cut(journal, every: 200))
    #expect(try store.merged([try other.segment(190..<390)]) == [.contradicts(device: device)])
    #expect(try store.merged([other.segment(0..<190), other.segment(190..<390)]).last == .forked(device: device))
  }

  @Test func aDeviceSeesThatItsOwnEntriesCameFromElsewhere() throws {
    let store = try fixture.store()
    try store.open(fixture.boxes[0], "R1")
    #expect(!store.hasReceivedOwnEntries(of: device))
    var real = TestJournal(device: fixture.boxes[0])
    real.append(.opened(Opening(site: SiteID("R1"), papers: 40)), after: StoreFixture.now)
    real.cast(1...3)
    #expect(try store.merged([try real.whole()]) == [.merged(device: device, entries: 3)])
    #expect(store.hasReceivedOwnEntries(of: device))
    try store.reopen()
    #expect(store.hasReceivedOwnEntries(of: device))
  }
}
