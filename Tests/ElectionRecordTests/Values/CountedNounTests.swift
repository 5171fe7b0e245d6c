import ElectionRecord
import Testing

@Suite struct CountedNounTests {
  @Test(arguments: [
    (0, "paper", "0 papers"), (1, "paper", "1 paper"), (2, "entry", "2 entries"), (1, "entry", "1 entry"),
    (3, "day", "3 days"), (-1, "vote", "-1 votes"), (Int.min, "vote", "-9223372036854775808 votes"),
  ])
  func aNumberHasItsNoun(_ count: Int, _ noun: String, _ text: String) {
    #expect("\(count, noun)" == text)
  }
}
