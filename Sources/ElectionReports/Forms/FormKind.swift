package import ElectionRecord

/// The papers that officers sign (表册), whose wording an election may replace.
package enum FormKind: String, Hashable, Sendable, CaseIterable {
  /// 选举结果报告单.
  case result
  /// 选民领票签名册.
  case roll
  /// 封箱单.
  case closing

  package var name: BilingualText {
    switch self {
    case .result: BilingualText(zh: "选举结果报告单", en: "Report of the result")
    case .roll: BilingualText(zh: "领票签名册", en: "list for signing")
    case .closing: BilingualText(zh: "封箱单", en: "Closing slip")
    }
  }

  /// The program's own text, as ``NoticeTemplate`` reads it.
  func text(_ language: Language) -> String {
    switch self {
    case .result: Self.resultText.text(language)
    case .roll: Self.rollText.text(language)
    case .closing: Self.closingText.text(language)
    }
  }

  private static let resultText = BilingualText(
    zh: """
      {数字表}
      {各类投票点票数表}
      {得票和当选表}
      {当选无效}
      {宣布情况}
      核对报告摘要
      {核对报告摘要}
      _ 总监票人
      _ 监票人
      _ 计票人
      _ 唱票人
      _ 主持人
      _ 选举委员会主任
      """,
    en: """
      {figures}
      {siteKinds}
      {results}
      {annulled}
      {standing}
      Digest of the reconciliation
      {digest}
      _ Chief scrutineer
      _ Scrutineer
      _ Teller
      _ Caller
      _ Chair of the meeting
      _ Chair of the committee
      """)

  private static let rollText = BilingualText(
    zh: """
      {投票点}　{投票人}{人数}名。每发一张票，请领票人签名。
      代领的写明受托人。{可以委托投票}
      {签名表}
      _ 发票人
      _ 监票人
      """,
    en: """
      {site} ({electors}: {voterCount}). Who gets a paper signs for it.
      Note a proxy's name.{proxiesAllowed}
      {signingList}
      _ Issued by
      _ Scrutineer
      """)

  private static let closingText = BilingualText(
    zh: """
      {日志二维码}
      {投票点}
      {数字表}
      {更正}
      日志的根（与电脑显示的逐组对照）
      {日志的根}
      设备{设备}
      封箱时间：{封箱时间}　负责人：{封箱负责人}　封条：{封条号}
      _ 负责人
      _ 负责人
      _ 监票人
      """,
    en: """
      {checkpointCode}
      {site}
      {figures}
      {corrections}
      Root of the journal (compare group by group)
      {root}
      Device {device}
      Closed at {closingTime} by {closingOfficers}. Seals: {closingSeals}
      _ Officer
      _ Officer
      _ Scrutineer
      """)
}
