import ArgumentParser
import ElectionRecord
import Foundation
import JournalStore
import NodeDaemon
import NodeService
import NodeWeb

/// `ballotsync init`
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "建立总会场：选举、名册、密钥和证书机构 / set up the hall",
    discussion:
      "例 / example: ballotsync init --data hall --election config/elections/houbeian --address 192.168.1.10:7443")

  @OptionGroup var common: CommonOptions

  @Option(help: "选举资料目录，含 election.yaml 和名册 / the election's folder")
  var election: String

  @Option(help: "投票点连接会场的地址 主机:端口 / where sites reach the hall, HOST:PORT")
  var address: String?

  @Option(help: "assigned 或 shared，替代选举文件中的值 / in place of the election's policy")
  var policy: String?

  func validate() throws {
    if let policy, RightsPolicy(rawValue: policy) == nil { throw ValidationError("--policy assigned | shared") }
    if let address, !Self.isReachable(address) {
      throw ValidationError(
        "--address 应为投票点连接会场用的 主机:端口，如 192.168.1.10:7443。 HOST:PORT where sites reach the hall.")
    }
  }

  /// An address that another computer can name; `0.0.0.0` is one only to listen on.
  private static func isReachable(_ text: String) -> Bool {
    guard let address = PeerAddress(text) else { return false }
    return !["0.0.0.0", "::"].contains(address.host)
  }

  func run() async throws {
    var line = ProgressLine()
    let language = common.language
    let opened = try HallSetup.create(
      at: common.data, electionFolder: election, policy: policy.flatMap(RightsPolicy.init), address: address
    ) { progress in
      line.show(language == .zh ? "读入名册" : "Reading the roll", progress.bytesRead, of: progress.bytesTotal)
    }
    line.end()
    try Terminal.emit(EnrolmentReplies.created(opened, language), json: common.json)
  }
}
