import Testing

@testable import ElectionRecord

/// Every place in the rules where people's texts are compared compares them folded; each line is one place.
@Suite struct FoldedComparisonTests {
  private typealias Samples = RegistrationSamples

  /// One person under two spellings.
  static let spellings: [(String, String)] = [
    ("合成丽·试验", "合成丽•试验"), ("高山", "\u{2FBC}山"), ("张三", "张　三"), ("王䶮平", "王\u{E863}平"), ("Wang Fang", "wang fang"),
    ("王芳", "王芳。"), ("王芳", "\u{FF07}王芳"), ("LI Na", "ＬＩ　ｎａ"),
  ]

  @Test(arguments: spellings) func oneOfficerIsNotTwo(_ one: String, _ other: String) {
    #expect(throws: Refusal.twoOfficersRequired) { try RulingRule.checkOfficers([one, other]) }
    #expect(throws: Refusal.sealTakesTwo) { try CustodyRule.checkOfficers([one, other]) }
    #expect(throws: Never.self) { try RulingRule.checkOfficers([one, other, "另一人"]) }
  }

  @Test(arguments: ["。", "·", "　", "'"]) func punctuationIsNoOfficer(_ name: String) {
    #expect(throws: Refusal.twoOfficersRequired) { try RulingRule.checkOfficers(["甲", name]) }
    #expect(throws: Refusal.nameMissing) { try RecordLimits.check(names: [name]) }
  }

  @Test(arguments: spellings) func onePersonIsNotRegisteredTwice(_ one: String, _ other: String) {
    let rows = Samples.preview(Samples.row(one, identity: ""), Samples.row(other, identity: "")).rows
    #expect(rows[1].issues.map(\.code) == [.identityMissing, .samePerson])
    #expect(rows[1].applicant?.name == TextFolding.trimmed(other))
  }

  @Test(arguments: spellings) func onePersonIsFoundInTheOtherCommunity(_ one: String, _ other: String) {
    var others = OtherRegister()
    others.add(Samples.rows(Samples.row(one, address: "西山9号", identity: "")))
    let row = Samples.preview(Samples.row(other), by: Samples.criteria(others: others)).rows[0]
    #expect(row.issues.map(\.code) == [.perhapsRegisteredElsewhere])
  }

  @Test func aHashOfAnEarlierVersionIsStillFound() {
    var others = OtherRegister()
    others.add(
      identity: nil, person: Samples.key.hash(nameAsTyped: "Wang Fang", birthDate: Samples.day("1960-06-07")))
    let row = Samples.preview(Samples.row("Wang Fang"), by: Samples.criteria(others: others)).rows[0]
    #expect(row.issues.map(\.code) == [.perhapsRegisteredElsewhere])
  }

  @Test(arguments: spellings) func onePersonIsNotMissingFromTheList(_ one: String, _ other: String) {
    var reader = HouseholdFileReader()
    let listed =
      reader.read(Array("household,address,name\n１,东村 １号,\(one)\n".utf8)) + reader.finish()
    #expect(reader.problems == [])
    #expect(Samples.preview(Samples.row(other), list: listed).omissions == [])
  }

  @Test func aTraditionalFormIsAQuestionAndNoRefusal() {
    let rows = Samples.preview(Samples.row("陈芳", identity: ""), Samples.row("陳芳", checked: "")).rows
    #expect(rows[1].issues.map(\.code) == [.sameNameAndBirth])
    #expect(rows[1].verdict == .questionable)
    var reader = HouseholdFileReader()
    let listed = reader.read(Array("household,address,name\n1,东村1号,陳芳\n".utf8)) + reader.finish()
    let omission = Samples.preview(Samples.row("陈芳"), list: listed).omissions.first
    #expect(omission?.mayBe == RowPlace(file: 0, line: 2))
  }

  @Test(arguments: ["００００００１９６００６０７００１６", "000000 19600607 0016", "'000000196006070016", "\t000000196006070016"])
  func anIdentityNumberIsReadAsASpreadsheetLeavesIt(_ typed: String) {
    let plain = Samples.preview(Samples.row(identity: "000000196006070016")).rows[0]
    let row = Samples.preview(Samples.row(identity: typed)).rows[0]
    #expect(row.verdict == .accepted)
    #expect(row.applicant?.identity == plain.applicant?.identity)
  }

  @Test(arguments: ["1960/6/7", "1960年6月7日", "19600607", "22074", "1960.6.7"])
  func aBirthDateIsReadAsPeopleWriteIt(_ typed: String) {
    let row = Samples.preview(
      Samples.row(born: typed, identity: "000000196006070016")
    ).rows[0]
    #expect(row.verdict == .accepted)
    var reader = RollReader(areas: .any)
    let text = "number,name,sex,birth_date,address,area,household,card\n１,甲,男,\(typed),,东村,,HB-1\n"
    let rows = reader.read(Array(text.utf8)) + reader.finish()
    #expect(reader.problems == [])
    #expect(rows.map(\.voter.birthDate) == ["1960-06-07"])
    #expect(rows.map(\.voter.number) == [1])
  }

  @Test func wordsAreasHouseholdsAndColumnsAreFolded() {
    let header = Samples.header.replacing("name,sex", with: "姓 名,ＳＥＸ")
    let line = Samples.row(area: "东 村", basis: "ＨＵＫＯＵ", declined: "ＹＥＳ", source: "上门 ")
    let read = Samples.read(header + "\n" + line + "\n")
    #expect(read.problems == [])
    guard case .applicant(let applicant)? = read.rows.first?.content else {
      Issue.record("not read")
      return
    }
    #expect(applicant.area == "东 村")
    #expect(applicant.basis == .hukou)
    #expect(applicant.hasDeclined)
    let criteria = Samples.criteria(mode: .households)
    let rows = Samples.preview(
      Samples.row(household: "A1"), Samples.row("乙", sex: "女", household: "ａ 1"), by: criteria
    ).rows
    #expect(rows[1].issues.map(\.code) == [.householdRepeated])
  }

  @Test func aSealIsTheSameInEveryWidth() {
    var walk = CustodyWalk(kind: .mobileBox, isSiteKnown: true)
    walk.standing.seals = FoldedSet(["A-001", "A-002"])
    walk.look(["Ａ－００１", "a-002"], at: 0)
    #expect(walk.breaks == [])
    walk.look(["A-001"], at: 1)
    #expect(walk.breaks.map(\.kind) == [.sealDiffers])
    walk.standing.holders = ["王芳"]
    walk.checkHolder(["王 芳。"], at: 2)
    #expect(walk.breaks.count == 1)
  }

  @Test func staffAndTellersAreOnePersonUnderTwoSpellings() {
    let day = Samples.pollingDay
    let one = StaffAppointment(name: "Wang Fang", role: .teller, day: day)
    #expect(one.isSamePerson(as: StaffAppointment(name: "wang fang。", role: .caller, day: day)))
    #expect(one.isSamePerson(as: Candidate(name: "ＷＡＮＧ ＦＡＮＧ", voter: nil)))
    let roster = StaffRoster([
      .appointed(one), .kinship(KinshipDeclared(staff: "wangfang", candidate: "甲", relation: "夫妻", day: day)),
    ])
    #expect(roster.kin(of: "Wang Fang", among: [Candidate(name: "甲。", voter: nil)]).count == 1)
    var batch = BatchState(
      batch: CountBatch(), entry: EntryID(device: DeviceID(rawValue: 1), sequence: 0), countedAt: 0)
    let tally = BatchTally()
    batch.keyings = [.init(tally: tally, teller: "王芳"), .init(tally: tally, teller: "王 芳。")]
    #expect(batch.status == .talliedOnce)
  }

  @Test func aCandidateIsNamedHoweverTheNameIsTyped() {
    let tally = Tally(
      contest: "chair", lines: [.init(name: "合成丽•试验", votes: 3), .init(name: "甲。", votes: 2)], writeIns: 0,
      undervotes: 0)
    let named = tally.naming(["甲", "合成丽·试验"])
    #expect(named?.lines.map(\.name) == ["甲", "合成丽·试验"] && named?.lines.map(\.votes) == [2, 3])
    #expect(tally.naming(["甲"]) == nil)
    let twice = Tally(
      contest: "chair", lines: [.init(name: "甲", votes: 3), .init(name: "甲。", votes: 2)], writeIns: 0, undervotes: 0)
    #expect(twice.naming(["甲", "乙"]) == nil)
    let votes = { (name: String) in
      NominationRecord.votes(NominationVotes(contest: "chair", lines: [.init(name: name, voter: nil, votes: 3)]))
    }
    let nominees = Nominee.ranked(
      for: "chair",
      in: [
        votes("高山"),
        .vetting(VettingDecision(contest: "chair", name: "\u{2FBC}山", passed: true, day: Samples.pollingDay)),
      ])
    #expect(nominees.map { $0.vetting?.passed } == [true])
  }

  @Test func aKeyedListIsReadAsAKeyboardInChineseModeTypesIt() throws {
    let list = try PaperList(Array("序号，受托人，作废重领\n１７，，是\n18、１９、ＮＯ\n\u{3000}\n".utf8))
    #expect(list.lines.map(\.voter) == [17, 18])
    #expect(list.lines.map(\.proxy) == [nil, 19])
    #expect(list.lines.map(\.isReplaced) == [true, false])
  }
}
