import ElectionRecord
import NodeService
import NodeWeb

/// A site's way to its hall: one connection, used by a daemon or by one command.
struct HallLink: Sendable {
  let client: PeerClient
  let sync: SyncService
  let identity: TLSIdentity
  /// Keeps where the hall answered, for the next start.
  let remember: @Sendable (PeerAddress) -> Void

  /// Synchronises at addresses that a person typed. The one that answers is used from now on; where none does, those
  /// that did before stay.
  func synchronise(at typed: [PeerAddress], _ language: Language) async -> CommandReply {
    let there: PeerClient
    do {
      there = try PeerClient(addresses: typed, identity: identity)
    } catch {
      return Refusal(error).reply(language)
    }
    let failure = await sync.synchronise(.all, through: there)
    let known = client.addresses
    if failure == nil, let answered = there.addresses.first {
      client.addresses = [answered] + known.filter { $0 != answered }
      remember(answered)
    }
    await there.shutdown()
    let halted = await sync.halted
    return SyncReplies.outcome(failure, halted: halted, at: typed, known: known, language)
  }
}

extension NodeProfile {
  /// Where the hall is looked for, the one that answered last first.
  var peers: [PeerAddress] { hallAddresses.compactMap(PeerAddress.init) }

  /// The profile with the address that answered before the others.
  func reached(at address: PeerAddress) -> NodeProfile {
    var profile = self
    profile.hallAddresses = hallAddresses(preferring: [address.description])
    return profile
  }
}
