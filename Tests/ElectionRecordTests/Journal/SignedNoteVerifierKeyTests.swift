import Crypto
import ElectionRecord
import Testing

@Suite struct SignedNoteVerifierKeyTests {
  @Test(arguments: [SignedNoteVectors.peter, SignedNoteVectors.enoch])
  func theReferenceKeysAreReadAndWritten(text: String) throws {
    let key = try SignedNote.VerifierKey(parsing: text)
    #expect(key.text == text)
    #expect("\(key)" == text)
    #expect(try SignedNote.VerifierKey(name: key.name, publicKey: key.publicKey) == key)
  }

  @Test func thePublicKeyBelongsToTheReferencePrivateKey() throws {
    let key = try SignedNote.VerifierKey(
      name: "PeterNeumann", publicKey: SignedNoteVectors.peterPrivateKey().publicKey)
    #expect(key.text == SignedNoteVectors.peter)
    #expect(key.keyID == 0xc74f_20a3)
  }

  @Test func noPartOfAKeyIsAKey() {
    let bytes = Array(SignedNoteVectors.peter.utf8)
    for start in bytes.indices {
      for end in start...bytes.count where start != 0 || end != bytes.count {
        let part = String(decoding: bytes[start..<end], as: UTF8.self)
        #expect(throws: SignedNoteError.self, "\(part)") { try SignedNote.VerifierKey(parsing: part) }
      }
    }
  }

  @Test func noChangedCharacterGoesUnnoticed() {
    let bytes = Array(SignedNoteVectors.peter.utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] += 1
      let text = String(decoding: changed, as: UTF8.self)
      #expect(throws: SignedNoteError.self, "\(text)") { try SignedNote.VerifierKey(parsing: text) }
    }
  }

  @Test(arguments: [
    // Another length and another algorithm, each with a fitting hash, from the reference's tests.
    "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
    "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+0c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  ])
  func anotherFormIsRefused(text: String) {
    #expect(throws: SignedNoteError.malformedKey) { try SignedNote.VerifierKey(parsing: text) }
  }

  @Test func aHashOfAnotherKeyIsNamed() {
    #expect(throws: SignedNoteError.keyIDMismatch(found: 0xc74f_20a4, expected: 0xc74f_20a3)) {
      try SignedNote.VerifierKey(parsing: SignedNoteVectors.peter.replacing("20a3", with: "20a4"))
    }
  }

  @Test func namesThatUnicodeHoldsForEqualAreTwoNames() throws {
    let key = try SignedNoteVectors.peterPrivateKey().publicKey
    let composed = try SignedNote.VerifierKey(name: "\u{e9}", publicKey: key)
    let decomposed = try SignedNote.VerifierKey(name: "e\u{301}", publicKey: key)
    #expect(composed != decomposed)
    #expect(composed.keyID != decomposed.keyID)
  }
}
