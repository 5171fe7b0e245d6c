import Testing

@testable import Simulate

@Suite struct SeedRangeTests {
  @Test(arguments: [("1-500", 1...500), ("7-7", 7...7), ("0-999999", 0...999_999)] as [(String, ClosedRange<UInt64>)])
  func aRangeIsFromItsFirstSeedToItsLast(_ text: String, _ seeds: ClosedRange<UInt64>) {
    #expect(SeedRange(argument: text)?.seeds == seeds)
  }

  @Test(arguments: ["9-1", "1", "1-", "-1", "a-b", "1-2-3", "0-1000000", ""])
  func whatIsNoRangeIsRefused(_ text: String) {
    #expect(SeedRange(argument: text) == nil)
  }
}
