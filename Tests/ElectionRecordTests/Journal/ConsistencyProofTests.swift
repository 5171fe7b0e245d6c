import ElectionRecord
import Testing

@Suite struct ConsistencyProofTests {
  @Test(arguments: MerkleTreeVectors.consistencies)
  func theProofsAreThoseOfTheReferenceTree(vector: MerkleTreeVectors.Consistency) throws {
    let proof = ConsistencyProof(oldSize: vector.oldSize, newSize: vector.newSize) {
      MerkleTreeVectors.leaves[Int($0)]
    }
    #expect(proof.path == vector.path)
    try ConsistencyProof(oldSize: vector.oldSize, newSize: vector.newSize, path: vector.path)
      .verify(
        oldRoot: MerkleTreeVectors.roots[Int(vector.oldSize)], newRoot: MerkleTreeVectors.roots[Int(vector.newSize)])
  }

  @Test func everyProofVerifies() throws {
    let leaves = MerkleTreeVectors.leaves(66)
    let roots = (0...66).map { size in MerkleTree.root(of: 0..<UInt64(size)) { leaves[Int($0)] } }
    for newSize in 0...66 {
      for oldSize in 0...newSize {
        let proof = ConsistencyProof(oldSize: UInt64(oldSize), newSize: UInt64(newSize)) { leaves[Int($0)] }
        #expect(throws: Never.self) { try proof.verify(oldRoot: roots[oldSize], newRoot: roots[newSize]) }
      }
    }
  }

  @Test func everyFlippedBitFails() {
    for newSize in UInt64(1)...9 {
      for oldSize in 1...newSize {
        let proof = ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path(oldSize, newSize))
        let oldRoot = root(oldSize)
        let newRoot = root(newSize)
        for bit in 0..<256 {
          expectRefusal(proof, oldRoot.flipping(bit: bit), newRoot)
          expectRefusal(proof, oldRoot, newRoot.flipping(bit: bit))
          for node in proof.path.indices {
            var path = proof.path
            path[node] = path[node].flipping(bit: bit)
            expectRefusal(ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path), oldRoot, newRoot)
          }
        }
      }
    }
  }

  @Test func aRewrittenHistoryIsRefused() {
    // Whoever changes an old entry and proves from what he has now cannot reach the root that he signed before.
    for changed in 0..<5 {
      var rewritten = leaves
      rewritten[changed] = MerkleTree.leafHash([0xee])
      let newRoot = MerkleTree.root(of: 0..<9) { rewritten[Int($0)] }
      let proof = ConsistencyProof(oldSize: 5, newSize: 9) { rewritten[Int($0)] }
      expectRefusal(proof, root(5), newRoot)
    }
  }

  @Test func aPathOfAnotherLengthIsRefused() {
    let path = path(6, 8)
    for path in [Array(path.dropLast()), path + [root(8)], []] {
      #expect(throws: MerkleProofError.wrongLength) {
        try ConsistencyProof(oldSize: 6, newSize: 8, path: path).verify(oldRoot: root(6), newRoot: root(8))
      }
    }
    #expect(throws: MerkleProofError.wrongLength) {
      try ConsistencyProof(oldSize: 8, newSize: 8, path: [root(8)]).verify(oldRoot: root(8), newRoot: root(8))
    }
    #expect(throws: MerkleProofError.wrongLength) {
      try ConsistencyProof(oldSize: 1, newSize: 2, path: []).verify(oldRoot: root(1), newRoot: root(2))
    }
  }

  @Test func aJournalDoesNotShrink() {
    #expect(throws: MerkleProofError.outOfRange) {
      try ConsistencyProof(oldSize: 8, newSize: 6, path: []).verify(oldRoot: root(8), newRoot: root(6))
    }
  }

  @Test func theEmptyJournalBeginsEveryOther() throws {
    let proof = ConsistencyProof(oldSize: 0, newSize: 8, path: [])
    try proof.verify(oldRoot: MerkleTree.emptyRoot, newRoot: root(8))
    #expect(throws: MerkleProofError.oldRootMismatch) { try proof.verify(oldRoot: root(1), newRoot: root(8)) }
    #expect(throws: MerkleProofError.wrongLength) {
      try ConsistencyProof(oldSize: 0, newSize: 8, path: [root(8)]).verify(
        oldRoot: MerkleTree.emptyRoot, newRoot: root(8))
    }
  }

  private let leaves = MerkleTreeVectors.leaves(9)

  private func root(_ size: UInt64) -> Digest32 { MerkleTree.root(of: 0..<size) { leaves[Int($0)] } }

  private func path(_ oldSize: UInt64, _ newSize: UInt64) -> [Digest32] {
    ConsistencyProof(oldSize: oldSize, newSize: newSize) { leaves[Int($0)] }.path
  }

  private func expectRefusal(_ proof: ConsistencyProof, _ oldRoot: Digest32, _ newRoot: Digest32) {
    #expect(throws: MerkleProofError.self) { try proof.verify(oldRoot: oldRoot, newRoot: newRoot) }
  }
}
