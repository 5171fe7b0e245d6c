import Crypto
import NodeService
import SyncProtocol

/// The system's random numbers; the only place where the program draws any.
enum Randomness {
  static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// What commands draw from.
  static let forCommands = CommandRandomness { bytes($0) }

  static func contentKey() -> SymmetricKey { SymmetricKey(size: .bits256) }

  static func fileID() -> StickFileID {
    guard let id = StickFileID(bytes: bytes(StickFileID.byteCount)) else {
      preconditionFailure("a file id takes as many bytes as were drawn")
    }
    return id
  }

  static func enrolment() -> EnrolmentRandomness {
    EnrolmentRandomness(salt: bytes(16), fileID: fileID(), contentKey: contentKey())
  }

  /// A serial number for a certificate.
  static func serial() -> [UInt8] { bytes(16) }

  static func keys() -> NodeKeys { NodeKeys(signing: .init(), sealing: .init()) }
}
