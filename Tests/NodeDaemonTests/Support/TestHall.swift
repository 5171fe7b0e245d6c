import ElectionRecord
import Foundation
import NodeService
import NodeWeb

@testable import NodeDaemon

/// A folder in which a hall and its laptops are set up as a person would, without sockets.
///
/// The election is the synthetic one of Lianxing: one site, `H1`, 73 voters.
final class TestHall: Sendable {
  static let site = SiteID("H1")
  static let officers = ["张三", "李四"]

  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "daemon-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static let election = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "config/elections/lianxing").path

  /// A new hall, opened.
  func hall(electionFolder: String = TestHall.election) throws -> sending OpenedNode {
    try HallSetup.create(at: folder + "/hall", electionFolder: electionFolder, policy: nil, addresses: []) { _ in }
  }

  /// A new hall as a daemon has it.
  func hallActor() throws -> NodeActor { try NodeActor(opened: try hall()) }

  /// The request of a new laptop that holds a one-time code of `hall`.
  func newcomer(at hall: OpenedNode, named name: String = "laptop") throws -> JoinFlow {
    let random = Randomness.bytes(InvitationCode.idBytes + InvitationCode.secretBytes)
    return try JoinFlow(path: "\(folder)/\(name)", code: try hall.node.invite(Self.site, random: random))
  }

  /// A laptop of the site, enrolled at the desk of `hall`.
  func laptop(at hall: OpenedNode) throws -> OpenedNode {
    let flow = try newcomer(at: hall)
    return try flow.finish(
      try EnrolmentDesk(hall).admit(try flow.request(), at: hall.node), hallAddresses: [])
  }

  /// A laptop of the site, enrolled by a daemon that serves the hall.
  func laptop(at hall: NodeActor) async throws -> sending OpenedNode {
    let flow = try JoinFlow(path: folder + "/laptop", code: try await hall.invite(Self.site))
    let answer = try await hall.admitOrThrow(try flow.request())
    return try flow.finish(answer, hallAddresses: [])
  }
}

/// What an answer says under one key; nil when it has no such text.
func text(_ reply: CommandReply, _ key: String) -> String? {
  let object = try? JSONSerialization.jsonObject(with: Data(reply.json.utf8)) as? [String: Any]
  return object?[key] as? String
}
