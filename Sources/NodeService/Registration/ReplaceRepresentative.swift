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
  /// Who is not of the household after all, and leaves its row: whoever was put in by mistake.
  let leaving: [String]?

  package init(
    voter: RollNumber, name: String, sex: String, born: String, basis: String, officers: [String],
    insist: Bool = false, leaving: [String] = []
  ) {
    (self.voter, self.name, self.sex, self.born) = (voter, name, sex, born)
    (self.basis, self.officers, self.insist) = (basis, officers, insist ? true : nil)
    self.leaving = leaving.isEmpty ? nil : leaving
  }

  /// Holds the person against the household and the whole roll, and records it.
  ///
  /// - Throws: ``Refusal``, as ``AddVoter/check(_:_:)`` does; with `notOfHousehold` for somebody whom the roll does not
  ///   name among the household's members; whoever insists or not, with `representsAnother` for the representative of
  ///   another household; and what ``RepresentativeReplacementRule`` refuses.
  package func perform(at node: Node, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let isRepeated = try refusing { () throws(NodeError) in try node.hasAnswered(context.request?.id) }
    if !isRepeated { try RepresentativeReplacementRule.check(voter, officers: officers, in: node.register) }
    guard let roll = context.roll else { throw StoreError.notFound.refusal }
    guard let now = try context.rollVoter(voter) else { throw .addedUnreadable }
    let row = try typed(in: now).voter(in: node.election).with(number: voter)
    try now.checkUnnamed(in: basis)
    try row.checkUnnamed(in: basis)
    if !isRepeated {
      try checkLeaving(now)
      try row.checkRepresentsNoOther(on: roll, node)
      if insist != true { try ask(about: row, in: now, beside: roll, node) }
    }
    _ = try refusing { () throws(NodeError) in
      try node.replaceRepresentative(with: row, basis: basis, officers: officers, request: context.request)
    }
    return answer(context)
  }

  /// Everything that speaks against the person at once: who insists has seen all of it.
  private func ask(about row: Voter, in now: Voter, beside roll: RollStore, _ node: Node) throws(Refusal) {
    let isOfHousehold = FoldedSet(now.members + [now.name]).contains(row.name)
    let stranger = isOfHousehold ? nil : Refusal.notOfHousehold(now)
    let alike = try SetupCheck.alike([row], on: roll)
    let findings = SetupCheck.findings(about: row, beside: alike, in: node.election)
    guard !findings.isEmpty else {
      if let stranger { throw stranger }
      return
    }
    throw .additionQuestioned((stranger.map { [$0.message] } ?? []) + findings.map(Wording.message))
  }

  /// Who leaves stands in the row, and is not who represents it from now on.
  private func checkLeaving(_ now: Voter) throws(Refusal) {
    let household = FoldedSet(now.members + [now.name])
    for leaver in leaving ?? [] where !household.contains(leaver) || leaver.folded == name.folded {
      throw .notAmongMembers(leaver, now)
    }
  }

  /// The household's row with the new person in it; who stood there is one of the members again, unless they leave.
  private func typed(in now: Voter) throws(Refusal) -> TypedRow {
    var members = FoldedSet(now.members + [now.name])
    members.subtract([name] + (leaving ?? []))
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
            + "synchronise or take the hall's stick. Where the list is posted already, post the change."),
        context.say(
          "原来的户代表列在同户人中。录错的人不属于这一户的，再输一次，加 --not-of-household 姓名。",
          "Who represented it before is one of its members now. For somebody who was put in by mistake and is not of the "
            + "household, repeat the command with --not-of-household NAME."),
      ])
  }
}

extension Voter {
  /// One person represents one household.
  ///
  /// - Rule: 城市居民委员会组织法（2025）art. 14: each household sends one representative; two papers of one person
  ///   are nothing that officers could insist on.
  /// - Throws: ``Refusal`` with `representsAnother` where the roll has the same name and birth date under another
  ///   number that stands.
  fileprivate func checkRepresentsNoOther(on roll: RollStore, _ node: Node) throws(Refusal) {
    var other: RollNumber?
    try refusing { () throws(StoreError) in
      try roll.forEachVoter { voter in
        guard voter.number != number, voter.name.folded == name.folded, voter.birthDate == birthDate,
          !node.register.isStruckOff(voter.number)
        else { return }
        other = other ?? voter.number
      }
    }
    if let other { throw .representsAnother(name, other) }
  }
}

extension Refusal {
  fileprivate static func representsAnother(_ name: String, _ other: RollNumber) -> Refusal {
    Refusal(
      "representsAnother",
      zh: "没有更换：\(name)（同名、出生日期相同）已是 \(other) 号这一户的户代表，一人只代表一户，--insist 也不能越过。请核对是否写错了户或人；"
        + "要改为代表这一户的，先更换 \(other) 号的户代表（register represent \(other)）。",
      en: "Nobody was replaced: \(name), with the same birth date, already votes as the representative of household "
        + "\(other); a person represents one household, and --insist does not change that. Check the household and the "
        + "person; to have them represent this one, replace the representative of \(other) first (register represent "
        + "\(other)).")
  }

  fileprivate static func notAmongMembers(_ leaver: String, _ household: Voter) -> Refusal {
    let names = [household.name] + household.members
    return Refusal(
      "notAmongMembers",
      zh:
        "没有更换：“\(leaver)”不是 \(household.number) 号这一户的其他人（现在是\(HouseholdMembers.text(names))）。请核对 --not-of-household 的姓名。",
      en: "Nobody was replaced: \"\(leaver)\" is none of the others of household \(household.number), which are "
        + "\(names.joined(separator: ", ")). Check the name of --not-of-household.")
  }

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
