import ElectionRecord
import Testing

@testable import JournalStore

/// What becomes of one segment (invariants S2, S3, S12).
@Suite struct MergeTests {
  private let fixture: StoreFixture
  private let store: JournalStore
  private let journal: TestJournal

  init() throws {
    fixture = try StoreFixture()
    store = try fixture.store()
    journal = fixture.box(0, 1...7)
  }

  private var device: DeviceID { journal.device.id }

  @Test func entriesAreTakenOnceAndThenKnown() throws {
    #expect(try store.merged([try journal.segment(0..<4)]) == [.merged(device: device, entries: 4)])
    #expect(try store.merged([try journal.segment(0..<4)]) == [.known(device: device)])
    #expect(try store.merged([try journal.segment(1..<3)]) == [.known(device: device)])
    #expect(try store.merged([try journal.segment(2..<8)]) == [.merged(device: device, entries: 4)])
    #expect(store.report.register.counted == 7)
  }

  @Test func aGapIsRefused() throws {
    #expect(try store.merged([try journal.segment(1..<4)]) == [.gap(device: device, size: 0)])
    _ = try store.merged([try journal.segment(0..<3)])
    #expect(try store.merged([try journal.segment(4..<8)]) == [.gap(device: device, size: 3)])
    #expect(store.size(of: device) == 3)
  }

  @Test func aDeviceThatTheHallDoesNotNameIsUnknown() throws {
    var stranger = TestJournal(device: try TestDevice("stranger"))
    stranger.append(.opened(Opening(site: SiteID("R1"), papers: 9)))
    #expect(try store.merged([try stranger.whole()]) == [.unknownDevice(stranger.device.id)])
  }

  @Test func theHallsEntriesInTheSameMergeEnrolADevice() throws {
    var hall = fixture.hall
    var late = TestJournal(device: try TestDevice("late"))
    late.append(.opened(Opening(site: SiteID("R1"), papers: 9)))
    hall.append(StoreFixture.enrolment(late.device, at: SiteID("R1")))
    let outcomes = try store.merged([try hall.segment(5..<6), try late.whole()])
    #expect(outcomes == [.merged(device: hall.device.id, entries: 1), .merged(device: late.device.id, entries: 1)])
    try store.reopen()
    #expect(store.size(of: late.device.id) == 1)
  }

  @Test func aSiteCannotEnrolADevice() throws {
    var box = journal
    let friend = try TestDevice("friend")
    box.append(StoreFixture.enrolment(friend, at: SiteID("R1")))
    var friends = TestJournal(device: friend)
    friends.append(.opened(Opening(site: SiteID("R1"), papers: 9)))
    let outcomes = try store.merged([try box.whole(), try friends.whole()])
    #expect(outcomes == [.merged(device: device, entries: 9), .unknownDevice(friend.id)])
  }

  enum Forgery: CaseIterable {
    case otherKey, flippedSignature, otherSize, otherRoot, noCheckpoint, changedEntry, droppedEntry
  }

  /// A segment that its device did not sign.
  private func forged(_ forgery: Forgery, _ range: Range<Int>) throws -> JournalSegment {
    let good = try journal.segment(range)
    func with(_ run: EntryRun, _ checkpoint: [UInt8]) -> JournalSegment {
      JournalSegment(device: device, start: good.start, run: run, checkpoint: checkpoint)
    }
    switch forgery {
    case .otherKey: return try journal.segment(range, signer: fixture.boxes[1])
    case .otherSize: return try journal.segment(range, stated: range.upperBound + 1)
    case .otherRoot: return try journal.segment(range, root: .zero)
    case .noCheckpoint: return with(good.run, [])
    case .flippedSignature:
      // Inside the signature's text, not in its last characters, which carry unused bits.
      var note = good.checkpoint
      note[note.count - 20] = note[note.count - 20] == 65 ? 66 : 65
      return with(good.run, note)
    case .changedEntry:
      var entries = good.run.entries
      entries[1] = Entry(elapsedSeconds: 60, body: .cast(voter: 15, proxy: nil)).encoded()
      return with(EntryRun(entries: entries), good.checkpoint)
    case .droppedEntry: return with(good.run.prefix(good.run.count - 1), good.checkpoint)
    }
  }

  @Test(arguments: Forgery.allCases, [0, 3])
  func whatTheDeviceDidNotSignIsRefused(_ forgery: Forgery, heldBefore: Int) throws {
    if heldBefore > 0 { _ = try store.merged([try journal.segment(0..<heldBefore)]) }
    let before = try StoreSettingsTests.facts(store)
    let outcome = try #require(try store.merged([try forged(forgery, heldBefore..<8)]).first)
    #expect(!outcome.isTaken)
    // A root that does not follow from what is held may also be the honest end of another history: ask for all of it.
    if heldBefore == 0 { #expect(outcome.isEvidence) }
    #expect(try StoreSettingsTests.facts(store) == before)
    #expect(try store.merged([try journal.whole()]) == [.merged(device: device, entries: 8 - heldBefore)])
  }

  @Test(arguments: Forgery.allCases)
  func oneBadSegmentKeepsACarriedFileOut(_ forgery: Forgery) throws {
    let before = try StoreSettingsTests.facts(store)
    let other = fixture.box(1, 21...25)
    let file = [try other.whole(), try journal.segment(0..<3), try forged(forgery, 3..<8)]
    #expect(throws: AtomicMergeRefused.self) { try store.merged(file, mode: .atomic) }
    #expect(try StoreSettingsTests.facts(store) == before)
    try store.reopen()
    #expect(try StoreSettingsTests.facts(store) == before)
    #expect(try store.merged([file[0], file[1]], mode: .atomic).count == 2)
  }

  @Test func aGapOrAnUnknownDeviceKeepsACarriedFileOut() throws {
    let before = try StoreSettingsTests.facts(store)
    let good = try fixture.box(1, 21...25).whole()
    #expect(throws: AtomicMergeRefused(outcome: .gap(device: device, size: 0))) {
      try store.merged([good, try journal.segment(2..<8)], mode: .atomic)
    }
    var stranger = TestJournal(device: try TestDevice("stranger"))
    stranger.append(.incident(Incident(text: "x")))
    #expect(throws: AtomicMergeRefused(outcome: .unknownDevice(stranger.device.id))) {
      try store.merged([good, try stranger.whole()], mode: .atomic)
    }
    #expect(try StoreSettingsTests.facts(store) == before)
  }

  @Test func theHallAcknowledgesInTheSameTransactionAndOnce() throws {
    let hall = try hallStore()
    let acknowledgement = Acknowledgement(publicKey: fixture.hall.device.publicKey, now: StoreFixture.now)
    _ = try hall.merge([try journal.segment(0..<4)], acknowledgement: acknowledgement).get()
    #expect(hall.size(of: fixture.hall.device.id) == 6)
    #expect(hall.register.hall.merged[device]?.size == 4)
    _ = try hall.merge([try journal.segment(0..<4)], acknowledgement: acknowledgement).get()
    #expect(hall.size(of: fixture.hall.device.id) == 6)
    let before = try StoreSettingsTests.facts(hall)
    try hall.reopen()
    #expect(try StoreSettingsTests.facts(hall) == before)
  }

  /// One entry for all of them would be larger than an entry may be.
  @Test func theHallAcknowledgesManyJournalsInSeveralEntries() throws {
    let hall = try hallStore()
    let devices = try (0..<Acknowledgement.headsMax + 200).map { try TestDevice("many \($0)") }
    let enrolments = devices.map { StoreFixture.enrolment($0, at: SiteID("R1")) }
    _ = try hall.append(by: fixture.hall.device.id, at: StoreFixture.now) { enrolments }
    let segments = try devices.map { device in
      var journal = TestJournal(device: device)
      journal.append(.opened(Opening(site: SiteID("R1"), papers: 1)))
      return try journal.whole()
    }
    let acknowledgement = Acknowledgement(publicKey: fixture.hall.device.publicKey, now: StoreFixture.now + 60)
    _ = try hall.merge(segments, acknowledgement: acknowledgement).get()
    #expect(hall.register.hall.merged.count == devices.count)
    #expect(hall.size(of: fixture.hall.device.id) == UInt32(5 + devices.count + 2))
    #expect(hall.register.journals[0].recordedAt == StoreFixture.now + 60)
    try hall.reopen()
    #expect(hall.register.hall.merged.count == devices.count)
  }

  /// A hall that got its own entries back is older than what it wrote, and must not sign a second history.
  @Test func aHallThatGotItsOwnEntriesBackAcknowledgesNothing() throws {
    let acknowledgement = Acknowledgement(publicKey: fixture.hall.device.publicKey, now: StoreFixture.now)
    _ = try store.merge([try journal.segment(0..<4)], acknowledgement: acknowledgement).get()
    #expect(store.size(of: device) == 4)
    #expect(store.size(of: fixture.hall.device.id) == 5)
  }

  /// The hall's own store: its journal was made here.
  private func hallStore() throws -> JournalStore {
    let store = try JournalStore(
      medium: StoreMedium(), election: fixture.election, roll: fixture.roll,
      authority: fixture.hall.device.publicKey)
    let bodies = fixture.hall.entries.map { Entry(decoding: $0).body }
    _ = try store.append(by: fixture.hall.device.id, at: StoreFixture.now) { bodies }
    return store
  }
}

extension SegmentOutcome {
  fileprivate var isTaken: Bool {
    switch self {
    case .merged, .forked: true
    default: false
    }
  }
}
