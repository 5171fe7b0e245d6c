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
    abstract: "建立会场主机：选举、名册、密钥和证书机构 / set up the hall",
    discussion:
      "例 / example: ballotsync init --data hall --election config/elections/houbeian --address 192.168.1.10:7443")

  @OptionGroup var common: CommonOptions
  @OptionGroup var addresses: ReachableOption

  @Option(help: "选举资料目录，含 election.yaml 和名册 / the election's folder") var election: String
  @Option(help: "assigned 或 shared，替代选举文件中的值 / in place of the election's policy") var policy: String?

  @Option(help: "恢复单写到哪里；默认在数据目录旁边 / where the recovery sheet is written; beside the data directory otherwise")
  var sheet: String?

  @Flag(help: "名册、候选人、日期有疑问时照办 / set up although roll, candidates or days are questioned") var insist = false

  func validate() throws {
    if let policy, RightsPolicy(rawValue: policy) == nil { throw ValidationError("--policy assigned | shared") }
  }

  func run() async throws {
    var line = ProgressLine()
    let language = common.language
    var report: SetupReport?
    let path = SheetFile.path(typed: sheet, besides: common.data)
    let opened = try HallSetup.create(
      at: common.data, electionFolder: election, policy: policy.flatMap(RightsPolicy.init),
      addresses: addresses.parsed.map(\.description), insist: insist, report: { report = $0 },
      language: language, recovery: { try CarriedFile.write(Data($0.page.utf8), to: path, isPrivate: true) },
      progress: { progress in
        line.show(language == .zh ? "读入名册" : "Reading the roll", progress.bytesRead, of: progress.bytesTotal)
      })
    line.end()
    let reply = EnrolmentReplies.created(opened, report: report, language)
    // A hall that was there already has its sheet, or prints one with `sheet`.
    try Terminal.emit(report == nil ? reply : reply.adding(RecoveryText.printed(path), language), json: common.json)
  }
}

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
  @OptionGroup var replacing: ReplaceOption

  @Option(help: "投票点 / the site") var site: SiteID?
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
      if let site { .invite(site) } else { .admit(try Self.request(accept ?? "")) }
    let reply = try await HallAccess.perform(
      DaemonRequest(action: action, language: common.language), data: common.data)
    if let answer, let file = reply.files.first {
      let recipient = JoinAnswer.recipient(statedIn: Array(file.bytes.prefix(JoinAnswer.headBytesMax)))
      try CarriedFile.write(file.bytes, to: answer, isReplacing: replacing.replace) { existing in
        recipient != nil && JoinAnswer.recipient(statedIn: existing) == recipient
      }
    }
    return reply
  }

  private static func request(_ path: String) throws -> [UInt8] {
    let bytes = try CarriedFile.bytes(path, bytesMax: JoinRequest.bytesMax)
    _ = try JoinRequest.invitationID(of: bytes)
    return bytes
  }
}

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
  @OptionGroup var halls: HallOption
  @OptionGroup var replacing: ReplaceOption

  @Option(help: "一次性邀请码 / the one-time code") var code: String?
  @Option(
    help: "含邀请码的文件，- 为标准输入；命令行是别人看得见的 / a file with the code, - for standard input: others can see a command line")
  var codeFile: String?
  @Option(help: "没有网络时：写登记申请 / write a request to carry") var request: String?
  @Option(help: "没有网络时：读带回的回执 / read the carried answer") var answer: String?
  func validate() throws {
    let ways = [request != nil, answer != nil, !halls.hall.isEmpty && request == nil && answer == nil]
    guard ways.filter({ $0 }).count == 1 else {
      throw ValidationError("--hall 主机:端口，或 --request 文件，或 --answer 文件 / one of --hall, --request, --answer")
    }
    guard (code == nil) != (codeFile == nil) else {
      throw ValidationError("--code 邀请码，或 --code-file 文件 / one of --code, --code-file")
    }
  }

  func run() async throws {
    Terminal.warnOfClock()
    try Terminal.emit(try await carryOut(), json: common.json)
  }

  private func carryOut() async throws -> CommandReply {
    let flow = try JoinFlow(path: common.data, code: try typedCode())
    if let request {
      try CarriedFile.write(Data(try flow.request()), to: request, isReplacing: replacing.replace) { existing in
        (try? JoinRequest.invitationID(of: existing)) == flow.code.id
      }
      return EnrolmentReplies.requestWritten(request, common.language)
    }
    let (bytes, addresses) = try await answerBytes(flow)
    let opened = try flow.finish(bytes, hallAddresses: addresses.map(\.description))
    return EnrolmentReplies.joined(opened, common.language)
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

  /// The hall's answer, and where the hall is.
  private func answerBytes(_ flow: JoinFlow) async throws -> ([UInt8], [PeerAddress]) {
    let typed = halls.parsed
    if let answer { return (try CarriedFile.bytes(answer, bytesMax: JoinAnswer.bytesMax), typed) }
    let body = try flow.request()
    for (index, address) in typed.enumerated() {
      do throws(PeerError) {
        return (try await enrol(body, flow, at: address), [address])
      } catch {
        if error == .unauthorized { throw JoinError.wrongCode }
        guard Self.isOutOfReach(error) else { throw error }
        if index == typed.count - 1 { throw error == .unavailable ? Self.unavailable : Self.outOfReach(typed) }
      }
    }
    throw JoinError.malformed
  }

  private func enrol(
    _ body: [UInt8], _ flow: JoinFlow, at address: PeerAddress
  ) async throws(PeerError) -> [UInt8] {
    var limits = ClientLimits.enrolment
    limits.replyBytesMax = JoinAnswer.bytesMax
    limits.requestSecondsMax = 120
    let secret = flow.code.secret
    let head = ReplyHead(bytesMax: JoinAnswer.headBytesMax) { head in
      try? JoinAnswer.bytesMax(statedIn: head, secret: secret)
    }
    return try await EnrolmentClient.enrol(body, at: address, limits: limits, head: head)
  }

  /// The hall is there, and does not enrol: a laptop that has not joined has nothing to go on with.
  private static let unavailable = Refusal(
    "hallCannotEnrol", .unreachable,
    zh: "会场主机连上了，但它现在不能受理，没有登记：可能磁盘已满、出错或正在启动。请会场的人在会场主机上运行 status 查看，处理后用同一邀请码再试。",
    en:
      "The hall was reached and cannot enrol now; nothing was enrolled. Its disk may be full or failing, or it is just "
      + "starting. Have somebody at the hall run status there, then try again with the same code.")

  private static func outOfReach(_ addresses: [PeerAddress]) -> Refusal {
    let text = addresses.map(\.description).joined(separator: " ")
    return .hallUnreachable(
      .unreachable, zh: "连不上会场 \(text)，没有登记。请核对地址和网络后再试，或用 --request 和 --answer 带文件登记。",
      en: "The hall at \(text) cannot be reached; nothing was enrolled. Check address and network and try again, or "
        + "enrol with carried files (--request, --answer).")
  }

  private static func isOutOfReach(_ error: PeerError) -> Bool {
    switch error {
    case .unreachable, .interrupted, .timedOut, .unavailable, .busy: true
    default: false
    }
  }

  private static let codeFileBytesMax = 4096
}
