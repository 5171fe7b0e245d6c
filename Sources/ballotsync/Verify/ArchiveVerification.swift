import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// Verifies an archive: unpacks it into a folder that goes away again, and verifies the journals in it.
enum ArchiveVerification {
  /// - Parameters:
  ///   - rollTo: Where to write the roll, with the code that opens it.
  static func verify(
    _ path: String, key: SignedNote.VerifierKey?, poll: PollID, language: Language, code: String?, rollTo: String?,
    progress: @escaping (UInt64, UInt64) -> Void
  ) throws -> CommandReply {
    let folder = NSTemporaryDirectory() + "ballotsync-archive-\(Hex.text(Randomness.bytes(8)))"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let contents = try ArchiveReader.unpack(path, into: folder, key: key, progress: progress)
    if let rollTo {
      guard let code, let roll = ArchiveReader.roll(in: folder, code: code) else {
        throw Refusal(
          "codeRefused", .unverified, zh: "启封码不对，名册没有打开。请对照信封里的纸条重新输入。",
          en: "The code does not open the roll. Type it again from the paper in the envelope.")
      }
      try CarriedFile.write(roll, to: rollTo, isPrivate: true)
    }
    let verification = ExportVerifier.verify(folder: ArchiveReader.exportFolder(in: folder), key: key, poll: poll)
    return verification.reply(language, archive: contents)
  }
}
