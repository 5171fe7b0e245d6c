import ElectionRecord
import Foundation
import NodeService
import Testing

@Suite struct StrictYAMLTests {
  private static func parse(_ text: String) throws -> YAMLValue {
    try StrictYAML.parse(Array(text.utf8), file: "scenario.yaml")
  }

  @Test func valuesStayTheTextTheyAre() throws {
    let map = try Self.parse("a: 2010-03-13\nb: 1/2\nc: yes\nd: 0o17\ne: \"null\"\nf: -3d").anyMapping()
    #expect(try map.entries.map { try $0.value.text() } == ["2010-03-13", "1/2", "yes", "0o17", "null", "-3d"])
    #expect(map.entries.map(\.line) == [1, 2, 3, 4, 5, 6])
  }

  @Test(arguments: ["a:", "a: ~", "a: null", "b: 1"])
  func nothingIsNothing(text: String) throws {
    #expect(try Self.parse(text).anyMapping().optional("a") == nil)
  }

  /// The same name lies in many folders.
  @Test func aFileThatIsNotThereIsNamedWithItsPath() {
    let path = "/nonexistent/ballotsync/election.yaml"
    #expect(throws: StrictYAMLError(file: path, line: nil, kind: .notFound)) { try StrictYAML.load(path) }
  }

  @Test func integersAndBooleansAreNotGuessed() throws {
    let map = try Self.parse("a: 17\nb: -2\nc: true\nd: yes\ne: 1.0\nf: \"true\"").anyMapping()
    #expect(try map.required("a").integer(in: 0...20) == 17)
    #expect(try map.required("b").integer(in: -5...0) == -2)
    #expect(try map.required("c").boolean())
    for key in ["d", "e", "f"] {
      #expect(throws: StrictYAMLError.self) { try map.required(key).boolean() }
      #expect(throws: StrictYAMLError.self) { try map.required(key).integer(in: 0...20) }
    }
  }

  @Test func aPlaceIsAPathAndALine() throws {
    let steps = try Self.parse("steps:\n  - open: {site: R1}\n  - cast:\n      voter: x\n").anyMapping()
    let list = try steps.required("steps").list(countMax: 10)
    let voter = try list[1].mapping(["cast"]).required("cast").mapping(["voter"]).required("voter")
    #expect(voter.path == "steps[1].cast.voter")
    #expect(voter.line == 4)
    #expect(throws: StrictYAMLError(file: "scenario.yaml", line: 4, path: voter.path, kind: .wrongType(.integer))) {
      try voter.integer(in: 1...9)
    }
  }

  @Test(arguments: ["a: &x 1\nb: *x", "a: &x [1]\nb: [*x, *x]", "&r {a: 1}", "{&k a: 1}"])
  func nothingIsRepeatedByReference(text: String) {
    let error = #expect(throws: StrictYAMLError.self) { try Self.parse(text) }
    #expect(error?.kind == .anchor || error?.kind == .wrongType(.text))
  }

  /// A Chinese character is three bytes, and one place.
  @Test func whatCannotBeReadStandsOnItsLine() {
    let text = String(repeating: "# 选举：社区居民委员会换届选举\r\n", count: 17) + "id: \u{0}\n"
    let error = #expect(throws: StrictYAMLError.self) { try Self.parse(text) }
    #expect(error?.line == 18)
    let first = #expect(throws: StrictYAMLError.self) { try Self.parse("id: \u{0}\n") }
    #expect(first?.line == 1)
  }

  @Test(arguments: [ForeignEncoding.gb18030, .workbook])
  func aTextIsNotToldToBecomeATable(_ encoding: ForeignEncoding) {
    let refusal = StrictYAMLError(file: "election.yaml", line: nil, kind: .encoding(encoding)).refusal
    #expect(!refusal.message.zh.contains("CSV") && !refusal.message.en.contains("CSV"))
    #expect(RollProblem(line: 1, kind: .encoding(encoding)).kind.text.zh.contains("CSV"))
  }

  @Test(arguments: [34, 200, 5000])
  func deepNestingIsRefused(depth: Int) {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(throws: StrictYAMLError.self) { try Self.parse(text) }
  }

  @Test func longTextsAndListsAreRefused() throws {
    let map = try Self.parse("a: [1, 2, 3]\nb: abcd").anyMapping()
    #expect(try map.required("a").list(countMax: 3).count == 3)
    #expect(throws: StrictYAMLError.self) { try map.required("a").list(countMax: 2) }
    #expect(try map.required("b").text(charactersMax: 4) == "abcd")
    #expect(throws: StrictYAMLError.self) { try map.required("b").text(charactersMax: 3) }
  }

  @Test func arbitraryBytesAreRefusedWithoutACrash() {
    var state: UInt64 = 11
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let good = Array(ElectionFolder.election.utf8)
    var read = 0
    for _ in 0..<500 {
      var bytes = good
      for _ in 0...(next() % 3) { bytes[Int(next()) % bytes.count] = UInt8(truncatingIfNeeded: next() & 0x7F) }
      if (try? StrictYAML.parse(bytes, file: "election.yaml")) != nil { read += 1 }
    }
    #expect(read > 0 && read < 500)
  }

  /// One `Character` may be any number of scalars.
  @Test func aTextIsAsLongAsItsScalars() throws {
    func text(_ marks: Int) throws -> String {
      let map = try Self.parse("a: x" + String(repeating: "\u{301}", count: marks)).anyMapping()
      return try map.required("a").text(charactersMax: 200)
    }
    #expect(try text(199).count == 1)
    #expect(throws: StrictYAMLError.self) { try text(200) }
  }

  /// Eight times the keys take eight times the work, and not sixty-four.
  @Test func theWorkGrowsWithTheKeys() throws {
    func work(_ keys: Int) throws -> UInt64 {
      let text = (0..<keys).map { "key\($0): 1\n" }.joined()
      var least = UInt64.max
      for _ in 0..<3 {
        let began = Self.threadNanoseconds()
        #expect(try Self.parse(text).anyMapping().entries.count == keys)
        least = min(least, Self.threadNanoseconds() - began)
      }
      return least
    }
    let (few, many) = (try work(1000), try work(8000))
    #expect(many < 24 * few)
  }

  private static func threadNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Every value keeps its place: a long key must not be kept a thousand times.
  @Test func aLongKeyIsNotRepeatedInEveryPlace() throws {
    let text = String(repeating: "k", count: 1000) + ": [" + String(repeating: "1, ", count: 1000) + "1]"
    let list = try #require(try Self.parse(text).anyMapping().entries.first).value.list(countMax: 2000)
    #expect(list.count == 1001)
    #expect(list.allSatisfy { $0.path.utf8.count <= 256 })
  }
}
