import ElectionRecord
import Foundation
import NodeService
import Testing

/// Every value that `national.yaml` takes from the law in force, changed against it one after the other.
@Suite struct NationalLawTests {
  /// One value in the file, with the article beside it.
  struct Value: Sendable, CustomTestStringConvertible {
    let key: String
    let range: Range<String.Index>
    let text: String
    let source: String
    var testDescription: String { "\(key): \(text)" }
  }

  private static let file: String = {
    let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../config/profiles/national.yaml")
    return (try? String(contentsOf: place, encoding: .utf8)) ?? ""
  }()

  static let values: [Value] = {
    let pattern = /value: (\[[^\]]*\]|[^,\s}]+)(?:, |\n +)source: (城市居民委员会组织法（2025）第[^条]+条)/
    return file.matches(of: pattern).compactMap { match in
      let before = file[..<match.range.lowerBound]
      guard let section = before.matches(of: /(?:^|\n)([a-z]+):\n/).last?.1,
        let key = before.matches(of: /\n  ([A-Za-z]+):/).last?.1
      else { return nil }
      return Value(
        key: "\(section).\(key)", range: match.1.startIndex..<match.1.endIndex, text: String(match.1),
        source: String(match.2))
    }
  }()

  /// What stands in the value's place: at least one of them contradicts the law.
  private static func alternatives(to text: String) -> [String] {
    if let truth = Bool(text) { return ["\(!truth)"] }
    if let number = Int(text) { return ["\(number - 1)", "\(number + 1)"].filter { $0 != "-1" } }
    if text.contains("/") { return ["1/100", "99/100"] }
    if text.hasPrefix("[") { return [text.replacing(/, [A-Za-z]+\]/, with: "]")] }
    return ["registered"]
  }

  @Test func theFileIsRead() {
    #expect(Self.values.count >= 55)
    #expect(
      Set(Self.values.map(\.key)).isSuperset(of: ["results.majorityBase", "boxes.secretPlace", "proxies.allowed"]))
  }

  @Test(arguments: values) func aValueAgainstTheLawIsNamedWithItsArticle(_ value: Value) throws {
    let day = try #require(NationalRules.law2025.inForce?.from)
    let folder = try ElectionFolder()
    var found: [ComplianceCheck] = []
    for text in Self.alternatives(to: value.text) {
      let changed = Self.file.replacingCharacters(in: value.range, with: text)
      try folder.write(changed, as: "national.yaml")
      for mode in ElectionMode.allCases {
        let profile = try ProfileFile.load(folder.path + "/national.yaml", for: mode)
        found += LawCompliance.contradictions(in: profile, of: mode, on: day)
      }
    }
    #expect(!found.isEmpty)
    for check in found {
      #expect(check.subject == .rule(value.key) && check.source == value.source, "\(check)")
    }
  }
}
