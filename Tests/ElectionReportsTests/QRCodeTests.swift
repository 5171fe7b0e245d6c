import Foundation
import Testing

@testable import ElectionReports

/// Against the worked examples of ISO/IEC 18004.
@Suite struct QRCodeTests {
  /// The standard's example: "01234567" in version 1-M, data and error correction codewords.
  @Test func theErrorCorrectionIsThatOfTheStandardsExample() {
    let data: [UInt8] = [
      0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
    ]
    let correction: [UInt8] = [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]
    #expect(ReedSolomon.remainder(of: data, count: 10) == correction)
    #expect(QRCodewords.interleaved(data, QRVersion(number: 1)) == data + correction)
  }

  /// The generator polynomials of degree 7 and 10, as powers of 2.
  @Test(arguments: [
    (7, [87, 229, 146, 149, 238, 102, 21]), (10, [251, 67, 46, 61, 118, 70, 64, 94, 32, 45]),
  ])
  func theGeneratorsAreThoseOfTheStandard(_ degree: Int, _ exponents: [Int]) {
    let powers = sequence(first: UInt8(1)) { ReedSolomon.product($0, 2) }
    let table = Array(powers.prefix(255))
    #expect(ReedSolomon.generator(degree: degree) == exponents.map { table[$0] })
  }

  /// Level M with mask 101 and version 7, as the standard works them out; all of level M from its table.
  @Test func formatAndVersionAreThoseOfTheStandard() {
    #expect(QRFormat.format(mask: 0b101) == 0b100_0000_1100_1110)
    let table: [UInt32] = [0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0]
    #expect((0..<8).map { QRFormat.format(mask: $0) } == table)
    #expect((7...10).map { QRFormat.version($0) } == [0x07c94, 0x085bc, 0x09a99, 0x0a4d3])
  }

  /// Codewords and bytes of versions 1 to 10 at level M, from the standard's table of capacities.
  @Test func theCapacitiesAreThoseOfTheStandard() {
    #expect(QRVersion.all.map(\.bytesMax) == [14, 26, 42, 62, 84, 106, 122, 152, 180, 213])
    let total = QRVersion.all.map { $0.dataCodewords + $0.dataBlocks.count * $0.correctionCodewords }
    #expect(total == [26, 44, 70, 100, 134, 172, 196, 242, 292, 346])
  }

  /// Every module that is no pattern carries a bit: as many as the version has codewords, and at most seven more.
  @Test func theCodewordsFillTheSymbol() {
    for version in QRVersion.all {
      let total = version.dataCodewords + version.dataBlocks.count * version.correctionCodewords
      let dark = QRMatrix(version, codewords: [UInt8](repeating: 0xff, count: total))
      let light = QRMatrix(version, codewords: [UInt8](repeating: 0, count: total))
      let differing = zip(dark.modules, light.modules).count { $0 != $1 }
      #expect(differing == total * 8, "version \(version.number)")
    }
  }

  @Test func aTextTakesTheSmallestVersionThatHoldsIt() throws {
    for version in QRVersion.all {
      let text = String(repeating: "x", count: version.bytesMax)
      #expect(try #require(QRCode(text)).size == version.size)
    }
    #expect(QRCode(String(repeating: "x", count: QRCode.bytesMax + 1)) == nil)
    #expect(QRCode.bytesMax == 213)
    #expect(try #require(QRCode("")).size == 21)
  }

  @Test func eachKindOfPenaltyCostsWhatTheStandardSays() {
    func line(_ text: String) -> [Bool] { text.map { $0 == "#" } }
    #expect(QRPenalty.runs(line("####.#####.######")) == 3 + 4)
    #expect(QRPenalty.finders(line("#.###.#")) == 80)
    #expect(QRPenalty.finders(line("##.###.#....")) == 40)
    #expect(QRPenalty.finders(line("##.###.#...#")) == 0)
    #expect(QRPenalty.blocks([line("###"), line("###"), line("..#")]) == 6)
    #expect(QRPenalty.balance([line("##"), line("..")]) == 0)
    #expect(QRPenalty.balance([line("##"), line("##")]) == 100)
  }

  @Test func theMaskWithTheLeastPenaltyIsTaken() throws {
    let text = "ballotsync/houbeian/21fe31dfa154a261 3 af14"
    let code = try #require(QRCode(text))
    let bytes = Array(text.utf8)
    let version = try #require(QRVersion.smallest(forBytes: bytes.count))
    let unmasked = QRMatrix(version, codewords: QRCodewords.interleaved(QRCodewords.data(bytes, version), version))
    let penalties = (0..<8).map { QRPenalty.of(unmasked.masked($0)) }
    let least = try #require(penalties.indices.min { penalties[$0] < penalties[$1] })
    let best = unmasked.masked(least)
    #expect((0..<code.size).allSatisfy { row in (0..<code.size).allSatisfy { code[row, $0] == best[row, $0] } })
    #expect(Set(penalties).count > 1)
  }
}
