extension Tally {
  /// The tally with each name as the election writes it and in its order, however it was typed.
  ///
  /// - Returns: Nil where a line names nobody of `names`, or somebody twice.
  package func naming(_ names: [String]) -> Tally? {
    var named = self
    let votes = Dictionary(lines.map { ($0.name.folded, $0.votes) }) { first, _ in first }
    named.lines = names.compactMap { name in votes[name.folded].map { Line(name: name, votes: $0) } }
    let isWhole = votes.count == lines.count && named.lines.count == lines.count
    return isWhole ? named : nil
  }

  /// Names of it that are none of `names`, and those that stand there twice.
  package func strangers(to names: [String]) -> [String] {
    let known = Set(names.map(\.folded))
    var seen: Set<FoldedText> = []
    return lines.map(\.name).filter { !seen.insert($0.folded).inserted || !known.contains($0.folded) }
  }
}
