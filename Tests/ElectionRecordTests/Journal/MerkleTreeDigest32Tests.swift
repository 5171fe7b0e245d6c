import ElectionRecord
import Testing

@Suite struct MerkleTreeDigest32Tests {
  // NIST FIPS 180-2 appendix B.1.
  private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test func theHashIsSHA256() {
    #expect(Digest32(sha256: Array("abc".utf8)).hex == abc)
  }

  @Test func hexadecimalTextIsReadBack() throws {
    let digest = try #require(Digest32(hex: abc))
    #expect(digest.hex == abc)
    #expect("\(digest)" == abc)
    #expect(digest.bytes == MerkleTreeVectors.bytes(hex: abc))
    #expect(Digest32(bytes: digest.bytes) == digest)
    #expect(digest.withUnsafeBytes { Digest32($0) } == digest)
  }

  @Test func onlySixtyFourLowerCaseDigitsAreADigest() {
    for text in ["", String(abc.dropLast()), abc + "0", abc.uppercased(), " " + abc.dropFirst(), "g" + abc.dropFirst()]
    {
      #expect(Digest32(hex: text) == nil, "\(text)")
    }
  }

  @Test func onlyThirtyTwoBytesAreADigest() {
    for count in [0, 31, 33, 64] {
      let bytes = [UInt8](repeating: 1, count: count)
      #expect(Digest32(bytes: bytes) == nil)
      #expect(bytes.withUnsafeBytes { Digest32($0) } == nil)
    }
  }

  @Test func digestsOrderAsTheirText() {
    let digests = MerkleTreeVectors.leaves(200)
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
    for index in 0..<Digest32.byteCount {
      var bytes = Digest32.zero.bytes
      bytes[index] = 1
      #expect(Digest32(bytes: bytes).map { Digest32.zero < $0 } == true)
    }
    #expect(!(Digest32.zero < Digest32.zero))
  }
}
