/// Whether a tally's figures can be true of its batch (计票核算).
enum BatchTallyRule {
  static func check(
    _ tally: BatchTally, _ state: CountingState, in register: Register
  ) throws(Refusal) {
    let election = register.election
    guard let batch = state.batch(tally.batch) else { throw .unknownBatch(tally.batch) }
    guard state.session(tally.session) != nil else { throw .unknownSession(tally.session) }
    guard tally.keying == batch.keyings.count + 1 else { throw .wrongKeying(tally, next: batch.keyings.count + 1) }
    try checkPapers(tally, batch)
    let stated = tally.contests.map(\.contest)
    guard stated.sorted() == election.contests.map(\.id).sorted() else {
      throw .contestsIncomplete(election.contests.map(\.id))
    }
    for contest in election.contests {
      guard let counted = tally.contests.first(where: { $0.contest == contest.id }) else { continue }
      try check(counted, contest, valid: tally.valid, register)
    }
  }

  /// - Rule: invalid papers still count in the total (Beijing village election measures, art. 28).
  private static func checkPapers(_ tally: BatchTally, _ batch: BatchState) throws(Refusal) {
    guard tally.classified <= batch.batch.papers else { throw .morePapersThanBatch(tally, batch.batch) }
    let classes: [(PaperClass, Int)] = [(.valid, tally.valid), (.invalid, tally.invalid), (.blank, tally.blank)]
    // While papers are still aside, those decided may not have gone back to the batch yet.
    guard tally.doubtful == 0, batch.undecided == 0 else { return }
    for (paperClass, found) in classes where found < batch.decided(paperClass) {
      throw .fewerThanDecided(paperClass, found: found, decided: batch.decided(paperClass))
    }
  }

  private static func check(
    _ counted: ContestTally, _ contest: Contest, valid: Int, _ register: Register
  ) throws(Refusal) {
    try checkNames(counted, contest, register)
    let lines = counted.votes + counted.writeIns
    try checkVoid(counted, valid: valid, register.election)
    let papers = valid - counted.void
    if let line = lines.first(where: { $0.votes > papers }) { throw .moreVotesThanPapers(contest, line, papers) }
    let found = lines.reduce(0) { $0 + $1.votes } + counted.undervotes
    guard found == contest.seats * papers else {
      throw .tallyDoesNotAddUp(contest, counted, found: found, papers: papers)
    }
  }

  private static func checkNames(
    _ counted: ContestTally, _ contest: Contest, _ register: Register
  ) throws(Refusal) {
    let names = register.choices(of: contest)
    guard counted.votes.map(\.name.folded).sorted() == names.map(\.folded).sorted() else {
      throw .choicesDiffer(contest, names)
    }
    let written = counted.writeIns.map(\.name)
    try RecordLimits.check(names: written)
    guard FoldedSet(written + names).count == written.count + names.count else { throw .writeInRepeated(contest) }
    if let rule = register.election.procedure?.ballots.writeInsAllowed, !rule.value, !written.isEmpty {
      throw .writeInsNotAllowed(contest, source: rule.source)
    }
  }

  /// Parts of a paper are void by themselves only where the rules judge each office apart.
  private static func checkVoid(
    _ counted: ContestTally, valid: Int, _ election: Election
  ) throws(Refusal) {
    let scope = election.procedure?.ballots.scope
    if counted.void > 0, scope?.value != .contest { throw .voidPartNotAllowed(source: scope?.source) }
    if counted.void > valid { throw .moreVoidThanValid(counted, valid) }
  }
}
