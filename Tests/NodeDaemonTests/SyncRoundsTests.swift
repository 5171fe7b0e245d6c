import Synchronization
import Testing

@testable import NodeDaemon

@Suite(.timeLimit(.minutes(1))) struct SyncRoundsTests {
  /// Rounds that run while `body` acts; it gets what happens, one event after the other.
  private func rounds(
    isReached: Bool = true, changingIn changed: Int? = nil, journals: Int = 9,
    _ body: (Events, ManualClock, ChangeSignal) async throws -> Void
  ) async throws {
    let events = Events()
    let clock = ManualClock { events.add(.pause($0)) }
    let changes = ChangeSignal()
    let timing = SyncRounds(changes: changes, clock: clock) {
      journals
    } random: {
      0.5
    }
    let loop = Task {
      await timing.run { round in
        let number = events.addRound(round, at: clock.now.offset)
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
        #expect(await events.next() == .round(.all, at: .seconds(15 * number)))
        #expect(await events.next() == .pause(.begun))
        clock.wake()
        #expect(await events.next() == .pause(.over))
      }
    }
  }

  @Test func aChangeIsSentAtOnceAndOnce() async throws {
    try await rounds { (events, clock, changes) async throws in
      for number in 0..<20 {
        #expect(await events.next() == .round(.all, at: .seconds(15 * number)))
        #expect(await events.next() == .pause(.begun))
        changes.raise()
        #expect(await events.next() == .pause(.cancelled))
        #expect(await events.next() == .round(.own, at: .seconds(15 * number)))
        #expect(await events.next() == .pause(.begun))
        clock.wake()
        #expect(await events.next() == .pause(.over))
      }
    }
  }

  @Test func aChangeDuringARoundIsNotForgotten() async throws {
    try await rounds(changingIn: 1) { (events, _, _) async throws in
      for event in [.round(.all, at: .zero), .pause(.begun), .pause(.cancelled), .round(.own, at: .zero)]
        as [Events.Event]
      {
        #expect(await events.next() == event)
      }
    }
  }

  /// With 600 journals, everything comes once in two minutes.
  @Test func manySitesTellEverythingSeldom() async throws {
    try await rounds(journals: 600) { (events, clock, changes) async throws in
      for number in 0..<20 {
        let round: SyncRounds.Round = number % 8 == 0 ? .all : .own
        #expect(await events.next() == .round(round, at: .seconds(15 * number)))
        #expect(await events.next() == .pause(.begun))
        changes.raise()
        #expect(await events.next() == .pause(.cancelled))
        #expect(await events.next() == .round(.own, at: .seconds(15 * number)))
        #expect(await events.next() == .pause(.begun))
        clock.wake()
        #expect(await events.next() == .pause(.over))
      }
    }
  }

  /// What was not told for want of a hall is told when there is one.
  @Test func withoutTheHallEverythingRemainsToBeTold() async throws {
    try await rounds(isReached: false, journals: 600) { (events, clock, _) async throws in
      var at = 0
      for pause in [1, 2, 4, 8] {
        #expect(await events.next() == .round(.all, at: .seconds(at)))
        #expect(await events.next() == .pause(.begun))
        clock.wake()
        #expect(await events.next() == .pause(.over))
        at += pause
      }
    }
  }

  @Test func whileTheHallIsAwayPausesGrowUpToTheirLimitAndChangesWait() async throws {
    try await rounds(isReached: false) { (events, clock, changes) async throws in
      var at = 0
      for pause in [1, 2, 4, 8, 16, 32, 60, 60] {
        #expect(await events.next() == .round(.all, at: .seconds(at)))
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
    case round(SyncRounds.Round, at: Duration)
    case pause(ManualClock.Sleep)
  }

  private let stream: AsyncStream<Event>
  private let continuation: AsyncStream<Event>.Continuation
  private let rounds = Mutex(0)

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func add(_ event: Event) { continuation.yield(event) }

  /// - Returns: the round's number, from 1.
  func addRound(_ round: SyncRounds.Round, at time: Duration) -> Int {
    add(.round(round, at: time))
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
