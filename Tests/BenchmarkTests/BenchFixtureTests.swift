import ElectionRecord
import Foundation
import NodeDaemon
import NodeService
import SyncProtocol
import Testing

@testable import Benchmarks

/// The benchmark's messages are those of a node: within every limit, whatever the size of the election.
@Suite struct BenchFixtureTests {
  /// Casts with which each of six sites writes more than a segment takes, and segment sizes with which it writes more
  /// segments than a message takes.
  static let sizes = [
    (casts: 300_000, segmentBytes: EntryRun.bytesMax, messages: 6), (casts: 27_000, segmentBytes: 1, messages: 12),
  ]

  @Test(arguments: sizes)
  func everyMessageIsWithinTheLimits(casts: Int, segmentBytes: Int, messages: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(Hex.text(Randomness.bytes(8)))").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let setting = try BenchSetting(voters: casts, policy: .shared)
    let fixture = try MergeFixture.write(CastPlan(casts: casts), setting, to: folder, segmentBytes: segmentBytes)
    var (entries, segmentCount) = (0, 0)
    for index in 0..<fixture.messages {
      let segments = try #require(try MergeFixture.segments(index, in: folder, setting))
      #expect(segments.allSatisfy { $0.run.bytes.count <= max(segmentBytes, 64) })
      segmentCount += segments.count
      entries += segments.reduce(0) { $0 + $1.run.count }
    }
    #expect(fixture.messages == messages)
    #expect(segmentCount > BenchSetting.siteCount, "no limit was reached")
    #expect(entries == casts + 2 * BenchSetting.siteCount)
  }
}
