import ArgumentParser
import ElectionRecord
import Foundation
import Logging
import NodeDaemon
import NodePages
import NodeService
import NodeWeb

/// `ballotsync serve`
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "运行会场主机或投票点的守护进程 / run the hall's or a site's daemon",
    discussion: """
      例 / examples:
        ballotsync serve --data hall --listen 0.0.0.0:7443 --local-port 9101
        ballotsync serve --data hall --listen [::]:7443 --address hall.local:7443 --address [fd00::10]:7443
        ballotsync serve --data r1 --pages 8080
        ballotsync serve --data r1 --pages 8080 --pages-at 192.168.8.1:8443
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var addresses: ReachableOption

  @OptionGroup var passphrase: PassphraseOption

  @Option(help: "会场主机监听的地址 主机:端口，端口 0 由系统选择，IPv6 写作 [::]:7443 / where the hall listens") var listen = "0.0.0.0:7443"
  @Option(help: "在本机此端口提供 /healthz 和 /metrics / serve them on this loopback port") var localPort: Int?
  @Option(help: "在本机此端口提供网页 / serve the pages on this loopback port") var pages: Int?
  @Option(
    help: "让本点网络里的别的电脑也能打开网页（HTTPS）：本机在这个网络里的地址 主机:端口 / serve them over HTTPS at this machine's own HOST:PORT too")
  var pagesAt: String?
  @Flag(help: "不自动连接会场 / never talk to the hall by itself") var offline = false
  @Option(help: "日志级别 / log level: debug, info, warning, error") var log = "info"

  func validate() throws {
    guard PeerAddress.listening(listen) != nil else {
      throw ValidationError("--listen 主机:端口，IPv6 写作 [::]:7443 / HOST:PORT, with IPv6 as [::]:7443")
    }
    guard Logger.Level(rawValue: log) != nil else { throw ValidationError("--log debug | info | warning | error") }
    if let localPort, !(1...65535).contains(localPort) { throw ValidationError("--local-port 1…65535") }
    if let pages, !(1...65535).contains(pages) { throw ValidationError("--pages 1…65535") }
    if let pagesAt { try PeerAddress.check([pagesAt], option: "--pages-at", isListening: false) }
  }

  /// A hall with a thousand sites needs two descriptors a connection.
  private static let openFilesWanted = 8192

  func run() async throws {
    Terminal.warnOfClock()
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "ballotsync")
    logger.logLevel = Logger.Level(rawValue: log) ?? .info
    let place = PeerAddress.listening(listen) ?? (host: "", port: 0)
    let settings = Daemon.Settings(
      data: common.data, passphrase: try passphrase.known(for: common.data), host: place.host, port: place.port,
      localPort: localPort, pagePort: pages,
      pagePlace: pagesAt.flatMap(PeerAddress.init), isOffline: offline, addresses: addresses.parsed)
    _ = OpenFileLimit.raise(to: Self.openFilesWanted)
    do {
      let hasPages = pages != nil || pagesAt != nil
      let daemon = try Daemon(settings, verbs: hasPages ? PageVerbs.all(data: common.data) : [], logger: logger)
      for line in [pages.map(Self.invitation), daemon.door?.invitation].compactMap(\.self) {
        Terminal.write(line.text(common.language) + "\n", to: .standardError)
      }
      try await daemon.run()
    } catch {
      throw Refusal(error)
    }
  }
}

extension Serve {
  private static func invitation(_ port: Int) -> BilingualText {
    BilingualText(
      zh: "在本机浏览器打开：http://127.0.0.1:\(port)/ （Ctrl-C 停止）",
      en: "Open in this machine's browser: http://127.0.0.1:\(port)/ (Ctrl-C ends it)")
  }
}

/// `ballotsync sync`
struct SyncNow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "立即与会场同步 / synchronise with the hall now",
    discussion: "例 / example: ballotsync sync --data r1 --hall 192.168.1.10:7443")

  @OptionGroup var common: CommonOptions

  @OptionGroup var halls: HallOption

  func run() async throws {
    Terminal.warnOfClock()
    try Terminal.emit(try await carryOut(), json: common.json)
  }

  private func carryOut() async throws -> CommandReply {
    let typed = halls.parsed
    let action = typed.isEmpty ? DaemonRequest.Action.synchronise : .synchroniseAt(typed)
    return try await HallAccess.perform(DaemonRequest(action: action, language: common.language), data: common.data)
  }
}
