import NIOCore

/// Work that must be over in time.
enum Deadline {
  /// Runs `work`; when `seconds` have passed it is cancelled.
  ///
  /// - Throws: what `work` throws, or ``PeerError/timedOut``.
  static func run<Value: Sendable>(
    seconds: Int, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let timer = EventLoops.shared.any().scheduleTask(in: .seconds(Int64(seconds))) {}
    defer { timer.cancel() }
    return try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await withTaskCancellationHandler {
          try await timer.futureResult.get()
        } onCancel: {
          timer.cancel()
        }
        throw PeerError.timedOut
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw PeerError.timedOut }
      return first
    }
  }
}
