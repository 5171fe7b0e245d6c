import ArgumentParser
import ElectionRecord
import NodeService
import NodeWeb
import SyncProtocol

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
    ClockFault.warn()
    try Terminal.emit(try await carryOut(), json: common.json)
  }

  private func carryOut() async throws -> CommandReply {
    try await HallAccess.perform(
      DaemonRequest(action: .synchronise, language: common.language), data: common.data, hall: hall)
  }
}

/// One synchronisation by the command line itself, when no daemon runs.
enum SyncOnce {
  static func run(_ opened: OpenedNode, hall: String?, _ language: Language) async throws -> CommandReply {
    guard opened.profile.site != nil, let text = hall ?? opened.profile.hallAddress, let address = PeerAddress(text)
    else { return SyncReplies.noHall(language) }
    if let hall, hall != opened.profile.hallAddress { try remember(hall, opened) }
    let node = opened.node
    let identity = try NodeIdentity.tls(opened.directory)
    let client = try PeerClient(address: address, identity: identity)
    do {
      var session = SyncSession(authority: node.authority)
      var message: [UInt8]? = try node.begin(&session)
      while let body = message { message = try node.take(try await client.exchange(body), in: &session) }
    } catch {
      await client.shutdown()
      throw error
    }
    await client.shutdown()
    return SyncReplies.outcome(nil, language)
  }

  private static func remember(_ hall: String, _ opened: OpenedNode) throws {
    var profile = opened.profile
    profile.hallAddress = hall
    try NodeDirectory.write(
      NodeDirectory.canonical(profile), to: NodeDirectory.File.profile, in: opened.directory)
  }
}
