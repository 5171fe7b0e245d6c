import ElectionRecord
import Testing

@Suite struct InclusionProofTests {
  @Test(arguments: MerkleTreeVectors.inclusions)
  func theProofsAreThoseOfTheReferenceTree(vector: MerkleTreeVectors.Inclusion) throws {
    let proof = InclusionProof(index: vector.index, size: vector.size) { MerkleTreeVectors.leaves[Int($0)] }
    #expect(proof.path == vector.path)
    try InclusionProof(index: vector.index, size: vector.size, path: vector.path)
      .verify(leaf: MerkleTreeVectors.leaves[Int(vector.index)], root: MerkleTreeVectors.roots[Int(vector.size)])
  }

  @Test func everyProofVerifies() throws {
    let leaves = MerkleTreeVectors.leaves(66)
    for size in 1...66 {
      let root = MerkleTree.root(of: 0..<UInt64(size)) { leaves[Int($0)] }
      for index in 0..<size {
        let proof = InclusionProof(index: UInt64(index), size: UInt64(size)) { leaves[Int($0)] }
        #expect(throws: Never.self) { try proof.verify(leaf: leaves[index], root: root) }
      }
    }
  }

  @Test(arguments: [1, 2, 7, 8, 13]) func everyFlippedBitFails(size: UInt64) {
    let leaves = MerkleTreeVectors.leaves(Int(size))
    let root = MerkleTree.root(of: 0..<size) { leaves[Int($0)] }
    for index in 0..<size {
      let proof = InclusionProof(index: index, size: size) { leaves[Int($0)] }
      let leaf = leaves[Int(index)]
      for bit in 0..<256 {
        #expect(throws: MerkleProofError.rootMismatch) { try proof.verify(leaf: leaf.flipping(bit: bit), root: root) }
        #expect(throws: MerkleProofError.rootMismatch) { try proof.verify(leaf: leaf, root: root.flipping(bit: bit)) }
        for node in proof.path.indices {
          var path = proof.path
          path[node] = path[node].flipping(bit: bit)
          #expect(throws: MerkleProofError.rootMismatch) {
            try InclusionProof(index: index, size: size, path: path).verify(leaf: leaf, root: root)
          }
        }
      }
    }
  }

  @Test func aLeafIsNotShownAtAnotherIndex() {
    let leaves = MerkleTreeVectors.leaves(13)
    let root = MerkleTree.root(of: 0..<13) { leaves[Int($0)] }
    for index in UInt64(0)..<13 {
      let proof = InclusionProof(index: index, size: 13) { leaves[Int($0)] }
      for other in (UInt64(0)..<16) where other != index {
        #expect(throws: MerkleProofError.self) {
          try InclusionProof(index: other, size: 13, path: proof.path).verify(leaf: leaves[Int(index)], root: root)
        }
      }
    }
  }

  @Test func aPathOfAnotherLengthIsRefused() {
    let vector = MerkleTreeVectors.inclusions[2]
    let leaf = MerkleTreeVectors.leaves[5]
    let root = MerkleTreeVectors.roots[8]
    for path in [Array(vector.path.dropLast()), vector.path + [root], [], [root] + vector.path] {
      #expect(throws: MerkleProofError.wrongLength) {
        try InclusionProof(index: 5, size: 8, path: path).verify(leaf: leaf, root: root)
      }
    }
  }

  @Test func nothingIsInAnEmptyTree() {
    #expect(throws: MerkleProofError.outOfRange) {
      try InclusionProof(index: 0, size: 0, path: []).verify(leaf: MerkleTree.emptyRoot, root: MerkleTree.emptyRoot)
    }
  }

  @Test func aFailingSourceOfLeavesIsReported() {
    struct Unreadable: Error {}
    #expect(throws: Unreadable.self) {
      try InclusionProof(index: 1, size: 4) { (_: UInt64) throws(Unreadable) in throw Unreadable() }
    }
  }
}
