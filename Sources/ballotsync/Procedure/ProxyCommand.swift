import ArgumentParser
import ElectionRecord
import NodeService

/// 委托投票.
struct ProxyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proxy", abstract: "委托投票：登记、撤回、名单。 Register who votes for whom.",
    discussion: "例 Example:\n  ballotsync proxy list --data hall",
    subcommands: [ProxyList.self, ProxyAdd.self, ProxyWithdraw.self], defaultSubcommand: ProxyList.self)
}

/// 委托名单.
struct ProxyList: NodeVerb {
  static let configuration = help(
    "list", zh: "列出生效的委托和代写。", en: "List the commissions in force and the papers marked for others.",
    example: "ballotsync proxy list --data hall")

  @OptionGroup var common: CommonOptions

  func command() -> any NodeCommand { ShowProxies() }
}

/// 登记委托.
struct ProxyAdd: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "add", zh: "登记一项委托。", en: "Register a commission.",
    example: "ballotsync proxy add 40 --proxy 17 --relation spouse --written --card-taken-in --day 2010-03-10")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Argument(help: ArgumentHelp("委托人的选民序号。 The principal.", valueName: "VOTER"), transform: TypedVoter.number)
  var principal: RollNumber
  @Option(help: ArgumentHelp("受托人的选民序号。 The proxy.", valueName: "VOTER"), transform: TypedVoter.number) var proxy:
    RollNumber

  @Option(
    help: ArgumentHelp(
      "受托人是委托人的什么人。 What the proxy is to the principal.",
      valueName: ProxyRelation.allCases.map(\.rawValue).joined(separator: "|")))
  var relation: ProxyRelation

  @Flag(help: "已收书面委托书。 It is here in writing.") var written = false
  @Flag(help: "委托人选举期间外出。 The principal is away during the election.") var away = false
  @Flag(help: "已收回委托人的选民证。 The principal's card was taken in.") var cardTakenIn = false
  @Option(help: ArgumentHelp("登记日期。 The day of filing.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(
      .proxy(
        .commissioned(
          ProxyCommission(
            principal: principal, proxy: proxy, day: day, relation: relation, isWritten: written,
            isCardTakenIn: cardTakenIn, isAway: away))), confirmed: confirmed)
  }
}

/// 撤回委托.
struct ProxyWithdraw: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "withdraw", zh: "撤回一项委托。", en: "Take a commission back.",
    example: "ballotsync proxy withdraw 40 --day 2010-03-12")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var confirmation: ConfirmOption

  @Argument(help: ArgumentHelp("委托人的选民序号。 The principal.", valueName: "VOTER"), transform: TypedVoter.number)
  var principal: RollNumber
  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  func command(confirmed: Bool) -> any NodeCommand {
    RecordProcedure(.proxy(.withdrawn(ProxyWithdrawal(principal: principal, day: day))), confirmed: confirmed)
  }
}

/// 代写.
struct AssistCommand: RecordingVerb {
  static let configuration = help(
    "assist", zh: "登记代写张数；不记选民，不记内容。", en: "Log papers marked for others; neither who nor what.",
    example: "ballotsync assist --site R1 --clerk 代写员甲 --count 2 --day 2010-03-13")

  @OptionGroup var recording: RecordingOptions

  @Option(help: ArgumentHelp("投票点。 The site.", valueName: "SITE")) var site: SiteID
  @Option(help: ArgumentHelp("代写员。 The clerk.", valueName: "NAME")) var clerk: String
  @Option(help: ArgumentHelp("张数。 Papers.", valueName: "N")) var count: Int
  @Option(help: ArgumentHelp("日期。 The day.", valueName: "YYYY-MM-DD")) var day: CalendarDay

  func command() -> any NodeCommand {
    RecordProcedure(.proxy(.assisted(AssistedMarking(site: site, clerk: clerk, day: day, count: count))))
  }
}
