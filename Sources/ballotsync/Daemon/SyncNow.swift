import ArgumentParser
import NodeDaemon
import NodeService
import NodeWeb

/// `ballotsync sync`
struct SyncNow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "立即与总会场同步 / synchronise with the hall now",
    discussion: "例 / example: ballotsync sync --data r1 --hall 192.168.1.10:7443")

  @OptionGroup var common: CommonOptions

  @Option(help: "总会场的地址，改变后会记住 / the hall's HOST:PORT; remembered")
  var hall: String?

  func validate() throws {
    if let hall, PeerAddress(hall) == nil { throw ValidationError("--hall 主机:端口 / HOST:PORT") }
  }

  func run() async throws {
    Terminal.warnOfClock()
    try Terminal.emit(try await carryOut(), json: common.json)
  }

  private func carryOut() async throws -> CommandReply {
    try await HallAccess.perform(
      DaemonRequest(action: .synchronise, language: common.language), data: common.data, hall: hall)
  }
}
