import ArgumentParser

/// The program: one verb a subcommand, the same exit statuses for all.
@main
struct BallotSync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ballotsync",
    abstract: "社区换届选举的选民划名与核对。 The marked register of a community election.",
    discussion: """
      帮助：ballotsync help 命令。 Help on a verb: ballotsync help VERB.

      退出状态 Exit statuses: 0 完成 done; 1 失败 failed; 2 用法 usage; 3 规则不允许 refused by a rule; \
      4 核对未齐或不平 incomplete or unbalanced; 5 核验不符 verification failed; 6 结果不明，请重试 outcome unknown, retry; \
      7 连不上 unreachable.
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "投票点 At a site",
        subcommands: SiteVerbs.all + VoterVerbs.all),
      CommandGroup(
        name: "会场 At the hall",
        subcommands: [Init.self, Invite.self] + CaseVerbs.all + HallVerbs.all),
      CommandGroup(
        name: "选举程序 The procedure",
        subcommands: ProcedureVerbs.all + NoticeVerbs.all + [
          RegisterCommand.self, NominateCommand.self, StaffCommand.self, ProxyCommand.self, AssistCommand.self,
          CustodyCommand.self, PaperInCommand.self, TallyCommand.self, ResultCommand.self,
        ] + PublicationVerbs.all),
      CommandGroup(
        name: "任何电脑 Anywhere",
        subcommands: [
          Demo.self, Join.self, Protect.self, Serve.self, AccountCommand.self, SyncNow.self, StatusCommand.self,
          ExportCommand.self, ImportCommand.self,
        ]),
      CommandGroup(
        name: "核验与演练 Checks and rehearsals",
        subcommands: [VerifyCommand.self, RehearseCommand.self]),
    ])

  static func main() async {
    Terminal.prepare()
    do {
      var command = try TypedArguments.parse(Array(CommandLine.arguments.dropFirst()))
      try OfficerQuestion.ask(of: command)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Terminal.end(error)
    }
  }
}
