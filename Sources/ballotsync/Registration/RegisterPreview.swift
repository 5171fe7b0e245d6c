import ArgumentParser
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
