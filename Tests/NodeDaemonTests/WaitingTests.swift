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
      // Whoever sleeps lets others go on.
      await Task.yield()
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

  /// A daemon answers so many commands at once; the others wait for it.
  @Test(arguments: [1, 400, 401]) func aCommandWaitsForADaemonThatHasAQueue(_ turns: Int) async throws {
    var left = turns
    let clock = HastyClock()
    do {
      let reply = try await NodeAccess.reach("nowhere", clock: clock) {
        throw NodeDirectoryError.store(.inUse)
      } daemon: {
        []
      } post: { (_, _) throws(PeerError) in
        left -= 1
        guard left < 0 else { throw .busy(retryAfterSeconds: 1) }
        return CommandReply(json: "{}", text: "done")
      }
      #expect(reply.text == "done" && turns <= 400)
    } catch let failure as Refusal {
      #expect(failure.code == "busy" && turns > 400)
    }
  }

  /// A daemon that is busy for long is waited for as long as it shows any sign; one that shows none is given up, and
  /// not asked again.
  @Test(arguments: [(11, true), (12, false), (13, false)])
  func aDaemonWithoutAnySignIsGivenUp(_ silentFor: Int, _ isWaitedFor: Bool) async throws {
    let asked = Mutex(0)
    let (ends, end) = AsyncStream<Never>.makeStream()
    let answer = await DaemonWatch.run(clock: HastyClock()) {
      let times = asked.withLock { asked in
        asked += 1
        return asked
      }
      // Silent for so many questions; once it shows a sign the command ends.
      if times > silentFor { end.finish() }
      return times > silentFor
    } _: {
      for await _ in ends {}
      return Task.isCancelled ? "cancelled" : "done"
    }
    #expect(answer == (isWaitedFor ? "done" : nil))
    await #expect(throws: Refusal.daemonSilent) {
      try await NodeAccess.reach("nowhere", repeats: true, clock: HastyClock()) {
        throw NodeDirectoryError.store(.inUse)
      } daemon: {
        []
      } post: { (_, _) throws(PeerError) in
        throw .timedOut
      }
    }
  }

  /// The second try may fail for a reason of its own, and the first may have been recorded all the same.
  @Test func anOutcomeThatIsNeverKnownNamesItsRequest() async throws {
    let revoke = RevokeDevices(site: TestHall.site, reason: "lost")
    let request = CommandRequest(revoke, language: .en, request: RequestID("r-1"))
    var tries = 0
    do {
      _ = try await NodeAccess.repeating(request) {
        tries += 1
        guard tries == 1 else { throw NodeDirectoryError.store(.notWritable) }
        return StoreError.unknownOutcome.refusal.reply(.en)
      }
      Issue.record("it was told")
    } catch let failure as Refusal {
      #expect(failure.exitStatus == .unknown && failure.request == RequestID("r-1"))
    }
    #expect(tries == 2)
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
