/// One person put forward for one office, with all that is recorded of it (被提名人).
///
/// Within an office the name is the person: a committee tells two of the same name apart in the name itself.
package struct Nominee: Equatable, Sendable {
  package let name: String
  /// The nominee's own number on the roll, where it is known.
  package internal(set) var voter: RollNumber?
  /// Forms that name the nominee; nil where a meeting or voters put the name forward without a vote.
  package internal(set) var votes: Int?
  /// Votes of the poll that parted a tie.
  package internal(set) var revote: Int?
  /// How many voters or households put the name forward together; 0 for none.
  package internal(set) var nominators = 0
  /// Whether the community's Party organisation put the name forward, beside whoever else did.
  package internal(set) var isByParty = false
  package internal(set) var vetting: VettingDecision?
  package internal(set) var withdrawal: NomineeWithdrawal?
  /// From 1; those who are tied share it.
  package internal(set) var rank = 0
  /// From 0, in the order in which the names came.
  package internal(set) var place = 0

  init(name: String) { self.name = name }

  /// Whether the nominee was neither turned down nor withdrew.
  package var isOpen: Bool { vetting?.passed != false && withdrawal == nil }

  /// Whether nothing recorded puts one before the other.
  func isTied(with other: Nominee) -> Bool {
    votes != nil && votes == other.votes && revote == other.revote
  }

  /// Whether the nomination puts the two in an order: by votes, or as a meeting named them. Whoever else puts a name
  /// forward says nothing of the others.
  func isRanked(beside other: Nominee) -> Bool {
    votes != nil || isOfMeeting && (other.votes != nil || other.isOfMeeting)
  }

  /// Whether a meeting put the name forward in its order, without a vote.
  private var isOfMeeting: Bool { votes == nil && nominators == 0 && !isByParty }

  func precedes(_ other: Nominee) -> Bool {
    (votes ?? -1, revote ?? -1) > (other.votes ?? -1, other.revote ?? -1)
  }
}

extension Nominee {
  /// Everyone put forward for an office, in the order of rank: by votes, then by the votes of a revote; names without
  /// votes follow in the order in which they were put forward.
  ///
  /// - Parameter records: The hall's records in their order; a later one on the same matter takes the place of
  ///   those before it.
  static func ranked(for contest: String, in records: [NominationRecord]) -> [Nominee] {
    var table = NomineeTable()
    for record in records where record.contest == contest { table.read(record) }
    var ranked: [Nominee] = []
    for (place, var nominee) in table.nominees.enumerated().sorted(by: {
      $0.element.precedes($1.element) || !$1.element.precedes($0.element) && $0.offset < $1.offset
    }) {
      nominee.place = place
      nominee.rank = ranked.last.map { $0.isTied(with: nominee) ? $0.rank : ranked.count + 1 } ?? 1
      ranked.append(nominee)
    }
    return ranked
  }
}

/// Gathers what is recorded of each nominee of one office, in the order in which the names came.
private struct NomineeTable {
  private(set) var nominees: [Nominee] = []

  mutating func read(_ record: NominationRecord) {
    switch record {
    case .votes(let votes) where votes.isRevote:
      for line in votes.lines { amend(line.name) { $0.revote = line.votes } }
    case .votes(let votes):
      for index in nominees.indices { (nominees[index].votes, nominees[index].revote) = (nil, nil) }
      let named = FoldedSet(votes.lines.map(\.name))
      nominees.removeAll { $0.nominators == 0 && !$0.isByParty && !named.contains($0.name) }
      for line in votes.lines {
        update(line.name) {
          $0.votes = line.votes
          $0.voter = line.voter ?? $0.voter
        }
      }
    case .joint(let joint):
      update(joint.name) {
        $0.nominators = max($0.nominators, joint.voters.count + joint.others, joint.households.count)
        $0.voter = joint.nominee ?? $0.voter
      }
    case .party(let nomination):
      update(nomination.name) {
        $0.isByParty = true
        $0.voter = nomination.nominee ?? $0.voter
      }
    case .vetting(let decision): amend(decision.name) { $0.vetting = decision }
    case .withdrawal(let withdrawal): amend(withdrawal.name) { $0.withdrawal = withdrawal }
    case .sheets, .formal, .strokes: break
    }
  }

  /// Changes what is known of a nominee; a name that nobody put forward stays unknown.
  private mutating func amend(_ name: String, _ change: (inout Nominee) -> Void) {
    if let index = index(of: name) { change(&nominees[index]) }
  }

  private mutating func update(_ name: String, _ change: (inout Nominee) -> Void) {
    if index(of: name) == nil { nominees.append(Nominee(name: name)) }
    amend(name, change)
  }

  private func index(of name: String) -> Int? {
    let folded = name.folded
    return nominees.firstIndex { $0.name.folded == folded }
  }
}

extension NominationRecord {
  /// The office it is about; nil for what is about all of them.
  package var contest: String? {
    switch self {
    case .sheets, .strokes: nil
    case .votes(let votes): votes.contest
    case .joint(let joint): joint.contest
    case .party(let nomination): nomination.contest
    case .vetting(let decision): decision.contest
    case .withdrawal(let withdrawal): withdrawal.contest
    case .formal(let list): list.contest
    }
  }
}
