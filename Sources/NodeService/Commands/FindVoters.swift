package import ElectionRecord
import ElectionReports
import JournalStore

/// 查选民: searches the roll by number, name, pinyin, card, household or address. Each voter found is shown with where
/// and when they were marked, and what this site may do for them now.
package struct FindVoters: NodeView {
  package static let keys = ["voter"]

  /// The most voters that one search shows.
  package static let limitMax = 50
  /// The longest search, in Unicode scalars.
  static let textScalarsMax = 128

  let text: String
  let limit: Int
  let poll: PollID

  package init(text: String, limit: Int, poll: PollID = .main) {
    (self.text, self.limit, self.poll) = (text, limit, poll)
  }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let index = try refusing { () throws(NodeError) in try node.pollIndex(poll) }
    guard !text.isEmpty, text.unicodeScalars.count <= Self.textScalarsMax, (1...Self.limitMax).contains(limit) else {
      throw .invalidSearch
    }
    let numbers = try find(node, context)
    guard !numbers.isEmpty else { return nobody(context) }
    var rows: [JSONValue] = []
    var lines: [String] = []
    for number in numbers {
      let voter = try context.rollVoter(number)
      let card = VoterCard(
        number: number, voter: voter, waiting: voter.flatMap { node.waitingEnvelope(named: $0, poll: index) },
        standing: StandingRule.standing(of: number, poll: index, in: node.register),
        admission: node.previewAdmission(of: number, poll: index),
        mayHaveEnvelope: node.previewEnvelope(of: number, poll: index), node: node)
      rows.append(card.json(context.say))
      lines += card.lines(context.say, context.local)
    }
    let found = try found(numbers.count, context)
    if found > numbers.count { lines.append(more(shown: numbers.count, found, context.say)) }
    return CommandAnswer(["voters": .array(rows), "found": .integer(found)], lines)
  }

  /// How many voters the text may mean; ``RollStore/searchCountMax`` stands for so many or more.
  private func found(_ shown: Int, _ context: CommandContext) throws(Refusal) -> Int {
    guard shown == limit, let roll = context.roll else { return shown }
    return try refusing { () throws(StoreError) in try roll.searchCount(text) }
  }

  private func more(shown: Int, _ found: Int, _ say: Speaker) -> String {
    let all = found >= RollStore.searchCountMax ? say("\(found) 以上", "\(found) or more") : "\(found)"
    return say(
      "只列出 \(shown) 人，符合的有 \(all) 人。请多写几个字、住址或选民证号再查，或用 --limit 多列。",
      "\(shown) of \(all) are shown. Type more of the name, the address or the card, or list more with --limit.")
  }

  private func nobody(_ context: CommandContext) -> CommandAnswer {
    let hint = context.say(
      "没有找到。请换序号、姓名、拼音、选民证号、户号或住址的开头再查。",
      "Nobody found. Try a number, a name, pinyin, a card, a household or how an address begins.")
    return CommandAnswer(["voters": []], [hint], status: .failed)
  }

  private func find(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> [RollNumber] {
    guard let roll = context.roll else {
      return TypedNumber.roll(text).map { node.register.isOnRoll($0) ? [$0] : [] } ?? []
    }
    return try refusing { () throws(StoreError) in try roll.search(text, limit: limit).map(\.number) }
  }
}

/// One voter as the clerk sees them.
private struct VoterCard {
  let number: RollNumber
  let voter: Voter?
  /// An envelope without a number that has the voter's name on it.
  let waiting: (number: String, site: SiteID?)?
  let standing: Standing
  let admission: CastReceipt?
  /// Whether a paper in an envelope would be handed over instead.
  let mayHaveEnvelope: Bool
  let node: NodeSnapshot

  private var right: SiteID? {
    guard case .site(let index) = RightsRule.location(of: number, in: node.register) else { return nil }
    return node.election.sites[index].id
  }

  func json(_ say: Speaker) -> JSONValue {
    .object([
      "number": .integer(Int(number)),
      "name": JSONValue(voter?.name),
      "sex": JSONValue(voter?.sex),
      "birthDate": JSONValue(voter?.birthDate),
      "address": JSONValue(voter?.address),
      "area": JSONValue(voter?.area),
      "household": JSONValue(voter?.household),
      "card": JSONValue(voter?.card),
      "members": .array((voter?.members ?? []).map { .string($0) }),
      "struckOff": .bool(node.register.hall.amendments[number] != nil),
      "right": JSONValue(right?.rawValue),
      "admission": admission.map { receipt in
        [
          "outcome": .string(receipt.outcome.rawValue), "reason": JSONValue(receipt.reason?.rawValue),
          "message": .string(words(for: receipt, say)), "envelope": .bool(mayHaveEnvelope),
          "ask": .bool(receipt.reason == .rightElsewhere && node.mayAsk(for: number)),
        ]
      }
        ?? .null,
      "marks": .array(standing.lines.map { mark($0, say) }),
    ])
  }

  private func mark(_ line: Standing.Line, _ say: Speaker) -> JSONValue {
    var members = described(line, say)
    if isUnaware(line) { members["replacementUnknown"] = true }
    return .object(members)
  }

  /// The hall replaced the household's representative, and the box that served it had opened without knowing.
  private func isUnaware(_ line: Standing.Line) -> Bool {
    RepresentativeReplacementRule.isUnaware(line.claim, in: node.register)
  }

  private func described(_ line: Standing.Line, _ say: Speaker) -> [String: JSONValue] {
    [
      "site": JSONValue(node.register.siteID(of: line.claim)?.rawValue),
      "entry": AnswerParts.entry(line.entry),
      "recordedAt": .string(UTCTimestamp.text(secondsSince1970: line.claim.recordedAt)),
      "provisional": .bool(line.claim.isProvisional),
      "envelope": JSONValue(node.register.envelope(of: line)),
      "paper": .bool(line.claim.flags.contains(.paper)),
      "proxy": JSONValue(line.claim.proxy == 0 ? nil : Int(line.claim.proxy)),
      "status": .string(line.status.code), "message": .string(say(line.status.name)),
    ]
  }

  func lines(_ say: Speaker, _ local: LocalTime) -> [String] {
    let who = voter.map { "\($0.name) \($0.sex) \($0.birthDate) \($0.address) \(say("选民证", "card")) \($0.card)" } ?? ""
    var lines = ["\(number) \(who)"] + household(say) + removal(say)
    lines += standing.lines.flatMap { line -> [String] in
      let site = node.register.siteID(of: line.claim).map { say.site($0, in: node.election) } ?? ""
      let time = local.text(line.claim.recordedAt)
      let kind =
        line.claim.isProvisional
        ? say("待核票", "provisional")
          + (node.register.envelope(of: line).map { say("（信封 \($0)）", " (envelope \($0))") } ?? "")
        : line.claim.flags.contains(.paper) ? say("普通票（纸质名册补录）", "ordinary, from paper") : say("普通票", "ordinary")
      let unaware = say(
        "    该票箱不知户代表已更换，可能由原户代表领票。",
        "    the box did not know of the new representative: perhaps the earlier one was served.")
      return ["  \(site) · \(kind) · \(say(line.status.name)) · \(time)"] + (isUnaware(line) ? [unaware] : [])
    }
    if let waiting {
      let site = waiting.site.map { say.site($0, in: node.election) } ?? ""
      lines.append(
        say(
          "  信封 \(waiting.number)（\(site)）上的姓名相同，待裁定：先核对是不是本人。",
          "  envelope \(waiting.number) (\(site)) has the same name and waits for its ruling: see whether it is this voter's."
        ))
    }
    if let right { lines.append(say("  投票权：", "  right: ") + say.site(right, in: node.election)) }
    if let admission {
      let answer = words(for: admission, say)
      lines.append(say("  现在：\(answer)", "  now: \(answer)"))
    }
    return lines
  }

  /// Why the number is not a voter's own any more, and at the hall what puts it back.
  private func removal(_ say: Speaker) -> [String] {
    switch node.register.hall.amendments[number] {
    case .duplicateOf(let original):
      return [say("  重号：与 \(original) 号是同一人", "  the same person as number \(original)")]
    case nil: return []
    case .struckOff, .restored:
      let remedy =
        node.isHall ? say("；恢复用 register restore \(number)", "; register restore \(number) puts it back") : ""
      return [say("  已从名册上除名，不能领票", "  struck off the roll: no paper is handed out") + remedy]
    }
  }

  /// What this site may do now.
  private func words(for receipt: CastReceipt, _ say: Speaker) -> String {
    receipt.reason.map { say(name(of: $0)) } ?? say("可发普通票", "an ordinary paper")
  }

  /// Who asks may be another of the household: who votes for it is said first.
  private func household(_ say: Speaker) -> [String] {
    guard let voter, node.election.mode == .households else { return [] }
    let members =
      voter.members.isEmpty ? "" : say("；同户人：", "; others of the household: ") + HouseholdMembers.text(voter.members)
    return [
      say("  户号 \(voter.household)，由户代表 \(voter.name) 投票", "  household \(voter.household): \(voter.name) votes for it")
        + members
    ]
  }

  /// The reason's name; the hall is no other place to vote at.
  private func name(of reason: ReasonCode) -> BilingualText {
    guard reason == .rightElsewhere, right == nil else { return node.name(of: reason) }
    return node.mayAsk(for: number)
      ? BilingualText(
        zh: "投票权由会场保管，请先申领：ask \(number)", en: "the hall keeps the right; ask for it first: ask \(number)")
      : BilingualText(zh: "投票权由会场保管", en: "the hall keeps the right")
  }
}

extension ClaimStatus {
  /// Stable in JSON.
  var code: String {
    switch self {
    case .counted: "counted"
    case .surplus: "surplus"
    case .pending: "pending"
    case .refused: "refused"
    case .voided: "voided"
    case .takenBack: "takenBack"
    case .quarantined: "quarantined"
    }
  }

  var name: BilingualText {
    switch self {
    case .counted: BilingualText(zh: "计入", en: "counted")
    case .surplus: BilingualText(zh: "多余", en: "surplus")
    case .pending: BilingualText(zh: "待裁定", en: "pending")
    case .refused: BilingualText(zh: "不予计入", en: "refused")
    case .voided: BilingualText(zh: "已撤销", en: "voided")
    case .takenBack: BilingualText(zh: "已更正，不是本人", en: "taken back: not this voter")
    case .quarantined: BilingualText(zh: "已隔离", en: "quarantined")
    }
  }
}
