package import ElectionRecord
import ElectionReports
import JournalStore

/// 补登: the hall puts a person on the roll whom it left out.
package struct AddVoter: RecordingCommand {
  package static let keys = ["addVoter"]

  /// The row as it was typed: the columns of a roll's file but the number.
  package struct Typed: Codable, Equatable, Sendable {
    let name: String
    let sex: String
    let born: String
    let address: String
    let area: String
    let household: String
    let card: String

    package init(
      name: String, sex: String, born: String, address: String, area: String, household: String, card: String
    ) {
      (self.name, self.sex, self.born, self.address) = (name, sex, born, address)
      (self.area, self.household, self.card) = (area, household, card)
    }
  }

  let person: Typed
  let basis: String
  let officers: [String]
  /// Officers looked at what speaks against it.
  let insist: Bool?

  package init(_ person: Typed, basis: String, officers: [String], insist: Bool = false) {
    (self.person, self.basis, self.officers) = (person, basis, officers)
    self.insist = insist ? true : nil
  }

  /// Holds the person against the whole roll, those struck off too.
  ///
  /// - Throws: ``Refusal`` with `rowInvalid` for a row that no roll could have, with `basisNamesPerson` for a name in
  ///   what every journal will hold, and with `additionQuestioned` for everything that speaks against it.
  package func check(_ node: Node, _ context: CommandContext) throws(Refusal) {
    let voter = try voter(in: node.election)
    if basis.folded.text.contains(voter.name.folded.text) { throw .basisNamesPerson }
    guard let roll = context.roll else { throw StoreError.notFound.refusal }
    // A repetition finds the person on the roll.
    if try refusing({ () throws(NodeError) in try node.hasAnswered(context.request?.id) }) { return }
    let owner = try refusing { () throws(StoreError) in try roll.voter(card: voter.card) }
    if let owner { throw .cardTaken(owner.number) }
    let findings = try refusing { () throws(StoreError) in try SetupCheck.findings(adding: voter, to: roll, node) }
    if insist != true, !findings.isEmpty { throw .additionQuestioned(findings) }
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> RollNumber {
    let voter = try wrapping(NodeError.procedure) { () throws(Refusal) in try self.voter(in: node.election) }
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
          "Added: \(person.name), number \(number). \(registered, "voter") are registered now."),
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

  /// The row, read as a roll's file is.
  private func voter(in election: Election) throws(Refusal) -> Voter {
    let fields = [
      "1", person.name, person.sex, person.born, person.address, person.area, person.household, person.card,
    ]
    let line = fields.map(CSVField.text).joined(separator: ",")
    var reader = RollReader(areas: RollAreas(election))
    let rows = reader.read(Array("\(RollText.rollHeader)\(line)\n".utf8)) + reader.finish()
    guard let row = rows.first, rows.count == 1, reader.problems.isEmpty else {
      throw .rowInvalid(reader.problems, in: election)
    }
    return row.voter
  }
}

extension SetupCheck {
  /// What speaks against one more person: the demands of a registration, and everybody born on the same day.
  fileprivate static func findings(
    adding voter: Voter, to roll: RollStore, _ node: Node
  ) throws(StoreError) -> [SetupFinding] {
    let next = node.register.nextNumber
    let added = Voter(
      number: next, name: voter.name, sex: voter.sex, birthDate: voter.birthDate, address: voter.address,
      area: voter.area, household: voter.household, card: voter.card)
    var alike: [Voter] = []
    try roll.forEachVoter { if $0.birthDate == voter.birthDate { alike.append($0) } }
    var check = SetupCheck(node.election)
    for person in alike + [added] { check.count(person) }
    for person in alike + [added] { check.check(person) }
    return check.finish().filter { finding in
      guard case .voter(next, _, _, _) = finding else { return false }
      return true
    }
  }
}

extension Refusal {
  fileprivate static let basisNamesPerson = Refusal(
    "basisNamesPerson", zh: "没有补登：--basis 里写有本人姓名，而依据会随日志公开。请改写成不带姓名的，例如“申诉1成立”。",
    en:
      "Nobody was added: --basis holds the person's name, and the journals with it are public. Write it without the name, "
      + "as in \"objection 1 upheld\".")

  fileprivate static func rowInvalid(_ problems: [RollProblem], in election: Election) -> Refusal {
    let texts = problems.map { ($0.column, text(of: $0, in: election)) }
    let zh = texts.map { column, text in "\(column.map { "\($0.chineseName)：" } ?? "")\(text.zh)" }
    let en = texts.map { column, text in "\(column.map { "\($0.rawValue): " } ?? "")\(text.en)" }
    return Refusal(
      "rowInvalid", zh: "没有补登。" + zh.joined(separator: "\n"), en: "Nobody was added. " + en.joined(separator: "\n"))
  }

  /// Areas are fixed once the hall is set up.
  private static func text(of problem: RollProblem, in election: Election) -> BilingualText {
    guard case .unknownArea(let area) = problem.kind else { return problem.kind.text }
    let areas = election.sites.flatMap(\.areas)
    let shown = areas.prefix(areasShownMax)
    let isCut = shown.count < areas.count
    return BilingualText(
      zh: "片区“\(area)”不属于任何投票点。请写名册上的片区：\(shown.joined(separator: "、"))\(isCut ? "等" : "")。",
      en: "no site has the area \"\(area)\". Write one that the roll has: \(shown.joined(separator: ", "))"
        + "\(isCut ? " and others" : "").")
  }

  /// Areas that a refusal names.
  private static let areasShownMax = 20

  fileprivate static func cardTaken(_ number: RollNumber) -> Refusal {
    Refusal(
      "cardTaken", zh: "没有补登：这个选民证号是名册上 \(number) 号的。是同一人的，不必补登（已除名的用 register restore 恢复）；请核对证号。",
      en:
        "Nobody was added: number \(number) on the roll has this card. The same person needs no adding (restore one who "
        + "was struck off with register restore); otherwise check the card.")
  }

  fileprivate static func additionQuestioned(_ findings: [SetupFinding]) -> Refusal {
    let messages = findings.map(Wording.message)
    return Refusal(
      "additionQuestioned",
      zh: "没有补登，请核对：\n" + messages.map { "  " + $0.zh }.joined(separator: "\n")
        + "\n已在名册上的不必补登（已除名的用 register restore 恢复）；核对无误的，加 --insist 再输一次。",
      en: "Nobody was added. Check this:\n" + messages.map { "  " + $0.en }.joined(separator: "\n")
        + "\nWho is on the roll needs no adding (restore one who was struck off with register restore); where all is right, "
        + "repeat it with --insist.")
  }
}
