import ElectionRecord
import Testing

@Suite struct EntryRunTests {
  private let entries = [[1], [2, 2], [UInt8](repeating: 3, count: 300), [4]] as [[UInt8]]

  @Test func aRunGivesBackItsEntries() throws {
    let run = EntryRun(entries: entries)
    #expect(run.entries == entries)
    #expect(run.count == 4)
    #expect(try EntryRun(bytes: run.bytes) == run)
  }

  @Test(arguments: 0...5)
  func twoPartsOfARunMakeTheRun(size: Int) {
    let run = EntryRun(entries: entries)
    #expect(run.prefix(size).entries == Array(entries.prefix(size)))
    #expect(run.dropFirst(size).entries == Array(entries.dropFirst(size)))
    #expect(run.prefix(size).appending(run.dropFirst(size)) == run)
  }

  @Test(arguments: [(1, [1, 1, 1, 1]), (5, [2, 1, 1]), (302, [2, 1, 1]), (307, [3, 1]), (309, [4]), (999, [4])])
  func aRunIsSplitBetweenEntries(bytesMax: Int, counts: [Int]) {
    let run = EntryRun(entries: entries)
    let parts = run.split(bytesMax: bytesMax)
    #expect(parts.map(\.count) == counts)
    #expect(parts.allSatisfy { $0.bytes.count <= bytesMax || $0.count == 1 })
    #expect(EntryRun(joining: parts) == run)
  }

  @Test func aRunThatEndsInsideAnEntryIsRefusedWithItsPlace() {
    let bytes = EntryRun(entries: entries).bytes
    #expect(throws: WireError.truncated(at: 7)) { try EntryRun(bytes: Array(bytes.prefix(20))) }
    for size in 1..<bytes.count where ![2, 5, 307].contains(size) {
      #expect(throws: WireError.self) { try EntryRun(bytes: Array(bytes.prefix(size))) }
    }
  }

  @Test func anEmptyEntryAndOneBeyondTheLimitAreRefused() {
    #expect(throws: WireError.invalidValue(field: 0, at: 2)) { try EntryRun(bytes: [1, 7, 0]) }
    let large = EntryRun(entries: [[UInt8](repeating: 0, count: Entry.bytesMax + 1)]).bytes
    #expect(throws: WireError.invalidValue(field: 0, at: 0)) { try EntryRun(bytes: large) }
    let largest = EntryRun(entries: [[UInt8](repeating: 0, count: Entry.bytesMax)]).bytes
    #expect(throws: Never.self) { try EntryRun(bytes: largest) }
  }

  @Test func damagedRunsAreRefusedOrReadWithoutACrash() {
    var generator = SeededGenerator(seed: 16)
    for _ in 0..<5_000 {
      var bytes = EntryRun(entries: entries).bytes
      bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
      if let run = try? EntryRun(bytes: bytes) { #expect(run.entries.count == run.count) }
    }
  }
}
