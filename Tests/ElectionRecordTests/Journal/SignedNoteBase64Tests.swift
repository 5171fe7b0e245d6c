import Testing

@testable import ElectionRecord

@Suite struct SignedNoteBase64Tests {
  // RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func theVectorsOfTheSpecificationHold(plain: String, text: String) {
    #expect(SignedNoteBase64.encode(Array(plain.utf8)) == text)
    #expect(SignedNoteBase64.decode(Array(text.utf8)) == Array(plain.utf8))
  }

  @Test func everyByteIsReadBack() {
    let bytes = (0...255).map { UInt8($0) }
    for count in 0...256 {
      let text = SignedNoteBase64.encode(bytes.suffix(count))
      #expect(SignedNoteBase64.decode(Array(text.utf8)) == Array(bytes.suffix(count)))
    }
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zg===", "Z===", "====", "=", "Zh==", "Zm9=", "Zm8=Zm8=", "Zm 8", "Zm8\n", "Zm_-", "Zm8é", "Z=g=",
  ])
  func laxFormsAreRefused(text: String) {
    #expect(SignedNoteBase64.decode(Array(text.utf8)) == nil)
  }
}
