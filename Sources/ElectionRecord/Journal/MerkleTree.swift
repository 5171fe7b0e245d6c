/// The hash tree over a journal's entries.
///
/// A tree of n leaves, n > 1, splits after the first k leaves, where k is the greatest power of two below n. Whoever
/// holds a root and a size holds the journal's whole content up to there: no entry can change, move or go unnoticed.
///
/// ``MerkleAccumulator`` computes roots while entries arrive; ``InclusionProof`` and ``ConsistencyProof`` show parts of
/// a tree to someone who holds only roots.
///
/// - Source: RFC 6962 section 2.1, RFC 9162 section 2.1.
package enum MerkleTree {
  /// The root over the leaves of `range`, as a tree of its own.
  ///
  /// Costs one hash a leaf and no memory beyond the open peaks.
  ///
  /// - Parameter leafHash: gives the leaf at an index; asked once for each index, in ascending order.
  /// - Throws: what `leafHash` throws.
  package static func root<Failure: Error>(
    of range: Range<UInt64>, leafHash: (UInt64) throws(Failure) -> Digest32
  ) throws(Failure) -> Digest32 {
    var accumulator = MerkleAccumulator()
    for index in range { accumulator.append(leaf: try leafHash(index)) }
    return accumulator.root
  }

  /// The number of leaves left of the root's split: the greatest power of two below `size`.
  ///
  /// - Precondition: `size` is at least 2; a smaller tree has no split.
  static func split(_ size: UInt64) -> UInt64 {
    precondition(size >= 2, "a tree of \(size) leaves has no split")
    return 1 << (UInt64.bitWidth - 1 - (size - 1).leadingZeroBitCount)
  }
}
