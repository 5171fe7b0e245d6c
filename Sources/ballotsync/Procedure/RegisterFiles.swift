import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// 登记预览.
struct RegisterPreview: AsyncParsableCommand {
  static let configuration = help(
    "preview", zh: "预览登记：分为列入名册、待核、不予登记、不参加，不写任何文件。",
    en: "Sort registrations into accepted, questionable, refused and declined; nothing is written.",
    example: "ballotsync register preview registration.csv --election config/elections/houbeian")

  @OptionGroup var registration: RegistrationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let sorted = try registration.sorted(keepsKey: false)
    try Terminal.emit(RegistrationReply.reply(sorted, language: output.language), json: output.json)
  }
}

/// 登记导入.
struct RegisterImport: AsyncParsableCommand {
  static let configuration = help(
    "import", zh: "导入登记：在 init 之前写出名册、身份比对表和登记记录；待核和不予登记的不列入。",
    en: "Write the roll, the file of identities and the records of the registration, before init.",
    example: "ballotsync register import registration.csv --election config/elections/houbeian --day 2010-02-25")

  @OptionGroup var registration: RegistrationOptions
  @OptionGroup var day: DayOption
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "选民证号的开头；默认为选举标识的大写。 What card numbers start with; the election's id in capitals by default.", valueName: "TEXT"))
  var cards: String?

  @Flag(help: "替换已有的名册。 Replace a roll that is there.") var replace = false

  func validate() throws {
    guard cards.map({ $0.wholeMatch(of: /[A-Za-z0-9]{1,16}/) != nil }) ?? true else {
      throw ValidationError("--cards 只能用 1 到 16 个字母和数字。 --cards takes 1 to 16 letters and digits.")
    }
  }

  func run() async throws {
    let sorted = try registration.sorted(keepsKey: true)
    let folder = registration.folder
    let roll = sorted.election.roll
    guard replace || !FileManager.default.fileExists(atPath: "\(folder)/\(roll)") else {
      throw Refusal(
        "rollExists", .failed, zh: "\(folder) 已有名册 \(roll)，没有写入。要替换请加 --replace。",
        en: "\(folder) has a roll \(roll); nothing was written. Add --replace to replace it.")
    }
    guard sorted.preview.count(.accepted) > 0 else {
      throw Refusal(
        "nobodyAccepted", .usage, zh: "没有一行可以列入名册，没有写入。请先用 register preview 查看原因。",
        en: "No row was accepted; nothing was written. See why with register preview.")
    }
    let written = try write(sorted, to: folder)
    try Terminal.emit(
      RegistrationReply.reply(sorted, written: written, language: output.language), json: output.json)
  }

  /// The roll comes last: without it there is nothing that `init` would take.
  private func write(_ sorted: SortedRegistrations, to folder: String) throws -> [String] {
    let outcome = RegistrationOutcome(
      sorted.preview, cards: cards ?? sorted.election.id.uppercased(), day: day.value)
    let identities = NodeDirectory.File.identities
    try CarriedFile.write(Data(outcome.identitiesText.utf8), to: "\(folder)/\(identities)", isPrivate: true)
    let history = RegistrationHistory.files(outcome.history)
    for file in history { try CarriedFile.write(Data(file.text.utf8), to: "\(folder)/\(file.name)", isPrivate: true) }
    try CarriedFile.write(Data(outcome.rollText.utf8), to: "\(folder)/\(sorted.election.roll)", isPrivate: true)
    return [sorted.election.roll, identities] + history.map(\.name)
  }
}

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
