import NIOCore
import Synchronization

/// Who holds which connection, so that nobody holds too many.
///
/// A connection begins as a stranger's and counts against its address. With the first request that carries a
/// certificate it is counted against its device instead: many sites behind one router are no crowd. Strangers have a
/// part of the places only, and one more takes the place of the one that has been a stranger for longest: whoever has a
/// certificate shows it within moments, and no crowd shuts it out.
final class ConnectionTable: Sendable {
  /// How many connections there may be.
  struct Limits: Equatable, Sendable {
    let connectionsMax: Int
    let strangersMax: Int
    let strangersPerAddressMax: Int
    let connectionsPerDeviceMax: Int
  }

  private enum Owner {
    case stranger(address: String)
    case device(String)
  }

  private struct Connection {
    let channel: any Channel
    /// In the order of their coming.
    let number: Int
    var owner: Owner
    var hasSpoken = false
    /// Who its certificate says is there; nil before that was read.
    var peer: PeerIdentity?
  }

  private struct State {
    var connections: [ObjectIdentifier: Connection] = [:]
    var strangers: [String: Int] = [:]
    var devices: [String: Int] = [:]
    var strangersCount = 0
    var next = 0
  }

  private let limits: Limits
  private let state = Mutex(State())

  init(limits: Limits) {
    self.limits = limits
  }

  /// The number of open connections.
  var count: Int { state.withLock { $0.connections.count } }

  /// Enters a new connection; false when it is one too many and has to be closed.
  func admit(_ channel: any Channel) -> Bool {
    let address = Self.address(of: channel)
    let (isAdmitted, gone) = state.withLock { state -> (Bool, (any Channel)?) in
      var gone: (any Channel)?
      if let crowd = crowd(of: address, in: state) {
        guard let oldest = Self.oldest(crowd, in: state) else { return (false, nil) }
        gone = oldest
        Self.remove(oldest, from: &state)
      }
      state.next += 1
      state.strangersCount += 1
      state.strangers[address, default: 0] += 1
      state.connections[ObjectIdentifier(channel)] = Connection(
        channel: channel, number: state.next, owner: .stranger(address: address))
      return (true, gone)
    }
    gone?.close(promise: nil)
    return isAdmitted
  }

  /// Among whom one has to make way for one more stranger from an address.
  private enum Crowd {
    case ofAddress(String)
    case ofStrangers
  }

  private func crowd(of address: String, in state: State) -> Crowd? {
    if state.strangers[address, default: 0] >= limits.strangersPerAddressMax { return .ofAddress(address) }
    let isFull =
      state.strangersCount >= limits.strangersMax || state.connections.count >= limits.connectionsMax
    return isFull ? .ofStrangers : nil
  }

  private static func oldest(_ crowd: Crowd, in state: State) -> (any Channel)? {
    let strangers = state.connections.values.filter { connection in
      guard case .stranger(let address) = connection.owner else { return false }
      guard case .ofAddress(let crowded) = crowd else { return true }
      return address == crowded
    }
    return strangers.min { $0.number < $1.number }?.channel
  }

  /// Takes a closed connection out.
  func remove(_ channel: any Channel) {
    state.withLock { Self.remove(channel, from: &$0) }
  }

  private static func remove(_ channel: any Channel, from state: inout State) {
    guard let gone = state.connections.removeValue(forKey: ObjectIdentifier(channel)) else { return }
    switch gone.owner {
    case .stranger(let address): removeStranger(of: address, from: &state)
    case .device(let device): decrement(&state.devices, device)
    }
  }

  private static func removeStranger(of address: String, from state: inout State) {
    state.strangersCount -= 1
    decrement(&state.strangers, address)
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

  /// Counts the connection as `device`'s from now on; false when the device holds too many already, or when it had to
  /// make way.
  func claim(_ channel: any Channel, for device: String) -> Bool {
    state.withLock { state in
      guard let connection = state.connections[ObjectIdentifier(channel)] else { return false }
      guard case .stranger(let address) = connection.owner else { return true }
      guard state.devices[device, default: 0] < limits.connectionsPerDeviceMax else { return false }
      Self.removeStranger(of: address, from: &state)
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

extension PeerLimits {
  var connections: ConnectionTable.Limits {
    ConnectionTable.Limits(
      connectionsMax: connectionsMax, strangersMax: strangersMax, strangersPerAddressMax: strangersPerAddressMax,
      connectionsPerDeviceMax: connectionsPerDeviceMax)
  }
}

extension LocalLimits {
  /// Nobody shows a certificate at the loopback port, and all come from one address.
  var loopbackConnections: ConnectionTable.Limits {
    ConnectionTable.Limits(
      connectionsMax: loopbackConnectionsMax, strangersMax: loopbackConnectionsMax,
      strangersPerAddressMax: loopbackConnectionsMax, connectionsPerDeviceMax: 0)
  }
}
