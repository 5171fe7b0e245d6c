import ArgumentParser
import Foundation
import NodeService

/// 核对.
struct ReconcileCommand: NodeVerb {
  static let configuration = help(
    "reconcile", zh: "核对：未齐、重复、票数、结果是否可能改变。", en: "Reconcile; status 4 when incomplete or unbalanced.",
    example: "ballotsync reconcile --html 核对报告.html")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Option(help: ArgumentHelp("另存为网页。 Write the report as one page.", valueName: "FILE"))
  var html: String?

  func command() -> any NodeCommand { Reconcile(poll: poll.poll, html: html != nil) }

  func keep(_ reply: CommandReply) throws {
    guard let html, let page = reply.html else { return }
    try CarriedFile.write(Data(page.utf8), to: html)
  }
}
