package import ElectionRecord
import ElectionReports
import JournalStore

/// 更正划名: at the hall, once the mark's site has closed.
package struct TakeMarkBack: RecordingCommand {
  package static let keys = ["takeMarkBack"]

  let voter: RollNumber
  let site: SiteID?
  let served: RollNumber?
  /// The number of an envelope.
  let envelope: String?
  let officers: [String]
  let reason: String
  /// No paper was handed over at all.
  let nobody: Bool?
  /// The officers know that who was served has a paper already.
  let confirmed: Bool?
  /// Nil for the main poll.
  let poll: PollID?

  /// - Parameters:
  ///   - site: Where the mark was made; needed where the voter has several.
  ///   - envelope: Which envelope was recorded for the wrong voter; needed where the voter has other marks.
  package init(
    voter: RollNumber, site: SiteID? = nil, served: Served, envelope: String? = nil, officers: [String],
    reason: String, poll: PollID = .main, confirmed: Bool = false
  ) {
    (self.voter, self.site, self.served, self.officers, self.reason) = (voter, site, served.voter, officers, reason)
    self.envelope = envelope
    nobody = served == .nobody ? true : nil
    self.confirmed = confirmed ? true : nil
    self.poll = poll == .main ? nil : poll
  }

  private var whoWasServed: Served { served.map(Served.voter) ?? (nobody == true ? .nobody : .unknown) }

  /// The reason, beside both voters.
  package func typedBeside(_ node: Node) -> TypedBeside { TypedBeside([voter] + (served.map { [$0] } ?? []), [reason]) }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> EntryID {
    let asked = TakeBackRequest(
      voter: voter, site: site, served: whoWasServed, envelope: envelope, officers: officers, reason: reason,
      confirmed: confirmed ?? false)
    return try node.takeBack(asked, poll: poll ?? .main, request: request)
  }

  package func answer(
    _ entry: EntryID, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    let place = node.register.siteOfMark(takenBackBy: entry)
    let json: [String: JSONValue] = [
      "outcome": "done", "voter": .integer(Int(voter)), "served": JSONValue(served.map(Int.init)),
      "entry": AnswerParts.entry(entry), "site": JSONValue(place?.rawValue),
    ]
    let name = try context.voterName(voter)
    let other = try served.map { (number) throws(Refusal) in try context.voterName(number) }
    let site = place.map { context.say.site($0, in: node.election) } ?? ""
    if let sealed = node.register.envelope(at: entry)?.number {
      return CommandAnswer(
        json,
        [
          renamed(sealed, at: site, name, other, context.say),
          context.say(
            "投票权没有移动。请用 cases 查看，用 rule 裁定。", "No right has moved. See it with cases, and rule on it with rule."),
        ])
    }
    let index = try refusing { () throws(NodeError) in try node.pollIndex(poll ?? .main) }
    return CommandAnswer(
      json,
      [moved(entry, at: site, name, other, context.say), next(node, poll: index, context.say)]
        + [stillServing(node, other, context.say)].compactMap(\.self))
  }

  private func renamed(
    _ envelope: String, at site: String, _ name: String, _ other: String?, _ say: Speaker
  ) -> String {
    say(
      "信封 \(envelope)（\(site)）：不是 \(name) 的，已更正到 \(other ?? "") 名下，待裁定。",
      "envelope \(envelope) (\(site)) is not that of \(name): it waits for a ruling under \(other ?? "").")
  }

  private func moved(_ entry: EntryID, at site: String, _ name: String, _ other: String?, _ say: Speaker) -> String {
    let served =
      switch whoWasServed {
      case .voter:
        say("实际领票的是 \(other ?? "")，已划名", "\(other ?? "") was served and is marked")
      case .unknown: say("不知道是谁领的，这张票列为存疑", "nobody can tell who was served: the paper is in doubt")
      case .nobody: say("没有发过票，不再计入该点发出的票", "no paper was handed over: it is on the site's account no more")
      }
    return say(
      "\(name)：\(site) 的划名已更正，\(served)。（记录 \(entry.sequence)）",
      "\(name): the mark at \(site) is taken back; \(served). (entry \(entry.sequence))")
  }

  /// Sites that have not closed, as far as is known here.
  private static func open(_ node: NodeSnapshot) -> [SiteID] {
    let closed = Set(node.coverage().filter(\.closed).map(\.site))
    return node.election.sites.map(\.id).filter { !closed.contains($0) }
  }

  /// Where whoever was served in truth could be handed another paper until the site hears of it.
  private func stillServing(_ node: NodeSnapshot, _ other: String?, _ say: Speaker) -> String? {
    let sites = Self.open(node).filter { $0 != node.site }.map(\.rawValue).joined(separator: say("、", ", "))
    guard let other, !sites.isEmpty else { return nil }
    return say(
      "还没有封箱的 \(sites) 请马上同步：那里还不知道 \(other) 已经领过票。",
      "\(sites): synchronise at once where papers are still handed out, for nobody there knows yet that \(other) was served."
    )
  }

  /// An envelope that was refused because of the mark that is taken back now.
  private func ruledOut(_ lines: [Standing.Line], _ node: NodeSnapshot, _ say: Speaker) -> String? {
    guard let refused = lines.first(where: { $0.status == .refused || $0.isReopened }),
      let number = node.register.envelope(at: refused.entry)?.number,
      let ruled = Reconciliation.casesOfEveryPoll(node.register).first(where: { $0.entries.contains(refused.entry) })
    else { return nil }
    let again = refused.isReopened ? "" : " --again"
    return say(
      "该选民现在没有票，而信封 \(number) 曾裁定不予计入：请重新裁定（cases；rule --case \(ruled.id)\(again) --decision accept）。",
      "The voter has no paper now, and envelope \(number) was refused: rule on it again (cases; rule --case \(ruled.id)"
        + "\(again) --decision accept).")
  }

  /// A second paper is advised to nobody who holds one.
  private func next(_ node: NodeSnapshot, poll: UInt8, _ say: Speaker) -> String {
    let lines = StandingRule.standing(of: voter, poll: poll, in: node.register).lines
    guard let held = lines.first(where: { $0.holdsPaper && !$0.isReopened }) else {
      if let again = ruledOut(lines, node, say) { return again }
      if Self.open(node).isEmpty {
        return say(
          "投票权没有移动。各投票点都已封箱，不再发票。", "No right has moved. Every site has closed: no paper is handed out any more.")
      }
      return say(
        "投票权没有移动。该选民要投票的，发待核票，由会场裁定。",
        "No right has moved. The voter gets a provisional paper, and the hall rules on it.")
    }
    let site = node.register.siteID(of: held.claim).map { say.site($0, in: node.election) } ?? ""
    if held.status == .pending {
      return say(
        "投票权没有移动。该选民在 \(site) 有信封待裁定，不再发票：用 rule 裁定。",
        "No right has moved. An envelope of the voter, from \(site), waits for its ruling, so no other paper is handed out: "
          + "rule on it with rule.")
    }
    return say(
      "投票权没有移动。该选民在 \(site) 另有一张票，不再发票。",
      "No right has moved. The voter has another paper, at \(site), and gets none.")
  }
}
