/// What stands as counted in one poll: what was entered for a box or a contest first, and accepted batches where
/// nothing was entered. The one place where batches meet ``BoxCount`` and ``Tally``.
///
/// Without batches it gives back what was entered and nothing else.
struct CountedPapers {
  /// Papers out of a box, or out of boxes that were mixed; nil where nobody has counted.
  struct Figures: Equatable {
    var returned: Int?
    var valid: Int?
    var invalid: Int?
    var blank: Int?
  }

  /// Votes of one contest with the names written in, where they are known.
  struct Votes: Equatable {
    let tally: Tally
    let writeIns: [Tally.Line]
    /// Valid papers whose part for the contest the batches call void.
    var voidParts = 0
  }

  let register: Register
  let poll: UInt8
  let batches: [BatchState]
  /// Boxes whose papers are void: they and their batches are in no sum.
  let excluded: Set<SiteID>

  init(register: Register, poll: UInt8, excluding excluded: Set<SiteID> = []) {
    self.register = register
    self.poll = poll
    self.excluded = excluded
    batches = register.counting.batches(of: register.election.polls[Int(poll)].id)
  }

  // MARK: Boxes

  func batch(of site: SiteID) -> BatchState? { batches.first { $0.batch.sites.contains(site) } }

  /// The papers of one box. Those of a mixed box are classified with its batch and not by themselves.
  func figures(of site: SiteID, entered: BoxCount?) -> Figures {
    let own = entered.map { Figures(returned: $0.returned, valid: $0.valid, invalid: $0.invalid, blank: $0.blank) }
    guard let state = batch(of: site), !(entered?.isClassified ?? false) else { return own ?? Figures() }
    var figures = state.batch.isMixed ? Figures() : Self.figures(of: state)
    if let entered { figures.returned = entered.returned }
    return figures
  }

  /// Mixed batches whose papers are in no box's own figures; once one of its boxes is excluded, nothing is known of the
  /// rest.
  func mixedBatches(in accounts: [SiteAccount]) -> [(state: BatchState, figures: Figures)] {
    counted.filter { $0.batch.isMixed }.compactMap { state in
      let boxes = accounts.filter { state.batch.sites.contains($0.site) }.map(\.account)
      guard boxes.contains(where: { $0.valid == nil }) else { return nil }
      return (state, excluded.isDisjoint(with: state.batch.sites) ? Self.figures(of: state) : Figures())
    }
  }

  private static func figures(of state: BatchState) -> Figures {
    let accepted = state.accepted
    return Figures(
      returned: state.batch.papers, valid: accepted?.valid, invalid: accepted?.invalid, blank: accepted?.blank)
  }

  // MARK: Contests

  /// The votes of one contest: as entered, else the sum of the accepted batches once every box with papers is in one.
  ///
  /// - Parameter accounts: Of the poll's boxes, without excluded ones.
  func votes(of contest: Contest, accounts: [SiteAccount]) -> Votes? {
    let entered = excluded.isEmpty ? register.hall.tallies[poll]?[contest.id] : nil
    let summed = isComplete(accounts) ? sum(of: contest) : nil
    guard let entered else { return summed }
    return summed?.tally == entered ? summed : Votes(tally: entered, writeIns: [])
  }

  /// Whether every box that may hold papers is in an accepted batch, and no batch holds a box that is excluded with
  /// others.
  private func isComplete(_ accounts: [SiteAccount]) -> Bool {
    guard !counted.isEmpty, counted.allSatisfy({ $0.accepted != nil && excluded.isDisjoint(with: $0.batch.sites) })
    else { return false }
    return accounts.allSatisfy { $0.account.returned == 0 || batch(of: $0.site) != nil }
  }

  /// The batches in the sums. A batch of excluded boxes only is left out.
  private var counted: [BatchState] { batches.filter { !excluded.isSuperset(of: $0.batch.sites) } }

  func sum(of contest: Contest) -> Votes {
    let parts = counted.compactMap { state in state.accepted?.contests.first { $0.contest == contest.id } }
    let lines = register.choices(of: contest).map { name in
      Tally.Line(name: name, votes: Self.total(of: name, in: parts.map(\.votes)))
    }
    let written = FoldedSet(parts.flatMap { $0.writeIns.map(\.name) }).texts.map { name in
      Tally.Line(name: name, votes: Self.total(of: name, in: parts.map(\.writeIns)))
    }
    let tally = Tally(
      contest: contest.id, lines: lines, writeIns: written.reduce(0) { $0 + $1.votes },
      undervotes: parts.reduce(0) { $0 + $1.undervotes })
    return Votes(
      tally: tally, writeIns: written.sorted { ($1.votes, $0.name) < ($0.votes, $1.name) },
      voidParts: parts.reduce(0) { $0 + $1.void })
  }

  private static func total(of name: String, in lists: [[NamedVotes]]) -> Int {
    let name = name.folded
    return lists.reduce(0) { sum, lines in lines.filter { $0.name.folded == name }.reduce(sum) { $0 + $1.votes } }
  }
}

extension BoxCount {
  /// Whether the box's papers were sorted where it was counted; otherwise only their number is known, and its batch
  /// says the rest.
  var isClassified: Bool { returned == 0 || valid + invalid + blank > 0 }
}

extension Register {
  /// What a paper offers in a contest: the candidates, or in a recall whether the person goes (罢免).
  package func choices(of contest: Contest) -> [String] {
    election.type == .recall ? Contest.recallChoices : candidates(of: contest).map(\.name)
  }
}

extension Contest {
  /// 同意 comes first: it is what must reach the majority.
  package static let recallChoices = ["同意", "不同意"]
}
