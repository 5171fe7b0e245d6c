import ElectionRecord
import Foundation
import Testing

@Suite struct ThresholdTests {
  /// “More than” a part: never the part itself.
  @Test(
    arguments: [
      (1, 2, 2208, 1105), (1, 2, 2722, 1362), (1, 2, 73, 37), (1, 2, 72, 37), (1, 2, 0, 1), (1, 2, 1, 1),
      (2, 3, 73, 49), (1, 3, 9, 4), (1, 3, 10, 4),
    ])
  func moreThanAPartIsTheNextWholeNumber(numerator: Int, denominator: Int, total: Int, needed: Int) {
    let threshold = Threshold(base: .returned, numerator: numerator, denominator: denominator)
    #expect(threshold.needed(of: total) == needed)
    #expect(needed * denominator > total * numerator)
    #expect((needed - 1) * denominator <= total * numerator)
  }

  /// Among those tied one vote elects, where nobody has more.
  @Test(arguments: [0, 1, 73]) func amongThoseTiedOneVoteElects(total: Int) {
    #expect(Requirement.mostVotes.needed(of: total) == 1)
  }

  @Test func aThresholdIsWrittenAndReadAsAFraction() throws {
    let text = #"{"base":"registered","moreThan":"1/2"}"#
    let threshold = try JSONDecoder().decode(Threshold.self, from: Data(text.utf8))
    #expect(threshold == Threshold(base: .registered, numerator: 1, denominator: 2))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(String(decoding: try encoder.encode(threshold), as: UTF8.self) == text)
  }

  @Test(arguments: ["", "1", "1/", "/2", "1//2", "1/2/3", "0/2", "1/0", "3/2", "2/2", "-1/2", "a/b", "0.5"])
  func whatIsNotAPartIsRefused(text: String) {
    let json = Data(#"{"base":"returned","moreThan":"\#(text)"}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Threshold.self, from: json) }
  }
}
