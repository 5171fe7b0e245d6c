import ArgumentParser
import ElectionRecord
import Foundation
import Logging
import NodeDaemon
import NodeService
import NodeWeb

/// `ballotsync serve`
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "运行会场主机或投票点的守护进程 / run the hall's or a site's daemon",
    discussion: """
      例 / examples:
        ballotsync serve --data hall --listen 0.0.0.0:7443 --local-port 9101
        ballotsync serve --data r1
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "会场主机监听的地址 主机:端口，端口 0 由系统选择 / where the hall listens") var listen = "0.0.0.0:7443"
  @Option(help: "在本机此端口提供 /healthz 和 /metrics / serve them on this loopback port") var localPort: Int?
  @Flag(help: "不自动连接会场 / never talk to the hall by itself") var offline = false
  @Option(help: "日志级别 / log level: debug, info, warning, error") var log = "info"

  func validate() throws {
    guard PeerAddress(listen) != nil || listen.hasSuffix(":0") else {
      throw ValidationError("--listen 主机:端口 / HOST:PORT")
    }
    guard Logger.Level(rawValue: log) != nil else { throw ValidationError("--log debug | info | warning | error") }
    if let localPort, !(1...65535).contains(localPort) { throw ValidationError("--local-port 1…65535") }
  }

  /// A hall with a thousand sites needs two descriptors a connection.
  private static let openFilesWanted = 8192

  func run() async throws {
    Terminal.warnOfClock()
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "ballotsync")
    logger.logLevel = Logger.Level(rawValue: log) ?? .info
    let parts = listen.split(separator: ":")
    let settings = Daemon.Settings(
      data: common.data, host: parts.dropLast().joined(separator: ":"), port: Int(parts.last ?? "") ?? 0,
      localPort: localPort, isOffline: offline)
    _ = OpenFileLimit.raise(to: Self.openFilesWanted)
    do {
      try await Daemon(settings, logger: logger).run()
    } catch {
      throw Refusal(error)
    }
  }
}

/// `ballotsync sync`
struct SyncNow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "立即与会场同步 / synchronise with the hall now",
    discussion: "例 / example: ballotsync sync --data r1 --hall 192.168.1.10:7443")

  @OptionGroup var common: CommonOptions

  @Option(help: "会场主机的地址，改变后会记住 / the hall's HOST:PORT; remembered") var hall: String?

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
