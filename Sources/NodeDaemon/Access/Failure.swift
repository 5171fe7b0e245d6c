package import ElectionRecord
import ElectionReports
import JournalStore
package import NodeService
import NodeWeb
import SyncProtocol

/// Why a verb failed: what to tell the person in both languages, and the exit status.
package struct Failure: Error {
  /// Stable in JSON.
  package let code: String
  package private(set) var message: BilingualText
  package let status: ExitStatus
  /// The name to repeat the request under, when it is not known what became of it.
  private var request: RequestID?

  package init(_ code: String, zh: String, en: String, status: ExitStatus = .failed) {
    self.init(code, BilingualText(zh: zh, en: en), status: status)
  }

  package init(_ code: String, _ message: BilingualText, status: ExitStatus = .failed) {
    self.code = code
    self.message = message
    self.status = status
  }

  /// Every error that a verb may throw.
  package init(_ error: any Error) {
    switch error {
    case let error as Failure: self = error
    case let error as CommandFailure: self.init(error.code, error.message, status: error.exitStatus)
    case let error as NodeDirectoryError: self.init(error.code, error.message, status: error.exitStatus)
    case let error as NodeError: self.init(error.code, error.message, status: error.exitStatus)
    case let error as StoreError: self.init(error.code, error.message, status: error.exitStatus)
    case let error as JoinError: self.init(error.code, error.message, status: error.exitStatus)
    case let error as StickError: self.init(error.code, error.message, status: error.exitStatus)
    case let error as SyncError: self.init(error.code, error.message, status: error.exitStatus)
    case let error as RollImportError: self.init(roll: error)
    case let error as RegistrationFileError: self.init(error.code, error.message, status: error.exitStatus)
    case let error as StrictYAMLError: self.init("fileInvalid", error.message, status: .usage)
    case let error as ServerError: self.init("cannotListen", error.message)
    case let error as PeerError: self.init(peer: error)
    default:
      self.init(
        "failed", zh: "操作失败：\(error)。请再试一次，并报告程序版本。",
        en: "It failed: \(error). Try again and report the program's version.")
    }
  }

  private init(roll error: RollImportError) {
    let messages = error.messages
    let zh = messages.map(\.zh).joined(separator: "\n")
    let en = messages.map(\.en).joined(separator: "\n")
    let status: ExitStatus
    switch error {
    case .problems: status = .usage
    case .store(let error): status = error.exitStatus
    case .notFound, .unreadable: status = .failed
    }
    self.init("rollInvalid", zh: zh, en: en, status: status)
  }

  /// The hall did not answer.
  private init(peer error: PeerError) {
    if case .untrusted(let detail) = error, let fault = ClockFault(untrusted: detail, now: SystemClock().now()) {
      self.init("clockWrong", fault.message, status: .unreachable)
      return
    }
    let status: ExitStatus =
      switch error {
      case .unreachable, .interrupted, .timedOut, .untrusted, .unauthorized, .busy, .unavailable: .unreachable
      case .forbidden, .revoked: .refused
      case .malformed, .tooLarge, .replyTooLarge, .unexpectedStatus, .cancelled, .shutDown, .identityUnusable: .failed
      }
    self.init("hallUnreachable", error.message, status: status)
  }

  /// The daemon that owns the data directory did not answer.
  init(daemon error: PeerError) {
    if error.isOutcomeUnknown {
      self.init(
        "unknownOutcome", zh: "守护程序没有答复，不能确定是否已办理。请用同一个请求号再试一次（不会重复记录），或用 status 查看。",
        en:
          "The daemon did not answer, so whether it was done is not known. Repeat the same request (it is never recorded "
          + "twice), or see status.",
        status: .unknown)
      return
    }
    switch error {
    case .tooLarge, .replyTooLarge:
      self.init(
        "tooLargeForDaemon", zh: "数据太大，不能经守护程序传送。请停止守护程序后再试。",
        en: "This is too large to pass through the daemon. Stop it and try again.")
    case .malformed, .unexpectedStatus:
      self.init(
        "otherVersion", zh: "守护程序不认识这个命令，它的版本与本程序不同。请重启 ballotsync serve 后再试。",
        en: "The daemon does not know this command: its version is another. Restart ballotsync serve, then try again.")
    default:
      self.init(
        "daemonUnreachable", zh: "数据目录正被另一个程序使用，而它没有答复。请检查 ballotsync serve，或停止它后再试。",
        en:
          "Another program owns the data directory and does not answer. Check ballotsync serve, or stop it and try again.",
        status: .unreachable)
    }
  }

  /// Other commands had the data directory all the time.
  static let busy = Failure(
    "busy", zh: "其他命令正在使用这个数据目录，没有办理。请稍后再试。",
    en: "Other commands are using this data directory; nothing was done. Try again in a moment.", status: .unreachable)

  /// The failure with the name under which the request is repeated.
  package func naming(_ request: RequestID?) -> Failure {
    guard let request else { return self }
    var failure = self
    failure.request = request
    failure.message = BilingualText(
      zh: message.zh + "\n" + request.repetition.zh, en: message.en + "\n" + request.repetition.en)
    return failure
  }

  /// The failure in the form of an answer.
  package func reply(_ language: Language) -> CommandReply {
    let text = message.text(language)
    var json: [String: JSONValue] = [
      "outcome": .string(status == .refused ? "refused" : status == .unknown ? "unknown" : "failed"),
      "reason": .string(code), "message": .string(text), "exitStatus": .integer(Int(status.rawValue)),
    ]
    if let request { json["request"] = .string(request.rawValue) }
    return CommandReply(
      json: CanonicalJSON.text(.object(json)), text: text + "\n", exitStatus: status.rawValue, isError: true)
  }
}
