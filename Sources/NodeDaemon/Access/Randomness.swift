package import Crypto
package import ElectionRecord
package import ElectionReports
import Foundation
package import NodeService
package import SyncProtocol

/// The system's random numbers; the only place where the program draws any.
package enum Randomness {
  /// So many bytes.
  package static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// A number from 0 to 1, both of them possible.
  static func share() -> Double { Double(bytes(1)[0]) / Double(UInt8.max) }

  /// What commands draw from.
  package static let forCommands = CommandRandomness { bytes($0) }

  /// An election's person key.
  static func personKey() -> PersonKey {
    guard let key = PersonKey(bytes: bytes(PersonKey.byteCount)) else {
      preconditionFailure("a person key takes as many bytes as were drawn")
    }
    return key
  }

  /// A key of 32 bytes for the content of one stick.
  package static func contentKey() -> SymmetricKey { SymmetricKey(size: .bits256) }

  /// An id that no other stick file has.
  package static func fileID() -> StickFileID {
    guard let id = StickFileID(bytes: bytes(StickFileID.byteCount)) else {
      preconditionFailure("a file id takes as many bytes as were drawn")
    }
    return id
  }

  /// What one enrolment draws: salt of 16 bytes, file id and content key.
  package static func enrolment() -> EnrolmentRandomness {
    EnrolmentRandomness(salt: bytes(16), fileID: fileID(), contentKey: contentKey())
  }

  /// A serial number for a certificate.
  package static func serial() -> [UInt8] { bytes(16) }

  /// A new device's keys, for signing and for sealing.
  package static func keys() -> NodeKeys { NodeKeys(signing: .init(), sealing: .init()) }

  /// A name that no other request has.
  package static func request() -> RequestID? { RequestID(UUID().uuidString) }
}

extension LocalTime {
  /// By the zone that the laptop is set to.
  package static let system = LocalTime { seconds in
    TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
  }
}

/// The laptop's own clock.
package struct SystemClock: NodeClock {
  package init() {}

  /// Whole seconds since 1970 UTC, rounded down.
  package func now() -> Int64 { Int64(Date().timeIntervalSince1970.rounded(.down)) }
}
