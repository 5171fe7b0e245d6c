import ElectionRecord
import ElectionReports
import Foundation
import Testing

/// The sentence that says what became of all marks is a sum that anybody can check.
@Suite struct MarksSumTests {
  /// Every term with a number of its own.
  private static func counts(takenBack: Int) -> RegisterCounts {
    var counts = RegisterCounts()
    counts.counted = 80
    counts.provisionalPending = 2
    counts.provisionalAccepted = 4
    counts.provisionalRefused = 5
    counts.voided = 3
    counts.surplus = 1
    counts.quarantined = 7
    counts.takenBack = takenBack
    return counts
  }

  private static let words: [Language: [String: Int]] = [
    .zh: ["计入": 80, "待裁定": 2, "不予计入": 5, "已撤销": 3, "多余": 1, "隔离": 7, "已更正": 8],
    .en: ["counted": 80, "pending": 2, "refused": 5, "voided": 3, "surplus": 1, "quarantined": 7, "taken back": 8],
  ]

  @Test(arguments: [0, 8], Language.allCases) func theTermsOfTheSentenceAddUp(takenBack: Int, language: Language) throws
  {
    let counts = Self.counts(takenBack: takenBack)
    let page = ReportHTML.render(
      SeedReport.report.with(register: counts), election: Houbeian.election, language: language)
    let start = language == .zh ? "日志里的全部划名 = " : "All marks in the journals = "
    let sentence = try #require(page.firstRange(of: start).map { page[$0.upperBound...] })
    let terms = sentence.prefix { !"；;".contains($0) }.split(separator: "+").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let numbers = try terms.map { try #require(Self.words[language]?[$0], "\($0)") }
    #expect(numbers.reduce(0, +) == counts.marks)
    #expect(counts.marks == 98 + takenBack)
  }
}
