/// Why a proof about a tree was refused. None of these passes by retrying: the proof or the root is wrong.
package enum MerkleProofError: Error, Equatable, Sendable {
  /// The index is outside the tree, or the sizes are in the wrong order.
  case outOfRange
  /// The proof has more or fewer hashes than its tree's shape asks for.
  case wrongLength
  /// The proof does not lead to the root of the (newer) tree: the entry or the history is not in it.
  case rootMismatch
  /// The proof does not lead to the root of the older tree: what was signed before is not a prefix of it.
  case oldRootMismatch
}
