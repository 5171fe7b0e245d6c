import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService

/// `ballotsync invite`
struct Invite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "为投票点的笔记本生成一次性邀请码，或处理带来的登记申请 / one-time code for a laptop, or answer a carried request",
    discussion: """
      例 / examples:
        ballotsync invite --data hall --site R1
        ballotsync invite --data hall --accept r1.request --answer r1.answer
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "投票点 / the site") var site: String?
  @Option(help: "带来的登记申请文件 / a carried request") var accept: String?
  @Option(help: "回执文件 / where to write the answer") var answer: String?
  func validate() throws {
    guard (site == nil) != (accept == nil), (accept == nil) == (answer == nil) else {
      throw ValidationError("--site 点号，或 --accept 文件 --answer 文件 / --site SITE, or --accept FILE --answer FILE")
    }
  }

  func run() async throws {
    try Terminal.emit(try await carryOut(), json: common.json)
  }

  private func carryOut() async throws -> CommandReply {
    let action: DaemonRequest.Action =
      if let site { .invite(SiteID(site)) } else { .admit(try Self.request(accept ?? "")) }
    let reply = try await HallAccess.perform(
      DaemonRequest(action: action, language: common.language), data: common.data)
    if let answer, let file = reply.files.first { try CarriedFile.write(bytes: Array(file.bytes), to: answer) }
    return reply
  }

  private static func request(_ path: String) throws -> [UInt8] {
    let bytes = try CarriedFile.bytes(path, bytesMax: JoinRequest.bytesMax)
    _ = try JoinRequest.invitationID(of: bytes)
    return bytes
  }
}
