import ElectionRecord
import Foundation
import NodeService
import Testing

/// Walks the law in force paragraph by paragraph: the value, the rule and the check that carry each, or why none does.
@Suite struct LawWalkTests {
  /// Articles that speak of an election before, on and shortly after the day.
  private static let articles = [8] + Array(13...27) + [29, 36, 38]
  /// Checks that only an election by representatives, or one with such a record, has.
  private static let rare: Set<ComplianceCode> = [
    .householdsPerRepresentative, .groupLeader, .committeeFilled, .resignationAccepted, .workersEntitled,
    .proxiesCommissioned,
  ]

  private struct Value {
    let key: String
    let text: String
  }

  /// The values of `national.yaml`, each with its text.
  private static let values: [Value] = {
    let path = ElectionFolder.configured + "/../profiles/national.yaml"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    var section = ""
    var values: [Value] = []
    for line in text.split(separator: "\n") where !line.contains("#") {
      if let match = line.wholeMatch(of: /([a-z]+):/) { section = String(match.1) }
      if let match = line.wholeMatch(of: /\ \ ([A-Za-z]+):(.*)/) {
        values.append(Value(key: "\(section).\(match.1)", text: String(match.2)))
      } else if line.hasPrefix("    "), let last = values.popLast() {
        values.append(Value(key: last.key, text: last.text + line))
      }
    }
    return values
  }()

  private static func cites(_ text: String, _ article: String) -> Bool {
    text.contains("城市居民委员会组织法（2025）第\(article)条") || text.contains("城市居民委员会组织法（2025）第\(article)、")
  }

  @Test func everyArticleIsWalked() {
    #expect(Set(LawParagraph.all.map(\.article)) == Set(Self.articles))
    #expect(Set(LawParagraph.all.map(\.description)).count == LawParagraph.all.count)
  }

  @Test(arguments: LawParagraph.all) func aParagraphIsCarriedOrItIsSaidWhyNot(_ paragraph: LawParagraph) {
    let isCarried = !paragraph.keys.isEmpty || !paragraph.rules.isEmpty || !paragraph.checks.isEmpty
    #expect(isCarried || !paragraph.remark.isEmpty)
    // Where nothing checks it, the table says what does instead.
    #expect(!paragraph.checks.isEmpty || !paragraph.rules.isEmpty || !paragraph.remark.isEmpty)
    for key in paragraph.keys {
      let value = Self.values.first { $0.key == key }
      #expect(value.map { Self.cites($0.text, paragraph.citation) } == true, "\(key)")
    }
  }

  /// No value rests on an article that the table leaves out.
  @Test func everyValueOfTheLawIsInTheTable() {
    let known = Set(LawParagraph.all.flatMap(\.keys))
    let cited = Self.values.filter { $0.text.contains("城市居民委员会组织法（2025）") }.map(\.key)
    #expect(cited.count > 40)
    #expect(Set(cited).subtracting(known) == [])
  }

  /// An election that keeps the law shows each point as met, with the article.
  @Test func everyCheckIsMadeWithItsArticle() throws {
    let checks = try ["xinhe", "muhuai"].flatMap { try ExampleElection($0).report().checks }
    for paragraph in LawParagraph.all {
      for code in paragraph.checks where !Self.rare.contains(code) {
        let found = checks.contains { $0.code == code && Self.cites($0.source ?? "", paragraph.citation) }
        #expect(found, "\(paragraph): \(code)")
      }
    }
  }
}
