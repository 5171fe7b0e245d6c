import Crypto
import ElectionRecord
import Testing

@Suite struct SignedNoteTests {
  private let text = SignedNoteVectors.text
  private let peterLine = SignedNoteVectors.peterLine
  private let enochLine = SignedNoteVectors.enochLine

  @Test func theReferenceNoteVerifies() throws {
    let note = try parse(SignedNoteVectors.note)
    let peter = try SignedNote.VerifierKey(parsing: SignedNoteVectors.peter)
    #expect(try note.verify(by: [peter]) == [peter])
    #expect(note.text == text)
    #expect(note.signatures.map(\.name) == ["PeterNeumann"])
    #expect(note.signatures.map(\.keyID) == [0xc74f_20a3])
  }

  @Test func theReferenceNoteIsWrittenAgain() throws {
    let note = try SignedNote(signing: text, with: SignedNoteVectors.peterPrivateKey(), name: "PeterNeumann")
    try note.verify(by: [SignedNote.VerifierKey(parsing: SignedNoteVectors.peter)])
    #if !canImport(CryptoKit)
      #expect(String(decoding: note.encoded, as: UTF8.self) == SignedNoteVectors.note)
    #endif
  }

  @Test func parsingAndFormattingAreInverse() throws {
    for encoded in [SignedNoteVectors.note, text + "\n" + peterLine + enochLine, "a\n\n\n\n" + peterLine] {
      let note = try parse(encoded)
      #expect(note.encoded == Array(encoded.utf8))
      #expect(try SignedNote(parsing: note.encoded) == note)
    }
  }

  @Test func theTextEndsAtTheLastBlankLine() throws {
    #expect(try parse("a\n\nb\n\n" + peterLine).text == "a\n\nb\n")
  }

  @Test func signaturesOfUnknownKeysAreIgnored() throws {
    let note = try parse(text + "\n" + peterLine + enochLine)
    let peter = try SignedNote.VerifierKey(parsing: SignedNoteVectors.peter)
    let enoch = try SignedNote.VerifierKey(parsing: SignedNoteVectors.enoch)
    #expect(try note.verify(by: [peter]) == [peter])
    #expect(try note.verify(by: [enoch]) == [enoch])
    #expect(try note.verify(by: [peter, enoch]) == [peter, enoch])
    #expect(throws: SignedNoteError.notSignedByKnownKey) { try note.verify(by: []) }
    #expect(throws: SignedNoteError.notSignedByKnownKey) { try parse(text + "\n" + peterLine).verify(by: [enoch]) }
  }

  @Test func aWrongSignatureOfAKnownKeyRefusesTheNote() throws {
    let peter = try SignedNote.VerifierKey(parsing: SignedNoteVectors.peter)
    let enoch = try SignedNote.VerifierKey(parsing: SignedNoteVectors.enoch)
    let altered = try parse("X" + text.dropFirst() + "\n" + peterLine + enochLine)
    #expect(throws: SignedNoteError.signatureInvalid(name: "PeterNeumann", keyID: 0xc74f_20a3)) {
      try altered.verify(by: [peter, enoch])
    }
    let oneRightOneWrong = try parse(text + "\n" + peterLine + peterLine.replacing("ZJku", with: "ZJkv"))
    #expect(throws: SignedNoteError.self) { try oneRightOneWrong.verify(by: [peter]) }
  }

  @Test func everyFlippedBitOfANoteIsRefused() throws {
    let peter = try SignedNote.VerifierKey(parsing: SignedNoteVectors.peter)
    let bytes = Array(SignedNoteVectors.note.utf8)
    for bit in 0..<(bytes.count * 8) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: SignedNoteError.self, "bit \(bit)") { try SignedNote(parsing: flipped).verify(by: [peter]) }
    }
  }

  @Test(arguments: [
    (SignedNoteVectors.text, SignedNoteError.withoutSignatures),
    (SignedNoteVectors.text + "\n", .withoutSignatures),
    ("", .withoutSignatures),
    (SignedNoteVectors.text + "\n" + SignedNoteVectors.peterLine.dropLast(), .withoutSignatures),
    (SignedNoteVectors.text + SignedNoteVectors.peterLine, .withoutSignatures),
    ("\u{1}" + SignedNoteVectors.note, .controlCharacter(offset: 0)),
    ("a\r\n\n" + SignedNoteVectors.peterLine, .controlCharacter(offset: 1)),
    (SignedNoteVectors.note + "Unexpected line.\n", .malformedSignature(line: 2)),
    (SignedNoteVectors.note.replacing("PeterNeumann", with: "Peter Neumann"), .malformedSignature(line: 1)),
    (SignedNoteVectors.note.replacing("PeterNeumann", with: "Peter+Neumann"), .malformedSignature(line: 1)),
    (SignedNoteVectors.note.replacing("PeterNeumann", with: "Peter\u{3000}Neumann"), .malformedSignature(line: 1)),
    (SignedNoteVectors.note.replacing("PeterNeumann", with: ""), .malformedSignature(line: 1)),
    (SignedNoteVectors.note.replacing("—", with: "-"), .malformedSignature(line: 1)),
    (SignedNoteVectors.note.replacing("nAM=", with: "nAM"), .malformedSignature(line: 1)),
    (SignedNoteVectors.note.replacing("nAM=", with: "nAN="), .malformedSignature(line: 1)),
    ("a\n\n— b AAAAAA==\n", .malformedSignature(line: 1)),
  ])
  func whatIsNoNoteIsRefused(note: String, error: SignedNoteError) {
    #expect(throws: error) { try parse(note) }
  }

  @Test func whatIsNotUTF8IsRefused() {
    #expect(throws: SignedNoteError.notUTF8) { try SignedNote(parsing: [0xff] + Array(SignedNoteVectors.note.utf8)) }
  }

  @Test func theLimitsHold() throws {
    let most = text + "\n" + String(repeating: peterLine, count: SignedNote.signaturesMax)
    #expect(try parse(most).signatures.count == SignedNote.signaturesMax)
    #expect(throws: SignedNoteError.tooManySignatures(found: 17, limit: 16)) { try parse(most + enochLine) }
    let long = String(repeating: "a", count: SignedNote.noteBytesMax)
    #expect(throws: SignedNoteError.self) { try parse(long + SignedNoteVectors.note) }
    let key = try SignedNoteVectors.peterPrivateKey()
    #expect(throws: SignedNoteError.self) { try SignedNote(signing: long.dropLast() + "\n", with: key, name: "a") }
  }

  @Test func onlyWholeLinesAreSigned() throws {
    let key = try SignedNoteVectors.peterPrivateKey()
    for text in ["", "abc"] {
      #expect(throws: SignedNoteError.textWithoutNewline) { try SignedNote(signing: text, with: key, name: "a") }
    }
    #expect(throws: SignedNoteError.controlCharacter(offset: 1)) {
      try SignedNote(signing: "a\tb\n", with: key, name: "a")
    }
    for name in ["", "a b", "a+b", "a\nb", "a\u{2009}b", String(repeating: "a", count: 256)] {
      #expect(throws: SignedNoteError.malformedKeyName) { try SignedNote(signing: "a\n", with: key, name: name) }
    }
  }

  @Test func aSecondSignatureOfOneKeyReplacesTheFirst() throws {
    let key = try SignedNoteVectors.peterPrivateKey()
    var note = try SignedNote(signing: text, with: key, name: "a")
    try note.addSignature(with: key, name: "b")
    try note.addSignature(with: key, name: "a")
    #expect(note.signatures.map(\.name) == ["b", "a"])
    try note.verify(by: [
      SignedNote.VerifierKey(name: "a", publicKey: key.publicKey),
      SignedNote.VerifierKey(name: "b", publicKey: key.publicKey),
    ])
  }

  @Test(arguments: Ed25519Vector.all) func signaturesFollowRFC8032(vector: Ed25519Vector) throws {
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: MerkleTreeVectors.bytes(hex: vector.secret))
    let message = MerkleTreeVectors.bytes(hex: vector.message)
    let signature = MerkleTreeVectors.bytes(hex: vector.signature)
    #expect(Array(key.publicKey.rawRepresentation) == MerkleTreeVectors.bytes(hex: vector.publicKey))
    #expect(key.publicKey.isValidSignature(signature, for: message))
    #expect(!key.publicKey.isValidSignature(signature, for: message + [0]))
    #if !canImport(CryptoKit)
      #expect(try Array(key.signature(for: message)) == signature)
    #endif
  }

  private func parse(_ note: String) throws -> SignedNote { try SignedNote(parsing: Array(note.utf8)) }
}

/// RFC 8032 section 7.1.
struct Ed25519Vector: Sendable {
  let secret: String
  let publicKey: String
  let message: String
  let signature: String

  static let all = [
    Ed25519Vector(
      secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        + "d25bf5f0595bbe24655141438e7a100b"),
    Ed25519Vector(
      secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00"),
    Ed25519Vector(
      secret: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        + "4a7c15e9716ed28dc027beceea1ec40a"),
  ]
}
