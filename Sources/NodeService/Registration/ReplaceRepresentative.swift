package import ElectionRecord
import ElectionReports
import JournalStore

/// 更换户代表: another person votes for a household, under the household's number.
package struct ReplaceRepresentative: NodeCommand {
  package static let keys = ["replaceRepresentative"]

  package var isRepeatable: Bool { false }

  let voter: RollNumber
  let name: String
  let sex: String
  let born: String
  let basis: String
  let officers: [String]
  /// Officers looked at what speaks against it.
  let insist: Bool?

  package init(
    voter: RollNumber, name: String, sex: String, born: String, basis: String, officers: [String],
    insist: Bool = false
  ) {
    (self.voter, self.name, self.sex, self.born) = (voter, name, sex, born)
    (self.basis, self.officers, self.insist) = (basis, officers, insist ? true : nil)
  }

  /// Holds the person against the household and the whole roll, and records it.
  ///
  /// - Throws: ``Refusal``, as ``AddVoter/check(_:_:)`` does; with `notOfHousehold` for somebody whom the roll does not
  ///   name among the household's members; and what ``RepresentativeReplacementRule`` refuses.
  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let isRepeated = try refusing { () throws(NodeError) in try node.hasAnswered(context.request?.id) }
    if !isRepeated { try RepresentativeReplacementRule.check(voter, officers: officers, in: node.register) }
    guard let roll = context.roll else { throw StoreError.notFound.refusal }
    guard let now = try context.rollVoter(voter) else { throw .addedUnreadable }
    let row = try typed(in: now).voter(in: node.election).with(number: voter)
    try now.checkUnnamed(in: basis)
    try row.checkUnnamed(in: basis)
    if !isRepeated, insist != true {
      guard FoldedSet(now.members).contains(row.name) else { throw .notOfHousehold(now) }
      try SetupCheck.ask(about: row, beside: roll, node)
    }
    _ = try refusing { () throws(NodeError) in
      try node.replaceRepresentative(with: row, basis: basis, officers: officers, request: context.request)
    }
    return answer(context)
  }

  /// The household's row with the new person in it; who stood there is one of the members again.
  private func typed(in now: Voter) throws(Refusal) -> TypedRow {
    var members = FoldedSet(now.members + [now.name])
    members.subtract([name])
    return TypedRow(
      name: name, sex: sex, born: born, address: now.address, area: now.area, household: now.household, card: now.card,
      members: HouseholdMembers.text(members.texts))
  }

  private func answer(_ context: CommandContext) -> CommandAnswer {
    CommandAnswer(
      ["outcome": "done", "voter": .integer(Int(voter))],
      [
        context.say(
          "已更换：\(voter) 号的户代表是\(name)。选民证和投票权不变；各投票点下次同步（或导入会场的 U 盘）后知道。名单已公布的，请补充公布。",
          "Replaced: \(name) represents number \(voter). Card and right stay as they are; sites learn of it when they next "
            + "synchronise or take the hall's stick. Where the list is posted already, post the change.")
      ])
  }
}

extension Refusal {
  fileprivate static func notOfHousehold(_ household: Voter) -> Refusal {
    let members = household.members
    return Refusal(
      "notOfHousehold",
      zh: "名册上 \(household.number) 号这一户的同户人是：\(members.isEmpty ? "没有写" : HouseholdMembers.text(members))。"
        + "请核对姓名和序号；核对无误的，加 --insist 再输一次。",
      en: "The roll names as members of household \(household.number): "
        + "\(members.isEmpty ? "nobody" : members.joined(separator: ", ")). Check name and number; where they are right, "
        + "repeat it with --insist.")
  }
}
