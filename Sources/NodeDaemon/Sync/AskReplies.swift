import ElectionRecord
import NodeService
import NodeWeb

/// Answers of `ask` when the hall was not reached.
enum AskReplies {
  /// What stopped the exchange, and that an envelope does not need the hall.
  static func failed(_ failure: SyncFailure, _ order: AskOrder, _ language: Language) -> CommandReply {
    switch failure {
    case .unreachable(let error):
      let cause = Refusal(error)
      guard cause.exitStatus == .unreachable else { return cause.reply(language) }
      return unreachable(cause.code, order, language)
    case .stopped(let error): return Refusal(error).reply(language)
    }
  }

  private static func unreachable(_ code: String, _ order: AskOrder, _ language: Language) -> CommandReply {
    let envelope = "ballotsync cast \(order.voter) --envelope"
    return Refusal(
      code, .unreachable, zh: "连不上会场，没有领到这名选民的投票权。可发待核票，装入编号信封：\(envelope) 信封号；或稍后再申领一次，不会重复。",
      en: "The hall cannot be reached, so the voter's right is not here. Hand out a provisional paper in a numbered "
        + "envelope: \(envelope) ID; or ask again later, which does no harm."
    ).reply(language)
  }

  /// The laptop knows no hall, or was told not to talk to it.
  static func noHall(_ language: Language) -> CommandReply {
    Refusal(
      "noHall", .unreachable, zh: "这里没有可以连接的会场，不能申领。可发待核票，装入编号信封；有网络时，先用 ballotsync sync --hall 主机:端口 连上会场。",
      en:
        "There is no hall to reach from here, so it cannot be asked. Hand out a provisional paper in a numbered envelope; "
        + "with a network, first reach the hall with ballotsync sync --hall HOST:PORT."
    ).reply(language)
  }
}
