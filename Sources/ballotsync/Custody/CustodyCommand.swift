import ArgumentParser

/// 票箱交接.
struct CustodyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "custody", abstract: "票箱交接：封条、经手人、过夜、收箱、开箱。 Where each box was, and under which seals.",
    discussion: """
      例 Example:
        ballotsync custody status --data hall
        ballotsync custody hand-over --data hall --site R1 --day 2010-03-14 --from 张三 --to 王五 --seal A-17 --seal A-18
      """,
    subcommands: [
      CustodyStatus.self, CustodySeal.self, CustodyHandOver.self, CustodyNight.self, CustodyReceive.self,
      CustodyOpen.self, CustodyReplaceSeal.self,
    ],
    defaultSubcommand: CustodyStatus.self)
}
