package import ElectionRecord

/// Why a request got no usable answer.
///
/// Every request of this module may be repeated without harm; ``retry`` says whether that can help.
package enum PeerError: Error, Equatable, Sendable {
  /// No connection: nobody listens, no route, no such name.
  case unreachable(String)
  /// The connection broke before the whole answer had come; the request may have been carried out.
  case interrupted(String)
  /// No answer in time; the request may have been carried out.
  case timedOut
  /// TLS failed: the other end is not the hall of this election, or it does not accept our certificate.
  case untrusted(String)
  /// The other end wants a certificate, or another one.
  case unauthorized
  /// The other end knows us and does not allow this.
  case forbidden
  /// This device has been revoked.
  case revoked
  /// The other end cannot read what was sent: another version, or a fault.
  case malformed
  /// What was sent is longer than the other end takes: send less at once.
  case tooLarge
  /// The other end has too much to do.
  case busy(retryAfterSeconds: Int)
  /// The other end cannot answer now.
  case unavailable
  /// The answer is longer than is taken here.
  case replyTooLarge
  /// A status that this protocol does not have: something else listens there.
  case unexpectedStatus(Int)
  /// The caller was cancelled.
  case cancelled
  /// The client was shut down before.
  case shutDown
  /// The own certificate, key or authority cannot be used for TLS.
  case identityUnusable
}

/// Whether a request should be repeated.
package enum RetryAdvice: Equatable, Sendable {
  /// With the usual backoff.
  case later
  /// Not before so many seconds.
  case after(seconds: Int)
  /// Not as it is: something has to change first.
  case never
}

extension PeerError {
  /// Whether repeating the request can help.
  package var retry: RetryAdvice {
    switch self {
    case .unreachable, .interrupted, .timedOut, .unavailable: .later
    // A device that was just enrolled, or a network that redirects everything to a login page: it may pass.
    case .untrusted, .unauthorized, .unexpectedStatus: .later
    case .busy(let seconds): .after(seconds: seconds)
    case .forbidden, .revoked, .malformed, .tooLarge, .replyTooLarge, .cancelled, .shutDown, .identityUnusable: .never
    }
  }

  /// Whether another address of the same peer may do better: no peer of the election answered at this one.
  var isOfTheAddress: Bool {
    switch self {
    case .unreachable, .interrupted, .timedOut, .untrusted, .unauthorized, .unexpectedStatus: true
    default: false
    }
  }

  /// Whether the other end may have carried the request out although there is no answer.
  package var isOutcomeUnknown: Bool {
    switch self {
    case .interrupted, .timedOut, .cancelled, .replyTooLarge: true
    default: false
    }
  }
}

extension PeerError: CustomStringConvertible {
  /// What to put into a log.
  package var description: String {
    switch self {
    case .unreachable(let detail): "unreachable: \(detail)"
    case .interrupted(let detail): "interrupted: \(detail)"
    case .timedOut: "timed out"
    case .untrusted(let detail): "TLS failed: \(detail)"
    case .unauthorized: "unauthorized"
    case .forbidden: "forbidden"
    case .revoked: "this device has been revoked"
    case .malformed: "the other end could not read the request"
    case .tooLarge: "the request is too large for the other end"
    case .busy(let seconds): "busy for \(seconds) s"
    case .unavailable: "unavailable"
    case .replyTooLarge: "the answer is too large"
    case .unexpectedStatus(let status): "unexpected status \(status)"
    case .cancelled: "cancelled"
    case .shutDown: "the client was shut down"
    case .identityUnusable: "the TLS certificate, key or authority cannot be used"
    }
  }
}

extension PeerError: Refusing {
  /// What to tell the clerk when the hall did not answer. What was recorded here is safe in every case.
  package var refusal: Refusal {
    switch self {
    case .unavailable:
      Refusal(
        "hallUnavailable", .unreachable,
        zh: "会场主机连上了，但它现在不能受理：可能磁盘已满、出错或正在启动。登记照常进行，恢复后自动同步；请会场的人在会场主机上运行 status 查看。",
        en:
          "The hall was reached and cannot do it now: its disk may be full or failing, or it is just starting. Go on "
          + "recording, everything is sent once it can; have somebody at the hall run status there.")
    case .unreachable, .interrupted, .timedOut, .busy:
      .hallUnreachable(
        .unreachable, zh: "暂时连不上会场。登记照常进行，连通后自动同步。",
        en: "The hall cannot be reached now. Go on recording; everything is sent once it can.")
    case .untrusted:
      .hallUnreachable(
        .unreachable, zh: "对方不是本次选举的会场，或不认可本机证书。请核对地址；如果换过会场服务器，请重新加入。",
        en: "The other end is not this election's hall, or refuses this laptop's certificate. Check the address; "
          + "if the hall's server was replaced, join again.")
    case .unauthorized:
      .hallUnreachable(
        .unreachable, zh: "本机尚未加入本次选举。请向会场索取加入码并执行 join。",
        en: "This laptop has not joined the election. Ask the hall for a code and run join.")
    case .forbidden:
      .hallUnreachable(.refused, zh: "会场不允许此操作。请与会场联系。", en: "The hall does not allow this. Speak to the hall.")
    case .revoked:
      .hallUnreachable(
        .refused, zh: "本机已被会场停用。请停止发票，并与会场联系。",
        en: "The hall has revoked this laptop. Stop handing out papers and speak to the hall.")
    case .malformed, .unexpectedStatus:
      .hallUnreachable(
        .failed, zh: "对方无法识别请求。请核对地址和两边的程序版本。",
        en: "The other end does not understand the request. Check the address and both programs' versions.")
    case .tooLarge, .replyTooLarge:
      .hallUnreachable(
        .failed, zh: "数据超过网络传输上限。请用 U 盘导出、导入。",
        en: "The data exceeds what is sent by network. Carry it by stick with export and import.")
    case .cancelled, .shutDown:
      .hallUnreachable(.failed, zh: "操作已中止。", en: "The operation was stopped.")
    case .identityUnusable:
      .hallUnreachable(
        .failed, zh: "本机证书文件无法使用。请恢复文件，或重新加入。",
        en: "This laptop's certificate files cannot be used. Restore them, or join again.")
    }
  }
}

extension Refusal {
  /// Nothing came of what was asked of the hall.
  package static func hallUnreachable(_ status: ExitStatus, zh: String, en: String) -> Refusal {
    Refusal("hallUnreachable", status, zh: zh, en: en)
  }
}
