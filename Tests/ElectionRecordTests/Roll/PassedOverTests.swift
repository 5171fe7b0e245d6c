import Testing

@testable import ElectionRecord

/// What a file holds besides persons is passed over and counted: never a person, never in silence.
@Suite struct PassedOverTests {
  private static let title = "后北岸社区选民名册,,,,,,,"

  @Test func blankLinesTotalsAndTitlesAreNobodys() {
    let text =
      "\n" + Self.title + "\n二〇一〇年三月\n"
      + RollSamples.file(
        RollSamples.row(1), "", ",,,,,,,", "\u{3000},\"\",,,,,,", RollSamples.row(2), "合计：2人,,,,,,,", "总计,2",
        "Total,2,,,,,,")
    for chunkBytes in [1, 7, 1 << 20] {
      let (rows, reader) = RollSamples.read(Array(text.utf8), chunkBytes: chunkBytes)
      #expect(reader.problems == [])
      #expect(rows.map(\.voter.number) == [1, 2])
      #expect(rows.map(\.line) == [5, 9])
      #expect(reader.rows == 2)
      #expect(reader.passedOver.blankLines == 4)
      #expect(reader.passedOver.titles == 2)
      #expect(reader.passedOver.totals == 3)
    }
  }

  @Test func aPersonIsNoTotal() {
    let text = RollSamples.file("1,合计生,男,1960-06-07,东村1号,东村,1,HB-1")
    #expect(RollSamples.read(Array(text.utf8)).rows.map(\.voter.name) == ["合计生"])
  }

  @Test func aFileWithoutAHeaderIsToldOfItsFirstLine() {
    let problems = RollSamples.problems("张三,男\n李四,女\n")
    #expect(problems.first?.line == 1)
    #expect(problems.first?.kind == .unknownColumn("张三"))
    let many = String(repeating: "标题\n", count: PassedOver.titlesMax + 1) + RollSamples.file(RollSamples.row(1))
    #expect(RollSamples.problems(many).first?.line == 1)
  }

  @Test func aRegistrationCountsThemToo() {
    var reader = RegistrationFileReader(areas: RollSamples.areas, key: RegistrationSamples.key)
    let text = "登记表\n" + RegistrationSamples.header + "\n" + RegistrationSamples.row() + "\n\n小计,,1\n"
    let rows = reader.read(Array(text.utf8)) + reader.finish()
    #expect(rows.map(\.line) == [3])
    #expect(reader.passedOver.count == 3)
  }

  @Test func everyLineOfOneFaultIsOneSentence() {
    let lines = (1...5).map { "\($0),甲,男,三月,东村1号,东村,1,HB-\($0)" }
    let text = RollSamples.header + "\n" + lines.joined(separator: "\n") + "\n"
    let messages = RollProblem.messages(RollSamples.problems(text))
    #expect(messages.count == 1)
    #expect(messages[0].zh.hasPrefix("从第 2 行起每一行都有同样的问题，“出生日期”列："))
    let mixed = RollSamples.problems(text.replacing("2,甲,男,三月", with: "2,甲,人,1960-01-01"))
    #expect(RollProblem.messages(mixed).count == 5)
  }
}
