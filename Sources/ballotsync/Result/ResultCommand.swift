import ArgumentParser

/// 选举结果.
struct ResultCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "result",
    abstract: "选举结果及其计算依据；另行选举、重新投票、空缺、罢免要求。 The result with its working, and what follows from it.",
    discussion: """
      例 Example:
        ballotsync result
        ballotsync result next --kind supplementary --day 2010-04-10 --out 另行选举
      """,
    subcommands: [
      ResultShow.self, ResultNext.self, ResultVacancy.self, ResultCall.self, ResultPetition.self, ResultRecall.self,
    ], defaultSubcommand: ResultShow.self)
}
