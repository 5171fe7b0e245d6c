/// What becomes of one person on the paper; stable in JSON.
package enum LineOutcome: String, Sendable, Codable, CaseIterable {
  /// 当选.
  case elected
  /// 票数相等: enough votes, but as many as others for the last seats; voted on again.
  case tied
  /// 未达得票数: fewer votes than elect.
  case missedMajority
  /// 当选无效: elected, and found void since.
  case annulled
  /// 落选: enough votes, but the seats went to others.
  case outvoted
  /// The poll is void, or not counted, or papers in doubt could change a seat: nobody is elected yet.
  case open
}

/// What one contest comes to.
package struct ContestOutcome: Equatable, Sendable {
  /// One person with what the tally gives them and what it means.
  package struct Line: Equatable, Sendable {
    package let name: String
    package let votes: Int
    package let isWriteIn: Bool
    package let outcome: LineOutcome
  }

  package let contest: String
  package let office: BilingualText
  package let seats: Int
  /// By votes, then in the order of the ballot. Persons written in are among them where their names are known.
  package let lines: [Line]
  /// Votes for persons written in who are in no line.
  package let otherWriteIns: Int
  package let undervotes: Int
  /// Seats that officers left vacant.
  package let leftVacant: Int

  package var elected: [String] { lines.filter { $0.outcome == .elected }.map(\.name) }
  package var tied: [String] { lines.filter { $0.outcome == .tied }.map(\.name) }

  /// Whether nobody is elected yet: the poll is void or not counted, or papers in doubt could change a seat.
  package let isOpen: Bool

  /// Seats for which those tied are voted on.
  package var tiedSeats: Int { tied.isEmpty ? 0 : openSeats - lines.count { $0.outcome == .annulled } }

  /// Seats that nobody was elected to (缺额).
  package var openSeats: Int { seats - elected.count }

  /// Seats that a supplementary poll can fill: open, not tied for, not left vacant, not found void.
  package var shortfall: Int {
    let void = lines.count { $0.outcome == .annulled }
    return isOpen ? 0 : max(0, openSeats - tiedSeats - leftVacant - void)
  }
}

extension ContestOutcome {
  /// - Parameters:
  ///   - stands: Whether the poll is valid and no seat could change; otherwise nobody is elected.
  ///   - annulled: Whose election was found void.
  ///   - writeIns: Names written in with their votes, where they are known.
  init(
    _ result: ContestResult, stands: Bool, writeIns: [Tally.Line], leftVacant: Int, annulled: FoldedSet = FoldedSet([])
  ) {
    let needed = result.majorityNeeded ?? .max
    // The votes for which people are tied: they stand inside the seats and beyond.
    let inside = result.lines.prefix(result.seats)
    let tie = inside.last { !$0.elected && $0.votes >= needed }?.votes
    let own = result.lines.map { line in
      let outcome: LineOutcome =
        if !stands { .open } else if line.elected {
          annulled.contains(line.name) ? .annulled : .elected
        } else if line.votes < needed { .missedMajority } else {
          line.votes == tie ? .tied : .outvoted
        }
      return Line(name: line.name, votes: line.votes, isWriteIn: line.isWriteIn, outcome: outcome)
    }
    let names = FoldedSet(own.map(\.name))
    let others = writeIns.filter { !names.contains($0.name) }.map { line in
      Line(name: line.name, votes: line.votes, isWriteIn: true, outcome: stands ? .missedMajority : .open)
    }
    contest = result.contest
    office = result.office
    seats = result.seats
    lines = own + others
    otherWriteIns = result.writeIns - others.reduce(0) { $0 + $1.votes }
    undervotes = result.undervotes
    self.leftVacant = leftVacant
    // A contest may have no line: nobody stood for it, and nobody was written in by enough.
    isOpen = !stands
  }
}
