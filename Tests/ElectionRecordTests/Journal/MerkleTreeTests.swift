import ElectionRecord
import Testing

@Suite struct MerkleTreeTests {
  @Test(arguments: 0...8) func theRootsAreThoseOfTheReferenceTree(size: Int) {
    var accumulator = MerkleAccumulator()
    for entry in MerkleTreeVectors.entries.prefix(size) { accumulator.append(entry) }
    #expect(accumulator.root == MerkleTreeVectors.roots[size])
    #expect(accumulator.size == UInt64(size))
  }

  @Test func theEmptyRootIsTheHashOfNothing() {
    #expect(MerkleTree.emptyRoot == MerkleTreeVectors.roots[0])
  }

  @Test func theAccumulatorAgreesWithTheRecursiveDefinition() {
    let leaves = MerkleTreeVectors.leaves(300)
    var accumulator = MerkleAccumulator()
    for size in 0...300 {
      #expect(accumulator.root == naiveRoot(leaves[..<size]), "size \(size)")
      #expect(accumulator.peaks.count == size.nonzeroBitCount)
      if size < 300 { accumulator.append(leaf: leaves[size]) }
    }
  }

  @Test func aRunOfEntriesIsAppendedAsOneByOne() {
    // Lengths on both sides of the one up to which an entry is copied before it is hashed.
    let entries = [0, 1, 6, 40, 254, 255, 256, 257, 5000].map { [UInt8](repeating: UInt8($0 % 256), count: $0) }
    var buffer: [UInt8] = []
    var ranges: [Range<Int>] = []
    for entry in entries {
      buffer.append(0xff)
      ranges.append(buffer.count..<(buffer.count + entry.count))
      buffer += entry
    }
    var one = MerkleAccumulator()
    for entry in entries { one.append(entry) }
    var run = MerkleAccumulator()
    buffer.withUnsafeBytes { run.append(entriesAt: ranges, in: $0) }
    #expect(run == one)
    #expect(run.root == naiveRoot(entries.map { Digest32(sha256: [0x00] + $0) }[...]))
  }

  @Test func aStoredStateGoesOnAsIfItHadNeverStopped() throws {
    let leaves = MerkleTreeVectors.leaves(100)
    var whole = MerkleAccumulator()
    for leaf in leaves { whole.append(leaf: leaf) }
    for stop in 0...100 {
      var before = MerkleAccumulator()
      for leaf in leaves[..<stop] { before.append(leaf: leaf) }
      var after = try #require(MerkleAccumulator(size: before.size, peaks: before.peaks))
      for leaf in leaves[stop...] { after.append(leaf: leaf) }
      #expect(after == whole, "stopped at \(stop)")
    }
  }

  @Test func peaksThatDoNotFitTheSizeAreRefused() {
    #expect(MerkleAccumulator(size: 5, peaks: [.zero]) == nil)
    #expect(MerkleAccumulator(size: 4, peaks: [.zero, .zero]) == nil)
    #expect(MerkleAccumulator(size: 0, peaks: []) == MerkleAccumulator())
  }

  @Test func aCopyKeepsTheEarlierState() {
    var accumulator = MerkleAccumulator()
    accumulator.append(MerkleTreeVectors.entries[0])
    let copy = accumulator
    accumulator.append(MerkleTreeVectors.entries[1])
    #expect(copy.root == MerkleTreeVectors.roots[1])
    #expect(accumulator.root == MerkleTreeVectors.roots[2])
  }

  /// RFC 9162 section 2.1.1, written as it stands there.
  private func naiveRoot(_ leaves: ArraySlice<Digest32>) -> Digest32 {
    switch leaves.count {
    case 0: return Digest32(sha256: [])
    case 1: return leaves[leaves.startIndex]
    default:
      var split = 1
      while split * 2 < leaves.count { split *= 2 }
      let middle = leaves.startIndex + split
      return Digest32(sha256: [0x01] + naiveRoot(leaves[..<middle]).bytes + naiveRoot(leaves[middle...]).bytes)
    }
  }
}
