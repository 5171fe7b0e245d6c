import Crypto
import ElectionRecord
import Testing

@Suite struct SignedNoteCheckpointTests {
  private let origin = "example.com/behind-the-sofa"
  // The example of C2SP tlog-checkpoint.
  private let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
  private let root = MerkleTreeVectors.digest(hex: "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")

  @Test func theExampleOfTheSpecificationIsReadAndWritten() throws {
    let checkpoint = try Checkpoint(parsing: Array(text.utf8))
    #expect(checkpoint == (try Checkpoint(origin: origin, size: 20_852_163, root: root)))
    #expect(checkpoint.text == text)
  }

  @Test func aSignedCheckpointVerifies() throws {
    let key = try SignedNoteVectors.peterPrivateKey()
    let verifier = try SignedNote.VerifierKey(name: origin, publicKey: key.publicKey)
    for size in MerkleTreeVectors.roots.indices {
      let checkpoint = try Checkpoint(origin: origin, size: UInt64(size), root: MerkleTreeVectors.roots[size])
      let note = try checkpoint.sign(with: key)
      #expect(note.text == checkpoint.text)
      #expect(try Checkpoint(verifying: note, origin: origin, key: verifier) == checkpoint)
      #expect(try Checkpoint(verifying: note.encoded, origin: origin, key: verifier) == checkpoint)
    }
  }

  @Test func everyFlippedBitIsRefused() throws {
    let key = try SignedNoteVectors.peterPrivateKey()
    let verifier = try SignedNote.VerifierKey(name: origin, publicKey: key.publicKey)
    let bytes = try Checkpoint(origin: origin, size: 7, root: root).sign(with: key).encoded
    for bit in 0..<(bytes.count * 8) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: SignedNoteError.self, "bit \(bit)") {
        try Checkpoint(verifying: flipped, origin: origin, key: verifier)
      }
    }
  }

  @Test func aCheckpointOfAnotherLogIsRefused() throws {
    let key = try SignedNoteVectors.peterPrivateKey()
    let verifier = try SignedNote.VerifierKey(name: "device", publicKey: key.publicKey)
    let note = try Checkpoint(origin: origin, size: 7, root: root).sign(with: key, name: "device")
    #expect(throws: SignedNoteError.foreignOrigin(found: origin)) {
      try Checkpoint(verifying: note, origin: "another", key: verifier)
    }
  }

  @Test func aCheckpointOfAnotherKeyIsRefused() throws {
    let note = try Checkpoint(origin: origin, size: 7, root: root).sign(with: SignedNoteVectors.peterPrivateKey())
    let other = try SignedNote.VerifierKey(name: origin, publicKey: Curve25519.Signing.PrivateKey().publicKey)
    #expect(throws: SignedNoteError.notSignedByKnownKey) {
      try Checkpoint(verifying: note, origin: origin, key: other)
    }
  }

  @Test func aSignedTextThatIsNoCheckpointIsRefused() throws {
    let key = try SignedNoteVectors.peterPrivateKey()
    let verifier = try SignedNote.VerifierKey(name: origin, publicKey: key.publicKey)
    let note = try SignedNote(signing: text + "extension\n", with: key, name: origin)
    #expect(throws: SignedNoteError.malformedCheckpoint(line: 4)) {
      try Checkpoint(verifying: note, origin: origin, key: verifier)
    }
  }

  private static let rootLine = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
  private static let emptyLine = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

  @Test(arguments: [
    ("", 1), ("o", 1), ("o\n", 2), ("o\n1\n", 3), ("o\n1\n\(rootLine)", 3),
    ("\n1\n\(rootLine)\n", 1), ("o\u{1}\n1\n\(rootLine)\n", 1),
    ("\(String(repeating: "o", count: 256))\n1\n\(rootLine)\n", 1),
    ("o\n\n\(rootLine)\n", 2), ("o\n01\n\(rootLine)\n", 2), ("o\n00\n\(emptyLine)\n", 2), ("o\n+1\n\(rootLine)\n", 2),
    ("o\n-1\n\(rootLine)\n", 2), ("o\n 1\n\(rootLine)\n", 2), ("o\n1 \n\(rootLine)\n", 2), ("o\n0x1\n\(rootLine)\n", 2),
    ("o\n18446744073709551616\n\(rootLine)\n", 2), ("o\n١\n\(rootLine)\n", 2),
    ("o\n1\n\n", 3), ("o\n1\nCsUY\n", 3), ("o\n1\n\(rootLine.dropLast())\n", 3),
    ("o\n1\n\(rootLine.dropLast(2))J=\n", 3),
    ("o\n0\n\(rootLine)\n", 3), ("o\n1\n\(emptyLine)\n", 3),
    ("o\n1\n\(rootLine)\n\n", 4), ("o\n1\n\(rootLine)\nextension\n", 4), ("o\n1\n\(rootLine)\nextension", 4),
  ])
  func whatIsNoCheckpointIsRefused(text: String, line: Int) {
    #expect(throws: SignedNoteError.malformedCheckpoint(line: line)) { try Checkpoint(parsing: Array(text.utf8)) }
  }

  @Test func theLargestSizeIsReadBack() throws {
    let checkpoint = try Checkpoint(origin: "居委会选举/R1", size: .max, root: root)
    #expect(try Checkpoint(parsing: Array(checkpoint.text.utf8)) == checkpoint)
  }
}
