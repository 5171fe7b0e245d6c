package import ElectionRecord
import JournalStore
import NodeWeb

extension Refusal {
  /// What any error says that a verb may throw.
  package init(_ error: any Error) {
    if case .untrusted(let detail)? = error as? PeerError,
      let fault = ClockFault(untrusted: detail, now: SystemClock().now())
    {
      self.init("clockWrong", .unreachable, fault.message)
    } else if let error = error as? any Refusing {
      self = error.refusal
    } else {
      self.init(
        "failed", .failed, zh: "操作失败：\(error)。请再试一次，并报告程序版本。",
        en: "It failed: \(error). Try again and report the program's version.")
    }
  }

  /// The daemon that owns the data directory did not answer.
  init(daemon error: PeerError) {
    switch error {
    case _ where error.isOutcomeUnknown: self = StoreError.unknownOutcome.refusal
    case .tooLarge, .replyTooLarge:
      self.init(
        "tooLargeForDaemon", .failed, zh: "数据太大，不能经守护程序传送。请停止守护程序后再试。",
        en: "This is too large to pass through the daemon. Stop it and try again.")
    case .malformed, .unexpectedStatus:
      self.init(
        "otherVersion", .failed, zh: "守护程序不认识这个命令，它的版本与本程序不同。请重启 ballotsync serve 后再试。",
        en: "The daemon does not know this command: its version is another. Restart ballotsync serve, then try again.")
    default:
      self.init(
        "daemonUnreachable", .unreachable, zh: "数据目录正被另一个程序使用，而它没有答复。请检查 ballotsync serve，或停止它后再试。",
        en: "Another program owns the data directory and does not answer. Check ballotsync serve, or stop it and try "
          + "again.")
    }
  }

  /// A code that nobody was shown is of no use to anybody.
  static func invitationUnknown(_ site: SiteID) -> Refusal {
    Refusal(
      "invitationUnknown", .unknown, zh: "不知道 \(site) 的邀请码是否已经保存。请检查磁盘，再运行一次 invite；没有显示过的码谁也用不了。",
      en:
        "Whether a code for \(site) was kept is not known. Check the disk and run invite again; a code that was not shown "
        + "is of no use to anybody.")
  }

  /// The daemon's process lives and says nothing: what was asked may be done when it goes on.
  static let daemonSilent = Refusal(
    "daemonSilent", .unknown,
    zh: "守护程序（ballotsync serve）没有反应：进程可能被暂停，或卡在坏了的磁盘上；不能确定是否已办理。请重启它或换备用电脑，再用同一个请求试一次：不会重复记录。",
    en:
      "The daemon (ballotsync serve) says nothing: its process may be stopped, or hang on a broken disk; whether it was "
      + "done is not known. Restart it or take the spare laptop, then repeat the same request: it is never recorded twice."
  )

  /// Other commands had the data directory all the time.
  static let busy = Refusal(
    "busy", .unreachable, zh: "其他命令正在使用这个数据目录，没有办理。请稍后再试。",
    en: "Other commands are using this data directory; nothing was done. Try again in a moment.")
}
