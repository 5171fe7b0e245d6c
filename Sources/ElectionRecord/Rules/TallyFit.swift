/// What the votes of a contest come to, against its valid papers (票数核算).
///
/// Each valid paper has as many choices as there are seats, each a vote, a name written in, or unused; nobody has more
/// votes than there are papers. A part that the rules call void by itself counts as unused, unless a batch says how
/// many.
package struct TallyFit: Equatable, Sendable {
  package let contest: String
  package let office: BilingualText
  package let seats: Int
  /// Valid papers of all boxes.
  package let papers: Int
  /// Votes, write-ins, unused choices and those of void parts.
  package let found: Int
  /// The most votes of one person.
  package let most: Int

  init(_ votes: CountedPapers.Votes, of contest: Contest, papers: Int) {
    self.contest = contest.id
    office = contest.office
    seats = contest.seats
    self.papers = papers
    let tally = votes.tally
    found =
      tally.lines.reduce(0) { $0 + $1.votes } + tally.writeIns + tally.undervotes + contest.seats * votes.voidParts
    most = tally.lines.map(\.votes).max() ?? 0
  }

  /// What it must come to.
  package var due: Int { seats * papers }

  /// How far it is off: choices too many, negative where some are missing; where the sum fits, the votes that one
  /// person has beyond the papers. 0 where everything fits.
  package var difference: Int { found == due ? max(0, most - papers) : found - due }

  package var fits: Bool { difference == 0 }

  /// Papers that the difference puts in doubt; never more than there are.
  var papersInDoubt: Int { min(max(abs(found - due), most - papers, 0), papers) }
}
