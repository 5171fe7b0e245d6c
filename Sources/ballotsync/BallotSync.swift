import ArgumentParser

@main
struct BallotSync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "ballotsync")
  func run() async throws {}
}
