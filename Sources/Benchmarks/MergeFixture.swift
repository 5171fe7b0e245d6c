import ElectionRecord
import Foundation
import NodeService
import SyncProtocol

/// The messages in which six sites send their journals, as files: exactly the bytes that a hall receives.
struct MergeFixture: Sendable {
  let folder: String
  let messages: Int
  /// Bytes of all messages together.
  let bytes: Int

  /// Writes the journals of `plan`: opening, casts, closing, each segment signed by its device.
  ///
  /// - Parameters:
  ///   - messageBytes: About how many bytes of entries one message carries; as much as a node sends by default.
  ///   - segmentBytes: The most bytes of entries one segment carries; as many as are allowed by default.
  static func write(
    _ plan: CastPlan, _ setting: BenchSetting, to folder: String, messageBytes: Int = Node.messageEntriesBytes,
    segmentBytes: Int = EntryRun.bytesMax
  ) throws -> MergeFixture {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let sites = try plan.sites.indices.map { site in
      try grouped(
        JournalWriter(setting, site: site, segmentBytes: min(messageBytes, segmentBytes)).segments(plan.sites[site]),
        setting, messageBytes: messageBytes)
    }
    var count = 0
    var bytes = 0
    // The sites send in turns.
    for turn in 0..<(sites.map(\.count).max() ?? 0) {
      for site in sites where turn < site.count {
        try Data(site[turn]).write(to: URL(fileURLWithPath: path(count, in: folder)))
        count += 1
        bytes += site[turn].count
      }
    }
    return MergeFixture(folder: folder, messages: count, bytes: bytes)
  }

  private static func grouped(
    _ segments: [JournalSegment], _ setting: BenchSetting, messageBytes: Int
  ) -> [[UInt8]] {
    var groups: [[JournalSegment]] = [[]]
    var bytes = 0
    for segment in segments {
      let isFull = groups[groups.count - 1].count == SyncMessage.segmentsMax
      if bytes >= messageBytes || isFull {
        groups.append([])
        bytes = 0
      }
      groups[groups.count - 1].append(segment)
      bytes += segment.run.bytes.count
    }
    return groups.map { group in
      SyncMessage(
        election: SyncMessage.electionTag(setting.digest), base: [UInt8](repeating: 0, count: 16), frontier: nil,
        segments: group
      ).encoded(electionID: setting.election.id)
    }
  }

  /// The file of one message.
  static func path(_ index: Int, in folder: String) -> String {
    "\(folder)/\(String(format: "%05d", index)).message"
  }

  /// The segments of one message, read as a hall reads them.
  static func segments(_ index: Int, in folder: String, _ setting: BenchSetting) throws -> [JournalSegment]? {
    guard let data = FileManager.default.contents(atPath: path(index, in: folder)) else { return nil }
    return try SyncMessage(
      decoding: [UInt8](data), electionID: setting.election.id,
      election: SyncMessage.electionTag(setting.digest)
    ).segments
  }
}

/// Writes one site's journal without its store.
private struct JournalWriter {
  private let keys: NodeKeys
  private let site: SiteID
  private let election: String
  private let segmentBytes: Int
  private let clock = BenchNodeClock()

  init(_ setting: BenchSetting, site: Int, segmentBytes: Int) {
    keys = setting.sites[site]
    self.site = setting.election.sites[site].id
    election = setting.election.id
    self.segmentBytes = segmentBytes
  }

  func segments(_ voters: [RollNumber]) throws -> [JournalSegment] {
    var accumulator = MerkleAccumulator()
    return try EntryRun(entries: entries(voters)).split(bytesMax: segmentBytes).map { run in
      try segment(run, &accumulator)
    }
  }

  private func entries(_ voters: [RollNumber]) -> [[UInt8]] {
    var last: Int64 = 0
    return bodies(voters).map { body in
      let now = clock.now()
      defer { last = now }
      return Entry(elapsedSeconds: now - last, body: body).encoded()
    }
  }

  private func bodies(_ voters: [RollNumber]) -> [EntryBody] {
    let opening = Opening(site: site, papers: voters.count, officers: BenchSetting.officers)
    let closing = Closing(unused: 0, casts: voters.count, officers: BenchSetting.officers)
    return [.opened(opening)] + voters.map { .cast(voter: $0, proxy: nil) } + [.closed(closing)]
  }

  private func segment(_ run: EntryRun, _ accumulator: inout MerkleAccumulator) throws -> JournalSegment {
    let start = UInt32(accumulator.size)
    run.forEach { accumulator.append($0) }
    let checkpoint = try Checkpoint(
      origin: JournalOrigin.name(election: election, device: keys.device), size: accumulator.size,
      root: accumulator.root
    ).sign(with: keys.signing)
    return JournalSegment(device: keys.device, start: start, run: run, checkpoint: checkpoint.encoded)
  }
}
