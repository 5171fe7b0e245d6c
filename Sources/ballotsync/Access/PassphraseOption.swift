import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// Where the passphrase of an encrypted data directory comes from: never the command line, which others can see.
struct PassphraseOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "含口令的文件，- 为标准输入；不写则在终端里问。 A file with the passphrase, - for standard input; asked at the terminal otherwise.",
      valueName: "FILE"))
  var passphraseFile: String?

  private static let bytesMax = 4096
  /// The credential of a systemd unit (systemd.exec(5), LoadCredential=).
  private static let credential = "ballotsync-passphrase"

  /// The passphrase of a directory that is encrypted; nil for another, of which nobody is asked.
  ///
  /// - Throws: ``Refusal`` where nobody can be asked.
  func known(for data: String) throws -> String? {
    guard NodeDirectory.isEncrypted(data) else { return nil }
    if let given = try given() { return given }
    guard let typed = Terminal.secret("口令 / passphrase: ") else { throw Refusal.passphraseMissing }
    return typed
  }

  /// A new one, which a person types twice.
  ///
  /// - Throws: ``Refusal`` where nobody can be asked, or the two differ.
  func chosen() throws -> String {
    if let given = try given() { return given }
    guard let first = Terminal.secret("新口令 / new passphrase: "),
      let second = Terminal.secret("再输一遍 / once more: ")
    else { throw Refusal.passphraseMissing }
    guard first == second else { throw Refusal.passphrasesTyped }
    return first
  }

  private func given() throws -> String? {
    if passphraseFile == "-" { return readLine() ?? "" }
    let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
    let unit = folder.map { "\($0)/\(Self.credential)" }.flatMap { (path: String) -> String? in
      access(path, R_OK) == 0 ? path : nil
    }
    guard let path = passphraseFile ?? unit else { return nil }
    let text = String(decoding: try CarriedFile.read(path, bytesMax: Self.bytesMax), as: UTF8.self)
    return text.split(whereSeparator: { $0.isNewline }).first.map(String.init) ?? ""
  }
}

extension Refusal {
  fileprivate static let passphraseMissing = Refusal(
    "passphraseMissing", .usage, zh: "需要口令，而这里没有终端可以问。请用 --passphrase-file 写明含口令的文件，- 为标准输入。",
    en:
      "The passphrase is needed, and there is no terminal to ask at. Name a file that has it with --passphrase-file, - for standard input."
  )

  fileprivate static let passphrasesTyped = Refusal(
    "passphrasesTyped", .usage, zh: "两次输入的口令不一样，没有加密。请再运行一次。",
    en: "The two passphrases differ; nothing was encrypted. Run it again.")
}
