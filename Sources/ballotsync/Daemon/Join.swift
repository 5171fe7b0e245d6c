import ArgumentParser
import ElectionRecord
import Foundation
import NodeDaemon
import NodeService
import NodeWeb

/// `ballotsync join`
struct Join: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "把这台笔记本登记为投票点的设备 / enrol this laptop for a site",
    discussion: """
      例 / examples:
        ballotsync join --data r1 --code R1-… --hall 192.168.1.10:7443
        ballotsync join --data r1 --code-file r1.code --hall 192.168.1.10:7443
        ballotsync join --data r1 --code R1-… --request r1.request
        ballotsync join --data r1 --code R1-… --answer r1.answer
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "一次性邀请码 / the one-time code") var code: String?
  @Option(
    help: "含邀请码的文件，- 为标准输入；命令行是别人看得见的 / a file with the code, - for standard input: others can see a command line")
  var codeFile: String?
  @Option(help: "总会场的地址 主机:端口 / the hall's HOST:PORT") var hall: String?
  @Option(help: "没有网络时：写登记申请 / write a request to carry") var request: String?
  @Option(help: "没有网络时：读带回的回执 / read the carried answer") var answer: String?
  func validate() throws {
    let ways = [request != nil, answer != nil, hall != nil && request == nil && answer == nil]
    guard ways.filter({ $0 }).count == 1 else {
      throw ValidationError("--hall 主机:端口，或 --request 文件，或 --answer 文件 / one of --hall, --request, --answer")
    }
    guard (code == nil) != (codeFile == nil) else {
      throw ValidationError("--code 邀请码，或 --code-file 文件 / one of --code, --code-file")
    }
    if let hall, PeerAddress(hall) == nil { throw ValidationError("--hall 主机:端口 / HOST:PORT") }
  }

  func run() async throws {
    Terminal.warnOfClock()
    try Terminal.emit(try await carryOut(), json: common.json)
  }

  private func carryOut() async throws -> CommandReply {
    let flow = try JoinFlow(path: common.data, code: try typedCode())
    if let request {
      try CarriedFile.write(bytes: try flow.request(), to: request)
      return EnrolmentReplies.requestWritten(request, common.language)
    }
    let bytes = try await answerBytes(flow)
    return EnrolmentReplies.joined(try flow.finish(bytes, hallAddress: hall), common.language)
  }

  /// Any user of the machine sees a command line, and the shell keeps it: a code may come from a file instead.
  private func typedCode() throws -> String {
    guard let codeFile else { return code ?? "" }
    guard codeFile == "-" else {
      return String(decoding: try CarriedFile.bytes(codeFile, bytesMax: Self.codeFileBytesMax), as: UTF8.self)
    }
    if isatty(STDIN_FILENO) == 1 { FileHandle.standardError.write(Data("邀请码 / code: ".utf8)) }
    return readLine() ?? ""
  }

  private func answerBytes(_ flow: JoinFlow) async throws -> [UInt8] {
    if let answer { return try CarriedFile.bytes(answer, bytesMax: Self.answerBytesMax) }
    guard let address = hall.flatMap(PeerAddress.init) else { throw JoinError.malformed }
    var limits = ClientLimits.enrolment
    limits.replyBytesMax = Self.answerBytesMax
    limits.requestSecondsMax = 120
    let body = try flow.request()
    let secret = flow.code.secret
    let head = ReplyHead(bytesMax: JoinAnswer.headBytesMax) { head in
      try? JoinAnswer.bytesMax(statedIn: head, secret: secret)
    }
    do throws(PeerError) {
      return try await EnrolmentClient.enrol(body, at: address, limits: limits, head: head)
    } catch {
      if error == .unauthorized { throw JoinError.wrongCode }
      if Self.isOutOfReach(error) {
        throw Refusal.hallUnreachable(
          .unreachable, zh: "连不上会场 \(address)，没有登记。请核对地址和网络后再试，或用 --request 和 --answer 带文件登记。",
          en: "The hall at \(address) cannot be reached; nothing was enrolled. Check address and network and try "
            + "again, or enrol with carried files (--request, --answer).")
      }
      throw error
    }
  }

  private static func isOutOfReach(_ error: PeerError) -> Bool {
    switch error {
    case .unreachable, .interrupted, .timedOut, .unavailable, .busy: true
    default: false
    }
  }

  private static let codeFileBytesMax = 4096
  /// The largest answer: it holds the roll.
  static let answerBytesMax = 512 << 20
}
