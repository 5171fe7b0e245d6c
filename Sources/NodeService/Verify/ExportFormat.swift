import Crypto
import ElectionRecord
import ElectionReports

/// The files in which observers get the journals (format 1), as ``ExportJournals`` writes and ``ExportVerifier`` reads
/// them.
///
/// | file | content |
/// |---|---|
/// | `manifest.json` | canonical JSON: format, election, the hall's and the exporter's keys, each file's SHA-256 |
/// | `manifest.note` | a signed note of the exporting device over the manifest's SHA-256 |
/// | `election.json` | the election's canonical form, whose SHA-256 the hall's first entry states |
/// | `roll-areas.csv` | for each roll number, the site that holds the right at first, by position; no names |
/// | `journals/DEVICE.journal` | one journal; branch n of a forked journal is `DEVICE-n.journal` |
///
/// A journal is text: four header lines, `SEQUENCE LEAF ENTRY` for each entry with leaf hash and entry in hexadecimal
/// digits, an empty line, and the device's signed note on size and root.
enum ExportFormat {
  static let version = 1
  static let manifest = "manifest.json"
  static let manifestNote = "manifest.note"
  static let election = "election.json"
  static let rollAreas = "roll-areas.csv"
  static let journalFolder = "journals"
  static let rollHeader = "number,site"
  static let unassigned = "-"

  /// The most journals in one export.
  static let journalsMax = Register.journalsMax
  /// The longest line of a journal, in bytes: the longest entry in digits.
  static let lineBytesMax = 2 * Entry.bytesMax + 128
  /// The longest manifest, election or note, in bytes.
  static let smallFileBytesMax = 32 << 20

  static func journalName(_ device: DeviceID, branch: Int) -> String {
    "\(journalFolder)/\(device)\(branch == 0 ? "" : "-\(branch)").journal"
  }

  static func headerLines(election: String, device: DeviceID, key: SignedNote.VerifierKey) -> [String] {
    ["ballotsync-journal \(version)", "election \(election)", "device \(device)", "key \(key.text)"]
  }

  /// The text that the exporting device signs.
  static func manifestNoteText(election: String, manifest: [UInt8]) -> String {
    "ballotsync-export/\(version)\n\(election)\n\(Digest32(sha256: manifest).hex)\n"
  }
}

/// What an export says of itself.
struct ExportManifest: Equatable, Sendable {
  let election: String
  /// The hall's key as verifier key text.
  let authority: String
  /// The exporting device's key as verifier key text.
  let exporter: String
  /// Each other file's SHA-256 by its name.
  let files: [String: Digest32]

  var json: JSONValue {
    [
      "format": .integer(ExportFormat.version), "election": .string(election), "authority": .string(authority),
      "exporter": .string(exporter),
      "files": .array(
        files.sorted { $0.key < $1.key }.map { ["name": .string($0.key), "sha256": .string($0.value.hex)] }),
    ]
  }

  /// The file's bytes.
  var bytes: [UInt8] { Array((CanonicalJSON.pretty(json) + "\n").utf8) }
}

/// A SHA-256 that takes its bytes piece by piece.
struct RunningDigest {
  private var hash = SHA256()

  mutating func append(_ bytes: some Collection<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
      hash.update(data: Array(bytes))
    }
  }

  func finish() -> Digest32 { hash.finalize().withUnsafeBytes { Digest32($0) } ?? .zero }
}
