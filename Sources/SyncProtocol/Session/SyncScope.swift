public import ElectionRecord

/// Which journals an exchange is about.
///
/// A site that has marked a voter wants its own journal at the hall and the hall's here, at once; what hundreds of
/// other sites did meanwhile can come later and together.
public struct SyncScope: Equatable, Sendable {
  /// The most devices that a scope names; a message with more is refused.
  public static let devicesMax = 16

  /// Each once, in order; empty for every journal.
  public let devices: [DeviceID]

  /// Every journal there is.
  public static let all = SyncScope([])

  public init(_ devices: [DeviceID]) { self.devices = Set(devices).sorted() }

  /// What a site needs to know its casts delivered: its own journal at the hall, and the hall's here.
  public static func delivery(from device: DeviceID, to authority: DeviceID) -> SyncScope {
    SyncScope([device, authority])
  }

  public var isAll: Bool { devices.isEmpty }

  /// What is held of these journals.
  public func of(_ frontier: Frontier) -> Frontier { isAll ? frontier : frontier.only(devices) }
}
