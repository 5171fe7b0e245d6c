/// Work that somebody waits for.
enum TimeLimit {
  /// What `work` gives; nil when it was cancelled because it had taken `limit`.
  ///
  /// - Throws: what `work` throws.
  static func run<Value: Sendable>(
    _ limit: Duration, clock: any Clock<Duration>, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value? {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try? await clock.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }
}
