/// Shows that one leaf stands at its index in a tree of a known size and root, with at most 64 hashes.
///
/// - Source: RFC 9162 section 2.1.3.
package struct InclusionProof: Sendable, Equatable {
  /// The leaf's index, from 0.
  package let index: UInt64
  /// The number of leaves in the tree.
  package let size: UInt64
  /// The siblings on the way from the leaf to the root, the leaf's own first.
  package let path: [Digest32]

  /// A proof as it was received; nothing is checked before ``verify(leaf:root:)``.
  package init(index: UInt64, size: UInt64, path: [Digest32]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Builds the proof for the leaf at `index` of a tree of `size` leaves.
  ///
  /// Every leaf except the proven one is asked for once and hashed.
  ///
  /// - Parameter leafHash: gives the leaf at an index.
  /// - Throws: what `leafHash` throws.
  /// - Precondition: `index` is less than `size`.
  package init<Failure: Error>(
    index: UInt64, size: UInt64, leafHash: (UInt64) throws(Failure) -> Digest32
  ) throws(Failure) {
    precondition(index < size, "leaf \(index) is not in a tree of \(size)")
    var siblings: [Digest32] = []
    var subtree = 0..<size
    while subtree.count > 1 {
      let middle = subtree.lowerBound + MerkleTree.split(subtree.upperBound - subtree.lowerBound)
      let left = subtree.lowerBound..<middle
      let right = middle..<subtree.upperBound
      siblings.append(try MerkleTree.root(of: index < middle ? right : left, leafHash: leafHash))
      subtree = index < middle ? left : right
    }
    self.init(index: index, size: size, path: siblings.reversed())
  }

  /// Checks that `leaf` stands at ``index`` in the tree with `root`.
  ///
  /// - Important: the proof does not show ``size``; take it, like `root`, from a verified checkpoint.
  /// - Throws: ``MerkleProofError``
  /// - Source: RFC 9162 section 2.1.3.2.
  package func verify(leaf: Digest32, root: Digest32) throws(MerkleProofError) {
    guard index < size else { throw .outOfRange }
    var node = leaf
    var position = index
    var last = size - 1
    for sibling in path {
      guard last > 0 else { throw .wrongLength }
      if position & 1 == 1 || position == last {
        node = MerkleTree.nodeHash(sibling, node)
        // A node without a right sibling moves up unchanged until it is a right child itself.
        while position & 1 == 0 && position > 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        node = MerkleTree.nodeHash(node, sibling)
      }
      position >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongLength }
    guard node == root else { throw .rootMismatch }
  }
}
