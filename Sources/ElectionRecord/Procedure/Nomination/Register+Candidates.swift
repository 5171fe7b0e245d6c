/// A formal list with the roll numbers of those on it, as they were known when it was adopted.
struct AdoptedList: Sendable {
  let list: FormalList
  let candidates: [Candidate]

  var names: [String] { list.names }
}

extension Register {
  /// The candidates of a contest: the formal list where one was adopted, otherwise those that the election's file
  /// names; by strokes where the rules order by them.
  ///
  /// Everything that asks for candidates asks here.
  package func candidates(of contest: Contest) -> [Candidate] {
    let candidates = hall.formalLists[contest.id]?.candidates ?? contest.candidates
    return election.listOrder == .strokes
      ? StrokeOrder(counted: hall.strokes).sorted(candidates, by: \.name) : candidates
  }

  /// Those of ``candidates(of:)`` who may not stand: the committee turned them down, or they withdrew.
  package func barredCandidates(of contest: Contest) -> [String] {
    let barred = FoldedSet(nominees(for: contest.id).filter { !$0.isOpen }.map(\.name))
    return candidates(of: contest).map(\.name).filter(barred.contains)
  }

  /// The election with the candidates of ``candidates(of:)``: as it was on the ballot paper.
  package var polledElection: Election {
    election.with(
      contests: election.contests.map { contest in
        Contest(
          id: contest.id, office: contest.office, seats: contest.seats, candidates: candidates(of: contest))
      })
  }

  /// Every candidate of every contest.
  var allCandidates: [Candidate] { election.contests.flatMap { candidates(of: $0) } }

  /// Everybody who stands or was put forward and may still stand.
  ///
  /// - Rule: 城市居民委员会组织法 (2025) art. 15: who is put forward leaves the election committee, and so do the close kin.
  package var allPutForward: [Candidate] {
    let open = election.contests.flatMap { nominees(for: $0.id) }.filter(\.isOpen)
    return allCandidates + open.map { Candidate(name: $0.name, voter: $0.voter) }
  }

  /// When the committee first decided on who was put forward for any office: vetted somebody, or adopted a list.
  var nominationDecided: CalendarDay? {
    procedure(\.nomination).compactMap { entry in
      switch entry.record {
      case .vetting(let decision): decision.day
      case .formal(let list): list.day
      case .sheets, .votes, .joint, .withdrawal, .party, .strokes: nil
      }
    }.min()
  }

  /// When somebody was put forward first: by the Party organisation or by voters, for forms and meetings have no day.
  var nominationBegan: CalendarDay? {
    procedure(\.nomination).compactMap { entry in
      switch entry.record {
      case .party(let nomination): nomination.day
      case .joint(let nomination): nomination.day
      case .vetting, .formal, .sheets, .votes, .withdrawal, .strokes: nil
      }
    }.min()
  }

  /// A list takes effect with its entry; ``candidateNumbers`` follows.
  mutating func adopt(_ list: FormalList) {
    let known = nominees(for: list.contest)
    let candidates = list.names.map { name in
      Candidate(name: name, voter: known.first { $0.name.folded == name.folded }?.voter)
    }
    hall.formalLists[list.contest] = AdoptedList(list: list, candidates: candidates)
    candidateNumbers = Set(allCandidates.compactMap(\.voter))
  }
}
