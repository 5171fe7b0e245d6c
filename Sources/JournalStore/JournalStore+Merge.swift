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
  /// It contradicts what is held here and does not stand alone: the whole journal is needed to tell.
  case contradicts(device: DeviceID)
  /// The device signed two different journals; both are kept.
  case forked(device: DeviceID)
  /// It is not what the device signed.
  case refused(device: DeviceID, SegmentError)
  /// One more branch of a journal of which enough are kept; the device signed it with this note.
  case tooManyBranches(device: DeviceID, checkpoint: [UInt8])
  /// More entries than a site's laptop can need; nothing of the segment was taken.
  case tooManyEntries(device: DeviceID, limit: UInt32)

  /// Whether what follows it of the same device in the same message is worth nothing.
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
  /// It is durable when this returns, but for what brings only the hall's acknowledgements: a site takes them without
  /// waiting for its disk.
  ///
  /// - Parameter acknowledgement: Makes the hall's own entries for the journals that grew; nil at a site.
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
        throw StoreError.failed(code: Self.abortCode)
      }
      if let acknowledgement { try stage.acknowledge(acknowledgement, db) }
      self.table = stage.table
    } refusedWhen: {
      refusal != nil
    } undo: {
      self.table = before
    }
    if let refusal { return .failure(refusal) }
    if stage.hasForked { try refold() } else { stage.fold(into: &register) }
    return .success(stage.outcomes)
  }

  /// Whether the hall says nothing in it but what it holds. No site decides anything by that, and the hall, which
  /// has it on its disk, says it again to whoever lost it.
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

  private func commitStaging(
    _ durability: Durability, _ body: (Database) throws -> Void, refusedWhen isRefused: () -> Bool, undo: () -> Void
  ) throws(StoreError) {
    do throws(StoreError) {
      try commitStaging(durability, body, undo: undo)
    } catch {
      guard isRefused() else { throw error }
    }
  }

  private static func breaksAtomicity(_ outcome: SegmentOutcome) -> Bool {
    switch outcome {
    case .merged, .known, .forked, .tooManyBranches: false
    case .gap, .unknownDevice, .contradicts, .refused, .tooManyEntries: true
    }
  }

  /// SQLITE_ABORT: the transaction is taken back on purpose.
  private static let abortCode: Int32 = 4
}

/// How the hall acknowledges merged journals in its own journal.
package struct Acknowledgement: Sendable {
  /// The most journals that one entry acknowledges, so that it stays under ``Entry/bytesMax``; more take several.
  static let headsMax = 1024

  /// The hall's own key.
  package let publicKey: [UInt8]
  /// The hall's clock, seconds since 1970 UTC.
  package let now: Int64

  package init(publicKey: [UInt8], now: Int64) {
    self.publicKey = publicKey
    self.now = now
  }
}
