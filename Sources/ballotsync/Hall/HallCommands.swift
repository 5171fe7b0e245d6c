import ArgumentParser
import ElectionRecord
import Foundation
import NodeService

/// What the hall alone does, in the order of the help.
enum HallVerbs {
  static var all: [any ParsableCommand.Type] {
    [
      CountCommand.self, CorrectCommand.self, AmendCommand.self, RevokeCommand.self, ReconcileCommand.self,
      DeclareCommand.self, BackupCommand.self, RestoreCommand.self, SheetCommand.self, RecoverCommand.self,
    ]
  }
}

/// 核对.
struct ReconcileCommand: NodeVerb {
  static let configuration = help(
    "reconcile", zh: "核对：未齐、重复、票数、结果是否可能改变。", en: "Reconcile; status 4 when incomplete or unbalanced.",
    example: "ballotsync reconcile --html 核对报告.html")

  @OptionGroup var common: CommonOptions
  @OptionGroup var poll: PollOption

  @Option(help: ArgumentHelp("另存为网页。 Write the report as one page.", valueName: "FILE")) var html: String?

  func command() -> any NodeCommand { Reconcile(poll: poll.poll, html: html != nil) }

  func keep(_ reply: CommandReply) throws {
    guard let html, let page = reply.html else { return }
    try CarriedFile.write(Data(page.utf8), to: html)
  }
}

/// 宣布.
struct DeclareCommand: RecordingVerb, OfficersVerb {
  static let configuration = help(
    "declare", zh: "宣布结果，须两名负责人。", en: "Declare the result; takes two officers.",
    example: "ballotsync declare --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions
  @OptionGroup var poll: PollOption

  func command() -> any NodeCommand { DeclareResult(officers: officers.names, poll: poll.poll) }
}

/// 名册变更.
struct AmendCommand: RecordingVerb, OfficersVerb, ConfirmedVerb {
  static let configuration = help(
    "amend", zh: "名册变更：除名、恢复、一人两号；开始投票以后须两名负责人和理由。",
    en: "Amend the roll after it was posted; once a site has opened it takes two officers and a reason.",
    example: "ballotsync amend 2001 --duplicate-of 17 --reason 同一人 --officer 张三 --officer 李四")

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var officers: OfficerOptions

  @Argument(help: ArgumentHelp("选民序号。 The roll number.", valueName: "VOTER"), transform: TypedVoter.number) var voter:
    RollNumber
  @Flag(help: "除名。 Strike the voter off.") var struckOff = false
  @Flag(help: "恢复。 Restore the voter.") var restored = false

  @Option(
    help: ArgumentHelp("与此序号是同一人。 The same person as this number.", valueName: "VOTER"), transform: TypedVoter.number)
  var duplicateOf: RollNumber?

  func validate() throws {
    guard [struckOff, restored, duplicateOf != nil].count(where: { $0 }) == 1 else {
      throw ValidationError(
        "请只写 --struck-off、--restored 或 --duplicate-of 之一。 Give one of --struck-off, --restored and --duplicate-of.")
    }
  }

  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT")) var reason: String?

  func command(confirmed: Bool) -> any NodeCommand {
    AmendRoll(voter: voter, change: change, reason: reason, officers: officers.names, confirmed: confirmed)
  }

  private var change: RollAmendment.Change {
    if let duplicateOf { return .duplicateOf(original: duplicateOf) }
    return struckOff ? .struckOff : .restored
  }
}

/// 停用设备.
struct RevokeCommand: RecordingVerb, ConfirmedVerb {
  static let configuration = help(
    "revoke", zh: "停用一个投票点的设备（丢失、损坏、被盗）。", en: "Revoke the devices of a site.",
    example: "ballotsync revoke R3 --reason 电脑丢失")

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("投票点。 The site.", valueName: "SITE")) var site: SiteID
  @Option(help: ArgumentHelp("理由。 The reason.", valueName: "TEXT")) var reason: String
  @OptionGroup var confirmation: ConfirmOption

  func command(confirmed: Bool) -> any NodeCommand {
    RevokeDevices(site: site, reason: reason, confirmed: confirmed)
  }
}
