import ElectionRecord
import ElectionReports

/// 提名: the account of the forms, nominees, and the lists of each office.
package struct ShowNomination: NodeView {
  package static let keys = ["procedure", "_0", "nomination"]

  package init() {}

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let standing = node.register.nomination
    let lines = accountLines(standing, context.say) + standing.offices.flatMap { officeLines($0, context.say) }
    let numbers = RecordNumbers(node: node, topic: .nomination, say: context.say)
    return CommandAnswer(
      numbers.adding(to: [
        "registered": .integer(standing.registered), "total": standing.total.json,
        "sheets": .array(standing.sheets.map(\.json)), "offices": .array(standing.offices.map(\.json)),
      ]), lines + numbers.standing + numbers.withdrawn)
  }

  private func accountLines(_ standing: NominationStanding, _ say: Speaker) -> [String] {
    guard !standing.sheets.isEmpty else { return [say("还没有提名票记录。", "No nomination form is recorded yet.")] }
    let total = standing.total
    var lines = [
      say(
        "提名票：发出 \(total.issued)，收回 \(total.returned)，有效 \(total.valid)，无效 \(total.invalid)。"
          + "登记选民 \(standing.registered)。",
        "Nomination forms: \(total.issued) issued, \(total.returned) returned, \(total.valid) valid, "
          + "\(total.invalid) invalid; \(standing.registered, "voter") registered.")
    ]
    if total.unclassified != 0 {
      lines.append(
        say("收回票与有效、无效票之和相差 \(total.unclassified)。", "Returned differs from valid + invalid by \(total.unclassified)."))
    }
    return lines
      + standing.sheets.map { sheets in
        say(
          "  \(sheets.area)：发出 \(sheets.issued)，收回 \(sheets.returned)，有效 \(sheets.valid)，无效 \(sheets.invalid)",
          "  \(sheets.area): \(sheets.issued) issued, \(sheets.returned) returned, \(sheets.valid) valid, "
            + "\(sheets.invalid) invalid")
      }
  }

  private func officeLines(_ office: NominationStanding.Office, _ say: Speaker) -> [String] {
    let name = say(office.contest.office)
    var lines = [
      "",
      say(
        "\(name)：应选 \(office.contest.seats) 人，初步候选人 \(office.nominees.count) 人",
        "\(name): \(office.contest.seats) to elect, \(office.nominees.count) preliminary candidates"),
    ]
    lines += office.nominees.map { "  \($0.rank)  \(named($0, say))  \(nomineeState($0, say))" }
    if let formal = office.formal {
      lines.append(
        say(
          "正式候选人 \(formal.names.count) 人（\(formal.day) 确定）：\(formal.names.joined(separator: "、"))",
          "\(formal.names.count) formal candidates (adopted \(formal.day)): \(formal.names.joined(separator: ", "))"))
    } else if !office.proposed.isEmpty {
      lines.append(
        say(
          "按排名与差额应列入正式候选人：\(office.proposed.joined(separator: "、"))",
          "By rank and the rule of contested seats, the list would be: \(office.proposed.joined(separator: ", "))"))
    }
    if !office.tied.isEmpty {
      lines.append(
        say(
          "得票相同，须重新投票：\(office.tied.joined(separator: "、"))",
          "Tied, to be voted on again: \(office.tied.joined(separator: ", "))"))
    }
    return lines
  }

  /// The name, with the number under which the roll has it.
  private func named(_ nominee: Nominee, _ say: Speaker) -> String {
    nominee.name + (nominee.voter.map { say("（序号 \($0)）", " (number \($0))") } ?? "")
  }

  private func nomineeState(_ nominee: Nominee, _ say: Speaker) -> String {
    var parts: [String] = []
    if let votes = nominee.votes { parts.append(say("\(votes) 票", "\(votes, "vote")")) }
    if let revote = nominee.revote { parts.append(say("重新投票 \(revote) 票", "\(revote) in the revote")) }
    if nominee.isByParty { parts.append(say("党组织提名", "put forward by the Party organisation")) }
    if nominee.nominators > 0 {
      parts.append(say("\(nominee.nominators) 人联名", "put forward by \(nominee.nominators) jointly"))
    }
    switch nominee.vetting {
    case nil: parts.append(say("待审查", "not vetted yet"))
    case let decision? where decision.passed: parts.append(say("审查通过", "vetted"))
    case let decision?:
      let why = [decision.ground.map { say(Wording.name($0)) } ?? "", decision.reason].filter { !$0.isEmpty }
        .joined(separator: say("；", "; "))
      parts.append(say("审查未通过：\(why)", "turned down: \(why)"))
    }
    if let withdrawal = nominee.withdrawal {
      parts.append(say("\(withdrawal.day) 退出", "withdrew \(withdrawal.day)"))
    }
    return parts.joined(separator: say("，", ", "))
  }
}

extension NominationAccount {
  fileprivate var json: JSONValue {
    [
      "issued": .integer(issued), "returned": .integer(returned), "valid": .integer(valid),
      "invalid": .integer(invalid), "unclassified": .integer(unclassified),
    ]
  }
}

extension NominationSheets {
  fileprivate var json: JSONValue {
    [
      "area": .string(area), "issued": .integer(issued), "returned": .integer(returned), "valid": .integer(valid),
      "invalid": .integer(invalid),
    ]
  }
}

extension NominationStanding.Office {
  fileprivate var json: JSONValue {
    [
      "contest": .string(contest.id), "seats": .integer(contest.seats),
      "preliminary": .array(nominees.map(\.json)), "proposed": .array(proposed.map(JSONValue.string)),
      "tied": .array(tied.map(JSONValue.string)),
      "formal": formal.map { .array($0.names.map(JSONValue.string)) } ?? .null,
      "adopted": formal.map { .string("\($0.day)") } ?? .null,
    ]
  }
}

extension Nominee {
  /// With the roll number, which people check here; the lists are posted by name.
  fileprivate var json: JSONValue {
    [
      "rank": .integer(rank), "name": .string(name), "voter": voter.map { .integer(Int($0)) } ?? .null,
      "votes": votes.map(JSONValue.integer) ?? .null,
      "revote": revote.map(JSONValue.integer) ?? .null, "nominators": .integer(nominators),
      "party": .bool(isByParty),
      "vetting": vetting.map { .string($0.passed ? "passed" : "failed") } ?? .null,
      "reason": vetting.map { .string($0.reason) } ?? .null, "ground": JSONValue(vetting?.ground?.rawValue),
      "withdrawn": withdrawal.map { .string("\($0.day)") } ?? .null,
    ]
  }
}
