import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// What a preview and an import of registrations read.
struct RegistrationOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "登记文件：CSV，或 NIST SP 1500-102 的 JSON。 Registration files, CSV or JSON of SP 1500-102.", valueName: "FILE"))
  var files: [String]

  @Option(
    help: ArgumentHelp("选举资料目录；默认为登记文件所在目录。 The election's folder; the first file's by default.", valueName: "DIR"))
  var election: String?

  @Option(
    help: ArgumentHelp(
      "其他社区的登记文件、身份比对表或其目录，可写多次。 Other communities' files, or a folder of them; repeatable.", valueName: "DIR|FILE"))
  var others: [String] = []

  @Option(help: ArgumentHelp("住户名单，用来查漏登。 A household or canvass list to find who is missing.", valueName: "FILE"))
  var households: String?

  @Option(
    help: ArgumentHelp(
      "登记密钥文件；默认为选举资料目录中的 registration.key。 The key of the identity hashes.", valueName: "FILE"))
  var key: String?

  var folder: String { election ?? URL(fileURLWithPath: files[0]).deletingLastPathComponent().path }

  private var keyPath: String { key ?? "\(folder)/\(NodeDirectory.File.registrationKey)" }

  /// Reads and sorts the registrations.
  ///
  /// - Parameter keepsKey: Whether a key that is not there yet is drawn and kept; otherwise it is drawn for this run.
  func sorted(keepsKey: Bool) throws -> SortedRegistrations {
    let isThere = FileManager.default.fileExists(atPath: keyPath)
    guard isThere || key == nil else { throw Refusal.fileNotFound(keyPath) }
    let bytes = isThere ? try keptKey() : Randomness.bytes(RegistrationKey.byteCount)
    guard let secret = RegistrationKey(bytes: bytes) else { throw wrongKey }
    let sorted = try RegistrationFiles.sort(
      RegistrationRequest(
        files: files, electionFolder: folder, others: others, households: households, key: secret, isKeyKept: isThere))
    if keepsKey, !isThere {
      try CarriedFile.write(Data((Hex.text(bytes) + "\n").utf8), to: keyPath, isPrivate: true)
    }
    return sorted
  }

  private var wrongKey: Refusal {
    .keyInvalid(keyPath, zh: "登记密钥（64 位十六进制）", en: "registration key of 64 hexadecimal digits")
  }

  private func keptKey() throws -> [UInt8] {
    let text = try CarriedFile.text(keyPath).trimmingCharacters(in: .whitespacesAndNewlines)
    guard let bytes = Hex.bytes(text) else { throw wrongKey }
    try checkSecrecy()
    return bytes
  }

  /// Whoever reads the key can try identity numbers against the hashes.
  private func checkSecrecy() throws {
    var status = stat()
    guard stat(keyPath, &status) == 0, status.st_mode & 0o044 != 0 else { return }
    throw Refusal.keyExposed(
      keyPath, zh: "请运行 chmod 600 关闭它。", en: "Close it with chmod 600.")
  }
}
