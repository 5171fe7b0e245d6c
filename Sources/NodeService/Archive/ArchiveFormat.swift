package import ElectionRecord
import ElectionReports
import Foundation
package import JournalStore
import SyncProtocol

/// The archive of an election (format 1): one ustar file of everything.
///
/// | member | content |
/// |---|---|
/// | `export/…` | the journals with their checkpoints, as `ExportFormat` describes them |
/// | `public/POLL/…` | the public files of each poll |
/// | `private/roll.sealed` | the roll, encrypted; opened with the code that was printed when the archive was made |
/// | `archive.json` | JSON: format, election, when sealed, until when kept, each member's SHA-256 |
/// | `archive.note` | a signed note of the hall over the SHA-256 of `archive.json` |
///
/// `private/roll.sealed` is a run of sealed messages (`SealedMessage`), each with its length as four bytes, most
/// significant first; the n-th has the context `archive-roll/n`, the last one `archive-roll/n/last`.
enum ArchiveFormat {
  static let version = 1
  static let manifest = "archive.json"
  static let note = "archive.note"
  static let exportFolder = "export"
  static let publicFolder = "public"
  static let sealedRoll = "private/roll.sealed"
  /// Bytes of the secret in the code.
  static let secretBytes = 16
  /// The most members.
  static let membersMax = Register.journalsMax + 64

  /// The text that the hall signs.
  static func noteText(election: String, manifest: [UInt8]) -> String {
    "ballotsync-archive/\(version)\n\(election)\n\(Digest32(sha256: manifest).hex)\n"
  }

  /// Whether a member's name is one of this format: no absolute path, nothing that climbs out of a folder.
  static func isAllowed(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isClean = parts.allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".") && part.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }
    }
    guard isClean, name.utf8.count <= TarFormat.nameBytesMax else { return false }
    return name == manifest || name == note || name == sealedRoll
      || [exportFolder, publicFolder].contains(String(parts[0])) && (2...3).contains(parts.count)
  }

  /// The largest size of a member that is read into memory whole, in bytes; nil for one that is not.
  static func wholeBytesMax(_ name: String) -> UInt64? {
    switch name {
    case manifest, note: 4 << 20
    // A quarter more than its text takes, for the seals of its pieces.
    case sealedRoll: RollLimits.standard.fileBytesMax / 4 * 5
    default: nil
    }
  }

  static func context(piece: Int, isLast: Bool) -> String { "archive-roll/\(piece)\(isLast ? "/last" : "")" }
}

/// What an archive says of itself.
struct ArchiveManifest: Codable, Equatable {
  struct Member: Codable, Equatable {
    let name: String
    let sha256: String
  }

  let format: Int
  let election: String
  /// The hall's key as verifier key text.
  let authority: String
  /// By the hall's clock.
  let sealedAt: String
  let keepUntil: CalendarDay
  let officers: [String]
  let members: [Member]

  /// The file's bytes.
  var bytes: [UInt8] { CommandCoding.bytes(of: self) }
}

extension RollStore {
  /// The roll as the file that it was imported from could have been, of the numbers that `keeps` takes.
  ///
  /// - Throws: ``StoreError`` when a row is not the one that was imported.
  package func csv(of keeps: (RollNumber) -> Bool = { _ in true }) throws(StoreError) -> [UInt8] {
    let members = try hasMembers()
    var text = Array(RollText.rollHeader(members: members).utf8)
    try forEachVoter { if keeps($0.number) { text += RollText.line($0, members: members).utf8 } }
    return text
  }
}
