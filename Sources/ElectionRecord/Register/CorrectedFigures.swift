/// A correction of a figure, with its place.
package struct RecordedCorrection: Equatable, Sendable {
  package let correction: FigureCorrection
  /// Index in ``Election/polls``.
  package let poll: UInt8
  package let entry: EntryID
}

/// What was declared of one poll, and what it was corrected to.
package struct DeclaredResult: Equatable, Sendable {
  package let declaration: Declaration
  /// Its place in the hall's journal.
  package let sequence: UInt32
  /// In the order in which they were made; the last one stands.
  package internal(set) var corrections: [DeclarationCorrection] = []

  /// The digest of the report that stands as declared.
  package var digest: Digest32 { corrections.last?.digest ?? declaration.digest }
}

extension Register {
  /// What officers put in place of the figures of `entry`: the hall's word before the site's, the last one first.
  func corrected(_ entry: EntryID) -> FigureCorrection.Figures? {
    let atHall = hall.figureCorrections.last { $0.correction.entry == entry }
    return (atHall ?? siteCorrections(of: entry.device).last { $0.correction.entry == entry })?.correction.figures
  }

  /// What a site corrected of its own entries, as far as it stands.
  private func siteCorrections(of device: DeviceID) -> [RecordedCorrection] {
    journals.filter { $0.device == device && !$0.corrections.isEmpty }.flatMap(\.corrections)
      .filter { stands($0.entry) }
  }

  /// Papers received at the opening of a journal, as corrected; nil before it.
  package func papersReceived(_ journal: JournalState) -> Int? {
    guard let opening = journal.opening, let at = journal.openedAt else { return nil }
    if case .opening(let papers) = corrected(EntryID(device: journal.device, sequence: at)) { return papers }
    return opening.papers
  }

  /// Unused papers at the closing of a journal, as corrected; nil before it.
  package func papersUnused(_ journal: JournalState) -> Int? {
    guard let closing = journal.closing, let at = journal.closedAt else { return nil }
    if case .closing(let unused) = corrected(EntryID(device: journal.device, sequence: at)) { return unused }
    return closing.unused
  }

  /// Every correction of a figure of one poll that stands: openings and closings belong to every poll. The sites' own
  /// come first, in the order of their places.
  package func corrections(poll: UInt8) -> [RecordedCorrection] {
    let atSites = Set(journals.filter { !$0.corrections.isEmpty }.map(\.device)).sorted()
      .flatMap(siteCorrections)
    return (atSites + hall.figureCorrections).filter { $0.poll == poll || $0.correction.figures.isOfEveryPoll }
  }

  /// The figures that stood before a correction: those of an earlier one, or of the entry itself; nil where the entry
  /// is not here.
  package func figures(before recorded: RecordedCorrection) -> FigureCorrection.Figures? {
    let entry = recorded.correction.entry
    let earlier = corrections(poll: recorded.poll).last {
      $0.correction.entry == entry && $0.entry.device == recorded.entry.device
        && $0.entry.sequence < recorded.entry.sequence && $0.correction.figures.isSame(as: recorded.correction.figures)
    }
    return earlier?.correction.figures ?? entered(at: entry, for: recorded.correction.figures)
      ?? summed(for: recorded.correction.figures, poll: recorded.poll)
  }

  /// What the batches come to, where nothing was entered by hand.
  private func summed(for figures: FigureCorrection.Figures, poll: UInt8) -> FigureCorrection.Figures? {
    let counted = CountedPapers(register: self, poll: poll)
    switch figures {
    case .tally(let tally):
      guard !counted.batches.isEmpty, let contest = election.contests.first(where: { $0.id == tally.contest })
      else { return nil }
      return .tally(counted.sum(of: contest).tally)
    case .box(let box):
      guard let batch = counted.batch(of: box.site), !batch.batch.isMixed, let accepted = batch.accepted
      else { return nil }
      return .box(
        BoxCount(
          site: box.site, returned: batch.batch.papers, valid: accepted.valid, invalid: accepted.invalid,
          blank: accepted.blank))
    case .opening, .closing, .batch: return nil
    }
  }

  /// The figures as they were entered.
  private func entered(at entry: EntryID, for wanted: FigureCorrection.Figures) -> FigureCorrection.Figures? {
    if let figures = hall.entered[entry], figures.isSame(as: wanted) { return figures }
    if case .batch = wanted,
      let batch = CountingState(procedure(\.counting)).batches.first(where: { $0.entry == entry })
    {
      return .batch(papers: batch.batch.papers)
    }
    // Two histories may have different figures in one place: the greatest is taken, whichever came first.
    return journals.filter { $0.device == entry.device }
      .compactMap { $0.figures(at: entry.sequence, for: wanted) }
      .max { $0.numbers.lexicographicallyPrecedes($1.numbers) }
  }
}

extension JournalState {
  /// What the site itself entered there.
  fileprivate func figures(at sequence: UInt32, for wanted: FigureCorrection.Figures) -> FigureCorrection.Figures? {
    switch wanted {
    case .opening: openedAt == sequence ? opening.map { .opening(papers: $0.papers) } : nil
    case .closing: closedAt == sequence ? closing.map { .closing(unused: $0.unused) } : nil
    case .box: counts.values.first { $0.sequence == sequence }.map { .box($0.count) }
    case .batch, .tally: nil
    }
  }
}

extension FigureCorrection.Figures {
  /// Its numbers, for an order among figures of one kind.
  fileprivate var numbers: [Int] {
    switch self {
    case .opening(let papers), .batch(let papers): [papers]
    case .closing(let unused): [unused]
    case .box(let box): [box.returned, box.valid, box.invalid, box.blank]
    case .tally(let tally): tally.lines.map(\.votes) + [tally.writeIns, tally.undervotes]
    }
  }

  /// A site opens and closes once for all polls.
  var isOfEveryPoll: Bool {
    switch self {
    case .opening, .closing: true
    case .box, .batch, .tally: false
    }
  }

  /// Whether both say the same of the same thing, with whatever numbers.
  func isSame(as other: FigureCorrection.Figures) -> Bool {
    switch (self, other) {
    case (.opening, .opening), (.closing, .closing), (.batch, .batch): true
    case (.box(let one), .box(let other)): one.site == other.site
    case (.tally(let one), .tally(let other)): one.contest == other.contest
    case (.opening, _), (.closing, _), (.batch, _), (.box, _), (.tally, _): false
    }
  }
}

/// Folding the hall's figures, corrections and declarations.
extension HallRecord {
  /// The papers of batches that officers corrected and the place of the correction, by the batch's entry.
  var correctedBatches: [EntryID: (papers: Int, sequence: UInt32)] {
    figureCorrections.reduce(into: [:]) { papers, recorded in
      guard case .batch(let number) = recorded.correction.figures else { return }
      papers[recorded.correction.entry] = (number, recorded.entry.sequence)
    }
  }

  mutating func enter(_ count: BoxCount, poll: UInt8, at entry: EntryID) {
    noteReplaced(by: .box(count), subject: .box(count.site), poll: poll)
    counts[poll, default: [:]][count.site] = (count, entry.sequence)
    countEntries[poll, default: [:]][count.site] = entry
    entered[entry] = .box(count)
  }

  mutating func enter(_ tally: Tally, poll: UInt8, at entry: EntryID) {
    noteReplaced(by: .tally(tally), subject: .contest(tally.contest), poll: poll)
    tallies[poll, default: [:]][tally.contest] = tally
    tallyEntries[poll, default: [:]][tally.contest] = entry
    entered[entry] = .tally(tally)
  }

  /// Takes a correction as what stands from here on: the papers of a box with the envelopes that were opened into it by
  /// now, as a count that is entered again.
  mutating func correct(_ correction: FigureCorrection, poll: UInt8, at entry: EntryID) {
    figureCorrections.append(RecordedCorrection(correction: correction, poll: poll, entry: entry))
    switch correction.figures {
    case .box(let box):
      counts[poll, default: [:]][box.site] = (box, entry.sequence)
      countEntries[poll, default: [:]][box.site] = countEntries[poll]?[box.site] ?? correction.entry
    case .tally(let tally):
      tallies[poll, default: [:]][tally.contest] = tally
      tallyEntries[poll, default: [:]][tally.contest] = tallyEntries[poll]?[tally.contest] ?? correction.entry
    case .opening, .closing, .batch: break
    }
  }

  mutating func declare(_ declaration: Declaration, poll: UInt8, at sequence: UInt32) {
    guard declarations[poll] == nil else { return }
    declarations[poll] = DeclaredResult(declaration: declaration, sequence: sequence)
  }

  mutating func correct(_ correction: DeclarationCorrection, poll: UInt8) {
    guard declarations[poll]?.sequence == correction.sequence else {
      unknownEntries += 1
      return
    }
    declarations[poll]?.corrections.append(correction)
  }
}
