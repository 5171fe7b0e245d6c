import Crypto
package import ElectionRecord
import ElectionReports
package import Foundation
import SyncProtocol

/// Reads archives: checks every member against what the hall signed, and the journals as an observer would.
package enum ArchiveReader {
  /// What an archive says of itself, once every member was found to be what the hall signed.
  package struct Contents: Equatable, Sendable {
    package let election: String
    package let sealedAt: String
    package let keepUntil: CalendarDay
    package let officers: [String]
    /// Files in it, its manifest and the note on that one among them.
    package let members: Int
  }

  /// Unpacks an archive into a new folder and checks it.
  ///
  /// - Parameters:
  ///   - key: The hall's key from elsewhere; nil to take the archive's word.
  ///   - progress: Bytes read, and bytes in all.
  /// - Throws: ``ExportProblem`` naming the member that is not what was signed. The folder holds then what was read.
  package static func unpack(
    _ path: String, into folder: String, key: SignedNote.VerifierKey?,
    progress: @escaping (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(ExportProblem) -> Contents {
    let digests = try TarReader.extract(
      path, into: folder, isAllowed: ArchiveFormat.isAllowed, sizeMax: ArchiveFormat.wholeBytesMax, progress: progress)
    let manifest = try manifest(in: folder)
    try check(manifest, in: folder, key: key)
    var rest = digests.filter { $0.key != ArchiveFormat.manifest && $0.key != ArchiveFormat.note }
    for member in manifest.members {
      guard let found = rest.removeValue(forKey: member.name) else {
        throw ExportProblem(file: member.name, kind: .missing)
      }
      guard found.hex == member.sha256 else { throw ExportProblem(file: member.name, kind: .digestDiffers) }
    }
    if let extra = rest.keys.min() { throw ExportProblem(file: extra, kind: .unexpected) }
    return Contents(
      election: manifest.election, sealedAt: manifest.sealedAt, keepUntil: manifest.keepUntil,
      officers: manifest.officers, members: digests.count)
  }

  /// The folder of the journals in an unpacked archive.
  package static func exportFolder(in folder: String) -> String { "\(folder)/\(ArchiveFormat.exportFolder)" }

  /// The roll in an unpacked archive, as a comma-separated file.
  ///
  /// - Parameter code: As it was printed; case and hyphens do not matter.
  /// - Returns: Nil for another code.
  package static func roll(in folder: String, code: String) -> Data? {
    guard let secret = CrockfordBase32.bytes(grouped: code),
      let sealed = FileManager.default.contents(atPath: "\(folder)/\(ArchiveFormat.sealedRoll)"),
      let text = try? SealedPieces.open(Array(sealed), secret: secret, context: ArchiveFormat.context)
    else { return nil }
    return Data(text)
  }

  private static func manifest(in folder: String) throws(ExportProblem) -> ArchiveManifest {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(ArchiveFormat.manifest)") else {
      throw ExportProblem(file: ArchiveFormat.manifest, kind: .missing)
    }
    if let stated = try? JSONDecoder().decode(StatedFormat.self, from: data), stated.format > ArchiveFormat.version {
      throw ExportProblem(file: ArchiveFormat.manifest, kind: .futureFormat(found: stated.format))
    }
    // Writing it again refuses whatever a reader of JSON forgives.
    guard let manifest = try? JSONDecoder().decode(ArchiveManifest.self, from: data), Data(manifest.bytes) == data
    else {
      throw ExportProblem(file: ArchiveFormat.manifest, kind: .malformed)
    }
    return manifest
  }

  private struct StatedFormat: Decodable { let format: Int }

  private static func check(
    _ manifest: ArchiveManifest, in folder: String, key: SignedNote.VerifierKey?
  ) throws(ExportProblem) {
    guard let own = try? SignedNote.VerifierKey(parsing: manifest.authority) else {
      throw ExportProblem(file: ArchiveFormat.manifest, kind: .malformed)
    }
    if let key, key.publicKey.rawRepresentation != own.publicKey.rawRepresentation {
      throw ExportProblem(file: ArchiveFormat.manifest, kind: .otherAuthority)
    }
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(ArchiveFormat.note)") else {
      throw ExportProblem(file: ArchiveFormat.note, kind: .missing)
    }
    do throws(SignedNoteError) {
      let note = try SignedNote(parsing: Array(data))
      try note.verify(by: [own])
      let expected = ArchiveFormat.noteText(election: manifest.election, manifest: manifest.bytes)
      guard note.textBytes == Array(expected.utf8) else { throw .notSignedByKnownKey }
    } catch {
      throw ExportProblem(file: ArchiveFormat.note, kind: .noteInvalid(error))
    }
  }
}
