/// Shows that a tree is an earlier one with leaves appended and nothing else changed, with at most 65 hashes.
///
/// - Source: RFC 9162 section 2.1.4.
package struct ConsistencyProof: Sendable, Equatable {
  /// The number of leaves in the older tree.
  package let oldSize: UInt64
  /// The number of leaves in the newer tree.
  package let newSize: UInt64
  /// The nodes that both roots are computed from, lowest first.
  package let path: [Digest32]

  /// A proof as it was received; nothing is checked before ``verify(oldRoot:newRoot:)``.
  package init(oldSize: UInt64, newSize: UInt64, path: [Digest32]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.path = path
  }

  /// Builds the proof between two sizes of one tree. From size 0, or to the same size, it is empty.
  ///
  /// - Parameter leafHash: gives the leaf at an index; asked once for each leaf below `newSize` at most.
  /// - Throws: what `leafHash` throws.
  /// - Precondition: `oldSize` is at most `newSize`.
  package init<Failure: Error>(
    oldSize: UInt64, newSize: UInt64, leafHash: (UInt64) throws(Failure) -> Digest32
  ) throws(Failure) {
    precondition(oldSize <= newSize, "a tree of \(newSize) leaves has no prefix of \(oldSize)")
    var nodes: [Digest32] = []
    guard oldSize > 0 else {
      self.init(oldSize: oldSize, newSize: newSize, path: nodes)
      return
    }
    var subtree = 0..<newSize
    while subtree.upperBound > oldSize {
      let middle = subtree.lowerBound + MerkleTree.split(subtree.upperBound - subtree.lowerBound)
      let left = subtree.lowerBound..<middle
      let right = middle..<subtree.upperBound
      nodes.append(try MerkleTree.root(of: oldSize <= middle ? right : left, leafHash: leafHash))
      subtree = oldSize <= middle ? left : right
    }
    // The older tree's last complete subtree; when it is the whole older tree the verifier holds its root already.
    if subtree.lowerBound > 0 { nodes.append(try MerkleTree.root(of: subtree, leafHash: leafHash)) }
    self.init(oldSize: oldSize, newSize: newSize, path: nodes.reversed())
  }

  /// Checks that the tree with `newRoot` begins with the tree with `oldRoot`.
  ///
  /// Every tree begins with the empty one, whose root must be ``MerkleTree/emptyRoot``.
  ///
  /// - Important: the proof does not show the sizes; take them, like the roots, from verified checkpoints.
  /// - Throws: ``MerkleProofError``
  /// - Source: RFC 9162 section 2.1.4.2.
  package func verify(oldRoot: Digest32, newRoot: Digest32) throws(MerkleProofError) {
    guard oldSize <= newSize else { throw .outOfRange }
    guard oldSize > 0, oldSize < newSize else { return try verifyWithoutPath(oldRoot: oldRoot, newRoot: newRoot) }
    let nodes = oldSize.nonzeroBitCount == 1 ? [oldRoot] + path : path
    guard let first = nodes.first else { throw .wrongLength }
    // Below this level both trees agree on the node, which is a complete subtree of each.
    let agreed = (oldSize - 1).trailingOneBitCount
    var position = (oldSize - 1) >> agreed
    var last = (newSize - 1) >> agreed
    var old = first
    var new = first
    for node in nodes.dropFirst() {
      guard last > 0 else { throw .wrongLength }
      if position & 1 == 1 || position == last {
        old = MerkleTree.nodeHash(node, old)
        new = MerkleTree.nodeHash(node, new)
        while position & 1 == 0 && position > 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        new = MerkleTree.nodeHash(new, node)
      }
      position >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .wrongLength }
    guard old == oldRoot else { throw .oldRootMismatch }
    guard new == newRoot else { throw .rootMismatch }
  }

  private func verifyWithoutPath(oldRoot: Digest32, newRoot: Digest32) throws(MerkleProofError) {
    guard path.isEmpty else { throw .wrongLength }
    if oldSize == newSize {
      guard oldRoot == newRoot else { throw .rootMismatch }
    }
    if oldSize == 0 {
      guard oldRoot == MerkleTree.emptyRoot else { throw .oldRootMismatch }
    }
  }
}

extension UInt64 {
  fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
