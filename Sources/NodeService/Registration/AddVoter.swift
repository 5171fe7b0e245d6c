package import ElectionRecord
import ElectionReports
import JournalStore

/// 补登: the hall puts a person on the roll whom it left out.
package struct AddVoter: RecordingCommand {
  package static let keys = ["addVoter"]

  let person: TypedRow
  let basis: String
  let officers: [String]
  /// Officers looked at what speaks against it.
  let insist: Bool?

  package init(_ person: TypedRow, basis: String, officers: [String], insist: Bool = false) {
    (self.person, self.basis, self.officers) = (person, basis, officers)
    self.insist = insist ? true : nil
  }

  /// Holds the person against the whole roll, those struck off too.
  ///
  /// - Throws: ``Refusal`` with `rowInvalid` for a row that no roll could have, with `basisNamesPerson` for a name in
  ///   what every journal will hold, and with `additionQuestioned` for everything that speaks against it.
  package func check(_ node: Node, _ context: CommandContext) throws(Refusal) {
    let voter = try person.voter(in: node.election)
    try voter.checkUnnamed(in: basis)
    guard let roll = context.roll else { throw StoreError.notFound.refusal }
    // A repetition finds the person on the roll.
    if try refusing({ () throws(NodeError) in try node.hasAnswered(context.request?.id) }) { return }
    let owner = try refusing { () throws(StoreError) in try roll.voter(card: voter.card) }
    if let owner { throw .cardTaken(owner.number) }
    if insist == true { return }
    try SetupCheck.ask(about: voter.with(number: node.register.nextNumber), beside: roll, node)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> RollNumber {
    let voter = try wrapping(NodeError.procedure) { () throws(Refusal) in try person.voter(in: node.election) }
    return try node.addVoter(
      voter, basis: basis, officers: officers, insist: insist ?? false, request: request)
  }

  package func answer(
    _ number: RollNumber, _ node: NodeSnapshot, _ context: CommandContext
  ) -> CommandAnswer {
    let registered = node.register.registeredCount
    return CommandAnswer(
      ["outcome": "done", "voter": .integer(Int(number)), "registered": .integer(registered)],
      [
        context.say(
          "已补登：\(person.name)，选民序号 \(number)。登记选民现为 \(registered) 人。",
          "Added: \(person.name), number \(number). \(registered, "voter", "is", "are") registered now."),
        context.say(
          node.election.policy == .assigned
            ? "各投票点下次同步（或导入会场的 U 盘）后知道这个序号。投票权由会场保管：投票点用 ask \(number) 申领。"
            : "各投票点下次同步（或导入会场的 U 盘）后知道这个序号。",
          node.election.policy == .assigned
            ? "Sites learn the number when they next synchronise or take the hall's stick. The hall keeps the right: a site "
              + "asks for it with ask \(number)."
            : "Sites learn the number when they next synchronise or take the hall's stick."),
      ])
  }
}

extension Refusal {
  fileprivate static func cardTaken(_ number: RollNumber) -> Refusal {
    Refusal(
      "cardTaken", zh: "没有补登：这个选民证号是名册上 \(number) 号的。是同一人的，不必补登（已除名的用 register restore 恢复）；请核对证号。",
      en:
        "Nobody was added: number \(number) on the roll has this card. The same person needs no adding (restore one who "
        + "was struck off with register restore); otherwise check the card.")
  }
}
