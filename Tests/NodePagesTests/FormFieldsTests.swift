import Testing

@testable import NodePages

@Suite struct FormFieldsTests {
  @Test(
    arguments: [
      ("q=%E7%8E%8B+1", "q", "王 1"), ("a=1&a=2", "a", "1"), ("a", "a", ""), ("a=%20x%09", "a", "x"), ("", "a", ""),
      ("a=b=c", "a", "b=c"), ("%61=1", "a", "1"),
    ])
  func fieldsAreReadAsBrowsersWriteThem(_ body: String, _ name: String, _ value: String) throws {
    #expect(try #require(FormFields(Array(body.utf8)))[name] == value)
  }

  /// Boxes that are ticked have one name, and so have the lines of a field of several.
  @Test(arguments: [("s=R1&s=R2&t=1", ["R1", "R2"]), ("s=R1%0D%0A+%0AR2+", ["R1", "R2"]), ("t=1", []), ("s=", [])])
  func whatIsTickedOrWrittenLineByLineIsAList(_ body: String, _ lines: [String]) throws {
    #expect(try #require(FormFields(Array(body.utf8))).lines("s") == lines)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%c3%28"])
  func whatIsNoFormIsNone(_ body: String) { #expect(FormFields(Array(body.utf8)) == nil) }

  @Test func aFormHasItsBounds() {
    let many = (0...FormFields.fieldsMax).map { "f\($0)=1" }.joined(separator: "&")
    #expect(FormFields(Array(many.utf8)) == nil)
    #expect(FormFields(Array("a=\(String(repeating: "x", count: FormFields.valueBytesMax))".utf8)) != nil)
    #expect(FormFields(Array("a=\(String(repeating: "x", count: FormFields.valueBytesMax + 1))".utf8)) == nil)
  }

  @Test func aFileOfTextHasItsBound() {
    func body(_ count: Int) -> [UInt8] { Array("a=\(String(repeating: "x", count: count))".utf8) }
    let most = FormFields.fileBytesMax
    #expect(FormFields(body(most), valueBytesMax: most) != nil)
    #expect(FormFields(body(most + 1), valueBytesMax: most) == nil)
  }

  @Test func linesEndAsTheyDoHere() throws {
    #expect(try #require(FormFields(Array("a=1%0D%0A2%0D%0A".utf8)))["a"] == "1\n2")
  }

  /// What is typed has one digest, whatever carries it.
  @Test(arguments: [
    ("a=1&b=2", "a=1&b=2&token=x&pair=y&pairPassphrase=z&confirm=yes&asked=0&c=+", true), ("a=1", "a=2", false),
    ("a=1&b=2", "a=1&b=3", false), ("a=1&b=2", "a=12&b=", false), ("a=1", "b=1", false), ("a=+1", "a=1", true),
  ])
  func theDigestIsOfWhatWasTyped(_ one: String, _ other: String, _ isSame: Bool) throws {
    let digests = try [one, other].map { try #require(FormFields(Array($0.utf8))).digest }
    #expect((digests[0] == digests[1]) == isSame)
  }

  @Test(arguments: [
    ("jcq5z-qsvgd", "JCQ5Z-QSVGD"), ("JCQ5ZQSVGD", "JCQ5Z-QSVGD"), (" jcq5z qsvgd ", "JCQ5Z-QSVGD"),
    ("short", "short"), ("a long passphrase", "a long passphrase"),
  ])
  func aCodeIsReadInAnyLetters(_ typed: String, _ read: String) { #expect(AccountCode.read(typed) == read) }

  @Test func aPassphraseIsTakenAsItWasTyped() throws {
    #expect(try #require(FormFields(Array("p=+x+".utf8))).exactly("p") == " x ")
  }
}
