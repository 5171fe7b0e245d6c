import ElectionRecord

/// Reads the votes of each contest and checks that they add up.
struct TallyReader {
  let election: Election?
  /// Valid papers in all boxes; nil while a box is not counted.
  let valid: Int?
  /// Who stands for an office; nil where that is not known yet.
  let candidates: (Contest) -> [Candidate]?

  func read(_ value: YAMLValue) throws(ElectionFileError) -> [Tally] {
    var tallies: [Tally] = []
    for item in try value.list(countMax: Election.contestsMax) {
      let map = try item.mapping(["contest", "votes", "writeIns", "undervotes"])
      let id = try map.required("contest")
      let tally = Tally(
        contest: try id.identifier(), lines: try lines(map.required("votes")),
        writeIns: try votes(map.required("writeIns")), undervotes: try votes(map.required("undervotes")))
      guard !tallies.contains(where: { $0.contest == tally.contest }) else { throw id.repeated() }
      if let election { try check(tally, election, id: id, votes: map.required("votes")) }
      tallies.append(tally)
    }
    return tallies
  }

  private func lines(_ value: YAMLValue) throws(ElectionFileError) -> [Tally.Line] {
    var lines: [Tally.Line] = []
    for item in try value.list(countMax: Election.candidatesMax) {
      let map = try item.mapping(["name", "votes", "source"])
      _ = try map.optional("source")?.text()
      let name = try map.required("name")
      let line = Tally.Line(
        name: try name.text(), votes: try map.required("votes").integer(in: 0...RecordLimits.figureMax))
      guard !FoldedSet(lines.map(\.name)).contains(line.name) else { throw name.repeated() }
      lines.append(line)
    }
    return lines
  }

  private func votes(_ value: YAMLValue) throws(ElectionFileError) -> Int {
    let map = try value.mapping(["votes", "source"])
    _ = try map.optional("source")?.text()
    return try map.required("votes").integer(in: 0...RecordLimits.figureMax)
  }

  private func check(
    _ tally: Tally, _ election: Election, id: YAMLValue, votes: YAMLValue
  ) throws(ElectionFileError) {
    guard let contest = election.contests.first(where: { $0.id == tally.contest }) else {
      throw id.complaint(.notOneOf(election.contests.map(\.id)))
    }
    let choices = election.type == .recall ? Contest.recallChoices : candidates(contest)?.map(\.name)
    if let names = choices, FoldedSet(tally.lines.map(\.name)) != FoldedSet(names) {
      throw votes.refused(
        zh: "候选人与本次选举的正式候选人不一致。应为：\(names.joined(separator: "、"))。",
        en: "the candidates differ from the election's, which are \(names.joined(separator: ", ")).")
    }
    guard let valid else { return }
    let found = tally.lines.reduce(0) { $0 + $1.votes } + tally.writeIns + tally.undervotes
    guard found == contest.seats * valid else {
      throw id.refused(
        zh: "得票、另选他人与未填的名额之和是 \(found)，应为 \(contest.seats) × \(valid) = \(contest.seats * valid)。请核对。",
        en: "votes, write-ins and undervotes add up to \(found) instead of \(contest.seats) × \(valid) = "
          + "\(contest.seats * valid). Check them.")
    }
  }
}
