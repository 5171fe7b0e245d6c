/// What keeps a result from being declared: each is true by the report, and none is left out.
package enum DeclarationHindrance: Equatable, Sendable {
  case journalsMissing([SiteID])
  case casesOpen(Int)
  case findingsUnexplained([Finding])
  /// Sites whose papers nobody has counted; none where no figure is there at all.
  case papersUncounted([SiteID])
  /// Contests without votes, by their office.
  case contestsUncounted([BilingualText])
  case turnoutMissed(returned: Int, needed: Int)
  /// The poll is void.
  case pollVoid([WorkingStep])
  case seatsCouldChange(seats: Int, papersInDoubt: Int)
}

extension DeclarationHindrance {
  /// Whether nobody can be elected in this poll, whatever is settled.
  package var isVoid: Bool {
    switch self {
    case .turnoutMissed, .pollVoid: true
    case .journalsMissing, .casesOpen, .findingsUnexplained, .papersUncounted, .contestsUncounted, .seatsCouldChange:
      false
    }
  }

  /// Whether the poll may be held again for it: it is void, or what is in doubt cannot be settled any more.
  package var isFinal: Bool {
    switch self {
    case .turnoutMissed, .pollVoid, .seatsCouldChange: true
    case .journalsMissing, .casesOpen, .findingsUnexplained, .papersUncounted, .contestsUncounted: false
    }
  }

  /// Stable in JSON.
  package var code: String {
    switch self {
    case .journalsMissing: "journalsMissing"
    case .casesOpen: "casesOpen"
    case .findingsUnexplained: "findingsUnexplained"
    case .papersUncounted: "papersUncounted"
    case .contestsUncounted: "contestsUncounted"
    case .turnoutMissed: "turnoutMissed"
    case .pollVoid: "pollVoid"
    case .seatsCouldChange: "seatsCouldChange"
    }
  }
}

extension ReconciliationReport {
  /// Why the result cannot be declared; none when it can.
  package func hindrances(in election: Election) -> [DeclarationHindrance] {
    let unexplained = findings.filter { !$0.explained }
    let open = cases.count { $0.state == .open }
    let without = uncountedContests(in: election)
    let seats = exposure.filter(\.couldChange)
    let void = voidBy.filter { $0.subject.isEmpty }
    return [
      complete ? nil : .journalsMissing(missing),
      open == 0 ? nil : .casesOpen(open),
      unexplained.isEmpty ? nil : .findingsUnexplained(unexplained),
      turnout.returned == nil ? .papersUncounted(uncountedSites) : nil,
      without.isEmpty ? nil : .contestsUncounted(without.map(\.office)),
      turnout.reached == false ? .turnoutMissed(returned: turnout.returned ?? 0, needed: turnout.needed) : nil,
      void.isEmpty ? nil : .pollVoid(void),
      seats.isEmpty
        ? nil : .seatsCouldChange(seats: seats.count, papersInDoubt: seats.map(\.papersInDoubt).max() ?? 0),
    ].compactMap(\.self)
  }

  /// Why the declaration cannot be corrected. What turns out to be void is declared to be so: nobody is elected then,
  /// and no seat is left that could change.
  package func correctionHindrances(in election: Election) -> [DeclarationHindrance] {
    let all = hindrances(in: election)
    return all.contains(where: \.isVoid) ? all.filter { !$0.isFinal } : all
  }

  /// Contests whose votes nobody has entered, in the election's order. One in which nobody has a line of votes is
  /// counted all the same: it had no candidates.
  package func uncountedContests(in election: Election) -> [Contest] {
    let counted = Set(results.map(\.contest))
    return election.contests.filter { !counted.contains($0.id) }
  }

  /// The poll is void for another reason than its turnout.
  package var isVoid: Bool { voidBy.contains { $0.subject.isEmpty } }

  /// Sites whose papers nobody has counted, alone or together with others, in the election's order; where nothing is
  /// counted at all, those that are known to have had papers.
  package var uncountedSites: [SiteID] {
    let together = Set(countedTogether.filter { $0.account.returned != nil }.flatMap(\.sites))
    let open = accounts.filter { $0.account.returned == nil && !together.contains($0.site) }
    let isBegun = open.count < accounts.count
    return open.filter { isBegun || $0.account.issued > 0 || $0.account.received != nil }.map(\.site)
  }
}
