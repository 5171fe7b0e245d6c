import Crypto

/// Consecutive entries of one journal with the device's checkpoint at their end: what frames and sticks carry.
///
/// One signature covers the whole run, so any node may relay any journal.
package struct JournalSegment: Equatable, Sendable {
  package let device: DeviceID
  /// The sequence of the first entry.
  package let start: UInt32
  package let run: EntryRun
  /// A signed note with the journal's size and root after the last entry.
  package let checkpoint: [UInt8]

  package init(device: DeviceID, start: UInt32, run: EntryRun, checkpoint: [UInt8]) {
    self.device = device
    self.start = start
    self.run = run
    self.checkpoint = checkpoint
  }

  /// The journal's size after the segment; nil when it would not fit the format.
  package var end: UInt32? {
    let (end, overflow) = start.addingReportingOverflow(UInt32(clamping: run.count))
    return overflow ? nil : end
  }
}

/// The name of a device's journal in its checkpoints.
package enum JournalOrigin {
  /// `ballotsync/ELECTION/DEVICE`, the first line of every checkpoint of the device.
  package static func name(election: String, device: DeviceID) -> String { "ballotsync/\(election)/\(device)" }

  /// A checkpoint in one line for people and cameras: `ORIGIN SIZE ROOT`, the root as 64 hexadecimal digits.
  ///
  /// It says what the signed checkpoint says, without the signature; `verify` prints the same digits.
  package static func line(election: String, device: DeviceID, size: UInt32, root: Digest32) -> String {
    "\(name(election: election, device: device)) \(size) \(root.hex)"
  }
}

/// Why a segment is not a part of its journal.
package enum SegmentError: Error, Equatable, Sendable {
  /// The checkpoint is not a note signed by the device's key.
  case badCheckpoint(SignedNoteError)
  /// The checkpoint speaks of another size.
  case sizeDiffers(stated: UInt64, found: UInt64)
  /// The entries do not lead to the signed root.
  case rootDiffers
}

/// Checks segments against their signed checkpoints. Pure.
///
/// - Rule: nothing is invented (invariant S2), and a journal only grows (S3).
package enum SegmentRule {
  /// The journal's state after `run`, if the device signed exactly that.
  ///
  /// - Parameter accumulator: The journal up to the run's first entry.
  /// - Throws: ``SegmentError`` for a segment that does not follow from what is held.
  package static func extend(
    _ accumulator: MerkleAccumulator, by run: EntryRun, checkpoint: [UInt8], origin: String,
    key: SignedNote.VerifierKey
  ) throws(SegmentError) -> MerkleAccumulator {
    let signed = try verify(checkpoint, origin: origin, key: key)
    var extended = accumulator
    run.forEach { extended.append($0) }
    guard signed.size == extended.size else { throw .sizeDiffers(stated: signed.size, found: extended.size) }
    guard signed.root == extended.root else { throw .rootDiffers }
    return extended
  }

  /// The checkpoint, if `key` signed it.
  ///
  /// - Throws: ``SegmentError/badCheckpoint(_:)``.
  package static func verify(
    _ note: [UInt8], origin: String, key: SignedNote.VerifierKey
  ) throws(SegmentError) -> Checkpoint {
    try wrapping(SegmentError.badCheckpoint) { () throws(SignedNoteError) in
      try Checkpoint(verifying: note, origin: origin, key: key)
    }
  }

  /// The key that a device's checkpoints are verified with.
  ///
  /// - Throws: ``SegmentError/badCheckpoint(_:)`` when `publicKey` is no key, or `election` cannot be in a key's name.
  package static func key(
    of publicKey: [UInt8], election: String
  ) throws(SegmentError) -> SignedNote.VerifierKey {
    let origin = JournalOrigin.name(election: election, device: DeviceID(publicKey: publicKey))
    do {
      let key = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
      return try SignedNote.VerifierKey(name: origin, publicKey: key)
    } catch let error as SignedNoteError {
      throw .badCheckpoint(error)
    } catch {
      throw .badCheckpoint(.malformedKey)
    }
  }
}
