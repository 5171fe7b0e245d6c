/// The root of a growing journal, kept in the space of its peaks.
///
/// A peak is the root of a complete subtree; a tree of n leaves has one peak for each bit set in n, largest first.
/// Appending hashes the new leaf and joins equal peaks, so n appends cost fewer than 2n hashes together and an earlier
/// state is kept by copying the value. Journals do not depend on each other: several can be hashed at once.
package struct MerkleAccumulator: Sendable, Equatable {
  /// The number of leaves.
  package private(set) var size: UInt64

  /// The roots of the complete subtrees, from the first leaf to the last. As many as there are bits set in ``size``.
  package private(set) var peaks: [Digest32]

  /// The tree without leaves.
  package init() {
    size = 0
    peaks = []
  }

  /// Takes up a state that was stored.
  ///
  /// The peaks are believed: compare ``root`` with a verified checkpoint before relying on them.
  ///
  /// - Returns: `nil` when the number of peaks does not fit `size`.
  package init?(size: UInt64, peaks: [Digest32]) {
    guard peaks.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.peaks = peaks
  }

  /// The root over all leaves; ``MerkleTree/emptyRoot`` when there are none. Costs one hash a peak.
  package var root: Digest32 {
    guard var root = peaks.last else { return MerkleTree.emptyRoot }
    for peak in peaks.dropLast().reversed() { root = MerkleTree.nodeHash(peak, root) }
    return root
  }

  /// Appends an entry that is already hashed.
  ///
  /// - Parameter leaf: ``MerkleTree/leafHash(_:)-(UnsafeRawBufferPointer)`` of the entry.
  package mutating func append(leaf: Digest32) {
    // Each trailing one bit of the old size is a peak as large as the one being carried up.
    var node = leaf
    var carried = size
    while carried & 1 == 1 {
      node = MerkleTree.nodeHash(peaks.removeLast(), node)
      carried >>= 1
    }
    peaks.append(node)
    size += 1
  }

  /// Appends one entry, given as the bytes that were signed.
  package mutating func append(_ entry: UnsafeRawBufferPointer) {
    append(leaf: MerkleTree.leafHash(entry))
  }

  /// Appends one entry, given as the bytes that were signed.
  package mutating func append(_ entry: [UInt8]) {
    append(leaf: MerkleTree.leafHash(entry))
  }

  /// Appends a run of entries that lie in one buffer, in the order of `ranges`.
  ///
  /// - Parameter ranges: where each entry's bytes lie in `buffer`; gaps, such as length prefixes, are allowed.
  /// - Precondition: every range lies inside `buffer`.
  @inlinable
  package mutating func append(entriesAt ranges: some Sequence<Range<Int>>, in buffer: UnsafeRawBufferPointer) {
    for range in ranges { append(UnsafeRawBufferPointer(rebasing: buffer[range])) }
  }
}
