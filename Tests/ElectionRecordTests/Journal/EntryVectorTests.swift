import ElectionRecord
import Foundation
import GoldenFiles
import Testing

/// The wire format does not change under journals that are signed already.
@Suite struct EntryVectorTests {
  private static let vectors = "wire-vectors.txt"

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(_ hex: Substring) -> [UInt8] {
    stride(from: 0, to: hex.utf8.count, by: 2).compactMap { UInt8(hex.dropFirst($0).prefix(2), radix: 16) }
  }

  @Test func everyKindIsWrittenAsItsVectorSays() throws {
    let written = EntrySamples.named.map { "\($0.name): \(Self.hex($0.entry.encoded()))\n" }.joined()
    try Golden.expect(written, is: Self.vectors)
  }

  @Test func everyVectorIsReadAsItsEntry() throws {
    let lines = try String(contentsOf: Golden.file(Self.vectors), encoding: .utf8).split(separator: "\n")
    try #require(lines.count == EntrySamples.named.count)
    for (line, sample) in zip(lines, EntrySamples.named) {
      let parts = line.split(separator: ": ", maxSplits: 1)
      #expect(parts.count == 2 && parts[0] == sample.name)
      #expect(Entry(decoding: Self.bytes(parts[1])) == sample.entry, "\(sample.name)")
    }
  }

  /// Worked out by hand from Protocol Buffers' rules: field 1 = 17 is 08 11, field 2 = zigzag 40 is 10 50.
  @Test func anOrdinaryCastIsItsRollNumberAndTheTimeSinceTheLastEntry() {
    #expect(Entry(elapsedSeconds: 40, body: .cast(voter: 17, proxy: nil)).encoded() == [0x08, 0x11, 0x10, 0x50])
  }

  @Test(arguments: [1, 127, 128, 2_722, 16_383, 16_384, 100_000, 1_000_000, 2_097_151] as [RollNumber])
  func anOrdinaryCastTakesFourToSevenBytes(voter: RollNumber) {
    for seconds in [1, 63, 64, 600, 8_191] as [Int64] {
      let size = Entry(elapsedSeconds: seconds, body: .cast(voter: voter, proxy: nil)).encoded().count
      #expect((4...7).contains(size), "\(voter) after \(seconds) s takes \(size) bytes")
    }
  }
}
