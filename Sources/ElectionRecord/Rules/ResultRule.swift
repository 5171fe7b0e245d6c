/// Who is elected, by the tally.
package enum ResultRule {
  /// The result of one contest: the most votes first, elected while seats last and the majority is reached.
  ///
  /// A tie at the last seat elects nobody among those tied: they are voted on again. Persons written in whose votes
  /// reach the majority stand in the list like candidates, and leave ``ContestResult/writeIns``.
  ///
  /// - Parameters:
  ///   - candidates: In the order of the ballot paper; those of the election's file, when nil.
  ///   - writeIns: Names written in, with their votes; empty where only their sum is known.
  ///   - isVoid: Whether the poll is known not to stand: nobody is elected then.
  package static func result(
    of contest: Contest, candidates: [Candidate]? = nil, tally: Tally, writeIns: [Tally.Line] = [],
    majorityNeeded: Int?, isVoid: Bool = false
  ) -> ContestResult {
    let raised = writeIns.filter { line in majorityNeeded.map { line.votes >= $0 } ?? false }
    let order = Dictionary(
      (candidates ?? contest.candidates).enumerated().map { ($1.name.folded, $0) },
      uniquingKeysWith: { first, _ in first })
    let lines = (tally.lines + raised).sorted {
      ($1.votes, order[$0.name.folded] ?? .max, $0.name) < ($0.votes, order[$1.name.folded] ?? .max, $1.name)
    }
    let cutoff = lines.count > contest.seats ? lines[contest.seats].votes : -1
    let elected = lines.enumerated().map { position, line in
      !isVoid && position < contest.seats && line.votes > cutoff
        && majorityNeeded.map { line.votes >= $0 } ?? false
    }
    return ContestResult(
      contest: contest.id, office: contest.office, seats: contest.seats, majorityNeeded: majorityNeeded,
      lines: zip(lines, elected).map { line, elected in
        .init(name: line.name, votes: line.votes, elected: elected, isWriteIn: raised.contains(line))
      },
      writeIns: tally.writeIns - raised.reduce(0) { $0 + $1.votes }, undervotes: tally.undervotes)
  }

  /// The results of all contests that have a tally, in the election's order, which is that of their rank.
  ///
  /// - Rule: where the profile says so, votes for a higher office count for lower ones too (Henan implementing
  ///   measures, art. 25): those not elected to the higher office keep them, those elected leave the lower contests.
  static func results(
    in register: Register, majorityNeeded: Int?, isVoid: Bool, votes: (Contest) -> CountedPapers.Votes?
  ) -> [ContestResult] {
    var cascade = Cascade(isOn: register.election.procedure?.results.cascade?.value ?? false)
    return register.election.contests.compactMap { contest in
      guard let counted = votes(contest) else { return nil }
      let tally = cascade.lowered(counted.tally)
      let result = result(
        of: contest, candidates: register.candidates(of: contest), tally: tally, writeIns: counted.writeIns,
        majorityNeeded: majorityNeeded, isVoid: isVoid)
      cascade.pass(result)
      return result
    }
  }
}

/// Votes on their way down from higher offices to lower ones (职务得票下加).
private struct Cascade {
  let isOn: Bool
  /// Votes of those not elected so far, in the order in which they stood first.
  private var carried: [Tally.Line] = []
  private var elected = FoldedSet()

  init(isOn: Bool) { self.isOn = isOn }

  /// The tally of a lower contest with the votes that come down to it.
  func lowered(_ tally: Tally) -> Tally {
    guard isOn else { return tally }
    let own = tally.lines.filter { !elected.contains($0.name) }.map { line in
      Tally.Line(
        name: line.name, votes: line.votes + (carried.first { $0.name.folded == line.name.folded }?.votes ?? 0))
    }
    let names = FoldedSet(tally.lines.map(\.name))
    return Tally(
      contest: tally.contest, lines: own + carried.filter { !names.contains($0.name) }, writeIns: tally.writeIns,
      undervotes: tally.undervotes)
  }

  /// Takes note of a contest's result: its sums include what came down to it.
  mutating func pass(_ result: ContestResult) {
    guard isOn else { return }
    elected.formUnion(result.lines.filter(\.elected).map(\.name))
    carried = result.lines.filter { !$0.elected }.map { Tally.Line(name: $0.name, votes: $0.votes) }
  }
}
