/// A count or a tally that was entered again, as a report shows it: what stood before, and what was put in its place.
///
/// It follows from the hall's journal and stands outside the report's digest, so that a result declared by a program
/// that did not show it keeps its digest.
package struct ReplacedFigure: Equatable, Sendable {
  package let subject: CorrectedFigure.Subject
  package let before: [NamedFigure]
  package let after: [NamedFigure]

  package init(subject: CorrectedFigure.Subject, before: [NamedFigure], after: [NamedFigure]) {
    self.subject = subject
    self.before = before
    self.after = after
  }
}

/// What a box or a contest has that is entered again.
extension HallRecord {
  /// What stands and would be replaced; nil where nothing was entered, or the same.
  ///
  /// Papers that were only numbered before and now are classed are no other count.
  func standing(
    against figures: FigureCorrection.Figures, poll: UInt8
  ) -> FigureCorrection.Figures? {
    switch figures {
    case .box(let now):
      guard let first = counts[poll]?[now.site]?.count, first != now else { return nil }
      return !first.isClassified && first.returned == now.returned ? nil : .box(first)
    case .tally(let now):
      return tallies[poll]?[now.contest].flatMap { $0 == now ? nil : .tally($0) }
    case .opening, .closing, .batch: return nil
    }
  }

  /// Whether an entry says what was entered last.
  func holds(_ body: EntryBody, poll: UInt8) -> Bool {
    switch body {
    case .counted(let count): counts[poll]?[count.site]?.count == count
    case .tallyEntered(let tally): tallies[poll]?[tally.contest] == tally
    default: false
    }
  }

  /// Keeps what is replaced, before it is.
  mutating func noteReplaced(by figures: FigureCorrection.Figures, subject: CorrectedFigure.Subject, poll: UInt8) {
    guard let before = standing(against: figures, poll: poll) else { return }
    replaced[poll, default: []].append(
      ReplacedFigure(subject: subject, before: before.named, after: figures.named))
  }
}

extension Register {
  /// Whether an entry says what stands already: no envelope was opened into the box since.
  package func stands(_ body: EntryBody, poll: UInt8) -> Bool {
    guard hall.holds(body, poll: poll) else { return false }
    if case .counted(let box) = body { return countedEarly(box.site, poll: poll) == nil }
    return true
  }
}
