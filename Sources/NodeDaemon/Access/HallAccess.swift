import ElectionRecord
import Foundation
import JournalStore
package import NodeService

/// Runs what belongs to the wiring: at the daemon when one owns the directory, otherwise here.
package enum HallAccess {
  package static func perform(_ request: DaemonRequest, data: String, hall: String? = nil) async throws -> CommandReply
  {
    try await NodeAccess.reach(data, repeats: request.action.isRepeatable) {
      try await performHere(request, try NodeDirectory.open(data, clock: SystemClock()), hall: hall)
    } daemon: {
      Array(try JSONEncoder().encode(request))
    }
  }

  private static func performHere(
    _ request: DaemonRequest, _ opened: sending OpenedNode, hall: String?
  ) async throws -> CommandReply {
    // An earlier version may have died before it began the journal; nothing comes before the definition.
    try HallSetup.define(opened)
    switch request.action {
    case .invite(let site):
      let random = Randomness.bytes(InvitationCode.idBytes + InvitationCode.secretBytes)
      return EnrolmentReplies.code(try opened.node.invite(site, random: random), site: site, request.language)
    case .admit(let bytes):
      guard opened.node.isHall else { throw NodeError.onlyAtHall }
      return EnrolmentReplies.answer(
        try EnrolmentDesk(opened.directory).admit(bytes, at: opened.node), request.language)
    case .synchronise: return try await SyncOnce.run(opened, hall: hall, request.language)
    case .ask(let order): return try await AskOnce.run(opened, order, request.language)
    }
  }
}
