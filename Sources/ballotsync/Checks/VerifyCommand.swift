import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// 核验.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = help(
    "verify", zh: "核验导出的日志或存档：只用文件和公钥，重建核对报告。", en: "Verify exported journals, or an archive, with keys alone.",
    example: """
      ballotsync verify /media/usb/journals --key ballotsync/houbeian/0f…+6f2a91c3+AW…
        ballotsync verify houbeian.tar --code 7K2M-… --roll-to roll.csv
      """)

  @OptionGroup var output: OutputOptions
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("导出的目录，或存档文件。 The exported folder, or an archive.", valueName: "DIR|FILE"))
  var folder: String

  @Option(help: ArgumentHelp("存档的名册启封码。 The code that opens an archive's roll.", valueName: "CODE")) var code: String?

  @Option(help: ArgumentHelp("把存档里的名册写到这个文件。 Write an archive's roll to this file.", valueName: "FILE"))
  var rollTo: String?

  @Option(help: ArgumentHelp("会场公钥。 The hall's key.", valueName: "VERIFIERKEY")) var key: String?

  @Option(
    help: ArgumentHelp(
      "把重建的核对报告写成网页；会场不在也可以，写明有没有宣布。 Write the rebuilt report as a page, saying whether it is declared.",
      valueName: "FILE"))
  var report: String?

  @Option(
    name: .customLong("data"),
    help: ArgumentHelp("从这个数据目录取会场公钥。 Take the hall's key from this data directory.", valueName: "DIR"))
  var data: String?

  func run() async throws {
    var progress = ProgressLine()
    let what = output.language == .zh ? "核验" : "verifying"
    let reply: CommandReply
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw Refusal.fileNotFound(folder)
    }
    if !isFolder.boolValue {
      reply = try ArchiveVerification.verify(
        folder, key: pinned(), poll: poll.poll, language: output.language, code: code, rollTo: rollTo
      ) { progress.show(what, $0, of: $1) }
    } else {
      let verification = ExportVerifier.verify(folder: folder, key: try pinned(), poll: poll.poll) { done, total in
        progress.show(what, done, of: total)
      }
      reply = verification.reply(output.language)
    }
    progress.end()
    if let report, let page = reply.html { try CarriedFile.write(Data(page.utf8), to: report) }
    try Terminal.emit(reply, json: output.json)
  }

  func validate() throws {
    guard (code == nil) == (rollTo == nil) else {
      throw ValidationError("--code 和 --roll-to 要一起写。 Give --code and --roll-to together.")
    }
  }

  private func pinned() throws -> SignedNote.VerifierKey? {
    if let key {
      guard let parsed = try? SignedNote.VerifierKey(parsing: key) else {
        throw Refusal.keyInvalid("--key", zh: "公钥", en: "verifier key")
      }
      return parsed
    }
    return try data.map { try authority(in: $0) }
  }

  private func authority(in data: String) throws -> SignedNote.VerifierKey {
    let contents = try CarriedFile.read("\(data)/\(NodeDirectory.File.profile)", bytesMax: 1 << 20)
    guard let profile = try? JSONDecoder().decode(NodeProfile.self, from: contents),
      let bytes = Hex.bytes(profile.authority),
      let election = try? JSONDecoder().decode(
        Election.self, from: CarriedFile.read("\(data)/\(NodeDirectory.File.election)", bytesMax: 1 << 25)),
      let key = try? SegmentRule.key(of: bytes, election: election.id)
    else { throw NodeDirectoryError.damaged(file: NodeDirectory.File.profile) }
    return key
  }
}

/// Verifies an archive: unpacks it into a folder that goes away again, and verifies the journals in it.
enum ArchiveVerification {
  /// - Parameters:
  ///   - rollTo: Where to write the roll, with the code that opens it.
  static func verify(
    _ path: String, key: SignedNote.VerifierKey?, poll: PollID, language: Language, code: String?, rollTo: String?,
    progress: @escaping (UInt64, UInt64) -> Void
  ) throws -> CommandReply {
    let folder = NSTemporaryDirectory() + "ballotsync-archive-\(Hex.text(Randomness.bytes(8)))"
    guard mkdir(folder, 0o700) == 0 else { throw ExportProblem(file: path, kind: .noRoom) }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let contents = try ArchiveReader.unpack(path, into: folder, key: key, progress: progress)
    if let rollTo {
      guard let code, let roll = ArchiveReader.roll(in: folder, code: code) else {
        throw Refusal(
          "codeRefused", .unverified, zh: "启封码不对，名册没有打开。请对照信封里的纸条重新输入。",
          en: "The code does not open the roll. Type it again from the paper in the envelope.")
      }
      let header = roll.prefix { $0 != UInt8(ascii: "\n") }
      try CarriedFile.write(roll, to: rollTo, isPrivate: true, isReplacing: false) { $0.starts(with: header) }
    }
    let verification = ExportVerifier.verify(folder: ArchiveReader.exportFolder(in: folder), key: key, poll: poll)
    return verification.reply(language, archive: contents)
  }
}
