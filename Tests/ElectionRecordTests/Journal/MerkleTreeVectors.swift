import ElectionRecord

/// The eight-leaf tree that Certificate Transparency implementations test themselves with.
///
/// Source: github.com/transparency-dev/merkle, testonly; github.com/google/certificate-transparency.
enum MerkleTreeVectors {
  static let entries: [[UInt8]] = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
  ].map(bytes(hex:))

  static let leaves = entries.map { MerkleTree.leafHash($0) }

  /// The root of each size, from 0.
  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ].map(digest(hex:))

  struct Inclusion: Sendable {
    let index: UInt64
    let size: UInt64
    let path: [Digest32]
  }

  static let inclusions = [
    Inclusion(index: 0, size: 1, path: []),
    Inclusion(
      index: 0, size: 8,
      path: [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ].map(digest(hex:))),
    Inclusion(
      index: 5, size: 8,
      path: [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ].map(digest(hex:))),
    Inclusion(
      index: 2, size: 3, path: ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"].map(digest(hex:))),
    Inclusion(
      index: 1, size: 5,
      path: [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ].map(digest(hex:))),
  ]

  struct Consistency: Sendable {
    let oldSize: UInt64
    let newSize: UInt64
    let path: [Digest32]
  }

  static let consistencies = [
    Consistency(oldSize: 1, newSize: 1, path: []),
    Consistency(
      oldSize: 1, newSize: 8,
      path: [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ].map(digest(hex:))),
    Consistency(
      oldSize: 6, newSize: 8,
      path: [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ].map(digest(hex:))),
    Consistency(
      oldSize: 2, newSize: 5,
      path: [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ].map(digest(hex:))),
  ]

  static func digest(hex: String) -> Digest32 {
    guard let digest = Digest32(hex: hex) else { preconditionFailure("not a digest: \(hex)") }
    return digest
  }

  static func bytes(hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
  }

  /// `count` different leaves of entries of different lengths.
  static func leaves(_ count: Int) -> [Digest32] {
    (0..<count).map { MerkleTree.leafHash([UInt8](repeating: UInt8($0 % 251), count: $0 % 97) + [UInt8($0 / 251)]) }
  }
}

extension Digest32 {
  /// The digest with one of its 256 bits turned.
  func flipping(bit: Int) -> Digest32 {
    var flipped = bytes
    flipped[bit / 8] ^= 1 << UInt8(bit % 8)
    return Digest32(bytes: flipped) ?? .zero
  }
}
