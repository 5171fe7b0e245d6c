/// The stable short name of a site (投票点), such as `R1`, `S1` or `H1`.
package struct SiteID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// The site of a device that is enrolled for none: no election has it.
  package static let none = SiteID("")

  package var description: String { rawValue }

  package static func < (a: SiteID, b: SiteID) -> Bool { a.rawValue < b.rawValue }
}

/// An enrolled device (设备): the first eight bytes of SHA-256 of its Ed25519 public key.
///
/// A replaced or restored laptop has a new key and is therefore a new device.
package struct DeviceID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Reads the sixteen lower-case hexadecimal digits that ``description`` writes; nil for anything else.
  package init?(hex: some StringProtocol) {
    guard hex.utf8.count == 16, hex.utf8.allSatisfy({ Self.digits.contains($0) }),
      let value = UInt64(hex, radix: 16)
    else { return nil }
    rawValue = value
  }

  private static let digits = Set("0123456789abcdef".utf8)

  /// Sixteen lower-case hexadecimal digits.
  package var description: String {
    let hex = String(rawValue, radix: 16)
    return String(repeating: "0", count: 16 - hex.utf8.count) + hex
  }

  package static func < (a: DeviceID, b: DeviceID) -> Bool { a.rawValue < b.rawValue }
}

extension DeviceID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = DeviceID(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a device id")
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// One poll (投票) of the election, such as `main` or `nomination`.
package struct PollID: Hashable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  package var description: String { rawValue }

  /// The poll that decides the election.
  package static let main = PollID("main")
}

/// A voter's number on the roll (选民序号), from 1, never reused.
package typealias RollNumber = UInt32

/// One entry of one journal: a device and the entry's position, from 0.
package struct EntryID: Hashable, Comparable, Sendable, Codable {
  package let device: DeviceID
  package let sequence: UInt32

  package init(device: DeviceID, sequence: UInt32) {
    self.device = device
    self.sequence = sequence
  }

  package static func < (a: EntryID, b: EntryID) -> Bool {
    (a.device, a.sequence) < (b.device, b.sequence)
  }
}

/// A caller's own name for one request: repeating it returns the first receipt.
package struct RequestID: Hashable, Sendable, Codable {
  package let rawValue: String

  /// The longest request id, in UTF-8 bytes.
  package static let bytesMax = 64

  /// - Returns: nil when `rawValue` is empty or longer than ``bytesMax``.
  package init?(_ rawValue: String) {
    guard !rawValue.isEmpty, rawValue.utf8.count <= Self.bytesMax else { return nil }
    self.rawValue = rawValue
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = RequestID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a request id is 1 to 64 bytes")
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension DeviceID {
  /// The id of the device that holds an Ed25519 key: the first eight bytes of the public key's SHA-256.
  package init(publicKey: [UInt8]) {
    let digest = Digest32(sha256: publicKey)
    self.init(rawValue: digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }
}
