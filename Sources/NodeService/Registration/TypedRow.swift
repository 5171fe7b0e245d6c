import ElectionRecord
import ElectionReports
import JournalStore

/// A row of the roll as it was typed: the columns of a roll's file but the number.
package struct TypedRow: Codable, Equatable, Sendable {
  let name: String
  let sex: String
  let born: String
  let address: String
  let area: String
  let household: String
  let card: String
  /// The others of the household; nil where nobody named any.
  let members: String?

  package init(
    name: String, sex: String, born: String, address: String, area: String, household: String, card: String,
    members: String = ""
  ) {
    (self.name, self.sex, self.born, self.address) = (name, sex, born, address)
    (self.area, self.household, self.card) = (area, household, card)
    self.members = members.isEmpty ? nil : members
  }

  /// The row, read as a roll's file is.
  ///
  /// - Throws: ``Refusal`` with `rowInvalid` for a row that no roll could have.
  func voter(in election: Election) throws(Refusal) -> Voter {
    let fields = ["1", name, sex, born, address, area, household, card, members ?? ""]
    let line = fields.map(CSVField.text).joined(separator: ",")
    var reader = RollReader(areas: RollAreas(election))
    let rows = reader.read(Array("\(RollText.rollHeader(members: true))\(line)\n".utf8)) + reader.finish()
    guard let row = rows.first, rows.count == 1, reader.problems.isEmpty else {
      throw .rowInvalid(reader.problems, in: election)
    }
    return row.voter
  }

}

extension Voter {
  /// - Throws: ``Refusal`` where what every journal will hold names the person, or another one of the household.
  func checkUnnamed(in basis: String) throws(Refusal) {
    if isNamed(in: [basis]) { throw .basisNamesPerson }
  }
}

extension SetupCheck {
  /// Asks about what speaks against one more row: the demands of a registration, and everybody born on the same day or
  /// of the same household. The row that has its number now gives way to it.
  ///
  /// - Throws: ``Refusal`` with `additionQuestioned`.
  static func ask(about row: Voter, beside roll: RollStore, _ node: Node) throws(Refusal) {
    let findings = findings(about: row, beside: try alike([row], on: roll), in: node.election)
    if !findings.isEmpty { throw .additionQuestioned(findings.map(Wording.question(ofTyped:))) }
  }

  /// Who on the roll was born on the same day as one of the rows, or is of the same household.
  ///
  /// - Throws: ``Refusal`` for a roll that cannot be read.
  static func alike(_ rows: [Voter], on roll: RollStore) throws(Refusal) -> [Voter] {
    let days = Set(rows.map(\.birthDate))
    let households = Set(rows.map(\.household.folded)).subtracting(["".folded])
    var alike: [Voter] = []
    try refusing { () throws(StoreError) in
      try roll.forEachVoter { other in
        if days.contains(other.birthDate) || households.contains(other.household.folded) { alike.append(other) }
      }
    }
    return alike
  }

  /// What speaks against one more row.
  static func findings(about row: Voter, beside others: [Voter], in election: Election) -> [SetupFinding] {
    let alike = others.filter { $0.number != row.number && row.mayRepeat($0) }
    var check = SetupCheck(election)
    for person in alike + [row] { check.count(person) }
    for person in alike + [row] { check.check(person) }
    return check.finish().filter { finding in
      guard case .voter(row.number, _, _, _) = finding else { return false }
      return true
    }
  }
}

extension Voter {
  /// Born on the same day, or of the same household.
  fileprivate func mayRepeat(_ other: Voter) -> Bool {
    other.birthDate == birthDate || !household.isEmpty && other.household.folded == household.folded
  }
}

extension Refusal {
  fileprivate static let basisNamesPerson = Refusal(
    "basisNamesPerson", zh: "名册没有变动：--basis 里写有本人或同户人的姓名，而依据会写入日志，随日志导出。请改写成不带姓名的，例如“申诉1成立”“该户书面申请”。",
    en:
      "The roll is as it was: --basis names the person or somebody of the household, and the journals that are exported hold it. "
      + "Write it without names, as in \"objection 1 upheld\".")

  fileprivate static func rowInvalid(_ problems: [RollProblem], in election: Election) -> Refusal {
    let texts = problems.map { ($0.column, text(of: $0, in: election)) }
    let zh = texts.map { column, text in "\(column.map { "\($0.chineseName)：" } ?? "")\(text.zh)" }
    let en = texts.map { column, text in "\(column.map { "\($0.rawValue): " } ?? "")\(text.en)" }
    return Refusal(
      "rowInvalid", zh: "名册没有变动。" + zh.joined(separator: "\n"),
      en: "The roll is as it was. " + en.joined(separator: "\n"))
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

  static func additionQuestioned(_ messages: [BilingualText]) -> Refusal {
    Refusal(
      "additionQuestioned",
      zh: "名册没有变动，请核对：\n" + messages.map { "  " + $0.zh }.joined(separator: "\n")
        + "\n已在名册上的不必补登（已除名的用 register restore 恢复）；核对无误的，加 --insist 再输一次。",
      en: "The roll is as it was. Check this:\n" + messages.map { "  " + $0.en }.joined(separator: "\n")
        + "\nWho is on the roll needs no adding (restore one who was struck off with register restore); where all is right, "
        + "repeat it with --insist.")
  }
}
