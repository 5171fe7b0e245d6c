package import Crypto
package import ElectionRecord
import Foundation
package import SyncProtocol

/// The election's files for a new laptop, in a file of the sticks' form that only this laptop can open.
package struct EnrolmentPackage: Sendable {
  private enum Field {
    static let election = 2
    static let roll = 3
    static let personKey = 4
  }

  package let election: Election
  /// The roll's file, as the hall read it.
  package let roll: [UInt8]
  /// Nil of a hall that has none.
  package let personKey: PersonKey?
  package let segments: [JournalSegment]

  /// Seals the package to one device.
  ///
  /// - Throws: ``StickError/invalidRecipientKey(_:)``, ``StickError/tooLarge(limit:)``.
  package static func sealed(
    electionJSON: [UInt8], roll: [UInt8], personKey: PersonKey?, segments: [JournalSegment], electionID: String,
    electionDigest: Digest32,
    sender: DeviceID, recipient: StickRecipient, fileID: StickFileID, contentKey: SymmetricKey
  ) throws(StickError) -> [UInt8] {
    var content = WireWriter()
    content.field(Field.election, electionJSON)
    content.field(Field.roll, roll)
    if let personKey { content.field(Field.personKey, personKey.bytes) }
    for segment in segments {
      content.message(StickContent.segment) { SegmentCoding.write(segment, electionID: electionID, to: &$0) }
    }
    var writer = try StickWriter(
      election: electionDigest, fileID: fileID, sender: sender, recipients: [recipient], contentKey: contentKey)
    var file = try writer.append(content.bytes)
    file += try writer.finish()
    return file
  }

  /// Opens a package with the device's own key.
  ///
  /// - Parameter digest: The election's digest, as the answer states it under the one-time code.
  /// - Throws: ``JoinError/malformed`` when the device's key does not open it, ``JoinError/packageDiffers`` for another
  ///   election.
  package init(
    opening file: [UInt8], electionDigest digest: Digest32, device: DeviceID,
    key: Curve25519.KeyAgreement.PrivateKey
  ) throws(JoinError) {
    var reader = StickReader(election: digest, device: device, privateKey: key)
    let content: [UInt8]
    do throws(StickError) {
      content = try reader.append(file)
      _ = try reader.finish()
    } catch {
      throw .malformed
    }
    let fields = try JoinFields(content)
    guard let json = fields.bytes(Field.election), let roll = fields.bytes(Field.roll),
      let election = try? JSONDecoder().decode(Election.self, from: Data(json)), election.canonicalDigest == digest
    else { throw .packageDiffers }
    self.election = election
    self.roll = roll
    personKey = fields.bytes(Field.personKey).flatMap { PersonKey(bytes: $0) }
    segments = try Self.segments(content, electionID: election.id)
  }

  private static func segments(_ content: [UInt8], electionID: String) throws(JoinError) -> [JournalSegment] {
    var segments: [JournalSegment] = []
    let isReadable = content.withUnsafeBytes { buffer in
      var reader = WireReader(buffer)
      do throws(WireError) {
        while let field = try reader.next() {
          guard field.number == StickContent.segment else { continue }
          segments.append(try SegmentCoding.read(field, electionID: electionID))
        }
        return true
      } catch {
        return false
      }
    }
    guard isReadable else { throw .malformed }
    return segments
  }
}
