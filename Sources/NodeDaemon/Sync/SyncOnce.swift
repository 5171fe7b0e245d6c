import ElectionRecord
import NodeService
import NodeWeb
import SyncProtocol

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
