package import Crypto
package import ElectionRecord
import JournalStore
package import SyncProtocol

/// Carrying journals by hand (U 盘摆渡): the same segments as on the network, in one sealed file.
extension Node {
  /// Writes everything held here into one sealed file, as far as an import takes it.
  ///
  /// It is sealed to the hall and to every enrolled device that is not revoked, so one stick can serve every site.
  ///
  /// - Parameters:
  ///   - fileID: Sixteen random bytes.
  ///   - contentKey: A random key of 32 bytes.
  ///   - contentBytesMax: What an import takes of one file, bytes. The halls' journals and this node's own come first;
  ///     what has no room is left to the network.
  ///   - write: Takes the file's bytes piece by piece.
  /// - Returns: Entries in the file, and whether everything had room.
  /// - Throws: ``StickError``, ``NodeError/store(_:)``, what `write` throws; the file is worthless then.
  @discardableResult
  package func exportStick(
    fileID: StickFileID, contentKey: SymmetricKey, contentBytesMax: Int = StickImport.contentBytesMax,
    write: ([UInt8]) throws -> Void
  ) throws -> (entries: Int, isWhole: Bool) {
    var writer = try StickWriter(
      election: electionDigest, fileID: fileID, sender: device, recipients: recipients(), contentKey: contentKey)
    var (entries, bytes, segments, isWhole) = (0, 0, 0, true)
    var notes = WireWriter()
    for note in successions { notes.field(StickContent.succession, note) }
    if !notes.bytes.isEmpty { try write(try writer.append(notes.bytes)) }
    let requests = SyncPlanner.requests(local: frontier, remote: WireFrontier(journals: [:]), first: halls)
    let first = halls + [device].filter { !halls.contains($0) }
    let own = first.flatMap { id in requests.filter { $0.device == id } }
    for request in own + requests.filter({ !first.contains($0.device) }) where isWhole {
      var start = request.start
      while let segment = try load([request.from(start)], bytesMax: 1).first, let end = segment.end {
        var content = WireWriter()
        content.message(StickContent.segment) {
          SegmentCoding.write(segment, electionID: election.id, to: &$0)
        }
        bytes += content.bytes.count
        segments += 1
        isWhole = bytes <= contentBytesMax && segments <= StickImport.segmentsMax
        guard isWhole else { break }
        try write(try writer.append(content.bytes))
        entries += segment.run.count
        start = end
      }
    }
    try write(try writer.finish())
    return (entries, isWhole)
  }

  private func recipients() throws -> [StickRecipient] {
    try register.hall.enrolments
      .filter { register.hall.revocations[$0.device] == nil }
      .map { device, enrolment in
        StickRecipient(
          device: device,
          publicKey: try Curve25519.KeyAgreement.PublicKey(rawRepresentation: enrolment.sealingKey))
      }
  }

  /// What an import brought.
  package struct ImportSummary: Equatable, Sendable {
    package let sender: DeviceID
    /// Entries that were not held here before.
    package let newEntries: Int
    package let segments: Int
    /// Devices of which it brought another history than is held here.
    package let forked: [DeviceID]
  }

  /// Merges the file that `stick` has read, all of it or nothing (invariant S12).
  ///
  /// - Throws: ``NodeError/stick(_:)``, ``NodeError/carriedFileRefused(_:)``; the refusal is kept as evidence.
  package func importStick(_ stick: consuming StickImport) throws(NodeError) -> ImportSummary {
    do {
      let (header, segments, notes) = try stick.finish(electionID: election.id)
      try take(notes: notes)
      let outcomes = try merge(segments, mode: .atomic)
      let entries = outcomes.reduce(0) { sum, outcome in
        if case .merged(_, let count) = outcome { sum + count } else { sum }
      }
      let forked = outcomes.compactMap { outcome -> DeviceID? in
        switch outcome {
        case .forked(let device), .tooManyBranches(let device, _): device
        default: nil
        }
      }
      return ImportSummary(
        sender: header.sender, newEntries: entries, segments: segments.count, forked: Set(forked).sorted())
    } catch let error as StickError {
      try keepStickEvidence(error)
      throw .stick(error)
    } catch let error as NodeError {
      throw error
    } catch WireError.runTooLarge {
      try keepStickEvidence(.segmentTooLarge(limitBytes: EntryRun.bytesMax))
      throw .stick(.segmentTooLarge(limitBytes: EntryRun.bytesMax))
    } catch {
      // Sealed to this device by somebody who holds its public key, but not what an export writes.
      let damage = StickError.damaged(offset: 0)
      try keepStickEvidence(damage)
      throw .stick(damage)
    }
  }

  /// Keeps the refusal of a file.
  ///
  /// - Throws: ``NodeError/store(_:)``; nothing is kept then.
  package func keepStickEvidence(_ error: StickError) throws(NodeError) {
    try stored { () throws(StoreError) in
      try store.keepEvidence(kind: "stick", details: ["\(error)"], at: clock.now())
    }
  }

  /// What a person is told of a file that was refused: one for devices none of which the hall enrolled comes from
  /// another hall of the same election, such as a rehearsal's.
  func refusal(of error: StickError) -> Refusal {
    guard case .notARecipient(let recipients) = error,
      recipients.allSatisfy({ register.hall.enrolment(of: $0) == nil })
    else { return error.refusal }
    return Refusal(
      "stickOfAnotherHall", .unverified,
      zh: "文件来自同一选举文件的另一个会场（例如演练用的）：那台电脑登记在别的会场，它的划名不能直接并入，未导入。请核对会场公钥；"
        + "确实用它发过票的，在它上面打印或抄录名单，再用登记在本会场的电脑以 paper-in 补录，来源写明那台电脑。",
      en:
        "The file comes from another hall of the same election's file, such as a rehearsal's: that laptop is enrolled "
        + "there, and its marks cannot be merged here; nothing was taken. Compare the halls' keys. If it did hand out "
        + "papers, list its marks and enter them as a paper list (paper-in) on a laptop of this hall, with that laptop "
        + "as the origin.")
  }

  /// A reader for files sealed to this device.
  package func stickImport() -> StickImport {
    StickImport(
      reader: StickReader(
        election: electionDigest, device: device, privateKey: keys.sealing, inherited: inherited))
  }
}

extension SegmentRequest {
  fileprivate func from(_ start: UInt32) -> SegmentRequest {
    SegmentRequest(device: device, branch: branch, start: start)
  }
}

/// Field numbers of a stick's content.
enum StickContent {
  static let segment = 1
  /// What a lost hall signed over to its successor.
  static let succession = 2
}

/// A carried file while it is read: nothing of it is used before its last byte was verified.
package struct StickImport: Sendable {
  /// The most content taken from one file, in bytes.
  package static let contentBytesMax = 128 << 20
  /// The longest file with such content, in bytes: its header and the tags of its chunks are less than a mebibyte.
  package static let fileBytesMax = contentBytesMax + (1 << 20)
  /// The most segments taken from one file: each costs more memory than its bytes.
  package static let segmentsMax = 1 << 17

  private var reader: StickReader
  private var content: [UInt8] = []

  init(reader: StickReader) { self.reader = reader }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: ``StickError``; the file is then worthless.
  package mutating func append(_ bytes: [UInt8]) throws(StickError) {
    content += try reader.append(bytes)
    guard content.count <= Self.contentBytesMax else { throw .tooLarge(limit: UInt64(Self.contentBytesMax)) }
  }

  mutating func finish(electionID: String) throws -> (StickHeader, [JournalSegment], notes: [[UInt8]]) {
    let header = try reader.finish()
    var segments: [JournalSegment] = []
    var notes: [[UInt8]] = []
    try content.withUnsafeBytes { buffer in
      var fields = WireReader(buffer)
      while let field = try fields.next() {
        if field.number == StickContent.succession, notes.count < HallChain.linksMax {
          notes.append(Array(try field.bytes()))
        }
        guard field.number == StickContent.segment else { continue }
        guard segments.count < Self.segmentsMax else { throw StickError.tooManySegments(limit: Self.segmentsMax) }
        segments.append(try SegmentCoding.read(field, electionID: electionID))
      }
    }
    return (header, segments, notes)
  }
}
