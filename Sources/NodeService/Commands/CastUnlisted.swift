package import ElectionRecord
import ElectionReports
import JournalStore

/// 名册上没有的人: a paper in an envelope for a person who stands at the table without a number.
///
/// The name goes on the envelope and stays at this laptop; the journal has a digest of it.
package struct CastUnlisted: RecordingCommand {
  package static let keys = ["castUnlisted"]

  let name: String
  let envelope: String
  let poll: PollID
  /// Repeating it returns the first receipt.
  package let request: RequestID?
  /// The clerk has seen who on the roll has the name, and means somebody else.
  let isSomebodyElse: Bool?

  package init(
    name: String, envelope: String, poll: PollID = .main, request: RequestID? = nil, isSomebodyElse: Bool = false
  ) {
    (self.name, self.envelope, self.poll, self.request) = (name, envelope, poll, request)
    self.isSomebodyElse = isSomebodyElse ? true : nil
  }

  /// A name that is on the roll, or in other characters on an envelope that waits, gets no envelope before the clerk
  /// says that it is another person.
  ///
  /// - Throws: ``Refusal`` with `nameOnRoll`, naming the numbers, with `nameOnEnvelope`, with `nameNotWhole` where
  ///   the name is unusually short or long, and with `nameLost`.
  package func check(_ node: Node, _ context: CommandContext) throws(Refusal) {
    if LostName.isLost(name) { throw .nameLost(name) }
    guard isSomebodyElse != true, let roll = context.roll else { return }
    // A repetition may find the person on the roll by now.
    if try refusing({ () throws(NodeError) in try node.hasAnswered(request) }) { return }
    let same = try refusing { () throws(StoreError) in try roll.voters(namedLike: name) }
    if !same.isEmpty { throw .nameOnRoll(same) }
    let index = try refusing { () throws(NodeError) in try node.pollIndex(poll) }
    if let found = node.snapshot.waitingEnvelope(spelledLike: name, poll: index) { throw .nameOnEnvelope(found) }
    if !Self.usualLength.contains(NameLikeness.core(name).text.count) { throw .nameNotWhole(name) }
  }

  /// Characters of a whole name: two at least, and no sentence; a question, and no bound.
  private static let usualLength = 2...24

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) -> CastReceipt {
    try node.cast(
      CastRequest(unlisted: node.unlisted(name, isAnother: isSomebodyElse ?? false), envelope: envelope), poll: poll,
      id: request ?? key?.id)
  }

  package func answer(
    _ receipt: CastReceipt, _ node: NodeSnapshot, _ context: CommandContext
  ) -> CommandAnswer {
    var answer = node.castAnswer(receipt, voter: receipt.person ?? name, envelope: envelope, context)
    if receipt.reason == .envelopePending, receipt.outcome == .refused {
      answer.lines.append(
        context.say(
          "如果那个信封是同名的另一人的，加 --confirm 再输一次。",
          "If that envelope is of another person with this name, repeat it with --confirm."))
    }
    if receipt.outcome != .refused {
      answer.lines.append(
        context.say(
          "请在信封上写明姓名和出生日期，并马上告知会场：会场补登以后才能启封。",
          "Write name and birth date on the envelope and tell the hall at once: it is opened once the hall has added the "
            + "person."))
    }
    return answer
  }
}

/// Takes an envelope without a number back at its site.
package struct VoidUnlisted: RecordingCommand {
  package static let keys = ["voidUnlisted"]

  let envelope: String
  let reason: String
  let paperMarked: Bool
  let poll: PollID
  /// Repeating it returns the first entry.
  package let request: RequestID?

  package init(envelope: String, reason: String, paperMarked: Bool, poll: PollID = .main, request: RequestID? = nil) {
    (self.envelope, self.reason, self.paperMarked) = (envelope, reason, paperMarked)
    (self.poll, self.request) = (poll, request)
  }

  package func record(at node: Node, under key: RequestKey?) throws(NodeError) -> EntryID {
    try node.void(
      unlisted: envelope, reason: reason, paperMarked: paperMarked, poll: poll, id: request ?? key?.id)
  }

  package func answer(_ entry: EntryID, _: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let done = Wording.takenBack(paperMarked: paperMarked)
    let json: [String: JSONValue] = [
      "outcome": "done", "voter": nil, "envelope": .string(envelope), "entry": AnswerParts.entry(entry),
    ]
    return CommandAnswer(
      json,
      [
        context.say(
          "信封 \(envelope)：\(done.zh)。（记录 \(entry.sequence)）",
          "Envelope \(envelope): \(done.en). (entry \(entry.sequence))")
      ])
  }
}

extension RollStore {
  /// Everybody whose name may be that of one person, as a title or traditional characters may hide it.
  fileprivate func voters(namedLike name: String) throws(StoreError) -> [Voter] {
    let core = NameLikeness.core(name)
    var found: [RollNumber: Voter] = [:]
    for spelling in [core.text] + NameLikeness.spellings(of: core.text) {
      for voter in try search(spelling, limit: Self.searchLimitMax)
      where ([voter.name] + voter.members).contains(where: { NameLikeness.core($0) == core }) {
        found[voter.number] = voter
      }
    }
    return found.values.sorted { $0.number < $1.number }
  }
}

extension Refusal {
  fileprivate static func nameOnEnvelope(_ found: NodeSnapshot.NamedEnvelope) -> Refusal {
    let site = found.site?.rawValue ?? ""
    return Refusal(
      "nameOnEnvelope",
      zh: "信封 \(found.number)（\(site)）上的姓名是“\(found.name)”，像是同一个人（繁简之别），正等裁定。是本人的，不再发票；确是另一人的，"
        + "加 --confirm 再输一次。",
      en: "Envelope \(found.number) (\(site)) waits for a ruling and has the name \"\(found.name)\", which may be this "
        + "person's in other characters. If it is the same person, hand out nothing; if it is another one, repeat it with "
        + "--confirm.")
  }

  fileprivate static func nameNotWhole(_ name: String) -> Refusal {
    Refusal(
      "nameNotWhole", zh: "“\(name)”不像是完整的姓名。请核对证件，写全姓名；确实如此的，加 --confirm 再输一次。",
      en:
        "\"\(name)\" does not look like a whole name. Compare it with the person's paper; if it is so, repeat it with "
        + "--confirm.")
  }

  fileprivate static func nameOnRoll(_ voters: [Voter]) -> Refusal {
    let shown = voters.prefix(5).map { voter in
      let members = voter.members.isEmpty ? "" : "，\(HouseholdMembers.text(voter.members))"
      return "\(voter.number) \(voter.name)（\(voter.birthDate.prefix(4))\(members)）"
    }.joined(separator: "、")
    let isHousehold = voters.contains { !$0.members.isEmpty }
    let zh = isHousehold ? "同户其他人不另发票，由户代表领票。" : ""
    let en = isHousehold ? " Others of a household get no paper of their own: its representative does." : ""
    return Refusal(
      "nameOnRoll", zh: "名册上有这个姓名：\(shown)。是本人的，用序号划名；\(zh)确是另一人的，加 --confirm 再输一次。",
      en:
        "The roll has this name: \(shown). If it is the same person, mark the number; if it is another one, repeat it "
        + "with --confirm.\(en)")
  }
}
