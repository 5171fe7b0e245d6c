import NIOCore
import Synchronization

/// Who holds which connection, so that nobody holds too many.
///
/// A connection begins as a stranger's and counts against its address. With the first request that carries a
/// certificate it is counted against its device instead: many sites behind one router are no crowd, and a crowd of
/// strangers cannot shut a site out that is already connected.
final class ConnectionTable: Sendable {
  private enum Owner {
    case stranger(address: String)
    case device(String)
  }

  private struct Connection {
    let channel: any Channel
    var owner: Owner
    var hasSpoken = false
    /// Who its certificate says is there; nil before that was read.
    var peer: PeerIdentity?
  }

  private struct State {
    var connections: [ObjectIdentifier: Connection] = [:]
    var strangers: [String: Int] = [:]
    var devices: [String: Int] = [:]
  }

  private let limits: PeerLimits
  private let state = Mutex(State())

  init(limits: PeerLimits) {
    self.limits = limits
  }

  /// The number of open connections.
  var count: Int { state.withLock { $0.connections.count } }

  /// Enters a new connection; false when it is one too many and has to be closed.
  func admit(_ channel: any Channel) -> Bool {
    let address = Self.address(of: channel)
    return state.withLock { state in
      guard state.connections.count < limits.connectionsMax,
        state.strangers[address, default: 0] < limits.strangersPerAddressMax
      else { return false }
      state.connections[ObjectIdentifier(channel)] = Connection(channel: channel, owner: .stranger(address: address))
      state.strangers[address, default: 0] += 1
      return true
    }
  }

  /// Takes a closed connection out.
  func remove(_ channel: any Channel) {
    state.withLock { state in
      guard let gone = state.connections.removeValue(forKey: ObjectIdentifier(channel)) else { return }
      switch gone.owner {
      case .stranger(let address): Self.decrement(&state.strangers, address)
      case .device(let device): Self.decrement(&state.devices, device)
      }
    }
  }

  /// Notes that a whole request head has come.
  func markSpoken(_ channel: any Channel) {
    state.withLock { $0.connections[ObjectIdentifier(channel)]?.hasSpoken = true }
  }

  /// Whether a request head has come over this connection.
  func hasSpoken(_ channel: any Channel) -> Bool {
    state.withLock { $0.connections[ObjectIdentifier(channel)]?.hasSpoken ?? false }
  }

  /// Who is at the other end, if that was read already.
  func peer(on channel: any Channel) -> PeerIdentity? {
    state.withLock { $0.connections[ObjectIdentifier(channel)]?.peer }
  }

  /// Notes who is at the other end.
  func note(_ peer: PeerIdentity, on channel: any Channel) {
    state.withLock { $0.connections[ObjectIdentifier(channel)]?.peer = peer }
  }

  /// Counts the connection as `device`'s from now on; false when the device holds too many already.
  func claim(_ channel: any Channel, for device: String) -> Bool {
    state.withLock { state in
      guard let connection = state.connections[ObjectIdentifier(channel)] else { return true }
      guard case .stranger(let address) = connection.owner else { return true }
      guard state.devices[device, default: 0] < limits.connectionsPerDeviceMax else { return false }
      Self.decrement(&state.strangers, address)
      state.devices[device, default: 0] += 1
      state.connections[ObjectIdentifier(channel)]?.owner = .device(device)
      return true
    }
  }

  /// Closes what is still open after `seconds`, each connection from its own event loop.
  func closeAll(afterSeconds seconds: Int) {
    for channel in state.withLock({ $0.connections.values.map(\.channel) }) {
      channel.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
    }
  }

  static func address(of channel: any Channel) -> String {
    channel.remoteAddress?.ipAddress ?? "local"
  }

  private static func decrement(_ counts: inout [String: Int], _ key: String) {
    guard let count = counts[key] else { return }
    counts[key] = count > 1 ? count - 1 : nil
  }
}
