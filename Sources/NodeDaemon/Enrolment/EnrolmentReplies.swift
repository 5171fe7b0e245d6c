package import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
package import NodeService
import NodeWeb

/// Answers of `init`, `invite` and `join`, for machines and people.
package enum EnrolmentReplies {
  static func code(_ code: String, site: SiteID, _ language: Language) -> CommandReply {
    reply(
      ["code": .string(code), "site": .string(site.rawValue)], language,
      zh: "\(site) 的一次性邀请码：\(code)\n在该点的笔记本上运行：ballotsync join --code \(code) --hall 会场地址:端口",
      en: "One-time code for \(site): \(code)\nOn that laptop run: ballotsync join --code \(code) --hall HOST:PORT")
  }

  static func answer(_ bytes: [UInt8], _ language: Language) -> CommandReply {
    let file = NamedFile(name: "join.answer", bytes: Data(bytes))
    let text = language == .zh ? "设备已登记；请把回执文件带回该笔记本。" : "The device is enrolled; carry the answer back to the laptop."
    return CommandReply(json: CanonicalJSON.text(.object(["outcome": "done"])), text: text + "\n", files: [file])
  }

  /// A hall has been set up: the election, the roll and what to do next.
  ///
  /// - Parameter report: What was found in the election's files; nil for a hall that was there already.
  package static func created(
    _ opened: OpenedNode, report: SetupReport? = nil, _ language: Language
  ) -> CommandReply {
    let told = report.map { $0.lines(language) } ?? []
    let device = opened.node.device
    let voters = opened.roll.count
    let election = opened.node.election
    let onRoll = Wording.onRoll(voters, election.mode)
    // The same call finished before: nothing was set up, and nothing was changed.
    let state =
      report == nil
      ? BilingualText(zh: "会场主机早已建立，这次没有改动", en: "The hall was set up before and is as it was")
      : BilingualText(zh: "会场主机已建立", en: "The hall is set up")
    return reply(
      [
        "device": .string(device.description), "election": .string(election.id), "registered": .integer(voters),
        "verifierKey": .string(opened.node.keys.verifierKeyText(election: opened.node.election.id)),
      ].merging(report?.json ?? ["existed": .bool(true)]) { $1 }, language, told: told,
      zh: """
        \(state.zh)：\(election.name.zh)，名册 \(onRoll.zh)，\(election.sites.count) 个投票点。
        会场设备 \(device)，公钥（观察员请抄录）：\(opened.node.keys.verifierKeyText(election: opened.node.election.id))
        下一步：ballotsync serve，然后为每个投票点运行 ballotsync invite --site 点号
        """,
      en: """
        \(state.en): \(election.name.en), \(onRoll.en) on the roll, \(election.sites.count, "site").
        The hall's device is \(device), its key (for observers to note): \(opened.node.keys.verifierKeyText(election: opened.node.election.id))
        Next: ballotsync serve, then ballotsync invite --site SITE for each site
        """)
  }

  /// A laptop has joined: its site, the roll and what to do next.
  package static func joined(_ opened: OpenedNode, _ language: Language) -> CommandReply {
    let site = opened.profile.site?.rawValue ?? ""
    let voters = opened.roll.count
    let onRoll = Wording.onRoll(voters, opened.node.election.mode)
    return reply(
      [
        "device": .string(opened.node.device.description), "election": .string(opened.node.election.id),
        "registered": .integer(voters), "site": .string(site),
      ], language,
      zh: """
        本机已登记为 \(site) 的设备 \(opened.node.device)。
        选举：\(opened.node.election.name.zh)，名册 \(onRoll.zh)。请核对这是本次选举。
        下一步：ballotsync serve，启用时运行 ballotsync open
        """,
      en: """
        This laptop is now the device \(opened.node.device) of \(site).
        Election: \(opened.node.election.name.en), \(onRoll.en) on the roll. Check that this is the election.
        Next: ballotsync serve, and ballotsync open when the box is opened
        """)
  }

  /// A request to join lies in a file that is carried to the hall.
  package static func requestWritten(_ path: String, _ language: Language) -> CommandReply {
    reply(
      ["request": .string(path)], language,
      zh: "登记申请已写入 \(path)。请带到会场运行：ballotsync invite --accept 申请文件 --answer 回执文件",
      en: "The request is in \(path). At the hall run: ballotsync invite --accept REQUEST --answer ANSWER")
  }

  private static func reply(
    _ json: [String: JSONValue], _ language: Language, told: [String] = [], zh: String, en: String
  ) -> CommandReply {
    let text = ([language == .zh ? zh : en] + told).map { $0 + "\n" }.joined()
    return CommandReply(json: CanonicalJSON.text(.object(json)), text: text)
  }
}
