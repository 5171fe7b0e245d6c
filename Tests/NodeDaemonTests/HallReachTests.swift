import ElectionRecord
import JournalStore
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon

/// The log tells that a hall is lost or found, and nothing again and again.
@Suite struct HallReachTests {
  private static let now: Int64 = 1_800_000_000
  private static let away = SyncFailure.unreachable(.timedOut)
  private static let lost = "the hall cannot be reached: timed out"
  private static let found = "the hall is reached again"

  @Test(
    arguments: [
      ([nil, nil], [nil, nil]),
      ([away, away, away], [lost, nil, nil]),
      ([nil, away, away, away, nil, nil, away, nil], [nil, lost, nil, nil, found, nil, lost, found]),
      // What stops it here is told once too, and the hall is as far or near as before.
      ([stopped, stopped], [failing, nil]), ([ended, stopped, ended], [nil, failing, nil]),
      ([nil, stopped, away, stopped, away, stopped, nil], [nil, failing, lost, failing, nil, failing, found]),
    ] as [([SyncFailure?], [String?])])
  func onlyAChangeIsTold(_ rounds: [SyncFailure?], _ lines: [String?]) {
    var reach = HallReach()
    #expect(rounds.map { reach.note($0, now: Self.now) } == lines)
  }

  private static let stopped = SyncFailure.stopped(NodeError.store(.stopped(.failing)))
  private static let failing = "nothing is synchronised: \(DiskFault.failing.refusal.message.en)"
  private static let ended = SyncFailure.stopped(CancellationError())

  @Test func aClockThatIsWrongIsNamedAsTheCause() {
    let untrusted = SyncFailure.unreachable(.untrusted("x"))
    var (right, wrong) = (HallReach(), HallReach())
    #expect(right.note(untrusted, now: Self.now)?.contains("clock") == false)
    #expect(wrong.note(untrusted, now: 4_102_444_800)?.contains("clock is wrong") == true)
  }
}
