/// The stable short name of a site (投票点), such as `R1`, `S1` or `H1`.
public struct SiteID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// The site of a device that is enrolled for none: no election has it.
  public static let none = SiteID("")

  public var description: String { rawValue }

  public static func < (a: SiteID, b: SiteID) -> Bool { a.rawValue < b.rawValue }
}

/// An enrolled device (设备): the first eight bytes of SHA-256 of its Ed25519 public key.
///
/// A replaced or restored laptop has a new key and is therefore a new device.
public struct DeviceID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Reads the sixteen lower-case hexadecimal digits that ``description`` writes; nil for anything else.
  public init?(hex: some StringProtocol) {
    guard hex.utf8.count == 16, hex.utf8.allSatisfy({ Self.digits.contains($0) }),
      let value = UInt64(hex, radix: 16)
    else { return nil }
    rawValue = value
  }

  private static let digits = Set("0123456789abcdef".utf8)

  /// Sixteen lower-case hexadecimal digits.
  public var description: String {
    let hex = String(rawValue, radix: 16)
    return String(repeating: "0", count: 16 - hex.utf8.count) + hex
  }

  public static func < (a: DeviceID, b: DeviceID) -> Bool { a.rawValue < b.rawValue }
}

extension DeviceID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = DeviceID(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a device id")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// One poll (投票) of the election, such as `main` or `nomination`.
public struct PollID: Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }

  /// The poll that decides the election.
  public static let main = PollID("main")
}

/// A voter's number on the roll (选民序号), from 1, never reused.
public typealias RollNumber = UInt32

/// One entry of one journal: a device and the entry's position, from 0.
public struct EntryID: Hashable, Comparable, Sendable, Codable {
  public let device: DeviceID
  public let sequence: UInt32

  public init(device: DeviceID, sequence: UInt32) {
    self.device = device
    self.sequence = sequence
  }

  public static func < (a: EntryID, b: EntryID) -> Bool {
    (a.device, a.sequence) < (b.device, b.sequence)
  }
}

/// A caller's own name for one request: repeating it returns the first receipt.
public struct RequestID: Hashable, Sendable, Codable {
  public let rawValue: String

  /// The longest request id, in UTF-8 bytes.
  public static let bytesMax = 64

  /// - Returns: nil when `rawValue` is empty or longer than ``bytesMax``.
  public init?(_ rawValue: String) {
    guard !rawValue.isEmpty, rawValue.utf8.count <= Self.bytesMax else { return nil }
    self.rawValue = rawValue
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = RequestID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a request id is 1 to 64 bytes")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
