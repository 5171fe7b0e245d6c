/// A fault planted to see that an invariant can fail. None of them is in the program: they are in the simulation's
/// own laptops and eyes, or replace one of a node's rules.
package enum Mutant: String, CaseIterable, Sendable {
  /// The disk takes casts late, and the receipt does not wait for it.
  case lateFlush
  /// A device signs entries for whoever brings them.
  case signsForAnyone
  /// A node takes a merge back when its reply gets lost.
  case forgetsUnansweredMerges
  /// The report lists journals as they came.
  case listsByArrival
  /// Every ordinary paper counts.
  case countsEveryPaper
  /// Pending envelopes are in no sum.
  case dropsPending
  /// Of two papers the later one wins and nobody is told.
  case lastWriteWins
  /// A site issues whether it holds the right or not.
  case ignoresRights
  /// The hall gives a right that another site holds.
  case givesAnyRight
  /// Nobody asks whether a mark's site had the voter's right.
  case believesEveryMark
  /// An envelope is advised to be opened though a journal that could deny it is out.
  case advisesAtOnce
  /// A device goes on although the hall holds more of its journal.
  case ignoresHalt
  /// The mark with the later clock counts.
  case laterClockWins
  /// A request whose outcome is not known is repeated under a new id.
  case retriesAsNew
  /// A carried file is applied while it is read.
  case importsPiecemeal
  /// The hall enrols every device that speaks to it.
  case trustsOnFirstUse
  /// The public report says which voters the cases are about.
  case namesVoters
  /// A store that cannot be read is started anew.
  case startsAnew
  /// A node answers to nothing but its own requests.
  case neverAnswers
  /// A laptop takes the hall over without the sheet that opens its keys.
  case succeedsWithoutSheet
  /// A hall that took over moves rights while the lost one may go on.
  case bothHallsAllot

  /// The invariant that it breaks.
  package var invariant: Invariant {
    switch self {
    case .lateFlush: .durable
    case .signsForAnyone: .nothingInvented
    case .forgetsUnansweredMerges: .appendOnly
    case .listsByArrival: .union
    case .countsEveryPaper, .advisesAtOnce: .oneVote
    case .dropsPending: .conservation
    case .lastWriteWins: .nothingSilent
    case .ignoresRights, .givesAnyRight, .believesEveryMark, .bothHallsAllot: .rights
    case .ignoresHalt: .forks
    case .laterClockWins: .clocksAdvise
    case .retriesAsNew: .unknownOutcome
    case .importsPiecemeal: .atomicImport
    case .trustsOnFirstUse, .succeedsWithoutSheet: .noKeyNoEntry
    case .namesVoters: .secrecy
    case .startsAnew: .corruption
    case .neverAnswers: .liveness
    }
  }
  /// Whether it shows only where a hall is lost.
  var needsSuccession: Bool { self == .bothHallsAllot }
}
