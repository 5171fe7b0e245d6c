import ArgumentParser

/// 选民登记.
struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "选民登记：导入、除名、恢复、申诉。 The registration of voters: import, removals, objections.",
    discussion: "例 Example:\n  ballotsync register preview registration.csv --election config/elections/houbeian",
    subcommands: [
      RegisterPreview.self, RegisterImport.self, RegisterStatus.self, RegisterDecline.self, RegisterAbsent.self,
      RegisterRemove.self,
      RegisterRestore.self, RegisterObjection.self, RegisterDecide.self,
    ])
}
