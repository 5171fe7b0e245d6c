import Testing

@testable import ElectionRecord

@Suite struct RollReaderTests {
  private static let three = RollSamples.file(
    RollSamples.row(1), "2,方学全,男,1971-02-28,西村2号,西村,2,HB-2", "3,吴逸芸,女,2000-02-29,,北村,,HB-3")

  private static let expected = [
    RollRow(
      voter: Voter(
        number: 1, name: "李正生", sex: "男", birthDate: "1960-06-07", address: "东村1号", area: "东村", household: "1",
        card: "HB-1"), site: 0, line: 2),
    RollRow(
      voter: Voter(
        number: 2, name: "方学全", sex: "男", birthDate: "1971-02-28", address: "西村2号", area: "西村", household: "2",
        card: "HB-2"), site: 1, line: 3),
    RollRow(
      voter: Voter(
        number: 3, name: "吴逸芸", sex: "女", birthDate: "2000-02-29", address: "", area: "北村", household: "", card: "HB-3"),
      site: 1, line: 4),
  ]

  @Test func everyVoterIsReadWithTheSiteOfTheArea() {
    let (rows, reader) = RollSamples.read(Array(Self.three.utf8))
    #expect(rows == Self.expected)
    #expect(reader.problems.isEmpty)
    #expect(reader.rows == 3)
    #expect(reader.bytesRead == UInt64(Self.three.utf8.count))
  }

  @Test(arguments: 1...40)
  func theSizeOfTheChunksDoesNotMatter(bytes: Int) {
    #expect(RollSamples.read(Array(Self.three.utf8), chunkBytes: bytes).rows == Self.expected)
  }

  @Test(arguments: [
    ("CRLF", three.replacing("\n", with: "\r\n")),
    ("a byte order mark", "\u{FEFF}" + three),
    ("no line end at the end", String(three.dropLast())),
    ("quoted fields", three.replacing("李正生", with: "\"李正生\"").replacing("1,男", with: "1,\"男\"")),
    (
      "Chinese column names",
      three.replacing(RollSamples.header, with: "选民序号,姓名,性别,出生日期,住址,片区,户号,选民证号")
    ),
  ])
  func theseWaysToWriteItAreTheSame(what: String, file: String) {
    for chunk in [1, 7, 1 << 16] {
      #expect(RollSamples.read(Array(file.utf8), chunkBytes: chunk).rows == Self.expected, "\(what), by \(chunk)")
    }
  }

  @Test func columnsMayStandInAnyOrderAndSourceIsDropped() {
    let file = """
      source,card,household,area,address,birth_date,sex,name,number
      synthetic,HB-1,1,东村,东村1号,1960-06-07,男,李正生,1
      """
    #expect(RollSamples.read(Array(file.utf8)).rows == [Self.expected[0]])
  }

  @Test func quotesHoldCommasAndDoubledQuotes() throws {
    let file = RollSamples.file(#"1,李正生,男,1960-06-07,"东村,1号 ""老屋""",东村,1,HB-1"#)
    let row = try #require(RollSamples.read(Array(file.utf8)).rows.first)
    #expect(row.voter.address == #"东村,1号 "老屋""#)
  }

  @Test func whereNoSiteListsAnAreaTheHallHoldsEveryRight() throws {
    let areas = RollAreas(RollSamples.election(areas: [[], []]))
    let row = try #require(RollSamples.read(Array(Self.three.utf8), areas: areas).rows.first)
    #expect(row.site == RollIndex.unassigned)
  }

  @Test func aProblemEndsTheRowsAndNotTheReading() {
    let file = RollSamples.file(RollSamples.row(1), "2,,男,1960-06-07,,东村,,HB-2", RollSamples.row(3))
    let (rows, reader) = RollSamples.read(Array(file.utf8), chunkBytes: 16)
    #expect(rows.map(\.voter.number) == [1])
    #expect(reader.problems.count == 1)
    #expect(reader.rows == 3)
  }

  @Test func atMostTwentyProblemsAreCollected() {
    let wrong = (1...30).map { "\($0),,男,1960-06-07,,东村,,HB-\($0)" }
    let file = ([RollSamples.header] + wrong).joined(separator: "\n")
    let (_, reader) = RollSamples.read(Array(file.utf8))
    #expect(reader.problems.count == 20)
    #expect(reader.isStopped)
    #expect(reader.problems.map(\.line) == Array(2...21))
  }

  @Test func memoryDoesNotGrowWithALineThatNeverEnds() {
    var reader = RollReader(areas: RollSamples.areas, limits: RollLimits(rowBytesMax: 100))
    _ = reader.read(Array((RollSamples.header + "\n" + RollSamples.row(1) + "\n2,").utf8))
    for _ in 0..<1000 { _ = reader.read([UInt8](repeating: UInt8(ascii: "x"), count: 1000)) }
    _ = reader.read(Array(("\n" + RollSamples.row(3) + "\n").utf8))
    _ = reader.finish()
    #expect(reader.problems.map(\.kind) == [.rowTooLong(limit: 100)])
    #expect(reader.problems.map(\.line) == [3])
    #expect(reader.rows == 3)
  }

  @Test func arbitraryBytesAreRefusedWithoutACrash() {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let good = Array(Self.three.utf8)
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0...(next() % 4) { bytes[Int(next()) % bytes.count] = UInt8(truncatingIfNeeded: next()) }
      let (rows, reader) = RollSamples.read(bytes, chunkBytes: 1 + Int(next() % 90))
      #expect(reader.problems.isEmpty == (rows.count == 3))
    }
  }
}
