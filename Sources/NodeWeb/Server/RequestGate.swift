import Synchronization

/// How much work is being done for whom: bounds the requests of one peer and the memory of all bodies together.
final class RequestGate: Sendable {
  private struct State {
    var requests: [String: Int] = [:]
    var bodyBytes = 0
  }

  private let bodyBytesMax: Int
  private let state = Mutex(State())

  init(bodyBytesMax: Int) {
    self.bodyBytesMax = bodyBytesMax
  }

  /// Bytes of bodies that are held now.
  var bodyBytes: Int { state.withLock { $0.bodyBytes } }

  /// Runs `work` with room for a body of `bodyBytes`; nil, without running it, when there is none or when `peer` has
  /// `requestsMax` requests running.
  func run<Value: Sendable>(
    peer: String, requestsMax: Int, bodyBytes: Int, _ work: () async -> Value
  ) async -> Value? {
    guard enter(peer: peer, requestsMax: requestsMax, bodyBytes: bodyBytes) else { return nil }
    defer { leave(peer: peer, bodyBytes: bodyBytes) }
    return await work()
  }

  private func enter(peer: String, requestsMax: Int, bodyBytes: Int) -> Bool {
    state.withLock { state in
      guard state.requests[peer, default: 0] < requestsMax, state.bodyBytes + bodyBytes <= bodyBytesMax
      else { return false }
      state.requests[peer, default: 0] += 1
      state.bodyBytes += bodyBytes
      return true
    }
  }

  private func leave(peer: String, bodyBytes: Int) {
    state.withLock { state in
      let running = state.requests[peer, default: 1]
      state.requests[peer] = running > 1 ? running - 1 : nil
      state.bodyBytes -= bodyBytes
    }
  }
}
