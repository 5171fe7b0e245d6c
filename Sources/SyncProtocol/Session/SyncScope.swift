package import ElectionRecord

/// Which journals an exchange is about.
///
/// A site that has marked a voter wants its own journal at the hall and the hall's here, at once; what hundreds of
/// other sites did meanwhile can come later and together.
package struct SyncScope: Equatable, Sendable {
  /// The most devices that a scope names; a message with more is refused.
  package static let devicesMax = 16

  /// Each once, in order; empty for every journal.
  package let devices: [DeviceID]

  /// Every journal there is.
  package static let all = SyncScope([])

  package init(_ devices: [DeviceID]) { self.devices = Set(devices).sorted() }

  /// What a site needs to know its casts delivered: its own journal at the hall, and the hall's here.
  package static func delivery(from device: DeviceID, to authority: DeviceID) -> SyncScope {
    SyncScope([device, authority])
  }

  package var isAll: Bool { devices.isEmpty }

  /// What is held of these journals.
  package func of(_ frontier: Frontier) -> Frontier { isAll ? frontier : frontier.only(devices) }
}
