package import ElectionRecord
import Foundation
import GRDB

extension JournalStore {
  /// The next segment of a journal from `start` on, as a peer or a stick gets it.
  ///
  /// A journal made here is signed by `sign` at the segment's end. A journal of another device is cut where it came
  /// with a checkpoint, so a relay needs no key of the device.
  ///
  /// - Parameters:
  ///   - branch: Which branch, by its head; nil for the only one.
  ///   - bytesMax: The most bytes of entries; one stored segment is returned even when it is larger.
  /// - Returns: Nil when nothing is held beyond `start`.
  /// - Throws: ``StoreError`` when the stored segments cannot be read.
  package func segment(
    of device: DeviceID, branch: Frontier.Branch? = nil, from start: UInt32, bytesMax: Int = EntryRun.bytesMax,
    sign: (UInt32, Digest32) -> [UInt8]?
  ) throws(StoreError) -> JournalSegment? {
    guard let index = index(of: device, branch: branch), start < table.branches[index].size else { return nil }
    let collected = try read { try collect($0, index, from: start, bytesMax) }
    if let checkpoint = collected.checkpoint {
      return JournalSegment(device: device, start: start, run: collected.run, checkpoint: checkpoint)
    }
    return try signed(collected.run, of: index, from: start, sign: sign)
  }

  private func index(of device: DeviceID, branch: Frontier.Branch?) -> Int? {
    let indices = table.indices(of: device)
    guard let branch else { return indices.first }
    return indices.first {
      table.branches[$0].size == branch.size && table.branches[$0].accumulator.root == branch.root
    }
  }

  private struct Collected {
    var run = EntryRun.empty
    /// The last checkpoint met, when the run ends exactly there.
    var checkpoint: [UInt8]?
  }

  /// Gathers stored segments up to the limit, back to the last one that ends with a checkpoint if there is any.
  private func collect(_ db: Database, _ index: Int, from start: UInt32, _ bytesMax: Int) throws -> Collected {
    var parts: [EntryRun] = []
    var bytes = 0
    var best: (parts: Int, checkpoint: [UInt8])?
    try SegmentRows.read(db, journal: table.branches[index].id, from: start) { row in
      let skipped = Int(start) - Int(row.first)
      let part = row.run.dropFirst(max(0, skipped))
      if !parts.isEmpty, bytes + part.bytes.count > bytesMax { return false }
      parts.append(part)
      bytes += part.bytes.count
      if let checkpoint = row.checkpoint { best = (parts.count, checkpoint) }
      return true
    }
    let kept = best?.parts ?? parts.count
    return Collected(run: Self.joined(parts.prefix(kept)), checkpoint: best?.checkpoint)
  }

  private static func joined(_ parts: ArraySlice<EntryRun>) -> EntryRun {
    parts.count == 1 ? parts[parts.startIndex] : EntryRun(joining: Array(parts))
  }

  /// Signs the journal's state after the run; recomputed only when the run stops short of the head.
  private func signed(
    _ run: EntryRun, of index: Int, from start: UInt32, sign: (UInt32, Digest32) -> [UInt8]?
  ) throws(StoreError) -> JournalSegment? {
    let branch = table.branches[index]
    let end = start + UInt32(run.count)
    let root = end == branch.size ? branch.accumulator.root : try root(of: index, at: end)
    guard let checkpoint = sign(end, root) else { return nil }
    return JournalSegment(device: branch.device, start: start, run: run, checkpoint: checkpoint)
  }

  private func root(of index: Int, at size: UInt32) throws(StoreError) -> Digest32 {
    try read { try SegmentRows.state($0, of: table.branches[index], at: size).root }
  }
}
