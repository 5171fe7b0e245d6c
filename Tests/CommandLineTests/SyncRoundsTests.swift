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
    let clock = ManualClock { events.add(.pause($0)) }
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
        #expect(await events.next() == .pause(.begun))
        clock.wake()
        #expect(await events.next() == .pause(.over))
      }
    }
  }

  @Test func aChangeIsSentAtOnceAndOnce() async throws {
    try await rounds { (events, clock, changes) async throws in
      for number in 0..<20 {
        #expect(await events.next() == .round(at: .seconds(15 * number)))
        #expect(await events.next() == .pause(.begun))
        changes.raise()
        #expect(await events.next() == .pause(.cancelled))
        #expect(await events.next() == .round(at: .seconds(15 * number)))
        #expect(await events.next() == .pause(.begun))
        clock.wake()
        #expect(await events.next() == .pause(.over))
      }
    }
  }

  @Test func aChangeDuringARoundIsNotForgotten() async throws {
    try await rounds(changingIn: 1) { (events, _, _) async throws in
      for event in [.round(at: .zero), .pause(.begun), .pause(.cancelled), .round(at: .zero)] as [Events.Event] {
        #expect(await events.next() == event)
      }
    }
  }

  @Test func whileTheHallIsAwayPausesGrowUpToTheirLimitAndChangesWait() async throws {
    try await rounds(isReached: false) { (events, clock, changes) async throws in
      var at = 0
      for pause in [1, 2, 4, 8, 16, 32, 60, 60] {
        #expect(await events.next() == .round(at: .seconds(at)))
        #expect(await events.next() == .pause(.begun))
        changes.raise()
        clock.wake()
        #expect(await events.next() == .pause(.over))
        at += pause
      }
    }
  }
}

/// What happened, in order.
private final class Events: Sendable {
  enum Event: Equatable {
    case round(at: Duration)
    case pause(ManualClock.Sleep)
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
