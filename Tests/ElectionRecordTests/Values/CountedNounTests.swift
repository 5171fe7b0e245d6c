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

  @Test(arguments: [(0, "0 sites are in"), (1, "1 site is in"), (2, "2 sites are in")])
  func whatIsSaidOfThemFitsTheNumber(_ count: Int, _ text: String) {
    #expect("\(count, "site", "is", "are") in" == text)
  }
}
