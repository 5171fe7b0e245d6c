import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// 核验.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = help(
    "verify", zh: "核验导出的日志：只用文件和公钥，重建核对报告。", en: "Verify exported journals with keys alone.",
    example: "ballotsync verify /media/usb/journals --key ballotsync/houbeian/0f…+6f2a91c3+AW…")

  @OptionGroup var output: OutputOptions
  @OptionGroup var poll: PollOption

  @Argument(help: ArgumentHelp("导出的目录。 The exported folder.", valueName: "DIR"))
  var folder: String

  @Option(help: ArgumentHelp("会场公钥。 The hall's key.", valueName: "VERIFIERKEY"))
  var key: String?

  @Option(
    name: .customLong("data"),
    help: ArgumentHelp("从这个数据目录取会场公钥。 Take the hall's key from this data directory.", valueName: "DIR"))
  var data: String?

  func run() async throws {
    var progress = ProgressLine()
    let what = output.language == .zh ? "核验" : "verifying"
    let verification = ExportVerifier.verify(folder: folder, key: try pinned(), poll: poll.poll) { done, total in
      progress.show(what, done, of: total)
    }
    progress.end()
    try Terminal.emit(verification.reply(output.language), json: output.json)
  }

  private func pinned() throws -> SignedNote.VerifierKey? {
    if let key {
      guard let parsed = try? SignedNote.VerifierKey(parsing: key) else {
        throw Failure(
          "keyInvalid", zh: "--key 不是公钥，或抄错了。请重新抄写。", en: "--key is no verifier key, or was miscopied. Copy it again.",
          status: .usage)
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
