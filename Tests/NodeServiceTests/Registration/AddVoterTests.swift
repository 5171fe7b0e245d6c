import ElectionRecord
import ElectionReports
import Foundation
import JournalStore
import Testing

@testable import NodeService

/// Persons whom the hall puts on the roll, as commands.
@Suite struct AddVoterTests {
  private let small: SmallElection

  init() throws { small = try SmallElection(pollingDay: CalendarDay("2010-03-13")) }

  private static func person(
    _ name: String = "王新来", born: String = "1990年5月4日", area: String = "东街", card: String = "N-1"
  ) -> TypedRow {
    TypedRow(name: name, sex: "女", born: born, address: "东街99号", area: area, household: "", card: card)
  }

  private func add(
    _ person: TypedRow = person(), insist: Bool = false, officers: [String] = SmallElection.officers,
    request: String? = nil
  ) -> CommandReply {
    small.perform(
      AddVoter(person, basis: "申诉1成立", officers: officers, insist: insist), at: "hall", request: request)
  }

  private func cast(_ name: String, _ envelope: String, isSomebodyElse: Bool = false) -> CommandReply {
    small.perform(CastUnlisted(name: name, envelope: envelope, isSomebodyElse: isSomebodyElse), at: "R1")
  }

  private func caseID(of envelope: String) throws -> String {
    let found = Reconciliation.cases(small.hall.register).first { subject in
      subject.entries.contains { small.hall.register.envelope(at: $0)?.number == envelope }
    }
    return try #require(found?.id)
  }

  private func rule(_ envelope: String, as number: RollNumber, insist: Bool = false) throws -> CommandReply {
    small.perform(
      RuleOnCase(
        .caseID(try caseID(of: envelope)), decision: .accept, officers: SmallElection.officers, reason: "核实",
        number: number, insist: insist), at: "hall")
  }

  @Test func thePersonGetsTheNextNumberOnceAndIsFoundInEveryWay() throws {
    let reply = add(request: "a")
    #expect(reply.exitStatus == 0 && reply.json == #"{"outcome":"done","registered":21,"voter":21}"#)
    #expect(add(request: "a").json == reply.json)
    for text in ["21", "王新", "新来", "wangxinlai", "wxl", "N-1", "n1", "东街99"] {
      let found = small.perform(FindVoters(text: text, limit: 3), at: "hall")
      #expect(found.text.contains("21 王新来 女 1990-05-04"), "\(text): \(found.text)")
    }
  }

  /// What a late list asks is answered in its rows; who is on the roll already is asked about beside the others.
  @Test func aLateListIsHeldAgainstTheRollBeforeAnybodyIsAdded() throws {
    _ = add()
    let head = "姓名,性别,出生日期,住址,片区,户号,登记依据,身份证号,核实人\n"
    func check(_ rows: String...) -> CommandReply {
      small.perform(
        CheckRegistrations(name: "late.csv", file: Data((head + rows.joined(separator: "\n") + "\n").utf8)), at: "hall")
    }
    func lines(_ reply: CommandReply) throws -> [Int] {
      try JSONDecoder().decode(LateRows.self, from: Data(reply.json.utf8)).acceptedRows.map(\.line)
    }
    let late = "李后到,男,1980-02-03,东街5号,东街,,户籍,,"
    let reply = check(late + "张三", "王新来,女,1990-05-04,东街99号,东街,,户籍,,张三", "赵高龄,男,1880-01-01,东街6号,东街,,户籍,,")
    #expect(reply.exitStatus == 0 && reply.text.contains("列入名册 2，待核 1"), "\(reply.text)")
    #expect(try lines(reply) == [2, 3])
    let parts = reply.text.split(separator: "先核对，可能已在名册上的：")
    #expect(parts.count == 2 && parts[0].contains("可以补登的：\n  第 2 行：名册上没有相似的人"), "\(reply.text)")
    #expect(parts.last?.hasPrefix("\n  第 3 行：此人（见选民序号 21）：") == true, "\(reply.text)")
    #expect(try lines(check(late + "张三", "赵高龄,男,1880-01-01,东街6号,东街,,户籍,,张三")) == [2, 3])
    #expect(small.hall.register.registeredCount == 21)
    let foreign = small.perform(CheckRegistrations(name: "late.csv", file: Data("甲,乙\n".utf8)), at: "hall")
    #expect(foreign.exitStatus == 2 && foreign.text.contains("late.csv"), "\(foreign.text)")
  }

  private struct LateRows: Decodable {
    struct Row: Decodable {
      let line: Int
    }

    let acceptedRows: [Row]
  }

  /// Nothing in a journal says who it is; with the key the row is whole.
  @Test func theJournalHasNoNameAndTheKeyOpensTheRow() throws {
    _ = add()
    let record = try #require(small.hall.register.hall.added[21])
    for text in ["王新来", "1990", "99号", "N-1"] {
      #expect(!record.sealed.contains(text.utf8))
    }
    let row = try #require(small.hall.personKey?.open(record))
    #expect([row.name, row.sex, row.birthDate, row.address, row.card] == ["王新来", "女", "1990-05-04", "东街99号", "N-1"])
    let other = PersonKey(bytes: [UInt8](repeating: 8, count: PersonKey.byteCount))
    #expect(other?.open(record) == nil)
    var moved = record
    moved.voter = 22
    #expect(small.hall.personKey?.open(moved) == nil)
  }

  @Test(arguments: [
    (person(area: "北街"), "rowInvalid"), (person(born: "1990-13-01"), "rowInvalid"), (person(card: ""), "rowInvalid"),
    (person(born: "2005-01-01"), "additionQuestioned"), (person("王？来"), "additionQuestioned"),
    (person(SmallElection.name(3), born: "1960-01-03"), "additionQuestioned"), (person(card: "C-103"), "cardTaken"),
    (person(card: "ｃ１０３"), "cardTaken"),
  ])
  func whatSpeaksAgainstAPersonIsAskedFirst(person: TypedRow, code: String) {
    #expect(add(person).json.contains(#""reason":"\#(code)""#), "\(add(person).json)")
    #expect(small.hall.register.hall.added.isEmpty)
  }

  /// Somebody who was struck off is put back, and not added a second time.
  @Test func whoWasStruckOffIsComparedToo() {
    _ = small.perform(AmendRoll(voter: 3, change: .struckOff), at: "hall")
    #expect(add(Self.person(SmallElection.name(3), born: "1960-01-03")).json.contains("additionQuestioned"))
  }

  @Test func officersMayInsistAndTwoAreNeeded() {
    let alike = Self.person(SmallElection.name(3), born: "1960-01-03")
    #expect(add(alike, insist: true).exitStatus == 0)
    let other = Self.person("李新来", card: "N-2")
    #expect(add(other, officers: ["张三"]).json.contains("twoOfficersRequired"))
    #expect(add(other, officers: ["张三", "张　三"]).json.contains("twoOfficersRequired"))
  }

  @Test func onlyTheHallAdds() {
    let reply = small.perform(
      AddVoter(Self.person(), basis: "b", officers: SmallElection.officers), at: "R1")
    #expect(reply.json.contains("onlyAtHall"))
  }

  // MARK: Without a number

  /// One name in two scripts may be two names, so it is asked about: on the roll, and on an envelope that waits.
  @Test func traditionalAndSimplifiedCharactersAreAskedAbout() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    let onRoll = cast("歐陽張", "E-1")
    #expect(onRoll.json.contains("nameOnRoll") && onRoll.text.contains("16 欧阳张"), "\(onRoll.text)")
    for (first, second, number) in [("王新来", "王新來", 2), ("錢二", "钱二", 4)] {
      #expect(cast(first, "E-\(number)").exitStatus == 0)
      let asked = cast(second, "E-\(number + 1)")
      #expect(asked.json.contains("nameOnEnvelope"), "\(asked.json)")
      #expect(asked.text.contains("信封 E-\(number)（R1）上的姓名是“\(first)”"), "\(asked.text)")
    }
    #expect(cast("钱二", "E-5", isSomebodyElse: true).exitStatus == 0)
  }

  /// From the table to the count: the name is nowhere but at the table.
  @Test func anEnvelopeWithoutANumberIsCountedForTheNumberThatThePersonGot() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    let receipt = cast("王新来", "E-1")
    #expect(receipt.exitStatus == 0 && receipt.json.contains(#""voter":null"#) && !receipt.json.contains("王新来"))
    try small.sync("R1")
    let listed = small.perform(ListCases(ruled: false), at: "hall")
    #expect(listed.json.contains(#""voter":null"#) && listed.text.contains("信封 E-1（R1）"))
    _ = add()
    _ = add(Self.person("李新来", card: "N-2"))
    // Once the person has a number, nobody is shut out by ruling as proposed.
    #expect(small.perform(ListCases(ruled: false), at: "hall").text.contains("--as 21"))
    let proposed = RuleOnCase(
      .caseID(try caseID(of: "E-1")), decision: nil, officers: SmallElection.officers, reason: "核实")
    #expect(small.perform(proposed, at: "hall").json.contains("personAdded"))
    #expect(try rule("E-1", as: 22).json.contains("personDiffers"))
    #expect(try rule("E-1", as: 21).exitStatus == 0)
    let counts = try small.hall.report().register
    #expect(counts.counted == 1 && counts.registered == 22 && counts.added == 2)
    let entries = try small.hall.bodies(of: [EntryID(device: small.node("R1").device, sequence: 1)])
    #expect(entries.count == 1 && !"\(entries)".contains("王新来"))
  }

  @Test func aNameThatIsOnTheRollIsAskedAboutFirst() {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    let name = SmallElection.name(3)
    #expect(cast(name, "E-1").json.contains("nameOnRoll"))
    #expect(cast(name, "E-1").text.contains("3 \(name)"))
    #expect(cast(name, "E-1", isSomebodyElse: true).exitStatus == 0)
    #expect(cast("王？", "E-2").json.contains("nameLost"))
  }

  /// A name is a question where it cannot be a whole one, and no bound: some have one character.
  @Test(arguments: [
    ("王", true), ("老", true), ("王新", false), ("阿不都热依木·买买提艾力", false), (String(repeating: "新来", count: 13), true),
  ])
  func aNameThatDoesNotLookWholeIsAskedAboutFirst(_ name: String, _ isAsked: Bool) {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    #expect(cast(name, "E-1").json.contains("nameNotWhole") == isAsked)
    #expect(cast(name, "E-2", isSomebodyElse: true).json.contains("provisional"))
  }

  /// Who has an envelope by name, and a number since, gets no second paper before somebody has looked.
  @Test func whoHasAnEnvelopeByNameIsAskedAboutBeforeTheNumberIsMarked() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    _ = cast("王新来", "E-1")
    try small.sync("R1")
    _ = add()
    try small.sync("R1")
    let refused = small.perform(Cast(voter: 21, envelope: "E-2"), at: "R1")
    #expect(refused.exitStatus == 3 && refused.json.contains("unlistedEnvelope"))
    #expect(refused.text.contains("E-1") && refused.text.contains("R1"))
    #expect(small.perform(FindVoters(text: "21", limit: 1), at: "R1").text.contains("上的姓名相同"))
    #expect(try small.node("R1").report().register.provisionalPending == 1)
    // Once officers have ruled, the number is asked as any other.
    #expect(try rule("E-1", as: 21).exitStatus == 0)
    try small.sync("R1")
    #expect(small.perform(Cast(voter: 21), at: "R1").json.contains("alreadyMarked"))
  }

  /// The same request is told of the first receipt; the same name for another person is no repetition.
  @Test func aRequestIsOnePersons() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    func cast(_ name: String) -> CommandReply {
      small.perform(CastUnlisted(name: name, envelope: "E-1", request: RequestID("q")), at: "R1")
    }
    let first = cast("王新来")
    #expect(cast("王新来").json == first.json && cast("王新来").text == first.text)
    #expect(cast("李新来").json.contains("requestOfAnotherCommand"))
    let other = small.perform(
      CastUnlisted(name: "王新来", envelope: "E-2", request: RequestID("q")), at: "R1")
    #expect(other.json.contains("requestOfAnotherCommand"))
    #expect(try small.node("R1").report().register.provisionalPending == 1)
  }

  /// The same id with another envelope, proxy or poll is another request.
  @Test func aRequestIsOnePaper() {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    func cast(proxy: RollNumber? = nil, envelope: String? = nil) -> CommandReply {
      small.perform(Cast(voter: 3, proxy: proxy, envelope: envelope, request: RequestID("q")), at: "R1")
    }
    #expect(cast().exitStatus == 0)
    #expect(cast().exitStatus == 0)
    #expect(cast(proxy: 4).json.contains("requestOfAnotherCommand"))
    #expect(cast(envelope: "E-1").json.contains("requestOfAnotherCommand"))
  }

  @Test func askingSaysThatAnEnvelopeOfThatNameWaits() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    _ = cast("王新来", "E-1")
    try small.sync("R1")
    _ = add()
    let asked = try small.ask(21, at: "R1")
    #expect(asked.exitStatus == 3 && asked.text.contains("E-1"), "\(asked.text)")
  }

  /// The hall gave a number of which the site has not heard: asking brings it.
  @Test func askingBringsANumberThatIsNew() throws {
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    _ = add()
    #expect(try small.ask(21, at: "R1").exitStatus == 0)
    #expect(small.perform(Cast(voter: 21), at: "R1").json.contains("ordinary"))
  }

  @Test func aHallWithoutTheKeySaysWhatToDo() throws {
    let keys = try SmallElection.keys("hall")
    let store = try JournalStore(
      medium: StoreMedium(), election: small.election, roll: small.roll.index, authority: keys.publicKey)
    let hall = Node(
      keys: keys, site: nil, electionDigest: small.election.canonicalDigest, store: store, clock: small.clock)
    try hall.define(ElectionDefinition(), certificate: nil)
    do {
      _ = try hall.addVoter(
        Voter(
          number: 0, name: "n", sex: "女", birthDate: "1990-01-01", address: "", area: "东街", household: "", card: "c"),
        basis: "b", officers: SmallElection.officers)
      Issue.record("added without a key")
    } catch { #expect(error == .procedure(.personKeyMissing)) }
  }
}

extension Array where Element == UInt8 {
  /// Whether the bytes stand in it, one behind the other.
  fileprivate func contains(_ text: String.UTF8View) -> Bool {
    let bytes = Array(text)
    return indices.contains { self[$0...].starts(with: bytes) }
  }
}
