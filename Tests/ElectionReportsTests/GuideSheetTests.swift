import ElectionRecord
import ElectionReports
import Testing

@Suite struct GuideSheetTests {
  private func page(_ reader: GuideSheet.Reader, _ language: Language) -> String {
    GuideSheet.page(reader, place: "R1 <东区>", election: Sample.all[0].election, language: language)
  }

  @Test(arguments: [GuideSheet.Reader.clerk, .hall], Language.allCases)
  func twoPicturesStandInThePageAndNothingIsLoaded(_ reader: GuideSheet.Reader, _ language: Language) throws {
    let page = page(reader, language)
    let tags = try Tags(page)
    let sources = tags.values("src")
    #expect(sources.count == 2 && sources.allSatisfy { $0.hasPrefix("data:image/png;base64,iVBORw0KGgo") })
    #expect(sources.allSatisfy { (10_000..<60_000).contains($0.utf8.count) })
    #expect(!page.contains("://") && !tags.names.contains("script"))
    #expect(page.contains("img-src data:;"))
    #expect(page.contains("R1 &lt;东区&gt;"))
    #expect(tags.names.count { $0 == "li" } == 9)
  }

  @Test func theTwoGuidesAreDifferentOnes() {
    #expect(page(.clerk, .zh).contains("发票员指南") && page(.hall, .zh).contains("会场负责人指南"))
    #expect(page(.clerk, .en).contains("hand the paper over once it says so"))
  }
}
