package import ElectionRecord
import ElectionReports

/// 争议; rulings are listed with them when `ruled` is true.
package struct ListCases: NodeView {
  package static let keys = ["cases"]

  let ruled: Bool
  let poll: PollID

  package init(ruled: Bool, poll: PollID = .main) { (self.ruled, self.poll) = (ruled, poll) }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let report = try refusing { () throws(NodeError) in try node.report(poll: poll) }
    let cases = report.cases.filter { ruled || $0.state == .open }
    let ids = Set(cases.map(\.id))
    let rows = ReportJSON.object(report)["cases"]?.elements ?? []
    let shown = rows.filter { row in row["id"].map { ids.contains($0.text) } ?? false }
    guard !cases.isEmpty else {
      return CommandAnswer(["cases": []], [context.say("没有待裁定的争议。", "No open case.")])
    }
    var json: [JSONValue] = []
    var lines: [String] = []
    for (row, item) in zip(shown, cases) {
      let told = caseLines(item, node, added: try node.addedPerson(of: item, context), context.say)
      lines += told
      json.append(node.naming(envelopesOf: item, told: told, in: row))
    }
    return CommandAnswer(["cases": .array(json)], lines)
  }

  /// Voters by number only: a list of conflicts is read by more people than a voter's own answer.
  private func caseLines(_ item: Case, _ node: NodeSnapshot, added: RollNumber?, _ say: Speaker) -> [String] {
    let device = item.device.map { say("设备 \($0)", "device \($0)") }
    let nobody = item.isUnlisted ? say("名册上没有的人", "a person without a number") : nil
    let subject = item.voter.map { say("选民 \($0)", "voter \($0)") } ?? device ?? nobody ?? ""
    let sites = item.sites.map(\.rawValue).joined(separator: say("、", ", "))
    var lines = [
      "\(item.id)  \(say(Wording.name(item.caseClass)))  \(subject)  \(sites)  \(say(Wording.name(item.state)))"
    ]
    let isOfSeveral = item.caseClass == .envelopeTwice
    if let envelopes = node.envelopeText(of: item.entries, say, namingVoters: isOfSeveral) {
      lines.append("  " + envelopes)
    }
    lines += node.renamedLines(of: item, say)
    if item.omittedEntries > 0 {
      let listed = item.entries.count
      let all = listed + item.omittedEntries
      lines.append(
        say("  涉及 \(all) 条记录，--json 列出前 \(listed) 条。", "  \(all, "entry"); --json lists the first \(listed)."))
    }
    if item.state == .open {
      lines.append(added.map { advice(forAdded: $0, say) } ?? advice(item, say))
    } else if let ruling = item.ruling {
      let officers = ruling.officers.joined(separator: say("、", ", "))
      let decided = decided(item, ruling, say)
      lines.append(
        say(
          "  裁定：\(decided)。裁定人：\(officers)。理由：\(ruling.reason)",
          "  decided: \(decided). Ruled by \(officers). Reason: \(ruling.reason)"))
      if let awaited = ruling.awaitedText(say) { lines.append("  " + awaited) }
    }
    return lines
  }

  /// What officers decided, and for whom where the case names nobody.
  private func decided(_ item: Case, _ ruling: Ruling, _ say: Speaker) -> String {
    let accepted = item.voter == nil ? ruling.voter : nil
    return ruling.decisions(say) + (accepted.map { say("，选民 \($0)", ", voter \($0)") } ?? "")
  }

  /// The person has a number by now: nothing is proposed that shuts them out.
  private func advice(forAdded number: RollNumber, _ say: Speaker) -> String {
    say(
      "  信封上的人已补登为 \(number) 号。成立的，裁定 accept，写 --as \(number)；不成立的，写明 refuse。",
      "  The person on the envelope was added as number \(number). Rule accept with --as \(number), or say refuse.")
  }

  private func advice(_ item: Case, _ say: Speaker) -> String {
    guard let proposal = item.proposal else {
      let wait = say(Wording.wait(for: item.awaited))
      return say("  建议：\(wait)。", "  proposal: \(wait). ") + say(Wording.waiting)
    }
    let text = say("\(proposal.rawValue) \(Wording.name(proposal).zh)", proposal.rawValue)
    if item.isUnlisted {
      return say(
        "  建议：\(text)。决定成立的，先用 register add 补登，再裁定 accept，用 --as 写明补登的序号。",
        "  proposal: \(text). Where the person is to vote, add them with register add, then rule accept with --as and the "
          + "number that they got.")
    }
    return say("  建议：\(text)。", "  proposal: \(text). ") + say(Wording.nextStep(item.caseClass))
  }
}

extension Ruling {
  /// What was out when officers ruled, and what follows; nil where everything was in.
  fileprivate func awaitedText(_ say: Speaker) -> String? {
    guard !awaited.isEmpty else { return nil }
    let sites = awaited.map(\.rawValue).joined(separator: say("、", ", "))
    return insistedOn.isEmpty
      ? say(
        "裁定时 \(sites) 的日志还没有到齐；到齐以后，该选民没有普通票的，要重新裁定。",
        "The journals of \(sites) were not all in: once they are, and the voter has no ordinary paper, it is ruled on "
          + "again.")
      : say("裁定时 \(sites) 的日志还没有到齐，负责人坚持裁定。", "Insisted on while the journals of \(sites) were not all in.")
  }
}

/// 裁定.
package struct RuleOnCase: RecordingCommand {
  /// Which case a ruling is about.
  package enum Subject: Codable, Equatable, Sendable {
    /// The case with this id.
    case caseID(String)
    /// The first open case that is the voter's own.
    case voter(RollNumber)
  }

  package static let keys = ["rule"]

  let subject: Subject
  let decision: RulingDecision?
  let officers: [String]
  let reason: String
  let insist: Bool?
  let number: RollNumber?
  let again: Bool?

  private enum CodingKeys: String, CodingKey {
    case subject = "_0"
    case decision, officers, reason, insist, number, again
  }

  /// - Parameters:
  ///   - decision: Nil decides as proposed.
  ///   - number: Whose envelope it is, for one of a person who had no number.
  ///   - again: Whether it puts an earlier ruling on envelopes right.
  ///   - insist: Whether to accept although a journal that could deny it is out, or to refuse an envelope that was
  ///     accepted and is still sealed.
  package init(
    _ subject: Subject, decision: RulingDecision?, officers: [String], reason: String, number: RollNumber? = nil,
    again: Bool = false, insist: Bool = false
  ) {
    self.number = number
    self.again = again ? true : nil
    (self.subject, self.decision, self.officers, self.reason) = (subject, decision, officers, reason)
    self.insist = insist ? true : nil
  }

  /// The name on an envelope without a number must be the name under the number that it is accepted for; once its
  /// person has a number, it is not refused for want of one.
  ///
  /// - Throws: ``Refusal`` with `personDiffers`, on which officers may insist, and with `personAdded`.
  package func check(_ node: Node, _ context: CommandContext) throws(Refusal) {
    guard decision == nil || decision == .accept, case .caseID(let id) = subject,
      let item = Reconciliation.casesOfEveryPoll(node.register).first(where: { $0.id == id })
    else { return }
    if decision == nil, let added = try node.snapshot.addedPerson(of: item, context) { throw .personAdded(added) }
    guard insist != true, decision == .accept, let number, let key = node.personKey, let entry = item.entries.first,
      let person = node.register.unlistedPerson(at: entry), let voter = try context.rollVoter(number),
      key.digest(ofName: voter.name) != person
    else { return }
    throw .personDiffers(voter)
  }

  /// The reason, beside whom the case is about.
  package func typedBeside(_ node: Node) -> TypedBeside {
    let voter: RollNumber? =
      switch subject {
      case .caseID(let id): Reconciliation.casesOfEveryPoll(node.register).first { $0.id == id }?.voter
      case .voter(let voter): voter
      }
    return TypedBeside([voter, number].compactMap(\.self), [reason])
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> Ruling {
    switch subject {
    case .caseID(let id):
      try node.rule(
        caseID: id, decision: decision, officers: officers, reason: reason, number: number,
        corrects: again ?? false, insist: insist ?? false, request: request)
    case .voter(let voter):
      try node.rule(
        voter: voter, decision: decision, officers: officers, reason: reason, insist: insist ?? false,
        request: request)
    }
  }

  package func answer(_ ruling: Ruling, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let verdicts = ruling.verdicts.map { verdict -> JSONValue in
      [
        "device": .string(verdict.device.description), "first": .integer(Int(verdict.first)),
        "count": .integer(Int(verdict.count)), "decision": .string(verdict.decision.code),
      ]
    }
    let json: [String: JSONValue] = [
      "outcome": "done", "class": .string(ruling.caseClass.rawValue),
      "voter": JSONValue(ruling.voter.map(Int.init)), "device": JSONValue(ruling.device?.description),
      "verdicts": .array(verdicts),
    ]
    let name = context.say(Wording.name(ruling.caseClass))
    let decisions = ruling.decisions(context.say)
    // Letting a laptop's entries stand opens no envelope among them.
    let accepted = ruling.device == nil ? ruling.verdicts.filter { $0.decision == .accepted }.map(\.entry) : []
    let envelopes = node.envelopeText(of: accepted, context.say)
    let opened = envelopes.map { context.say("请启封：\($0)。", "Open: \($0).") }
    let recounted = node.register.countedEarly(envelopes: accepted).map { context.say($0.text) }
    let waiting = ruling.insistedOn.isEmpty ? ruling.awaitedText(context.say) : nil
    return CommandAnswer(
      json,
      [context.say("已裁定：\(name)（\(decisions)）。", "Ruled: \(name) (\(decisions)).")]
        + [opened].compactMap(\.self) + recounted + [waiting].compactMap(\.self))
  }
}

extension EarlyCount {
  /// What puts the figures right.
  fileprivate var text: BilingualText {
    let papers = BilingualText(
      zh: "\(site) 的票在启封以前已经清点，连启封的共 \(self.papers) 张",
      en: "\(site) was counted before: with the envelopes it has \(self.papers, "paper")")
    guard let batch else {
      return BilingualText(
        zh: "\(papers.zh)。启封的票归类以后，由两名负责人用 correct count 更正。",
        en: "\(papers.en). Once they are classed, two officers put its figures right with correct count.")
    }
    return BilingualText(
      zh: "\(papers.zh)。由两名负责人用 correct batch 更正票批 \(batch) 的张数，再由两名计票人各重新录入一遍。",
      en:
        "\(papers.en). Two officers put the papers of batch \(batch) right with correct batch, and two tellers key it again."
    )
  }
}

extension Refusal {
  fileprivate static func personAdded(_ number: RollNumber) -> Refusal {
    Refusal(
      "personAdded", zh: "没有裁定：信封上的人已补登为 \(number) 号。成立的，写 --decision accept --as \(number)；不成立的，写 --decision refuse。",
      en: "Nothing was ruled: the person on the envelope was added as number \(number). Say --decision accept --as "
        + "\(number), or --decision refuse.")
  }

  fileprivate static func personDiffers(_ voter: Voter) -> Refusal {
    Refusal(
      "personDiffers", zh: "信封上登记的姓名与 \(voter.number) 号 \(voter.name) 不同。请核对信封上的姓名和序号；核对无误的，加 --insist 再输一次。",
      en:
        "The name recorded with the envelope is not that of number \(voter.number) \(voter.name). Check name and number "
        + "on the envelope; where it is the same person, repeat it with --insist.")
  }
}

extension NodeSnapshot {
  /// The number of the person whom the hall added since and whose name is on the envelope of the case.
  fileprivate func addedPerson(of item: Case, _ context: CommandContext) throws(Refusal) -> RollNumber? {
    guard item.isUnlisted, item.state == .open, let key = personKey, let entry = item.entries.first,
      let person = register.unlistedPerson(at: entry)
    else { return nil }
    for number in register.hall.added.keys.sorted() where !register.isStruckOff(number) {
      guard let voter = try context.rollVoter(number) else { continue }
      let spellings = [voter.name] + NameLikeness.spellings(of: voter.name)
      if spellings.contains(where: { key.digest(ofName: $0) == person }) { return number }
    }
    return nil
  }
}

/// The numbers on envelopes, for whoever has to find one.
extension NodeSnapshot {
  fileprivate func naming(envelopesOf item: Case, told lines: [String], in row: JSONValue) -> JSONValue {
    guard case .object(var members) = row else { return row }
    members["message"] = .string(lines.joined(separator: "\n"))
    let numbers = item.entries.compactMap { register.envelope(at: $0)?.number }
    if !numbers.isEmpty { members["envelopes"] = .array(numbers.map { .string($0) }) }
    return .object(members)
  }

  /// What officers put right of the envelopes of a case: for whom each was recorded first, and every reason since.
  fileprivate func renamedLines(of item: Case, _ say: Speaker) -> [String] {
    item.entries.map(register.corrections(endingWith:)).compactMap { records in
      guard let first = records.first, let number = first.envelope else { return nil }
      let reasons = records.map(\.reason).joined(separator: say("；", "; "))
      return say(
        "  信封 \(number) 原记在选民 \(first.voter) 名下，两名负责人已更正：\(reasons)",
        "  envelope \(number) was recorded for voter \(first.voter); two officers put it right: \(reasons)")
    }
  }

  /// - Parameter namingVoters: Whose each is, where they are of several voters.
  fileprivate func envelopeText(of entries: [EntryID], _ say: Speaker, namingVoters: Bool = false) -> String? {
    let found = entries.compactMap { entry in register.envelope(at: entry).map { ($0.number, $0.site, entry) } }
    guard !found.isEmpty else { return nil }
    let names = found.map { number, site, entry in
      let place = site?.rawValue ?? ""
      let voter = namingVoters ? register.voter(ofMark: entry).map { say("，选民 \($0)", ", voter \($0)") } : nil
      return say("\(number)（\(place)\(voter ?? "")）", "\(number) (\(place)\(voter ?? ""))")
    }.joined(separator: say("、", ", "))
    return say("信封 \(names)", "envelope \(names)")
  }
}

/// 说明.
package struct ExplainFinding: RecordingCommand {
  package static let keys = ["explain"]

  let code: FindingCode
  let site: SiteID?
  let contest: String?
  let text: String
  let officers: [String]

  private enum CodingKeys: String, CodingKey {
    case code = "_0"
    case site, contest, text, officers
  }

  package init(_ code: FindingCode, site: SiteID?, contest: String? = nil, text: String, officers: [String]) {
    (self.code, self.site, self.contest, self.text, self.officers) = (code, site, contest, text, officers)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) {
    try node.explain(
      Explanation(code: code, site: site, contest: contest, text: text, officers: officers), request: request)
  }

  package func answer(_: Void, _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    .done(context, zh: "说明已记录。", en: "The explanation is recorded.")
  }
}

extension Ruling {
  /// The decisions that it holds, each once.
  fileprivate func decisions(_ say: Speaker) -> String {
    Verdict.Decision.allCases.filter { decision in verdicts.contains { $0.decision == decision } }
      .map { say(Wording.name($0.ruling)) }.joined(separator: say("、", ", "))
  }
}

extension Verdict.Decision {
  /// What officers said to make it.
  fileprivate var ruling: RulingDecision {
    switch self {
    case .accepted: .accept
    case .refused: .refuse
    case .acknowledged: .acknowledge
    }
  }

  /// Stable in JSON.
  var code: String {
    switch self {
    case .accepted: "accepted"
    case .refused: "refused"
    case .acknowledged: "acknowledged"
    }
  }
}
