import ElectionRecord
import ElectionReports
import Foundation
import GoldenFiles
import Testing

@Suite struct ReportHTMLTests {
  private func page(_ sample: Sample, _ language: Language = .zh) -> String {
    ReportHTML.render(sample.report, election: sample.election, language: language)
  }

  @Test(arguments: Sample.all, Language.allCases)
  func thePageIsTheGoldenOne(_ sample: Sample, _ language: Language) throws {
    try Golden.expect(page(sample, language), is: "\(sample.name).\(language).html")
  }

  @Test(arguments: Sample.all, Language.allCases)
  func thePageIsWellFormed(_ sample: Sample, _ language: Language) throws {
    let tags = try Tags(page(sample, language))
    let ids = tags.values("id")
    #expect(Set(ids).count == ids.count)
    for reference in tags.values("aria-labelledby").flatMap({ $0.split(separator: " ") }) {
      #expect(ids.contains(String(reference)))
    }
    #expect(tags.values("lang") == [language == .zh ? "zh-Hans" : "en"])
    #expect(tags.names.count { $0 == "h1" } == 1)
  }

  @Test(arguments: Sample.all, Language.allCases)
  func nothingRunsAndNothingIsLoaded(_ sample: Sample, _ language: Language) throws {
    let tags = try Tags(page(sample, language))
    let forbidden: Set = ["script", "link", "img", "iframe", "object", "embed", "base", "form", "a", "use", "image"]
    #expect(forbidden.isDisjoint(with: tags.names))
    #expect(!tags.attributes.contains { $0.name.hasPrefix("on") || ["src", "href", "style"].contains($0.name) })
    #expect(!page(sample, language).contains("://"))
  }

  @Test(arguments: Sample.all, Language.allCases)
  func thePolicyNamesThePagesOwnStyle(_ sample: Sample, _ language: Language) throws {
    let page = page(sample, language)
    let start = try #require(page.range(of: "<style>"))
    let end = try #require(page.range(of: "</style>"))
    let style = page[start.upperBound..<end.lowerBound]
    let hash = Digest32(sha256: Array(style.utf8)).withUnsafeBytes { Data($0).base64EncodedString() }
    #expect(
      ReportHTML.contentSecurityPolicy(sample.report, election: sample.election, language: language).contains(hash))
  }

  @Test func aNameThatIsMarkupStaysAName() {
    let page = ReportHTML.render(BadReport.report, election: BadReport.election)
    #expect(!page.contains("<script"))
    #expect(!page.contains("<b>"))
    #expect(!page.contains("\u{202e}"))
    #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;"))
  }

  @Test func anElectionsNameCannotLeaveTheStyle() throws {
    let seed = Houbeian.election
    let election = Election(
      format: 1, id: seed.id, name: BilingualText(zh: "\"; } </style><i>\\", en: "x"), mode: seed.mode,
      policy: seed.policy,
      electorate: 1, roll: "roll.csv", profile: seed.profile, polls: seed.polls, sites: seed.sites, contests: [])
    let tags = try Tags(ReportHTML.render(EmptyReport.report, election: election))
    #expect(tags.names.count { $0 == "style" } == 1)
    #expect(!tags.names.contains("b"))
  }

  @Test func everyChartIsNamedAndTold() throws {
    let tags = try Tags(page(Sample.all[0]))
    let charts = tags.values("role").count { $0 == "img" }
    #expect(charts == 7)
    #expect(tags.names.count { $0 == "desc" } == charts)
  }

  @Test func theHundredAndNinetySixAreMarkedInTheFlow() {
    let page = page(Sample.all[0])
    #expect(page.contains("未分类 196</text>"))
    #expect(page.contains("占 8.88 %，没有说明</text>"))
  }
}
