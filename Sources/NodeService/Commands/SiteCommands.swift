package import ElectionRecord
import ElectionReports

/// Opening, closing, and how a node stands.
enum SiteCommands {
  static let all: [any NodeCommand.Type] = [OpenSite.self, CloseSite.self, ShowStatus.self, ShowTurnout.self]
}

/// 启用.
package struct OpenSite: RecordingCommand {
  package static let keys = ["open"]

  let papers: Int
  let officers: [String]
  let seals: [String]
  /// Whether voters mark where nobody sees it; nil where nobody said so.
  let secretPlace: Bool?
  /// Whether people said that it is so, though it does not fit.
  let confirmed: Bool?

  package init(
    papers: Int, officers: [String], seals: [String] = [], secretPlace: Bool = false, confirmed: Bool = false
  ) {
    (self.papers, self.officers, self.seals, self.confirmed) = (papers, officers, seals, confirmed ? true : nil)
    self.secretPlace = secretPlace ? true : nil
  }

  /// The same opening again is done.
  package var isRepeatable: Bool { true }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) {
    try node.open(
      papers: papers, officers: officers, seals: seals, hasSecretPlace: secretPlace ?? false,
      insists: confirmed ?? false, request: request)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    var answer = node.headAnswer(context, zh: "已启用", en: "The site is open")
    answer.lines += node.membership.lines(context.say, context.local)
    let behind = node.election.sites.indices.filter(node.isBehind).map { node.election.sites[$0].id }
    if !behind.isEmpty { answer.lines.append(context.say(node.synchroniseFirst(behind, context.local))) }
    answer.lines += ClockText.lines(node.now, node.election, context.local, context.say)
    return answer
  }
}

/// 封箱; repeating `request` is done once.
package struct CloseSite: RecordingCommand {
  package static let keys = ["close"]

  let unused: Int
  let officers: [String]
  let seals: [String]
  /// Whether people said that it is so, though it does not fit.
  let confirmed: Bool?
  package let request: RequestID?

  package init(
    unused: Int, officers: [String], seals: [String] = [], confirmed: Bool = false, request: RequestID? = nil
  ) {
    (self.unused, self.officers, self.seals, self.request) = (unused, officers, seals, request)
    self.confirmed = confirmed ? true : nil
  }

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) {
    try node.close(
      unused: unused, officers: officers, seals: seals, insists: confirmed ?? false, id: request ?? key?.id)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    var answer = node.headAnswer(context, zh: "已封箱", en: "The site is closed")
    if let waiting = node.waitingUnlisted(context.say) { answer.lines.append(waiting) }
    if let counted = node.countedOtherwise(context.say) { answer.lines.append(counted) }
    return answer
  }
}

/// How the node and the sites known to it stand.
package struct ShowStatus: NodeView {
  package static let keys = ["status"]

  let poll: PollID

  package init(poll: PollID = .main) { self.poll = poll }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let facts = try refusing { () throws(NodeError) in try node.facts(poll: poll) }
    var json = facts.json
    json["clockDaysOff"] = JSONValue(ClockRule.distance(of: context.local.day(facts.now), from: node.election))
    let text = StatusText(facts: facts, election: node.election, say: context.say, local: context.local)
    guard node.site == nil, node.election.procedure != nil else { return CommandAnswer(json, text.lines) }
    let (plan, today) = (node.register.plan, context.local.day(facts.now))
    json.merge(plan.pressing(today)) { own, _ in own }
    return CommandAnswer(json, text.lines + plan.reminders(today, node.election.mode, context.say))
  }
}

extension NodeSnapshot {
  /// Size and root of the own journal, for officers to sign and observers to photograph.
  func headAnswer(_ context: CommandContext, zh: String, en: String) -> CommandAnswer {
    let say = context.say
    let head = frontier.journals[device]?.first ?? Frontier.Branch(size: 0, root: MerkleTree.emptyRoot)
    let place = site.map { say.site($0, in: election) } ?? say("会场主机", "the hall's own node")
    let imbalance = closingImbalance()
    var lines = [
      say("\(place)：\(zh)。", "\(place): \(en)."),
      say("设备 \(device)，日志 \(head.size) 条，根：", "Device \(device), journal of \(head.size, "entry"), root:"),
    ]
    lines += AnswerParts.rootLines(head.root).map { "  " + $0 }
    lines.append(say("请两名负责人抄录签字，监督员拍照。", "Two officers copy and sign it; observers photograph it."))
    if let imbalance, imbalance != 0 {
      lines.append(
        say(
          "未用票与账面相差 \(imbalance) 张：请重新清点，并准备书面说明。",
          "Unused papers differ from the account by \(imbalance): count them again and prepare a written explanation."))
    }
    let checkpoint = JournalOrigin.line(election: election.id, device: device, size: head.size, root: head.root)
    lines.append(say("二维码内容：", "The QR code holds: ") + checkpoint)
    let json: [String: JSONValue] = [
      "outcome": "done", "site": JSONValue(site?.rawValue), "device": .string(device.description),
      "journal": AnswerParts.head(head), "checkpoint": .string(checkpoint), "imbalance": JSONValue(imbalance),
    ]
    var answer = CommandAnswer(json, lines)
    answer.checkpoint = checkpoint
    return answer
  }

  /// What is to be done about this site's envelopes of persons who are not on the roll; nil where none waits.
  fileprivate func waitingUnlisted(_ say: Speaker) -> String? {
    let waiting = election.polls.indices.flatMap { poll in
      StandingRule.unlisted(poll: UInt8(clamping: poll), in: register)
    }
    .filter { $0.entry.device == device && $0.status == .pending }
    let numbers = waiting.compactMap { register.envelope(of: $0) }
    guard !numbers.isEmpty else { return nil }
    return say(
      "信封 \(numbers.joined(separator: "、")) 的人不在名册上，要等会场补登并裁定以后才能启封：请马上告知会场。",
      "Persons who are not on the roll are waiting with \(numbers.count == 1 ? "envelope" : "envelopes") "
        + "\(numbers.joined(separator: ", ")), to be opened once the hall has added them and ruled. Tell the hall at once."
    )
  }

  /// That the hall's count of this site's box has more papers than it handed out, or less than half of them.
  fileprivate func countedOtherwise(_ say: Speaker) -> String? {
    guard let site, let facts = try? facts(), let account = facts.account(of: site), let returned = account.returned,
      returned > account.issued || 2 * returned < account.issued
    else { return nil }
    return say(
      "会场录入的本点点票是收回 \(returned) 张，本点发出 \(account.issued) 张，对不上。这是会场的数字，已列为待说明事项，请告知会场核对。",
      "The hall's count of this box has \(returned, "paper"); \(account.issued) were issued here. It is the hall's figure and "
        + "has become a finding: tell the hall to check it.")
  }

  /// Unused papers at closing less what the account leaves; nil while the site is open.
  private func closingImbalance() -> Int? {
    guard let site, let facts = try? facts(), let account = facts.account(of: site),
      let unused = account.unused, let expected = account.expectedUnused
    else { return nil }
    return unused - expected
  }
}
