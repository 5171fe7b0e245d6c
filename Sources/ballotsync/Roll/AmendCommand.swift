import ArgumentParser
import ElectionRecord
import NodeService

/// 名册变更.
struct AmendCommand: RecordingVerb {
  static let configuration = help(
    "amend", zh: "名册变更：除名、恢复、一人两号。", en: "Amend the roll after it was posted.",
    example: "ballotsync amend 2001 --duplicate-of 17")

  @OptionGroup var common: CommonOptions
  @OptionGroup var request: RequestOption

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"))
  var voter: RollNumber

  @Flag(help: "除名。 Strike the voter off.") var struckOff = false
  @Flag(help: "恢复。 Restore the voter.") var restored = false

  @Option(help: ArgumentHelp("与此序号是同一人。 The same person as this number.", valueName: "VOTER"))
  var duplicateOf: RollNumber?

  func validate() throws {
    guard [struckOff, restored, duplicateOf != nil].count(where: { $0 }) == 1 else {
      throw ValidationError(
        "请只写 --struck-off、--restored 或 --duplicate-of 之一。 Give one of --struck-off, --restored and --duplicate-of.")
    }
  }

  func command() -> any NodeCommand {
    if let duplicateOf { return AmendRoll(voter: voter, change: .duplicateOf(original: duplicateOf)) }
    return AmendRoll(voter: voter, change: struckOff ? .struckOff : .restored)
  }
}
