import Crypto
import ElectionRecord
import Foundation
import Testing

@testable import SyncProtocol

@Suite struct StickTests {
  private let fixture = StickFixture()

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 1 << 20])
  func contentIsReadBack(count: Int) throws {
    let content = StickFixture.content(count)
    let file = try fixture.file(content)
    #expect(try fixture.content(of: file) == content)
    let chunks = max(1, (count + 65_535) / 65_536)
    #expect(file.count == StickLayout.chunks(recipients: 1) + count + chunks * 20)
  }

  @Test func theFileDoesNotDependOnThePiecesThatWroteIt() throws {
    let content = StickFixture.content(200_000)
    let whole = try fixture.file(content)
    for pieceBytes in [1, 1000, 65_536, 65_537] {
      let file = try fixture.file(content, pieceBytes: pieceBytes)
      // HPKE draws its own ephemeral key, so the header differs; the content key does not, nor do the chunks.
      #expect(file.dropFirst(StickLayout.chunks(recipients: 1)) == whole.dropFirst(StickLayout.chunks(recipients: 1)))
    }
  }

  @Test func theContentDoesNotDependOnThePiecesThatItIsReadIn() throws {
    let content = StickFixture.content(70_000)
    let file = try fixture.file(content)
    for pieceBytes in [1, 19, 65_556, 65_557] {
      #expect(try fixture.content(of: file, pieceBytes: pieceBytes) == content)
    }
  }

  @Test func everyRecipientReadsTheFile() throws {
    let content = StickFixture.content(100)
    let file = try fixture.file(content, to: [fixture.site, fixture.hall])
    #expect(try fixture.content(of: file) == content)
    var atSite = StickReader(
      election: StickFixture.election, device: StickFixture.site, privateKey: fixture.siteKey)
    #expect(try atSite.append(file) == content)
    let header = try atSite.finish()
    #expect(header.recipients == [StickFixture.hall, StickFixture.site].sorted())
    #expect(header.sender == StickFixture.site)
    #expect(header.election == StickFixture.election)
    #expect(header.fileID == (try StickFixture.fileID()))
  }

  @Test func theMostRecipientsAreReadBack() throws {
    let others = (0..<UInt64(StickFormat.recipientsMax - 1)).map {
      StickRecipient(device: DeviceID(rawValue: 1 << 40 + $0), publicKey: fixture.siteKey.publicKey)
    }
    let file = try fixture.file([1, 2, 3], to: others + [fixture.hall])
    #expect(try fixture.content(of: file) == [1, 2, 3])
    #expect(StickLayout.chunks(recipients: 1024) == StickFormat.headerBytesMax)
    #expect(throws: StickError.recipientCount(found: 1025, limit: 1024)) {
      try fixture.file([], to: others + [fixture.hall, fixture.site])
    }
  }

  @Test func recipientsAreChosenOnceAndAtLeastOne() {
    #expect(throws: StickError.recipientCount(found: 0, limit: 1024)) { try fixture.file([], to: []) }
    #expect(throws: StickError.repeatedRecipient(StickFixture.hall)) {
      try fixture.file([], to: [fixture.hall, fixture.site, fixture.hall])
    }
  }

  @Test func theHeaderIsKnownAsSoonAsItIsAuthentic() throws {
    let file = try fixture.file(StickFixture.content(10))
    var reader = fixture.reader()
    _ = try reader.append(file.prefix(StickLayout.chunks(recipients: 1) - 1))
    #expect(reader.header == nil)
    _ = try reader.append(file[(StickLayout.chunks(recipients: 1) - 1)...].prefix(1))
    #expect(reader.header?.sender == StickFixture.site)
  }

  @Test func theContentIsNotInTheFile() throws {
    let content = [UInt8](repeating: 0x41, count: 5000)
    let file = try fixture.file(content)
    #expect(!file.contains(Array(repeating: 0x41, count: 8)))
  }

  @Test func theDocumentedLayoutOpensWithoutTheReader() throws {
    let content = StickFixture.content(70_000)
    let file = try fixture.file(content)
    #expect(Array(file[..<18]) == Array("BALLOTSYNC-STICK\n".utf8) + [1])
    #expect(Array(file[18..<50]) == StickFixture.election.bytes)
    #expect(Array(file[66..<78]) == [0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 0, 0])
    let fileID = Array(file[50..<66])
    let info = Array("ballotsync-stick/1 key\0".utf8) + file[18..<74] + file[76..<84]
    var recipient = try HPKE.Recipient(
      privateKey: fixture.hallKey, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: Data(info),
      encapsulatedKey: Data(file[84..<116]))
    let contentKey = SymmetricKey(data: try recipient.open(file[116..<164]))
    #expect(contentKey == fixture.contentKey)
    func key(_ info: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: contentKey, salt: fileID, info: Array(info.utf8), outputByteCount: 32)
    }
    let code = HMAC<SHA256>.authenticationCode(for: file[..<164], using: key("ballotsync-stick/1 header"))
    #expect(Array(code) == Array(file[164..<196]))
    var opened: [UInt8] = []
    let chunks: [(index: UInt8, range: Range<Int>, prefix: [UInt8])] = [
      (0, 196..<65_752, [0, 1, 0, 0]), (1, 65_752..<70_236, [0x80, 0, 0x11, 0x70]),
    ]
    for (index, range, prefix) in chunks {
      let chunk = file[range]
      #expect(Array(chunk.prefix(4)) == prefix)
      let box = try ChaChaPoly.SealedBox(
        nonce: ChaChaPoly.Nonce(data: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, index, index]),
        ciphertext: chunk.dropFirst(4).dropLast(16), tag: chunk.suffix(16))
      opened += try ChaChaPoly.open(
        box, using: key("ballotsync-stick/1 content"), authenticating: chunk.prefix(4))
    }
    #expect(file.count == 70_236)
    #expect(opened == content)
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    indices.dropLast(part.count - 1).contains { self[$0...].starts(with: part) }
  }
}
