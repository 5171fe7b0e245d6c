import Testing

@testable import NodeDaemon

@Suite(.timeLimit(.minutes(1))) struct ChangeSignalTests {
  @Test func everyChangeIsCounted() {
    let signal = ChangeSignal()
    #expect(signal.count == 0)
    for _ in 0..<3 { signal.raise() }
    #expect(signal.count == 3)
  }

  @Test func aChangeThatCameBeforeTheWaitEndsItAtOnce() async {
    let signal = ChangeSignal()
    let seen = signal.count
    signal.raise()
    await signal.change(after: seen)
    #expect(signal.count == seen + 1)
  }

  @Test func oneChangeWakesAllWhoWait() async {
    let signal = ChangeSignal()
    let woken = await withTaskGroup(of: Int.self) { group in
      for number in 0..<8 {
        group.addTask {
          await signal.change(after: 0)
          return number
        }
      }
      group.addTask {
        // The others come first, as far as they may; whoever comes later hears of it at once.
        for _ in 0..<1000 { await Task.yield() }
        signal.raise()
        return 8
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(woken == Set(0...8))
  }

  /// Whoever gives up takes nothing away from those who wait on.
  @Test func aWaitThatIsCancelledEndsAndTheNextOneStillHears() async {
    let signal = ChangeSignal()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await signal.change(after: 0) }
      group.cancelAll()
    }
    #expect(signal.count == 0)
    async let second: Void = signal.change(after: 0)
    signal.raise()
    await second
    #expect(signal.count == 1)
  }
}
