import Crypto
import ElectionRecord
import SyncProtocol
import Testing

/// Files are told apart for people by their first bytes.
@Suite struct StickMarkTests {
  private static let election = Digest32(sha256: Array("election".utf8))
  private static let sender = DeviceID(rawValue: 0x1122_3344_5566_7788)
  private static let recipient = DeviceID(rawValue: 9)

  private func file() throws -> [UInt8] {
    let id = try #require(StickFileID(bytes: [UInt8](repeating: 7, count: StickFileID.byteCount)))
    var writer = try StickWriter(
      election: Self.election, fileID: id, sender: Self.sender,
      recipients: [StickRecipient(device: Self.recipient, publicKey: Curve25519.KeyAgreement.PrivateKey().publicKey)],
      contentKey: SymmetricKey(data: [UInt8](repeating: 1, count: 32)))
    return try writer.append([1, 2, 3]) + writer.finish()
  }

  @Test func aFileStatesItsElectionSenderAndFirstRecipient() throws {
    let mark = try #require(StickMark(try file()))
    #expect(mark.election == Self.election && mark.sender == Self.sender && mark.recipient == Self.recipient)
  }

  @Test func anythingElseStatesNothing() throws {
    let file = try file()
    for count in 0..<StickMark.byteCount { #expect(StickMark(file.prefix(count)) == nil) }
    for place in 0...17 {
      var changed = file
      changed[place] ^= 1
      #expect(StickMark(changed) == nil, "\(place)")
    }
  }
}
