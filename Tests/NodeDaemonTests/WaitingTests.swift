import ElectionRecord
import JournalStore
import NodeService
import NodeWeb
import Synchronization
import Testing

@testable import NodeDaemon

/// How long a person waits, and what they hear then.
@Suite(.timeLimit(.minutes(1))) struct WaitingTests {
  /// A clock whose sleeps end at once and are counted.
  private final class HastyClock: Clock {
    typealias Instant = ManualClock.Instant

    private let slept = Mutex(Duration.zero)

    var total: Duration { slept.withLock { $0 } }
    var now: Instant { Instant(offset: total) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
      slept.withLock { $0 = max($0, deadline.offset) }
    }
  }

  /// What a command gets whose directory is in use for its first `turns` tries.
  private func reach(turns: Int, _ clock: HastyClock) async throws -> CommandReply {
    var left = turns
    return try await NodeAccess.reach("nowhere", clock: clock) {
      left -= 1
      guard left < 0 else { throw NodeDirectoryError.store(.inUse) }
      return CommandReply(json: "{}", text: "done")
    } daemon: {
      []
    }
  }

  @Test(arguments: [0, 1, 300, 400]) func aCommandWaitsForThoseBeforeIt(_ turns: Int) async throws {
    #expect(try await reach(turns: turns, HastyClock()).text == "done")
  }

  @Test func aCommandThatNeverGetsItsTurnNamesNoDaemon() async throws {
    let clock = HastyClock()
    do {
      _ = try await reach(turns: .max, clock)
      Issue.record("it got its turn")
    } catch let failure as Refusal {
      #expect(failure.code == "busy")
      #expect(failure.exitStatus == .unreachable)
      #expect(!failure.message.en.contains("serve") && !failure.message.zh.contains("serve"))
    }
    #expect(clock.total == NodeAccess.waitMax)
  }

  @Test func workThatNeverEndsIsGivenUp() async throws {
    let (never, continuation) = AsyncStream<Never>.makeStream()
    let clock = HastyClock()
    let value = try await TimeLimit.run(AskFlow.waitMax, clock: clock) {
      for await _ in never {}
      return 1
    }
    #expect(value == nil)
    #expect(clock.total == .seconds(3))
    continuation.finish()
  }

  @Test func workInTimeGivesItsValue() async throws {
    let clock = ManualClock()
    #expect(try await TimeLimit.run(.seconds(3), clock: clock) { 7 } == 7)
  }
}
