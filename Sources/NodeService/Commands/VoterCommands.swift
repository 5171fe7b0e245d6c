package import ElectionRecord
package import ElectionReports
package import JournalStore

/// What a clerk does for one voter. Names go to the clerk's own screen and nowhere else.
enum VoterCommands {
  static let all: [any NodeCommand.Type] = [FindVoters.self, Cast.self, VoidMark.self, ReplacePaper.self]
}

/// 领票划名: a request for a ballot paper.
package struct Cast: RecordingCommand {
  package static let keys = ["cast", "_0"]

  let voter: RollNumber
  let proxy: RollNumber?
  let envelope: String?
  let poll: PollID
  /// Repeating it returns the first receipt.
  package let request: RequestID?

  package init(
    voter: RollNumber, proxy: RollNumber? = nil, envelope: String? = nil, poll: PollID = .main,
    request: RequestID? = nil
  ) {
    (self.voter, self.proxy, self.envelope, self.poll, self.request) = (voter, proxy, envelope, poll, request)
  }

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) -> CastReceipt {
    try node.cast(
      CastRequest(voter: voter, proxy: proxy, envelope: envelope), poll: poll, id: request ?? key?.id)
  }

  package func answer(
    _ receipt: CastReceipt, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    CommandAnswer(
      receipt.json,
      node.castLines(receipt, voter: try context.voterName(receipt.voter), envelope: envelope, context.say)
        + (receipt.outcome == .refused ? [] : node.paperLines(context.say)),
      status: receipt.outcome == .refused ? .refused : .done)
  }
}

/// 撤销划名: takes the latest cast of the voter at this site back.
package struct VoidMark: RecordingCommand {
  package static let keys = ["void"]

  let correction: Correction
  let paperMarked: Bool

  private enum CodingKeys: String, CodingKey {
    case correction = "_0"
    case paperMarked
  }

  package init(voter: RollNumber, reason: String, paperMarked: Bool = false, request: RequestID? = nil) {
    correction = Correction(voter: voter, reason: reason, request: request)
    self.paperMarked = paperMarked
  }

  package var request: RequestID? { correction.request }

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) -> EntryID {
    try node.void(
      voter: correction.voter, reason: correction.reason, paperMarked: paperMarked, id: request ?? key?.id)
  }

  package func answer(
    _ entry: EntryID, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    try correction.answer(
      entry, context, zh: paperMarked ? "已撤销，选票作废" : "已撤销，选票放回未用票",
      en: paperMarked ? "Taken back; the paper is spoilt" : "Taken back; the paper is unused again")
  }
}

/// 作废重领.
package struct ReplacePaper: RecordingCommand {
  package static let keys = ["replace", "_0"]

  private let correction: Correction

  package init(voter: RollNumber, reason: String, request: RequestID? = nil) {
    correction = Correction(voter: voter, reason: reason, request: request)
  }

  package init(from decoder: any Decoder) throws { correction = try Correction(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try correction.encode(to: encoder) }

  package var request: RequestID? { correction.request }

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) -> EntryID {
    try node.replace(voter: correction.voter, reason: correction.reason, id: request ?? key?.id)
  }

  package func answer(
    _ entry: EntryID, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    var answer = try correction.answer(
      entry, context, zh: "旧票作废，可再发一张", en: "The first paper is spoilt; hand out a second one")
    answer.lines += node.paperLines(context.say)
    return answer
  }
}

/// A correction of a voter's mark at this site.
struct Correction: Codable, Equatable, Sendable {
  let voter: RollNumber
  let reason: String
  /// Repeating it returns the first entry.
  let request: RequestID?

  func answer(
    _ entry: EntryID, _ context: CommandContext, zh: String, en: String
  ) throws(Refusal) -> CommandAnswer {
    let name = try context.voterName(voter)
    let json: [String: JSONValue] = [
      "outcome": "done", "voter": .integer(Int(voter)), "entry": AnswerParts.entry(entry),
    ]
    return CommandAnswer(
      json,
      [context.say("\(name)：\(zh)。（记录 \(entry.sequence)）", "\(name): \(en). (entry \(entry.sequence))")])
  }
}

/// What a clerk is told.
extension NodeSnapshot {
  /// Says when the papers run out: with the last one, and not when one is missing.
  func paperLines(_ say: Speaker) -> [String] {
    guard let left = ownJournal.flatMap({ register.papersLeft(journal: $0) }), left <= 0 else { return [] }
    if left == 0 {
      return [
        say(
          "这是最后一张票：账面已无未用票。下一位选民到来以前，请先领票并告知会场。",
          "That was the last paper: by the books none is left. Fetch more, and tell the hall, before the next voter "
            + "comes.")
      ]
    }
    return [
      say(
        "账面已没有票，多发了 \(-left) 张。请清点；启用时的票数录错的，用 correct opening 更正。",
        "By the books no paper was left: \(-left) more handed out than received. Count them; where the papers at opening "
          + "were typed wrong, correct them with correct opening.")
    ]
  }

  func castLines(
    _ receipt: CastReceipt, voter: String, envelope: String?, _ say: Speaker
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

  func refusalLines(_ receipt: CastReceipt, _ say: Speaker) -> [String] {
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
      en: "The hall keeps this voter's right. While the hall can be reached, ask for it: ballotsync ask \(voter). "
        + "Otherwise issue a provisional paper in a numbered envelope.")
  }

  /// Whether the hall could give the voter's right to this site, by what is known here.
  private func mayAsk(for voter: RollNumber) -> Bool {
    guard let site = site.flatMap({ election.siteIndex($0) }) else { return false }
    return RightsRule.grant(of: voter, to: site, in: register) != nil
  }

  /// The reason's name, for this laptop's clerk.
  func name(of reason: ReasonCode) -> BilingualText {
    isAboutAnotherLaptop(reason) ? Wording.rightsFrozenName : Wording.name(reason)
  }

  /// The reason's text, for this laptop's clerk.
  func message(of reason: ReasonCode) -> BilingualText {
    isAboutAnotherLaptop(reason) ? Wording.rightsFrozenMessage : reason.message
  }

  /// Where this laptop still serves, the revocation that a refusal names is an earlier laptop's of its site.
  private func isAboutAnotherLaptop(_ reason: ReasonCode) -> Bool {
    reason == .deviceRevoked && halted != .deviceRevoked
  }
}

extension CastReceipt {
  /// The object of `cast --json`.
  package var json: [String: JSONValue] {
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

/// `ask`: what the clerk is told about a voter whose right the hall was asked for.
extension Node {
  /// Renders what became of asking: the object of `cast --json`, without an entry, since nothing is recorded here.
  ///
  /// - Parameters:
  ///   - receipt: The hall's refusal, or what this site may do now.
  ///   - roll: For the voter's name on the clerk's own screen.
  package func askReply(_ receipt: CastReceipt, language: Language, roll: RollStore?) -> CommandReply {
    let say = Speaker(language: language)
    do throws(Refusal) {
      let voter = try CommandContext.voterName(receipt.voter, on: roll)
      guard receipt.outcome == .ordinary else {
        let lines = [say("\(voter)：不能发普通票。", "\(voter): no ordinary paper.")]
        return CommandAnswer(receipt.json, lines + snapshot.refusalLines(receipt, say), status: .refused).reply()
      }
      let next = "ballotsync cast \(receipt.voter)"
      return CommandAnswer(
        receipt.json,
        [
          say(
            "\(voter)：可以发普通票。发票时请划名：\(next)",
            "\(voter): an ordinary paper may be handed over. Mark the voter: \(next)")
        ]
      ).reply()
    } catch {
      return error.reply(language)
    }
  }
}
