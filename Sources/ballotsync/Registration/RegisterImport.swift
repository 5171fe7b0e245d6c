import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

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
