import ElectionRecord
public import ElectionReports
import JournalStore

/// What a clerk is told about one voter. Names go to the clerk's own screen and nowhere else.
extension Node {
  /// The most voters that one search shows.
  static let searchLimitMax = 50

  func castAnswer(_ order: CastOrder, _ context: CommandContext) throws(CommandFailure) -> CommandAnswer {
    let request = CastRequest(voter: order.voter, proxy: order.proxy, envelope: order.envelope)
    let receipt = try failing { () throws(NodeError) in
      try cast(request, poll: order.poll, id: order.request ?? context.request?.id)
    }
    let voter = try voterName(receipt.voter, context.roll)
    let status: ExitStatus = receipt.outcome == .refused ? .refused : .done
    return CommandAnswer(
      receipt.json, castLines(receipt, voter: voter, envelope: order.envelope, context.say), status: status)
  }

  private func castLines(
    _ receipt: CastReceipt, voter: String, envelope: String?, _ say: CommandSpeaker
  ) -> [String] {
    let recorded = receipt.entry.map { say("记录 \($0.sequence)", "entry \($0.sequence)") } ?? ""
    switch receipt.outcome {
    case .ordinary: return [say("\(voter)：发普通票。（\(recorded)）", "\(voter): hand out an ordinary paper. (\(recorded))")]
    case .provisional:
      let number = envelope ?? ""
      let reason = receipt.reason.map { say(name(of: $0)) } ?? ""
      return [
        say(
          "\(voter)：发待核票，装入信封 \(number)，当面封好。原因：\(reason)。（\(recorded)）",
          "\(voter): hand out a provisional paper, sealed in envelope \(number). Reason: \(reason). (\(recorded))")
      ]
    case .refused: return [say("\(voter)：不能发票。", "\(voter): no paper.")] + refusalLines(receipt, say)
    }
  }

  func refusalLines(_ receipt: CastReceipt, _ say: CommandSpeaker) -> [String] {
    if receipt.reason == .rightElsewhere, mayAsk(for: receipt.voter) { return [say(Self.askFirst(receipt.voter))] }
    var lines = receipt.reason.map { [say(message(of: $0))] } ?? []
    if let marked = receipt.marked {
      let site = say.site(marked.site, in: election)
      lines.append(
        say(
          "已在 \(site) 划名（设备 \(marked.entry.device) 第 \(marked.entry.sequence) 条）。",
          "Marked at \(site) (device \(marked.entry.device), entry \(marked.entry.sequence))."))
    }
    if let right = receipt.right {
      let site = say.site(right, in: election)
      lines.append(say("投票权在 \(site)。", "The right is at \(site)."))
    }
    return lines
  }

  private static func askFirst(_ voter: RollNumber) -> BilingualText {
    BilingualText(
      zh: "该选民的投票权由会场保管。连得上会场，请先申领：ballotsync ask \(voter)；连不上，可发待核票，装入编号信封。",
      en:
        "The hall keeps this voter's right. While the hall can be reached, ask for it: ballotsync ask \(voter). Otherwise "
        + "issue a provisional paper in a numbered envelope.")
  }

  /// Whether the hall could give the voter's right to this site, by what is known here.
  private func mayAsk(for voter: RollNumber) -> Bool {
    guard let site = site.flatMap({ election.siteIndex($0) }) else { return false }
    return RightsRule.grant(of: voter, to: site, in: register) != nil
  }

  /// What a reason is called at this laptop.
  func name(of reason: ReasonCode) -> BilingualText {
    isAboutAnotherLaptop(reason) ? Wording.rightsFrozenName : Wording.name(reason)
  }

  /// What the clerk at this laptop is told.
  func message(of reason: ReasonCode) -> BilingualText {
    isAboutAnotherLaptop(reason) ? Wording.rightsFrozenMessage : Wording.message(reason)
  }

  /// A laptop that serves is refused for a revocation only when it was an earlier laptop's of the same site.
  private func isAboutAnotherLaptop(_ reason: ReasonCode) -> Bool {
    reason == .deviceRevoked && halted != .deviceRevoked
  }

  func correctionAnswer(
    _ voter: RollNumber, _ entry: EntryID, _ context: CommandContext, zh: String, en: String
  ) throws(CommandFailure) -> CommandAnswer {
    let name = try voterName(voter, context.roll)
    let json: [String: JSONValue] = [
      "outcome": "done", "voter": .integer(Int(voter)), "entry": AnswerParts.entry(entry),
    ]
    return CommandAnswer(
      json,
      [context.say("\(name)：\(zh)。（记录 \(entry.sequence)）", "\(name): \(en). (entry \(entry.sequence))")])
  }

  /// The number, with the name where the roll is at hand.
  func voterName(_ voter: RollNumber, _ roll: RollStore?) throws(CommandFailure) -> String {
    guard let found = try rollVoter(voter, roll) else { return "\(voter)" }
    return "\(voter) \(found.name)"
  }

  func rollVoter(_ voter: RollNumber, _ roll: RollStore?) throws(CommandFailure) -> Voter? {
    do throws(StoreError) {
      return try roll?.voter(voter)
    } catch {
      throw .node(.store(error))
    }
  }
}

extension CastReceipt {
  /// The object of `cast --json`.
  public var json: [String: JSONValue] {
    [
      "outcome": .string(outcome.rawValue),
      "reason": JSONValue(reason?.rawValue),
      "voter": .integer(Int(voter)),
      "entry": entry.map(AnswerParts.entry) ?? .null,
      "marked": marked.map { ["site": .string($0.site.rawValue), "entry": AnswerParts.entry($0.entry)] } ?? .null,
      "right": JSONValue(right?.rawValue),
    ]
  }
}
