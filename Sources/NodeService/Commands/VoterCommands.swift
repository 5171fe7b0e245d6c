package import ElectionRecord
package import ElectionReports
import JournalStore

/// What a clerk does for one voter. Names go to the clerk's own screen and nowhere else.
enum VoterCommands {
  static let all: [any NodeCommand.Type] = [
    FindVoters.self, Cast.self, CastHousehold.self, CastUnlisted.self, VoidMark.self, VoidUnlisted.self,
    TakeMarkBack.self, ReplacePaper.self,
  ]
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
  /// The clerk has seen that the number is also somebody's card, and means the roll number.
  let isRollNumber: Bool?
  /// The clerk knows of the envelope with the voter's name, and means somebody else.
  let isSomebodyElse: Bool?

  package init(
    voter: RollNumber, proxy: RollNumber? = nil, envelope: String? = nil, poll: PollID = .main,
    request: RequestID? = nil, isRollNumber: Bool = false, isSomebodyElse: Bool = false
  ) {
    (self.voter, self.proxy, self.envelope, self.poll, self.request) = (voter, proxy, envelope, poll, request)
    self.isRollNumber = isRollNumber ? true : nil
    self.isSomebodyElse = isSomebodyElse ? true : nil
  }

  /// A number that is one voter's on the roll and another one's on the card marks nobody before the clerk says which;
  /// nor does one whose name is on an envelope that waits.
  ///
  /// - Throws: ``Refusal`` with `numberOfTwo`, naming both, and with `unlistedEnvelope`, naming the envelope.
  package func check(_ node: Node, _ context: CommandContext) throws(Refusal) {
    try checkNumber(context)
    guard isSomebodyElse != true, let meant = try context.rollVoter(voter) else { return }
    // A repetition is told what it was told.
    if try refusing({ () throws(NodeError) in try node.hasAnswered(request) }) { return }
    let index = try refusing { () throws(NodeError) in try node.pollIndex(poll) }
    guard let found = node.snapshot.waitingEnvelope(named: meant, poll: index) else { return }
    throw .unlistedEnvelope(meant, found.number, at: found.site)
  }

  private func checkNumber(_ context: CommandContext) throws(Refusal) {
    guard isRollNumber != true, let roll = context.roll else { return }
    let owner = try refusing { () throws(StoreError) in try roll.voter(card: "\(voter)") }
    guard let owner, owner.number != voter, let meant = try context.rollVoter(voter) else { return }
    throw .numberOfTwo(meant, cardOf: owner)
  }

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) -> CastReceipt {
    try node.cast(
      CastRequest(voter: voter, proxy: proxy, envelope: envelope), poll: poll, id: request ?? key?.id)
  }

  package func answer(
    _ receipt: CastReceipt, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    node.castAnswer(
      receipt, voter: try context.voterName(receipt.voter), envelope: envelope, proxy: proxy, context)
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

  package init(
    voter: RollNumber, reason: String, paperMarked: Bool = false, poll: PollID = .main, request: RequestID? = nil
  ) {
    correction = Correction(voter: voter, reason: reason, request: request, poll: poll)
    self.paperMarked = paperMarked
  }

  package var request: RequestID? { correction.request }

  /// The reason, beside the voter.
  package func typedBeside(_ node: Node) -> TypedBeside { correction.typed }

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) -> EntryID {
    try node.void(
      voter: correction.voter, reason: correction.reason, paperMarked: paperMarked, poll: correction.inPoll,
      id: request ?? key?.id)
  }

  package func answer(
    _ entry: EntryID, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    try correction.answer(entry, context, Wording.takenBack(paperMarked: paperMarked))
  }
}

/// 作废重领.
package struct ReplacePaper: RecordingCommand {
  package static let keys = ["replace", "_0"]

  private let correction: Correction

  package init(voter: RollNumber, reason: String, poll: PollID = .main, request: RequestID? = nil) {
    correction = Correction(voter: voter, reason: reason, request: request, poll: poll)
  }

  package init(from decoder: any Decoder) throws { correction = try Correction(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try correction.encode(to: encoder) }

  package var request: RequestID? { correction.request }

  /// The reason, beside the voter.
  package func typedBeside(_ node: Node) -> TypedBeside { correction.typed }

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) -> EntryID {
    try node.replace(
      voter: correction.voter, reason: correction.reason, poll: correction.inPoll, id: request ?? key?.id)
  }

  package func answer(
    _ entry: EntryID, _ node: NodeSnapshot, _ context: CommandContext
  ) throws(Refusal) -> CommandAnswer {
    var answer = try correction.answer(
      entry, context,
      BilingualText(zh: "旧票作废，另发一张，已经记上，不用再划名", en: "The first paper is spoilt; hand out a second one, it is recorded"))
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
  /// Nil for the main poll.
  private let poll: PollID?

  var inPoll: PollID { poll ?? .main }
  var typed: TypedBeside { TypedBeside([voter], [reason]) }

  init(voter: RollNumber, reason: String, request: RequestID?, poll: PollID) {
    (self.voter, self.reason, self.request, self.poll) = (voter, reason, request, poll == .main ? nil : poll)
  }

  func answer(
    _ entry: EntryID, _ context: CommandContext, _ done: BilingualText
  ) throws(Refusal) -> CommandAnswer {
    let name = try context.voterName(voter)
    let json: [String: JSONValue] = [
      "outcome": "done", "voter": .integer(Int(voter)), "entry": AnswerParts.entry(entry),
    ]
    return CommandAnswer(
      json,
      [
        context.say(
          "\(name)：\(done.zh)。（记录 \(entry.sequence)）", "\(name): \(done.en). (entry \(entry.sequence))")
      ])
  }
}

extension Wording {
  /// What became of a paper whose mark was taken back at its site.
  static func takenBack(paperMarked: Bool) -> BilingualText {
    paperMarked
      ? BilingualText(zh: "已撤销，选票作废", en: "Taken back; the paper is spoilt")
      : BilingualText(zh: "已撤销，选票放回未用票", en: "Taken back; the paper is unused again")
  }
}

extension Refusal {
  /// - Parameters:
  ///   - meant: The voter with the number on the roll.
  ///   - owner: The voter with the number on the card.
  fileprivate static func numberOfTwo(_ meant: Voter, cardOf owner: Voter) -> Refusal {
    let (one, other) = (describe(meant), describe(owner))
    return Refusal(
      "numberOfTwo", zh: "\(meant.number) 是 \(one) 的序号，也是 \(other) 的选民证号，没有划名。前者加 --number 再输一次；后者用序号 \(owner.number)。",
      en: "\(meant.number) is the roll number of \(one) and the card of \(other); nobody was marked. For the first one "
        + "repeat it with --number; for the second one use number \(owner.number).")
  }

  static func unlistedEnvelope(_ voter: Voter, _ envelope: String, at site: SiteID?) -> Refusal {
    let place = site?.rawValue ?? ""
    return Refusal(
      "unlistedEnvelope",
      zh: "\(voter.number) 号 \(describe(voter)) 与待裁定的信封 \(envelope)（\(place)）同名，没有划名。"
        + "是本人的，不再发票；确是另一人的，发票时用 cast 加 --confirm。",
      en: "Number \(voter.number) \(describe(voter)) has the name on envelope \(envelope) (\(place)), which waits for "
        + "a ruling; nobody was marked. The same person gets no second paper; where it is another one, give cast "
        + "with --confirm.")
  }

  private static func describe(_ voter: Voter) -> String { "\(voter.name)（\(voter.birthDate.prefix(4))）" }
}

/// What a clerk is told.
extension NodeSnapshot {
  func castAnswer(
    _ receipt: CastReceipt, voter: String, envelope: String?, proxy: RollNumber? = nil, _ context: CommandContext
  ) -> CommandAnswer {
    let taker =
      proxy.map { proxy in
        let name = (try? context.voterName(proxy)) ?? "\(proxy)"
        return context.say("，由 \(name) 代领", ", for the proxy \(name)")
      } ?? ""
    return CommandAnswer(
      receipt.json,
      castLines(receipt, voter: receipt.outcome == .refused ? voter : voter + taker, envelope: envelope, context)
        + (receipt.outcome == .refused ? [] : paperLines(context.say)),
      status: receipt.outcome == .refused ? .refused : .done)
  }

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
    _ receipt: CastReceipt, voter: String, envelope: String?, _ context: CommandContext
  ) -> [String] {
    let say = context.say
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
    case .refused: return [say("\(voter)：不能发票。", "\(voter): no paper.")] + refusalLines(receipt, say, context.local)
    }
  }

  func refusalLines(_ receipt: CastReceipt, _ say: Speaker, _ local: LocalTime) -> [String] {
    if receipt.reason == .rightElsewhere, mayAsk(for: receipt.voter) { return [say(Self.askFirst(receipt.voter))] }
    if receipt.reason == .rightElsewhere, let right = receipt.right.flatMap({ election.siteIndex($0) }),
      isBehind(right) || RightsRule.hasEnded(site: right, in: register)
    {
      return [say(servedEarlier(right, local))]
    }
    var lines = receipt.reason.map { [say(message(of: $0))] } ?? []
    if let marked = receipt.marked {
      let site = say.site(marked.site, in: election)
      // The hall may know of a mark that is not here yet.
      let mark = register.marks(of: receipt.voter).first { $0.entry == marked.entry }
      let time = mark.map { local.text($0.recordedAt) }
      lines.append(
        say(
          "已在 \(site) 划名\(time.map { "（\($0)）" } ?? "")。",
          "Marked at \(site)\(time.map { " (\($0))" } ?? "")."))
    }
    if let right = receipt.right {
      let site = say.site(right, in: election)
      lines.append(say("投票权在 \(site)。", "The right is at \(site)."))
    }
    return lines
  }

  /// What to do for a voter whose right is at a site that has closed, or should have by now.
  private func servedEarlier(_ right: Int, _ local: LocalTime) -> BilingualText {
    let id = election.sites[right].id
    let isClosed = RightsRule.hasEnded(site: right, in: register)
    let next =
      isClosed
      ? BilingualText(zh: "那里已经封箱：", en: "That site has closed:")
      : BilingualText(
        zh: synchroniseFirst([id], local).zh + "那里还没有封箱的，也可到那里领票；都办不到的，",
        en: synchroniseFirst([id], local).en + " Where that site is still open, the voter may go there; otherwise")
    return BilingualText(
      zh: "该选民的投票权在 \(Speaker(language: .zh).site(id, in: election))。\(next.zh)可发待核票，装入编号信封，由会场裁定。",
      en:
        "This voter's right is at \(Speaker(language: .en).site(id, in: election)). \(next.en) a provisional paper goes into "
        + "a numbered envelope, and the hall rules on it.")
  }

  /// Whether the rights of a site come here, and what it has recorded has not come.
  func isBehind(_ other: Int) -> Bool {
    guard election.policy == .assigned, let own = site.flatMap({ election.siteIndex($0) }) else { return false }
    return election.sites[other].stage < election.sites[own].stage && !RightsRule.hasEnded(site: other, in: register)
  }

  /// That rights wait for journals, and how old the latest word of the hall is.
  func synchroniseFirst(_ sites: [SiteID], _ local: LocalTime) -> BilingualText {
    let names = sites.map(\.rawValue)
    let heard = register.journals.first { $0.device == authority && $0.size > 0 }
      .map { local.text($0.recordedAt) }
    return BilingualText(
      zh:
        "本机还没有 \(names.joined(separator: "、")) 的封箱日志，那里没有投票的选民在这里只能领待核票。请先与会场同步（sync，或导入会场的 U 盘）；同步以后仍没有的，会场也还没有收到，请会场收齐。"
        + (heard.map { "本机所知会场的最新记录：\($0)。" } ?? ""),
      en:
        "No closing is here of \(names.joined(separator: ", ")): voters of such a site get envelopes only. Synchronise first "
        + "(sync, or a stick from the hall); what is still not here then, the hall does not have either: have it "
        + "bring it in." + (heard.map { " The hall's latest entry known here: \($0)." } ?? ""))
  }

  private static func askFirst(_ voter: RollNumber) -> BilingualText {
    BilingualText(
      zh: "该选民的投票权由会场保管。连得上会场，请先申领：ballotsync ask \(voter)；连不上，可发待核票，装入编号信封。",
      en: "The hall keeps this voter's right. While the hall can be reached, ask for it: ballotsync ask \(voter). "
        + "Otherwise issue a provisional paper in a numbered envelope.")
  }

  /// Whether the hall could give the voter's right to this site, by what is known here.
  func mayAsk(for voter: RollNumber) -> Bool {
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
      "voter": JSONValue(voter == 0 ? nil : Int(voter)),
      "entry": entry.map(AnswerParts.entry) ?? .null,
      "marked": marked.map { ["site": .string($0.site.rawValue), "entry": AnswerParts.entry($0.entry)] } ?? .null,
      "right": JSONValue(right?.rawValue),
    ]
  }
}
