import ElectionRecord
import ElectionReports
import GoldenFiles
import Testing

@Suite struct ReportTextTests {
  @Test(arguments: Sample.all, Language.allCases)
  func theTextIsTheGoldenOne(_ sample: Sample, _ language: Language) throws {
    let text = ReportText.render(sample.report, election: sample.election, language: language)
    try Golden.expect(text, is: "\(sample.name).\(language).txt")
  }

  @Test(arguments: Sample.all, Language.allCases)
  func noLineIsWiderThanTheTerminal(_ sample: Sample, _ language: Language) {
    for width in [80, 100, 132] {
      let text = ReportText.render(sample.report, election: sample.election, language: language, width: width)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.columns(line) <= width, "\(width): \(line)")
      }
    }
  }

  @Test func theVerdictComesFirst() throws {
    let lines = ReportText.render(SeedReport.report, election: Houbeian.election).split(separator: "\n")
    let verdict = try #require(lines.first { $0.hasPrefix("[") })
    #expect(verdict == "[有待说明] 日志齐全；196 张收回的选票未分类、没有说明，但不会改变任何席位。")
    #expect(try #require(lines.firstIndex(of: verdict)) <= 5)
  }

  @Test func theTurnoutIsExact() {
    let text = ReportText.render(SeedReport.report, election: Houbeian.election)
    #expect(text.contains("81.12 %"))
    #expect(text.contains("1105"))
  }
}
