import NodeWeb

/// Gives up on a daemon that says nothing any more, as one whose process was stopped or waits for a dead disk. A
/// command that takes long leaves it able to say that it is there.
enum DaemonWatch {
  /// After so long without any sign of the daemon.
  static let silentMax = Duration.seconds(60)
  /// Between two questions whether it is there.
  static let pause = Duration.seconds(5)

  /// - Returns: What `work` gives; nil when the daemon was silent for ``silentMax``.
  static func run<Value: Sendable>(
    clock: some Clock<Duration> = ContinuousClock(), isThere: @escaping @Sendable () async -> Bool,
    _ work: @escaping @Sendable () async -> Value
  ) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await work() }
      group.addTask {
        var sign = clock.now
        while sign.duration(to: clock.now) < silentMax {
          try? await clock.sleep(for: pause)
          // The command is done.
          if Task.isCancelled { return nil }
          if await isThere() { sign = clock.now }
        }
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }
}
