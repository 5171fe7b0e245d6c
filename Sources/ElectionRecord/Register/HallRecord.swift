/// What the hall's journal says: who takes part, which rights moved, what was counted and ruled.
package struct HallRecord: Sendable {
  /// A ruling with its place in the hall's journal.
  package struct RuledCase: Sendable {
    package let ruling: Ruling
    package let sequence: UInt32
  }

  package internal(set) var definition: ElectionDefinition?
  /// The device whose journal it is.
  var ownDevice: DeviceID?
  /// In order of enrolment.
  package internal(set) var enrolments: [(device: DeviceID, enrolment: Enrolment)] = []
  var enrolmentIndex: [DeviceID: Int] = [:]
  /// The hall's clock when it enrolled each device, seconds since 1970 UTC.
  package internal(set) var enrolledAt: [DeviceID: Int64] = [:]
  /// Where each device was enrolled.
  var enrolmentSequence: [DeviceID: UInt32] = [:]
  /// Devices enrolled only past a fork of the hall's own journal, or by a lost hall after the entries that were taken
  /// over: their journals are held, because others hold them too, but nothing in them counts.
  package internal(set) var enrolledPastFork: [DeviceID: Enrolment] = [:]
  /// The successions before this hall, in order.
  package internal(set) var successions: [HallSuccession] = []
  /// What lost halls wrote after the entries that were taken over.
  package internal(set) var leftBehind: [DeviceID: LeftBehind] = [:]
  /// What the sheets open, by their names: halls' keys, of this hall and of those before.
  package internal(set) var recoveries: [String: RecoverySealed] = [:]
  /// Devices that took the place of one that was revoked, with that one.
  var predecessors: [DeviceID: DeviceID] = [:]
  package internal(set) var revocations: [DeviceID: Revocation] = [:]
  package internal(set) var amendments: [RollNumber: RollAmendment.Change] = [:]
  /// For a number that was amended: how many amendments the hall had made by then.
  var amendmentVersion: [RollNumber: Int] = [:]
  package internal(set) var rollVersion = 0
  /// Persons whom the hall put on the roll, by the number that each got.
  package internal(set) var added: [RollNumber: VoterAdded] = [:]
  /// Who represents a household now, by its number; those who stand as they did on the imported roll are not here.
  var representatives: [RollNumber: VoterAdded] = [:]
  /// Of these, where the last replacement stands, and how many amendments the hall had made by then.
  var replacements: [RollNumber: (sequence: UInt32, version: Int)] = [:]
  /// Strokes of characters outside the table, as the committee counted them.
  package internal(set) var strokes: [Unicode.Scalar: Int] = [:]
  /// Entries in a case of somebody not on the roll that officers accepted for this number.
  var identified: [RollNumber: [EntryID]] = [:]
  /// Entries of the hall's journal that are held here and have authority.
  var size: UInt32 = 0
  /// The allotments that count, in order; each is used once.
  var moves = MoveBook()
  package internal(set) var merged: [DeviceID: JournalHead] = [:]
  package internal(set) var arrivals: [Int: ArrivalState] = [:]
  /// The latest count of each site and its place in the hall's journal, by poll and site.
  package internal(set) var counts: [UInt8: [SiteID: (count: BoxCount, sequence: UInt32)]] = [:]
  package internal(set) var tallies: [UInt8: [String: Tally]] = [:]
  /// Where the latest count of a site was entered, by poll and site.
  var countEntries: [UInt8: [SiteID: EntryID]] = [:]
  /// Where the latest tally of a contest was entered, by poll and contest.
  var tallyEntries: [UInt8: [String: EntryID]] = [:]
  /// Counts and tallies as they were entered, by entry.
  var entered: [EntryID: FigureCorrection.Figures] = [:]
  /// Counts and tallies that were entered again with other figures, by poll, in order.
  package internal(set) var replaced: [UInt8: [ReplacedFigure]] = [:]
  /// Of figures of the sites' journals and of the hall's own, in order.
  package internal(set) var figureCorrections: [RecordedCorrection] = []
  package internal(set) var rulings: [RuledCase] = []
  /// The first decision on each entry of a voter's case (never an acknowledgement), or the one that put it right; its
  /// place in the hall's journal, and the voter whom the ruling named.
  var verdicts: [EntryID: (decision: Verdict.Decision, sequence: UInt32, voter: RollNumber?)] = [:]
  /// What speaks of each mark that was not one of its voter, and its place in the hall's journal.
  package internal(set) var takenBack: [EntryID: (record: MarkTakenBack, sequence: UInt32)] = [:]
  /// What officers wrote of findings, with the poll in which they found them.
  var explanations: [(explanation: Explanation, poll: UInt8, sequence: UInt32)] = []
  package internal(set) var reported: [Digest32] = []
  /// What was declared, by poll.
  package internal(set) var declarations: [UInt8: DeclaredResult] = [:]
  /// Every record, those that were taken back too: ``Register/procedure(_:)`` gives those that stand.
  var procedure = ProcedureBook()
  /// Records that were taken back, with the entry that did so first.
  var withdrawnBy: [EntryID: EntryID] = [:]
  /// The formal list adopted last, by contest.
  var formalLists: [String: AdoptedList] = [:]
  /// Who votes for whom, found without going through the records.
  var commissions = CommissionBook()
  /// For a box that the hall opened, by the record's sequence: how much of each of its site's journals the hall had
  /// acknowledged by then.
  var mergedAtOpening: [UInt32: [DeviceID: UInt32]] = [:]
  /// Entries of the hall's that this program cannot read, or that would contradict themselves.
  var unknownEntries = 0

  /// Voters for whom officers let a mark without the right count, with the ruling's place in the hall's journal: the
  /// right is spent by it.
  var spentByRuling: [RollNumber: UInt32] = [:]

  package var allotments: [Allotment] { moves.all.map(\.allotment) }

  /// The enrolment of `device`.
  package func enrolment(of device: DeviceID) -> Enrolment? {
    enrolmentIndex[device].map { enrolments[$0].enrolment }
  }

  /// Devices enrolled for `site`, in order of enrolment.
  package func devices(of site: SiteID) -> [DeviceID] {
    enrolments.filter { $0.enrolment.site == site }.map(\.device)
  }

  /// When a site's journals reached the hall, by the hall's clock.
  package struct ArrivalState: Sendable {
    package var firstMergedAt: Int64
    package var lastMergedAt: Int64
    package var lateEntries: Int
  }
}
