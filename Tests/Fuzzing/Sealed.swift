import Crypto
import Foundation

@testable import ElectionRecord
@testable import NodeService
@testable import SyncProtocol

/// What comes encrypted. The input of all but the first is the content, sealed here as by somebody who knows the key.
enum Sealed {
  /// The file as it is carried, in pieces of a size that the first byte says.
  static func stick(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    var reader = StickReader(election: Fixed.digest, device: Fixed.device, privateKey: Fixed.sealing)
    var rest = bytes.dropFirst()
    while !rest.isEmpty {
      guard (try? reader.append(rest.prefix(Int(first) + 1))) != nil else { return }
      rest = rest.dropFirst(Int(first) + 1)
    }
    _ = try? reader.finish()
  }

  static func content(_ bytes: [UInt8]) {
    let file = sealed(bytes)
    var stick = StickImport(
      reader: StickReader(election: Fixed.digest, device: Fixed.device, privateKey: Fixed.sealing))
    Fixed.made { try stick.append(file) }
    _ = try? stick.finish(electionID: Fixed.electionID)
  }

  static func joinRequest(_ bytes: [UInt8]) {
    _ = try? JoinRequest.invitationID(of: bytes)
    guard let body = message(bytes, "ballotsync/join/request/1") else { return }
    var outer = WireWriter()
    outer.field(1, "R1")
    outer.field(2, body)
    _ = try? JoinRequest(opening: outer.bytes, secret: Fixed.secret)
    _ = try? JoinRequest(opening: bytes, secret: Fixed.secret)
  }

  static func joinAnswer(_ bytes: [UInt8]) {
    guard let body = message(bytes, "ballotsync/join/answer/1") else { return }
    var outer = WireWriter()
    outer.field(1, body)
    outer.field(2, [UInt8]())
    _ = try? JoinAnswer(opening: outer.bytes, secret: Fixed.secret)
    _ = try? JoinAnswer(opening: bytes, secret: Fixed.secret)
  }

  static func package(_ bytes: [UInt8]) {
    _ = try? EnrolmentPackage(
      opening: sealed(bytes), electionDigest: Fixed.digest, device: Fixed.device, key: Fixed.sealing)
  }

  private static func message(_ bytes: [UInt8], _ context: String) -> [UInt8]? {
    try? SealedMessage.seal(secret: Fixed.secret, context: context, salt: Fixed.salt, plaintext: bytes)
  }

  /// A file with this content for the fixed device.
  static func sealed(_ content: [UInt8]) -> [UInt8] {
    Fixed.made {
      var writer = try StickWriter(
        election: Fixed.digest, fileID: Fixed.fileID, sender: Fixed.device,
        recipients: [StickRecipient(device: Fixed.device, publicKey: Fixed.sealing.publicKey)],
        contentKey: SymmetricKey(data: Fixed.secret))
      let start = try writer.append(content)
      return start + (try writer.finish())
    }
  }
}
