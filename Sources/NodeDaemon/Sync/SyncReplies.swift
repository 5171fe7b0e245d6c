import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// Answers of `sync`.
enum SyncReplies {
  static func outcome(_ failure: SyncFailure?, _ language: Language) -> CommandReply {
    switch failure {
    case nil:
      return CommandReply(
        json: CanonicalJSON.text(.object(["outcome": "done"])),
        text: language == .zh ? "已与总会场一致。\n" : "In step with the hall.\n")
    case .unreachable(let error): return Refusal(error).reply(language)
    case .stopped(let error): return Refusal(error).reply(language)
    }
  }

  static func noHall(_ language: Language) -> CommandReply {
    let text =
      language == .zh
      ? "这里没有可以连接的总会场。请用 U 盘：ballotsync export 和 ballotsync import。"
      : "There is no hall to reach from here. Use a stick: ballotsync export and ballotsync import."
    return CommandReply(
      json: CanonicalJSON.text(.object(["outcome": "failed", "reason": "noHall", "message": .string(text)])),
      text: text + "\n", exitStatus: ExitStatus.unreachable.rawValue, isError: true)
  }
}
