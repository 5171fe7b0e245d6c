extension Tally {
  /// The tally with each name as the election writes it, however it was typed.
  ///
  /// - Returns: Nil where a line names nobody of `names`, or somebody twice.
  package func naming(_ names: [String]) -> Tally? {
    let known = Dictionary(names.map { ($0.folded, $0) }) { first, _ in first }
    var named = self
    named.lines = lines.compactMap { line in known[line.name.folded].map { Line(name: $0, votes: line.votes) } }
    let isWhole = named.lines.count == lines.count && FoldedSet(lines.map(\.name)).count == lines.count
    return isWhole ? named : nil
  }
}
