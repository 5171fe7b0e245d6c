import ElectionRecord
import Foundation
import JournalStore
import NodeService
import NodeWeb

/// Runs what belongs to the wiring: at the daemon when one owns the directory, otherwise here.
enum HallAccess {
  static func perform(_ request: DaemonRequest, data: String, hall: String? = nil) async throws -> CommandReply {
    let opened: OpenedNode
    do throws(NodeDirectoryError) {
      opened = try NodeDirectory.open(data, clock: SystemClock())
    } catch {
      guard error == .store(.inUse) else { throw error }
      return try await ask(request, socket: "\(data)/socket")
    }
    return try await performHere(request, opened, hall: hall)
  }

  private static func ask(_ request: DaemonRequest, socket: String) async throws -> CommandReply {
    let body = try JSONEncoder().encode(request)
    let answer = try await LocalClient(path: socket).command(Array(body))
    guard let reply = CommandReply(decoding: answer) else { throw PeerError.malformed }
    return reply
  }

  private static func performHere(
    _ request: DaemonRequest, _ opened: OpenedNode, hall: String?
  ) async throws -> CommandReply {
    switch request.action {
    case .invite(let site):
      let random = Randomness.bytes(InvitationCode.idBytes + InvitationCode.secretBytes)
      return EnrolmentReplies.code(try opened.node.invite(site, random: random), site: site, request.language)
    case .admit(let bytes):
      guard opened.node.isHall else { throw NodeError.onlyAtHall }
      return EnrolmentReplies.answer(
        try EnrolmentDesk(opened.directory).admit(bytes, at: opened.node), request.language)
    case .synchronise: return try await SyncOnce.run(opened, hall: hall, request.language)
    }
  }
}
