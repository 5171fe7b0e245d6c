import ArgumentParser
import ElectionRecord
import NodeService

/// 表册.
struct FormCommand: NodeVerb {
  enum Kind: String, ExpressibleByArgument, CaseIterable { case result, roll, closing }

  static let configuration = help(
    "form", zh: "生成表册：结果报告单、选民领票签名册、封箱单。", en: "Make a form: result, voters' list for signing, closing slip.",
    example: "ballotsync form roll --site R1 --html R1.html")

  @OptionGroup var common: CommonOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var poll: PollOption

  @Argument(
    help: ArgumentHelp("result 结果报告单，roll 签名册，closing 封箱单。 Which form.", valueName: "result|roll|closing"))
  var kind: Kind

  @Option(help: ArgumentHelp("投票点。 The site, for roll and closing.", valueName: "SITE"))
  var site: SiteID?

  func validate() throws {
    if kind == .closing, site == nil { throw ValidationError("封箱单须写 --site。 closing needs --site.") }
  }

  func command() -> any NodeCommand {
    switch kind {
    case .result: MakeForm(.result(poll: poll.poll))
    case .roll: MakeForm(.signingRoll(site: site))
    case .closing: MakeForm(.closingSlip(site: site ?? SiteID("")))
    }
  }

  func keep(_ reply: CommandReply) throws {
    if let html = reply.html { try page.write(html) }
  }
}
