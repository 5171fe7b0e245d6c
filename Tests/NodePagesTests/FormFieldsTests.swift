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

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%c3%28"])
  func whatIsNoFormIsNone(_ body: String) { #expect(FormFields(Array(body.utf8)) == nil) }

  @Test func aFormHasItsBounds() {
    let many = (0...FormFields.fieldsMax).map { "f\($0)=1" }.joined(separator: "&")
    #expect(FormFields(Array(many.utf8)) == nil)
    #expect(FormFields(Array("a=\(String(repeating: "x", count: FormFields.valueBytesMax))".utf8)) != nil)
    #expect(FormFields(Array("a=\(String(repeating: "x", count: FormFields.valueBytesMax + 1))".utf8)) == nil)
  }

  @Test func aPassphraseIsTakenAsItWasTyped() throws {
    #expect(try #require(FormFields(Array("p=+x+".utf8))).exactly("p") == " x ")
  }
}
