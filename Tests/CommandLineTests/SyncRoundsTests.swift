import Synchronization
import Testing

@testable import ballotsync

@Suite(.timeLimit(.minutes(1))) struct SyncRoundsTests {
  /// Rounds that run while `body` acts; it gets what happens, one event after the other.
  private func rounds(
    isReached: Bool = true, changingIn changed: Int? = nil,
    _ body: (Events, ManualClock, ChangeSignal) async throws -> Void
  ) async throws {
    let events = Events()
    let clock = ManualClock { events.add(.asleep) }
    let changes = ChangeSignal()
    let timing = SyncRounds(changes: changes, clock: clock) { 0.5 }
    let loop = Task {
      await timing.run {
        let number = events.addRound(at: clock.now.offset)
        if number == changed { changes.raise() }
        return isReached
      }
    }
    try await body(events, clock, changes)
    loop.cancel()
    await loop.value
  }

  @Test func withNothingToSayOnlyTheKeepAliveIsSent() async throws {
    try await rounds { (events, clock, _) async throws in
      for number in 0..<20 {
        #expect(await events.next() == .round(at: .seconds(15 * number)))
        #expect(await events.next() == .asleep)
        clock.wake()
      }
    }
  }

  @Test func aChangeIsSentAtOnceAndOnce() async throws {
    try await rounds { (events, clock, changes) async throws in
      #expect(await events.next() == .round(at: .zero))
      #expect(await events.next() == .asleep)
      for number in 0..<20 {
        changes.raise()
        #expect(await events.next() == .round(at: .seconds(15 * number)))
        #expect(await events.next() == .asleep)
        clock.wake()
        #expect(await events.next() == .round(at: .seconds(15 * (number + 1))))
        #expect(await events.next() == .asleep)
      }
    }
  }

  @Test func aChangeDuringARoundIsNotForgotten() async throws {
    try await rounds(changingIn: 1) { (events, _, _) async throws in
      #expect(await events.next() == .round(at: .zero))
      // Whether the pause between them had begun to sleep is left to chance.
      var next = await events.next()
      if next == .asleep { next = await events.next() }
      #expect(next == .round(at: .zero))
    }
  }

  @Test func whileTheHallIsAwayPausesGrowUpToTheirLimitAndChangesWait() async throws {
    try await rounds(isReached: false) { (events, clock, changes) async throws in
      var at = 0.0
      for pause in [1, 2, 4, 8, 16, 32, 60, 60] {
        #expect(await events.next() == .round(at: .seconds(at)))
        #expect(await events.next() == .asleep)
        changes.raise()
        clock.wake()
        at += Double(pause)
      }
    }
  }

  @Test func aCancelledWaitTakesNothingFromTheNext() async {
    let changes = ChangeSignal()
    let first = Task { await changes.change(after: 0) }
    first.cancel()
    await first.value
    let second = Task { await changes.change(after: 0) }
    changes.raise()
    await second.value
    await changes.change(after: 0)
    #expect(changes.count == 1)
  }
}

/// What happened, in order.
private final class Events: Sendable {
  enum Event: Equatable {
    case round(at: Duration)
    case asleep
  }

  private let stream: AsyncStream<Event>
  private let continuation: AsyncStream<Event>.Continuation
  private let rounds = Mutex(0)

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func add(_ event: Event) { continuation.yield(event) }

  /// - Returns: the round's number, from 1.
  func addRound(at time: Duration) -> Int {
    add(.round(at: time))
    return rounds.withLock { rounds in
      rounds += 1
      return rounds
    }
  }

  func next() async -> Event? {
    for await event in stream { return event }
    return nil
  }
}
