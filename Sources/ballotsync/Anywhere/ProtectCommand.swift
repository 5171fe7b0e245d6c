import ArgumentParser
import ElectionRecord
import ElectionReports
import Foundation
import NodeDaemon
import NodeService

/// 加密存放.
struct Protect: AsyncParsableCommand {
  static let configuration = help(
    "protect", zh: "用口令加密本机的名册和密钥；以后 serve 启动时要输口令。",
    en: "Encrypt this machine's roll and keys under a passphrase, which serve asks for from then on.",
    example: "ballotsync protect --data r1")

  @OptionGroup var common: CommonOptions
  @OptionGroup var passphrase: PassphraseOption

  func run() async throws {
    // Whatever keeps it from being encrypted is said before anybody thinks up a passphrase.
    let opened = try NodeDirectory.open(
      common.data, unlocking: passphrase.known(for: common.data), clock: SystemClock())
    let reply = try Protection.protect(
      opened, under: passphrase.chosen(), language: common.language, random: Randomness.bytes)
    try Terminal.emit(reply, json: common.json)
  }
}
