import Crypto
import ElectionRecord
import Testing

@testable import SyncProtocol

@Suite struct StickRefusalTests {
  private let fixture = StickFixture()

  @Test func everyFlippedBitIsRefused() throws {
    let file = try fixture.file(StickFixture.content(100), to: [fixture.hall, fixture.site])
    for bit in 0..<(file.count * 8) {
      #expect(throws: StickError.self, "bit \(bit % 8) of byte \(bit / 8)") {
        try fixture.content(of: file.flipping(bit: bit))
      }
    }
  }

  @Test func everyFlippedByteAroundAChunkBoundaryIsRefused() throws {
    let file = try fixture.file(StickFixture.content(65_537))
    let boundary = StickLayout.chunks(recipients: 1) + 65_536 + 20
    for byte in (boundary - 20)..<file.count {
      #expect(throws: StickError.self, "byte \(byte)") { try fixture.content(of: file.flipping(bit: byte * 8)) }
    }
  }

  @Test func aFileThatEndsEarlyIsTruncatedWhereverItEnds() throws {
    let file = try fixture.file(StickFixture.content(100), to: [fixture.hall, fixture.site])
    for end in file.indices {
      #expect(throws: StickError.truncated(offset: UInt64(end))) { try fixture.content(of: Array(file[..<end])) }
    }
  }

  @Test func aFileThatEndsBetweenChunksIsTruncated() throws {
    let file = try fixture.file(StickFixture.content(65_536 * 3))
    for chunk in 0..<3 {
      let end = StickLayout.chunks(recipients: 1) + chunk * (65_536 + 20)
      #expect(throws: StickError.truncated(offset: UInt64(end))) { try fixture.content(of: Array(file[..<end])) }
    }
  }

  @Test(arguments: [0, 1, 65_536, 65_537]) func bytesAfterTheEndAreRefused(count: Int) throws {
    let file = try fixture.file(StickFixture.content(count))
    for tail in [[0], [UInt8](repeating: 0, count: 20), file] {
      for pieceBytes in [Int.max, 1000] {
        #expect(throws: StickError.trailingBytes(offset: UInt64(file.count))) {
          try fixture.content(of: file + tail, pieceBytes: pieceBytes)
        }
      }
    }
  }

  @Test func movedRepeatedAndDroppedChunksAreRefused() throws {
    let file = try fixture.file(StickFixture.content(65_536 * 2 + 5))
    let start = StickLayout.chunks(recipients: 1)
    let header = Array(file[..<start])
    let first = Array(file[start..<(start + 65_556)])
    let second = Array(file[(start + 65_556)..<(start + 2 * 65_556)])
    let last = Array(file[(start + 2 * 65_556)...])
    #expect(try fixture.content(of: header + first + second + last).count == 65_536 * 2 + 5)
    for chunks in [[second, first, last], [first, first, second, last], [first, last], [second, last], [last]] {
      #expect(throws: StickError.self) { try fixture.content(of: header + chunks.flatMap { $0 }) }
    }
  }

  @Test func aChunkOfAnotherFileIsRefused() throws {
    let one = try fixture.file([1, 2, 3])
    var writer = try StickWriter(
      election: StickFixture.election, fileID: StickFixture.fileID(8), sender: StickFixture.site,
      recipients: [fixture.hall], contentKey: fixture.contentKey)
    let other = try writer.append([1, 2, 3]) + writer.finish()
    let start = StickLayout.chunks(recipients: 1)
    #expect(throws: StickError.damaged(offset: UInt64(start))) {
      try fixture.content(of: Array(one[..<start] + other[start...]))
    }
  }

  @Test func damageIsToldWithItsPlace() throws {
    let file = try fixture.file(StickFixture.content(65_537))
    let start = StickLayout.chunks(recipients: 1)
    for (byte, offset) in [(start + 100, start), (start + 65_556 + 4, start + 65_556), (start - 1, 0)] {
      #expect(throws: StickError.damaged(offset: UInt64(offset))) {
        try fixture.content(of: file.flipping(bit: byte * 8))
      }
    }
  }

  @Test func anotherFileIsNoStick() throws {
    for bytes in [Array("PK\u{3}\u{4}".utf8), Array("BALLOTSYNC-STICK\r\n".utf8), [0]] {
      #expect(throws: StickError.notAStick) { try fixture.content(of: bytes) }
      #expect(throws: StickError.notAStick) { try fixture.content(of: bytes, pieceBytes: 1) }
    }
    var file = try fixture.file([])
    file[StickLayout.version] = 0
    #expect(throws: StickError.notAStick) { try fixture.content(of: file) }
  }

  @Test func aFutureVersionIsNamed() throws {
    var file = try fixture.file([])
    file[StickLayout.version] = 2
    #expect(throws: StickError.futureVersion(found: 2)) { try fixture.content(of: file) }
  }

  @Test func aFileOfAnotherElectionIsNamed() throws {
    let file = try fixture.file([1])
    var reader = StickReader(
      election: Digest32(sha256: [1]), device: StickFixture.hall, privateKey: fixture.hallKey)
    #expect(throws: StickError.foreignElection(found: StickFixture.election)) { try reader.append(file) }
  }

  @Test func aDeviceThatIsNotARecipientIsToldWhoIs() throws {
    let file = try fixture.file([1], to: [fixture.site])
    #expect(throws: StickError.notARecipient(recipients: [StickFixture.site])) { try fixture.content(of: file) }
  }

  @Test func aWrongKeyOpensNothing() throws {
    let file = try fixture.file([1])
    var reader = StickReader(
      election: StickFixture.election, device: StickFixture.hall, privateKey: fixture.siteKey)
    #expect(throws: StickError.damaged(offset: UInt64(StickLayout.recipients))) { try reader.append(file) }
  }

  @Test func aHeaderWithoutOrWithTooManyRecipientsIsRefusedBeforeItIsHeld() throws {
    for count in [[0, 0], [4, 1], [255, 255]] as [[UInt8]] {
      var file = try fixture.file([])
      file.replaceSubrange(StickLayout.recipientCount..<StickLayout.recipients, with: count)
      #expect(throws: StickError.damaged(offset: UInt64(StickLayout.recipientCount))) {
        try fixture.content(of: Array(file.prefix(StickLayout.recipients)))
      }
    }
  }

  @Test func recipientsOutOfOrderAreRefused() throws {
    let file = try fixture.file([], to: [fixture.hall, fixture.site])
    let second = StickLayout.recipients + StickLayout.recipientBytes
    let swapped =
      file[..<StickLayout.recipients] + file[second..<(second + StickLayout.recipientBytes)]
      + file[StickLayout.recipients..<second] + file[(second + StickLayout.recipientBytes)...]
    #expect(throws: StickError.damaged(offset: UInt64(second))) { try fixture.content(of: Array(swapped)) }
  }

  @Test func aChunkLengthThatNoWriterProducesIsRefusedBeforeItIsHeld() throws {
    let file = try fixture.file(StickFixture.content(10))
    let start = StickLayout.chunks(recipients: 1)
    // Not last and short; not last and long; last and long.
    for prefix in [[0, 0, 0, 10], [0, 1, 0, 1], [0x80, 1, 0, 1], [0xff, 0xff, 0xff, 0xff]] as [[UInt8]] {
      #expect(throws: StickError.damaged(offset: UInt64(start))) {
        try fixture.content(of: Array(file[..<start] + prefix))
      }
    }
  }

  @Test func anEmptyLastChunkAfterAnotherIsRefused() throws {
    // Nobody without the content key can make one; refusing it keeps one content from having two files.
    let content = StickFixture.content(65_536)
    let header = try fixture.file(content)[..<StickLayout.chunks(recipients: 1)]
    let first = try chunk(content, index: 0, prefix: [0, 1, 0, 0])
    let file = Array(header) + first
    #expect(try fixture.content(of: file + chunk([1], index: 1, prefix: [0x80, 0, 0, 1])) == content + [1])
    #expect(throws: StickError.damaged(offset: UInt64(file.count))) {
      try fixture.content(of: file + chunk([], index: 1, prefix: [0x80, 0, 0, 0]))
    }
  }

  private func chunk(_ content: [UInt8], index: UInt64, prefix: [UInt8]) throws -> [UInt8] {
    let box = try ChaChaPoly.seal(
      content, using: StickFormat.chunkKey(fixture.contentKey, fileID: StickFixture.fileID()),
      nonce: ChaChaPoly.Nonce(data: StickFormat.nonce(chunk: index, isLast: prefix[0] == 0x80)),
      authenticating: prefix)
    return prefix + Array(box.ciphertext) + Array(box.tag)
  }

  @Test func anErrorIsRepeated() throws {
    var reader = fixture.reader()
    #expect(throws: StickError.notAStick) { try reader.append([0]) }
    #expect(throws: StickError.notAStick) { try reader.append(StickFormat.magic) }
    #expect(throws: StickError.notAStick) { try reader.finish() }
    var unfinished = fixture.reader()
    #expect(throws: StickError.truncated(offset: 0)) { try unfinished.finish() }
    #expect(throws: StickError.truncated(offset: 0)) { try unfinished.append([0]) }
  }

  @Test func theLimitOnTheFileHoldsForWriterAndReader() throws {
    let file = try fixture.file(StickFixture.content(100))
    let bytes = UInt64(file.count)
    for limit in [bytes, bytes - 1] {
      var reader = StickReader(
        election: StickFixture.election, device: StickFixture.hall, privateKey: fixture.hallKey, fileBytesMax: limit)
      var writer = try StickWriter(
        election: StickFixture.election, fileID: StickFixture.fileID(), sender: StickFixture.site,
        recipients: [fixture.hall], contentKey: fixture.contentKey, fileBytesMax: limit)
      var written = try writer.append(StickFixture.content(100))
      if limit == bytes {
        written += try writer.finish()
        #expect(written.count == file.count)
        #expect(try reader.append(written).count == 100)
      } else {
        do {
          _ = try writer.finish()
          Issue.record("the limit did not hold")
        } catch {
          #expect(error == .tooLarge(limit: limit))
        }
        #expect(throws: StickError.tooLarge(limit: limit)) { try reader.append(file) }
      }
    }
  }
}
