import ElectionRecord
import Testing

@testable import NodeDaemon

/// How long a site waits between two rounds, whatever fails and whatever is drawn.
@Suite struct BackoffTests {
  @Test func withoutAFailureTheKeepAliveDecides() {
    #expect(SyncRounds.seconds(failures: 0) == SyncRounds.idleSeconds)
  }

  @Test func eachFailureDoublesThePauseUpToItsLimit() {
    #expect(SyncRounds.seconds(failures: 1) == 1)
    for failures in 1..<200 {
      let (earlier, later) = (SyncRounds.seconds(failures: failures), SyncRounds.seconds(failures: failures + 1))
      #expect(later == min(2 * earlier, SyncRounds.backoffSecondsMax), "after \(failures) failures")
    }
    #expect(SyncRounds.seconds(failures: .max) == SyncRounds.backoffSecondsMax)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func aPauseIsNeverMoreThanAQuarterShorterOrLonger(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let failures = generator.chance(20) ? generator.below(.max) : generator.below(12)
      let drawn = Double.random(in: 0...1, using: &generator)
      let middle = SyncRounds.seconds(failures: failures)
      let pause = SyncRounds.seconds(failures: failures, drawn: drawn)
      #expect((0.75 * middle...1.25 * middle).contains(pause), "\(pause) s after \(failures) failures, drawn \(drawn)")
    }
  }

  @Test func whatIsDrawnSpreadsThePausesOverTheirWholeRange() {
    let middle = SyncRounds.seconds(failures: 3)
    let pauses = stride(from: 0.0, through: 1, by: 0.25).map { SyncRounds.seconds(failures: 3, drawn: $0) }
    #expect(pauses == [0.75, 0.875, 1, 1.125, 1.25].map { $0 * middle })
  }

  @Test func theSystemDrawsFromZeroToOne() {
    let drawn = (0..<4096).map { _ in Randomness.share() }
    #expect(drawn.allSatisfy { (0...1).contains($0) })
    #expect(Set(drawn).count > 100)
  }
}
