package import ElectionRecord
import Foundation
import GRDB

/// What became of one segment that a peer or a stick brought.
package enum SegmentOutcome: Equatable, Sendable {
  /// New entries were appended.
  case merged(device: DeviceID, entries: Int)
  /// Everything in it was held already.
  case known(device: DeviceID)
  /// Entries before it are missing here; the journal is held up to `size`.
  case gap(device: DeviceID, size: UInt32)
  /// The hall has not enrolled this device, as far as is known here.
  case unknownDevice(DeviceID)
  /// It contradicts what is held here and proves nothing by itself: the whole journal is needed.
  case contradicts(device: DeviceID)
  /// The device signed two different journals; both are kept.
  case forked(device: DeviceID)
  /// It is not what the device signed.
  case refused(device: DeviceID, SegmentError)
  /// A branch beyond those that are kept of a journal; the device signed it with this note.
  case tooManyBranches(device: DeviceID, checkpoint: [UInt8])
  /// More entries than a site's laptop can need; nothing of the segment was taken.
  case tooManyEntries(device: DeviceID, limit: UInt32)

  /// Whether the device's later segments in the same message are worth nothing.
  var endsJournal: Bool {
    switch self {
    case .refused, .contradicts, .tooManyBranches, .tooManyEntries: true
    case .merged, .known, .gap, .unknownDevice, .forked: false
    }
  }

  /// Whether the outcome is evidence of a fault or an attack.
  package var isEvidence: Bool {
    switch self {
    case .refused, .forked, .tooManyBranches, .tooManyEntries: true
    case .merged, .known, .gap, .unknownDevice, .contradicts: false
    }
  }
}

/// How strict a merge is.
package enum MergeMode: Sendable {
  /// Takes what is good, as from a peer that will send the rest again.
  case lenient
  /// All or nothing, as from a carried file (invariant S12).
  case atomic
}

/// A carried file was not what its devices signed; nothing of it was taken.
package struct AtomicMergeRefused: Error, Equatable, Sendable {
  package let outcome: SegmentOutcome
}

extension JournalStore {
  /// Merges segments in one transaction and, at the hall, acknowledges them in the same one.
  ///
  /// Merging is a union: any order, repetition or splitting of the same entries gives the same register (invariant
  /// S4). Gaps are refused (S3) and every new entry is covered by its device's signature (S2).
  ///
  /// It is durable when this returns, except that a site takes the hall's acknowledgements, when they come alone,
  /// without waiting for its disk.
  ///
  /// - Parameter acknowledgement: Makes the hall's own entries for the journals that grew; nil at a site.
  /// - Throws: ``StoreError``; nothing was merged, unless its outcome is unknown.
  package func merge(
    _ segments: [JournalSegment], mode: MergeMode = .lenient,
    acknowledgement: Acknowledgement? = nil
  ) throws(StoreError) -> Result<[SegmentOutcome], AtomicMergeRefused> {
    try ensureSound()
    var stage = MergeStage(store: self)
    var refusal: AtomicMergeRefused?
    let before = table
    let isDeferred = acknowledgement == nil && segments.allSatisfy(isAcknowledgement)
    try commitStaging(isDeferred ? .deferred : .synced) { db in
      for segment in segments { try stage.add(segment, db) }
      if mode == .atomic, let bad = stage.outcomes.first(where: Self.breaksAtomicity) {
        refusal = AtomicMergeRefused(outcome: bad)
        return .rollback
      }
      if let acknowledgement { try stage.acknowledge(acknowledgement, db) }
      self.table = stage.table
      return .commit
    } undo: {
      self.table = before
    }
    if let refusal { return .failure(refusal) }
    if stage.hasForked || stage.changesHall { try refold() } else { stage.fold(into: &register) }
    return .success(stage.outcomes)
  }

  /// Whether it holds only the hall's acknowledgements. No site decides anything by them, and the hall, which has them
  /// on its disk, sends them again to a site that lost them.
  private func isAcknowledgement(_ segment: JournalSegment) -> Bool {
    guard segment.device == hall else { return false }
    var isOnly = true
    segment.run.forEach { bytes in
      guard isOnly else { return }
      if case .merged = Entry(decoding: bytes).body { return }
      isOnly = false
    }
    return isOnly
  }

  private static func breaksAtomicity(_ outcome: SegmentOutcome) -> Bool {
    switch outcome {
    case .merged, .known, .forked, .tooManyBranches: false
    case .gap, .unknownDevice, .contradicts, .refused, .tooManyEntries: true
    }
  }
}

/// How the hall acknowledges merged journals in its own journal.
package struct Acknowledgement: Sendable {
  /// The most journals that one entry acknowledges, so that it stays under ``Entry/bytesMax``; more take several.
  package static let headsMax = 1024

  /// The hall's own key.
  package let publicKey: [UInt8]
  /// The hall's clock, seconds since 1970 UTC.
  package let now: Int64

  package init(publicKey: [UInt8], now: Int64) {
    (self.publicKey, self.now) = (publicKey, now)
  }
}

extension SegmentOutcome {
  /// What is the matter and what to do next. It names a device and never a voter.
  package var message: BilingualText {
    switch self {
    case .merged(let device, let entries):
      BilingualText(
        zh: "设备 \(device) 新到 \(entries) 条记录。无须处理。", en: "\(entries) new entries of \(device). Nothing to do.")
    case .known(let device):
      BilingualText(zh: "设备 \(device) 的记录已有。无须处理。", en: "The entries of \(device) were held already. Nothing to do.")
    case .gap(let device, let size):
      BilingualText(
        zh: "设备 \(device) 的日志缺第 \(size) 条之后的记录，未导入。请从来源重新导出全部日志。",
        en: "Entries of \(device) from \(size) on are missing before these; nothing was taken. Export everything again."
      )
    case .unknownDevice(let device):
      BilingualText(
        zh: "会场没有登记设备 \(device)，未导入。请先与会场同步，再试。",
        en: "The hall has not enrolled \(device); nothing was taken. Synchronise with the hall, then try again.")
    case .contradicts(let device):
      BilingualText(
        zh: "设备 \(device) 的日志与本机的矛盾，未导入。请从来源重新导出全部日志；仍然如此，请联系会场。",
        en:
          "The journal of \(device) contradicts what is held here; nothing was taken. Export everything again, and call "
          + "the hall if it stays so.")
    case .forked(let device):
      BilingualText(
        zh: "设备 \(device) 签了两份不同的日志，都已保留。请由会场裁定。",
        en: "\(device) signed two different journals; both are kept. The hall rules on it.")
    case .refused(let device, let error):
      BilingualText(
        zh: "设备 \(device) 的日志不是它签署的内容（\(error)），未导入。请保留 U 盘作证据，从来源重新导出。",
        en:
          "The journal of \(device) is not what it signed (\(error)); nothing was taken. Keep the stick as evidence and "
          + "export again at its source.")
    case .tooManyEntries(let device, let limit):
      BilingualText(
        zh: "设备 \(device) 的日志超过 \(limit) 条，一个投票点不可能有这么多，未导入。请停用该设备并联系会场。",
        en:
          "The journal of \(device) has over \(limit) entries, more than a site can need; nothing of it was taken. Revoke "
          + "the device and call the hall.")
    case .tooManyBranches(let device, _):
      BilingualText(
        zh: "设备 \(device) 签了超过 \(Frontier.branchesMax) 份不同的日志，它的记录全部不计入；这一份只保留签名作证据。请停用该设备并联系会场。",
        en:
          "\(device) signed more than \(Frontier.branchesMax) different journals, so nothing of it is counted; of this "
          + "one the signature is kept as evidence. Revoke the device and call the hall.")
    }
  }
}
