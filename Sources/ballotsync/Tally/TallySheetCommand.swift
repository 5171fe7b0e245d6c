import ArgumentParser
import Foundation
import NodeService

/// 计票单.
struct TallySheetCommand: NodeVerb {
  static let configuration = help(
    "sheet", zh: "计票单：在屏幕上以“正”字显示，或存为 A4 网页打印。", en: "A batch's tally sheet on screen, or as a page for A4.",
    example: "ballotsync tally sheet B1 --html 计票单.html")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("票批。 The batch.", valueName: "ID")) var batch: String

  @Option(help: ArgumentHelp("显示第几次计票；不写则为空白单。 Which keying; a blank sheet without it.", valueName: "N"))
  var keying: Int?

  @Option(help: ArgumentHelp("另存为网页。 Write the sheet as one page.", valueName: "FILE"))
  var html: String?

  func command() -> any NodeCommand {
    MakeTallySheet(batch: batch, keying: keying, html: html != nil)
  }

  func keep(_ reply: CommandReply) throws {
    guard let html, let page = reply.html else { return }
    try CarriedFile.write(Data(page.utf8), to: html)
  }
}
