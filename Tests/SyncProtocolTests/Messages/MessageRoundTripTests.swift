import ElectionRecord
import SyncProtocol
import Testing

/// What is written is what is read.
@Suite struct MessageRoundTripTests {
  private let fixture: MessageFixture

  init() throws { fixture = try MessageFixture() }

  @Test(arguments: 0..<UInt64(200))
  func anyMessageIsReadAsItWasWritten(seed: UInt64) throws {
    var draw = SeededGenerator(seed: seed)
    let message = try random(&draw)
    let bytes = message.encoded(electionID: MessageFixture.electionID)
    #expect(try MessageFixture.decoded(bytes) == message)
  }

  private func random(_ draw: inout SeededGenerator) throws -> SyncMessage {
    func device(_ draw: inout SeededGenerator) -> DeviceID { DeviceID(rawValue: draw.next()) }
    var journals: [DeviceID: [WireFrontier.Branch]] = [:]
    for _ in 0..<draw.below(5) {
      let branches = (0...draw.below(3)).map { _ in
        Frontier.Branch(
          size: UInt32.random(in: 1 ... .max, using: &draw), root: Digest32(sha256: [UInt8(draw.below(256))]))
      }
      let device = device(&draw)
      journals[device] = WireFrontier(Frontier(journals: [device: branches])).journals[device]
    }
    let segments = try (0..<draw.below(4)).map { _ in
      let journal = fixture.journals[draw.below(3)]
      let start = draw.below(journal.entries.count)
      let segment = try journal.segment(start..<(start + 1 + draw.below(journal.entries.count - start)))
      // A checkpoint that is no note travels as it is: who gets it refuses it.
      guard draw.below(4) == 0 else { return segment }
      let noise = (0..<draw.below(300)).map { _ in UInt8(draw.below(256)) }
      return JournalSegment(device: segment.device, start: segment.start, run: segment.run, checkpoint: noise)
    }
    return SyncMessage(
      election: MessageFixture.election, scope: SyncScope((0..<draw.below(3)).map { _ in device(&draw) }),
      base: (0..<16).map { _ in UInt8(draw.below(256)) },
      frontier: draw.below(2) == 0 ? nil : WireFrontier(journals: journals),
      wants: (0..<draw.below(3)).map { _ in device(&draw) }, segments: segments)
  }

  // MARK: Vectors

  private func hex(_ message: SyncMessage) -> String { message.encoded(electionID: MessageFixture.electionID).hex }

  private func message(_ frontier: WireFrontier? = nil, _ segments: [JournalSegment] = []) -> SyncMessage {
    SyncMessage(
      election: MessageFixture.election, base: MessageFixture.base, frontier: frontier, segments: segments)
  }

  @Test func anIdleMessageHasThirtyBytes() throws {
    #expect(hex(message()) == "0801" + "12080102030405060708" + "1a10000102030405060708090a0b0c0d0e0f")
  }

  @Test func aFrontierHasRootsOfSixteenBytes() throws {
    let device = DeviceID(rawValue: 0x1112_1314_1516_1718)
    let frontier = Frontier(journals: [device: [.init(size: 300, root: Digest32(sha256: Array("root".utf8)))]])
    let journal = "0a081112131415161718" + "1215" + "08ac02" + "1210" + "4813494d137e1631bba301d5acab6e7b"
    #expect(hex(message(WireFrontier(frontier))) == hex(message()) + "2801" + "2221" + journal)
  }

  @Test func aScopeIsEightBytesADevice() throws {
    let device = DeviceID(rawValue: 0x1112_1314_1516_1718)
    let scoped = SyncMessage(
      election: MessageFixture.election, scope: SyncScope([device]), base: MessageFixture.base, frontier: nil)
    #expect(hex(scoped) == "0801" + "12080102030405060708" + "42081112131415161718" + hex(message()).dropFirst(24))
  }

  @Test func anEmptyFrontierIsNotTheSameAsNone() throws {
    #expect(hex(message(WireFrontier(journals: [:]))) == hex(message()) + "2801")
    let read = try MessageFixture.decoded(message(WireFrontier(journals: [:])).encoded(electionID: "small"))
    #expect(read.frontier == WireFrontier(journals: [:]))
  }

  @Test func aCheckpointTravelsAsAHundredBytes() throws {
    let device = DeviceID(rawValue: 0x1112_1314_1516_1718)
    let compact = try #require(CompactCheckpoint(bytes: (0..<100).map { UInt8($0) }))
    let origin = JournalOrigin.name(election: "small", device: device)
    let run = EntryRun(entries: [Entry(elapsedSeconds: 60, body: .cast(voter: 7, proxy: nil)).encoded()])
    let segment = JournalSegment(
      device: device, start: 9, run: run, checkpoint: compact.note(origin: origin, size: 10))
    let fields = "0a081112131415161718" + "1009" + "1a05" + run.bytes.hex + "2264" + compact.bytes.hex
    #expect(hex(message(nil, [segment])) == hex(message()) + "3a79" + fields)
    #expect(try MessageFixture.decoded([UInt8](hex: hex(message(nil, [segment])))).segments == [segment])
  }
}
