import ElectionReports
import Testing

@Suite struct CanonicalJSONTests {
  @Test(
    arguments: [
      (nil, "null"), (true, "true"), (false, "false"), (0, "0"), (-196, "-196"),
      (.integer(.max), "9223372036854775807"),
      ("", "\"\""), ("委员", "\"委员\""), ("a\"b\\c/d", "\"a\\\"b\\\\c/d\""),
      ("\u{8}\u{9}\u{a}\u{c}\u{d}", "\"\\b\\t\\n\\f\\r\""),
      ("\u{0}\u{1f}\u{7f}\u{9b}\u{2028}😀", "\"\\u0000\\u001f\\u007f\\u009b\\u2028😀\""),
      ("\u{202e}\u{1fffe}é\u{301}", "\"\\u202e\\ud83f\\udffeé\u{301}\""),
      ([], "[]"), ([1, nil, "x"], "[1,null,\"x\"]"), ([:], "{}"),
      (["b": 2, "a": [["c": true]]], "{\"a\":[{\"c\":true}],\"b\":2}"),
    ] as [(JSONValue, String)])
  func aValueHasOneSpelling(_ value: JSONValue, _ text: String) {
    #expect(CanonicalJSON.text(value) == text)
  }

  @Test func keysAreSortedByTheirBytes() {
    let value: JSONValue = ["é": 1, "z": 2, "Z": 3, "委": 4, "😀": 5, "": 6, "z1": 7, "\u{ff5e}": 8]
    #expect(CanonicalJSON.text(value) == "{\"\":6,\"Z\":3,\"z\":2,\"z1\":7,\"é\":1,\"委\":4,\"～\":8,\"😀\":5}")
  }

  @Test func theOrderOfInsertionDoesNotShow() {
    let keys = (0..<200).map { "k\($0 * 7919 % 211)" }
    let texts = [keys, keys.reversed()].map { keys in
      CanonicalJSON.text(.object(Dictionary(uniqueKeysWithValues: keys.map { ($0, JSONValue.string($0)) })))
    }
    #expect(texts[0] == texts[1])
  }

  @Test func thePrettyFormIsForPeople() {
    let value: JSONValue = ["b": [1, [:], []], "a": ["x": nil]]
    #expect(
      CanonicalJSON.pretty(value) == """
        {
          "a": {
            "x": null
          },
          "b": [
            1,
            {},
            []
          ]
        }
        """)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_268_744_400, "2010-03-16T13:00:00Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"),
      (253_402_300_800, "10000-01-01T00:00:00Z"), (-62_135_596_801, "0000-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func aMomentIsWrittenInUTC(_ seconds: Int64, _ text: String) {
    #expect(UTCTimestamp.text(secondsSince1970: seconds) == text)
  }

  @Test func noClockStopsAReport() {
    #expect(UTCTimestamp.text(secondsSince1970: .max).hasSuffix("Z"))
    #expect(UTCTimestamp.text(secondsSince1970: .min).hasPrefix("-"))
  }
}
