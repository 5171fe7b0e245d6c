package import ElectionRecord
import Foundation
package import NodeService
package import NodeWeb

/// What answers on the daemon's sockets.
struct DaemonEndpoint: NodeEndpoint {
  let node: NodeActor
  /// Nil at the hall, and where no hall is to be talked to; without an address where nobody has said one.
  let hall: HallLink?

  func exchange(_ body: [UInt8], from peer: PeerIdentity) async -> EndpointReply {
    await node.answer(body, from: peer)
  }

  func ask(_ body: [UInt8], from peer: PeerIdentity) async -> EndpointReply {
    await node.answerAsk(body, from: peer)
  }

  func enrol(_ body: [UInt8]) async -> EndpointReply { await node.admit(body) }

  func command(_ body: [UInt8]) async -> EndpointReply {
    if let request = CommandRequest(decoding: body) {
      return .ok(await node.perform(request).encoded())
    }
    guard let request = try? JSONDecoder().decode(DaemonRequest.self, from: Data(body)) else {
      return .refused(.malformed)
    }
    return .ok(await perform(request).encoded())
  }

  func perform(_ request: DaemonRequest) async -> CommandReply {
    switch request.action {
    case .invite(let site):
      do {
        return EnrolmentReplies.code(try await node.invite(site), site: site, request.language)
      } catch {
        return Refusal(error).reply(request.language)
      }
    case .admit(let bytes):
      do {
        return EnrolmentReplies.answer(try await node.admitOrThrow(bytes), request.language)
      } catch {
        return Refusal(error).reply(request.language)
      }
    case .sheet(let officers):
      do {
        return try await node.sheet(officers, request.language)
      } catch {
        return Refusal(error).reply(request.language)
      }
    case .synchronise: return await synchronise(at: [], request.language)
    case .synchroniseAt(let typed): return await synchronise(at: typed, request.language)
    case .ask(let order): return await AskFlow(node: node, hall: hall).run(order, request.language)
    }
  }

  private func synchronise(at typed: [PeerAddress], _ language: Language) async -> CommandReply {
    guard let hall else {
      return await node.isHall ? SyncReplies.noHall(language) : Refusal.daemonIsOffline.reply(language)
    }
    guard typed.isEmpty else { return await hall.synchronise(at: typed, language) }
    guard !hall.client.addresses.isEmpty else { return SyncReplies.noHall(language) }
    let failure = await hall.sync.synchronise(.all)
    return SyncReplies.outcome(failure, halted: await node.halted, language)
  }

  func isHealthy() async -> Bool { await node.isHealthy }
  func health() async -> HealthReport { await node.health() }
  func metrics() async -> String { await node.metrics() }
}

/// What the command line asks of a daemon besides the node's own commands.
package struct DaemonRequest: Codable, Sendable {
  /// Each thing that a daemon does besides the commands of its node.
  package enum Action: Codable, Sendable {
    case invite(SiteID)
    case admit([UInt8])
    case synchronise
    /// At addresses that a person typed, and no others.
    case synchroniseAt([PeerAddress])
    case ask(AskOrder)
    /// Two officers print another recovery sheet.
    case sheet([String])

    /// Whether carrying it out twice is the same as once.
    var isRepeatable: Bool {
      switch self {
      case .invite, .sheet: false
      case .admit, .synchronise, .synchroniseAt, .ask: true
      }
    }
  }

  let action: Action
  let language: Language

  package init(action: Action, language: Language) {
    (self.action, self.language) = (action, language)
  }
}
