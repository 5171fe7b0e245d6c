import ElectionRecord
import SyncProtocol
import Testing

/// A message is hostile until it is read: it is refused with its reason, or brings nothing that was not signed.
@Suite struct MessageRefusalTests {
  private let fixture: MessageFixture
  private let message: SyncMessage
  private let bytes: [UInt8]

  init() throws {
    fixture = try MessageFixture()
    message = try fixture.message()
    bytes = message.encoded(electionID: MessageFixture.electionID)
  }

  @Test func everyTruncationIsRefusedOrBringsLess() throws {
    for size in 0..<bytes.count {
      guard let read = try? MessageFixture.decoded(Array(bytes.prefix(size))) else { continue }
      #expect(message.segments.starts(with: read.segments), "cut at \(size)")
      #expect(read.segments.count < message.segments.count, "cut at \(size)")
    }
  }

  @Test func everyFlippedBitIsRefusedOrMergesNothingWrong() throws {
    var refused = 0
    for bit in 0..<(bytes.count * 8) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      guard let read = try? MessageFixture.decoded(flipped) else {
        refused += 1
        continue
      }
      #expect(try fixture.isHarmless(read), "bit \(bit)")
    }
    #expect(refused > 100)
  }

  @Test(arguments: 0..<UInt64(40))
  func noMutationStopsTheProcessOrBringsWhatWasNotSigned(seed: UInt64) throws {
    var draw = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let mutated = mutate(&draw)
      guard let read = try? MessageFixture.decoded(mutated) else { continue }
      #expect(try fixture.isHarmless(read), "\(mutated.hex)")
      // What is read can be written and read again: relays keep what they were sent.
      #expect(try MessageFixture.decoded(read.encoded(electionID: MessageFixture.electionID)) == read)
    }
  }

  /// Found by fuzzing (`Tests/Fuzzing/Corpus/message/without-base`): it was read, and what was written of it was not.
  @Test func aMessageWithoutItsBaseReadsBack() throws {
    let version: [UInt8] = [8, 1]
    let election: [UInt8] = [0x12, 8, 1, 2, 3, 4, 5, 6, 7, 8]
    let read = try MessageFixture.decoded(version + election)
    #expect(try MessageFixture.decoded(read.encoded(electionID: MessageFixture.electionID)) == read)
  }

  @Test func aSegmentBeyondItsLimitIsRefusedWithTheLimit() throws {
    func message(_ entries: Int) -> [UInt8] {
      let run = EntryRun(entries: Array(repeating: [UInt8](repeating: 1, count: 32 * 1024 - 3), count: entries))
      let segment = JournalSegment(device: DeviceID(rawValue: 1), start: 0, run: run, checkpoint: [])
      return SyncMessage(
        election: MessageFixture.election, base: MessageFixture.base, frontier: nil, segments: [segment]
      ).encoded(electionID: MessageFixture.electionID)
    }
    #expect(try MessageFixture.decoded(message(8)).segments.first?.run.bytes.count == EntryRun.bytesMax)
    #expect(throws: SyncError.segmentTooLarge(limitBytes: EntryRun.bytesMax)) {
      try MessageFixture.decoded(message(9))
    }
  }

  private func mutate(_ draw: inout SeededGenerator) -> [UInt8] {
    var mutated = bytes
    for _ in 0...draw.below(4) where !mutated.isEmpty {
      let place = draw.below(mutated.count)
      switch draw.below(5) {
      case 0: mutated[place] = UInt8(draw.below(256))
      case 1: mutated.remove(at: place)
      case 2: mutated.insert(UInt8(draw.below(256)), at: place)
      case 3: mutated.removeSubrange(place..<min(mutated.count, place + draw.below(40)))
      default: mutated.insert(contentsOf: bytes[draw.below(bytes.count)...].prefix(draw.below(60)), at: place)
      }
    }
    return mutated
  }

  // MARK: Reasons

  private func refusal(_ bytes: [UInt8]) -> SyncError? {
    do throws(SyncError) {
      _ = try MessageFixture.decoded(bytes)
      return nil
    } catch {
      return error
    }
  }

  private func written(_ build: (inout WireWriter) -> Void) -> [UInt8] {
    var writer = WireWriter()
    writer.field(1, UInt64(SyncMessage.versionMax))
    writer.field(2, DeviceID(rawValue: MessageFixture.election).bigEndianBytes)
    build(&writer)
    return writer.bytes
  }

  @Test func theMessageItselfIsTaken() {
    #expect(refusal(bytes) == nil)
    #expect(refusal(written { _ in }) == nil)
  }

  @Test func aLaterVersionIsNamedWhateverFollows() {
    var later = bytes
    later[1] = 9
    #expect(refusal(later) == .futureVersion(found: 9))
    // A field of a type that this version does not have.
    #expect(refusal(Array(later.prefix(2)) + [0x0d, 1, 2, 3, 4]) == .futureVersion(found: 9))
  }

  @Test func anotherElectionIsNamed() {
    var foreign = bytes
    foreign[11] ^= 1
    #expect(refusal(foreign) == .foreignElection)
  }

  @Test func aMessageWithoutVersionOrElectionIsMalformed() {
    #expect(refusal([]) == .malformed(at: 0))
    #expect(refusal(Array(bytes.dropFirst(2))) == .malformed(at: 0))
    #expect(refusal(Array(bytes.prefix(2) + bytes.dropFirst(12))) == .malformed(at: 0))
    #expect(refusal(Array("GET / HTTP/1.1\r\n\r\n".utf8)) != nil)
  }

  @Test func anOversizedMessageIsRefusedUnread() {
    #expect(refusal([UInt8](repeating: 0xff, count: SyncMessage.bytesMax + 1)) == .tooLarge)
    #expect(refusal([UInt8](repeating: 0xff, count: SyncMessage.bytesMax)) != .tooLarge)
  }

  @Test func tooManySegmentsOrWantsAreRefused() {
    func segments(_ count: Int) -> [UInt8] {
      written { writer in
        for _ in 0..<count {
          writer.message(7) {
            $0.field(1, DeviceID(rawValue: 1).bigEndianBytes)
            $0.field(3, [1, 0x41])
          }
        }
      }
    }
    #expect(refusal(segments(SyncMessage.segmentsMax)) == nil)
    #expect(refusal(segments(SyncMessage.segmentsMax + 1)) == .tooLarge)
    func devices(_ count: Int, field: Int) -> [UInt8] {
      written { writer in
        for _ in 0..<count { writer.field(field, DeviceID(rawValue: 1).bigEndianBytes) }
      }
    }
    for (field, max) in [(6, SyncMessage.journalsMax), (8, SyncScope.devicesMax)] {
      #expect(refusal(devices(max, field: field)) == nil)
      #expect(refusal(devices(max + 1, field: field)) == .tooLarge)
    }
  }

  @Test func valuesOutOfTheirRangeAreRefused() {
    let root = [UInt8](repeating: 1, count: 16)
    func journal(device: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1], size: UInt64, root: [UInt8], branches: Int = 1) -> [UInt8]
    {
      written { writer in
        writer.message(4) { journal in
          journal.field(1, device)
          for _ in 0..<branches {
            journal.message(2) {
              $0.field(1, size)
              $0.field(2, root)
            }
          }
        }
      }
    }
    #expect(refusal(journal(size: 1, root: root)) == nil)
    #expect(refusal(journal(size: 1, root: root, branches: Frontier.branchesMax)) == nil)
    let bad = [
      journal(size: 0, root: root), journal(size: 1 << 32, root: root), journal(size: 1, root: Array(root.dropLast())),
      journal(device: [1, 2, 3], size: 1, root: root), journal(size: 1, root: root, branches: 0),
      journal(size: 1, root: root, branches: Frontier.branchesMax + 1), written { $0.field(3, [1, 2, 3]) },
      written { $0.field(6, [1]) },
      written { $0.message(7) { $0.field(1, DeviceID(rawValue: 1).bigEndianBytes) } },
      written { $0.message(7) { $0.field(3, [1, 0x41]) } },
      written { $0.field(1, UInt64(256)) },
    ]
    for bytes in bad {
      if case .malformed = refusal(bytes) { continue }
      Issue.record("\(bytes.hex) gave \(refusal(bytes).map { "\($0)" } ?? "a message")")
    }
  }

  @Test func aSegmentBeyondTheFormatsEndIsRefused() {
    let message = written { writer in
      writer.message(7) {
        $0.field(1, DeviceID(rawValue: 1).bigEndianBytes)
        $0.field(2, UInt64(UInt32.max))
        $0.field(3, [1, 0x41])
        $0.field(4, [UInt8](repeating: 0, count: 100))
      }
    }
    #expect(refusal(message) != nil)
  }

  @Test func unknownFieldsAreSkipped() throws {
    let later = bytes + [0x98, 0x06, 0x01] + [0xa2, 0x06, 0x02, 0x41, 0x42]
    #expect(try MessageFixture.decoded(later) == message)
  }
}
