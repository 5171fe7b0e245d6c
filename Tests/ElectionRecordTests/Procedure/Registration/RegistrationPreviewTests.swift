import Testing

@testable import ElectionRecord

@Suite struct RegistrationPreviewTests {
  private typealias Samples = RegistrationSamples

  @Test func everyRowIsInOneClass() {
    let preview = Samples.preview(
      Samples.row(), Samples.row("乙", identity: ""), Samples.row("丙", born: "1992-03-17"),
      Samples.row("丁", identity: "", declined: "yes"), "戊,男")
    #expect(preview.rows.map(\.verdict) == [.accepted, .questionable, .refused, .declined, .questionable])
    #expect(RegistrationPreview.Verdict.allCases.map(preview.count).reduce(0, +) == preview.rows.count)
  }

  @Test func whatSomebodyLookedIntoIsAcceptedButNotWhatIsRefused() {
    let preview = Samples.preview(
      Samples.row(identity: "", checked: "组长"), Samples.row("乙", born: "1992-03-17", checked: "组长"))
    #expect(preview.rows.map(\.verdict) == [.accepted, .refused])
  }

  @Test func aBadRowDoesNotSpoilTheOthers() {
    let bad = [
      "=1+1,男,1960-06-07,东村1号,东村,1,hukou,,,,,door,,", "甲,男", "甲,男,1960-02-30,东村1号,东村,1,hukou,,,,,door,,",
      "甲,人,1960-06-07,东村1号,东村,1,hukou,,,,,door,,", "甲,男,1960-06-07,东村1号,南村,1,hukou,,,,,door,,",
      "\"甲,男,1960-06-07,东村1号,东村,1,hukou,,,,,door,,", "\u{202E}甲,男,1960-06-07,东村1号,东村,1,hukou,,,,,door,,",
      "甲,男,1960-06-07,东村1号,东村,1,hukou,,,,,door,,," + String(repeating: "长", count: 2000),
    ]
    let file = ([Samples.header] + bad + [Samples.row()]).joined(separator: "\n")
    let (rows, problems) = Samples.read(file)
    #expect(problems == [])
    let preview = RegistrationPreview([rows], by: Samples.criteria())
    #expect(preview.count(.questionable) == bad.count)
    #expect(preview.count(.accepted) == 1)
    #expect(preview.rows.map(\.place.line) == Array(2...bad.count + 2))
    #expect(preview.rows.dropLast().allSatisfy { !$0.problems.isEmpty })
  }

  private static let files: [(text: String, kind: RollProblem.Kind)] = [
    ("", .empty), (Samples.header + "\n", .headerOnly),
    ("number," + Samples.header + "\n", .unknownColumn("number", of: .registration)),
    (Samples.header.replacing(",basis", with: "") + "\n", .missingColumn(.basis)),
    (Samples.header.replacing(",", with: ";") + "\n", .separator), (Samples.header + "\n\0\n", .zeroByte),
  ]

  @Test(arguments: files)
  func aFileThatIsNoneIsRefusedAsAWhole(_ text: String, _ kind: RollProblem.Kind) {
    let (rows, problems) = Samples.read(text)
    #expect(rows.isEmpty)
    #expect(problems.map(\.kind) == [kind])
  }

  @Test func limitsHoldAtTheirBoundary() {
    let file = [Samples.header, Samples.row(), Samples.row()].joined(separator: "\n")
    #expect(Samples.read(file, limits: RollLimits(rowsMax: 2)).problems == [])
    #expect(Samples.read(file, limits: RollLimits(rowsMax: 1)).problems.map(\.kind) == [.tooManyRows(limit: 1)])
    let size = UInt64(file.utf8.count)
    #expect(Samples.read(file, limits: RollLimits(fileBytesMax: size)).problems == [])
    #expect(
      Samples.read(file, limits: RollLimits(fileBytesMax: size - 1)).problems.map(\.kind)
        == [.fileTooLarge(limit: size - 1)])
  }

  @Test func theRollIsWhatTheRollReaderReads() {
    let preview = Samples.preview(
      Samples.row(address: "\"东村1号, 后门\""), Samples.row("乙", sex: "女", identity: ""),
      Samples.row("丙", sex: "女", basis: "居住", since: "2001-01-01", separated: "西山社区/承诺书"))
    let outcome = RegistrationOutcome(preview, cards: "HB", day: Samples.day("2010-02-25"))
    let (rows, reader) = RollSamples.read(Array(outcome.rollText.utf8))
    #expect(reader.problems == [])
    #expect(rows.map(\.voter) == outcome.voters)
    #expect(outcome.voters.map(\.name) == ["甲", "丙"])
    #expect(outcome.voters.map(\.card) == ["HB-000001", "HB-000002"])
    #expect(outcome.voters[0].address == "东村1号, 后门")
    #expect(!outcome.identitiesText.contains("甲"))
    #expect(!outcome.identitiesText.contains("00000019600607"))
  }

  @Test func theHistoryHasEveryVoterOnce() {
    let preview = Samples.preview(
      Samples.row(), Samples.row("丙", sex: "女", basis: "居住", since: "2001-01-01", separated: "西山社区/承诺书"),
      Samples.row("丁", identity: "", declined: "yes"), Samples.row("戊", identity: ""))
    let day = Samples.day("2010-02-25")
    let history = RegistrationOutcome(preview, cards: "HB", day: day).history
    #expect(
      history == [
        .imported(RegistrationImport(day: day, accepted: 2, questionable: 1, refused: 0, declined: 1)),
        .registered(
          VotersRegistered(day: day, basis: .hukou, source: .door, canvasser: "组长", voters: [1])),
        .registered(
          VotersRegistered(day: day, basis: .residence, source: .door, canvasser: "组长", voters: [2])),
        .separated(
          SeparatedResidence(voter: 2, day: day, choice: .here, community: "西山社区", proof: .undertaking)),
        .resident(EntitledSince(voter: 2, day: day, since: Samples.day("2001-01-01"))),
      ])
  }

  /// Whoever looked into a row that says nothing, or a row that says so, declares what its source does not tell.
  @Test func theHistoryTellsWhoSaidSoAndSinceWhenWorkersWork() {
    var rules = Samples.rules
    rules.workersAllowed = Cited(true, "社区工作者条")
    rules.declarationRequired = Cited(true, "登记条")
    let lines = [
      Samples.row(source: "hukouFile", checked: "委员") + ",",
      Samples.row("乙", born: "1960-06-08", declined: "否", source: "hukouFile") + ",",
      Samples.row("丙", born: "1960-06-09", declined: "no") + ",",
      Samples.row("丁", born: "1960-06-10", basis: "worker", checked: "委员") + ",2009-01-01",
    ]
    let file = ([Samples.header + ",work_since"] + lines).joined(separator: "\n") + "\n"
    let day = Samples.day("2010-02-25")
    let preview = RegistrationPreview([Samples.read(file).rows], by: Samples.criteria(rules))
    let history = RegistrationOutcome(preview, cards: "HB", day: day).history
    func batch(
      _ basis: RegistrationBasis, _ source: RegistrationSource, _ voters: [RollNumber], isDeclared: Bool = false
    ) -> RegistrationRecord {
      .registered(
        VotersRegistered(
          day: day, basis: basis, source: source, canvasser: "组长", voters: voters, isDeclared: isDeclared))
    }
    #expect(
      history.dropFirst() == [
        batch(.hukou, .hukouFile, [1, 2], isDeclared: true), batch(.hukou, .door, [3]), batch(.worker, .door, [4]),
        .worker(EntitledSince(voter: 4, day: day, since: Samples.day("2009-01-01"))),
      ])
  }

  @Test func rowsThatComeAsValuesAreReadAlike() {
    let reader = RegistrationValueReader(areas: RollSamples.areas, key: Samples.key)
    let columns = Samples.header.split(separator: ",").map { RollColumn(header: String($0)) }
    for line in [Samples.row(), Samples.row(identity: ""), Samples.row(basis: "?"), Samples.row("=1")] {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let values = zip(columns, fields).reduce(into: [RollColumn: String]()) { values, pair in
        if let column = pair.0 { values[column] = pair.1 }
      }
      let fromValues = RegistrationPreview([[reader.row(values, record: 2)]], by: Samples.criteria()).rows[0]
      let fromLine = Samples.preview(line).rows[0]
      #expect(fromValues.verdict == fromLine.verdict)
      #expect(fromValues.issues == fromLine.issues)
      #expect(fromValues.problems.map(\.kind) == fromLine.problems.map(\.kind))
      #expect(fromValues.applicant == fromLine.applicant)
    }
  }
}
