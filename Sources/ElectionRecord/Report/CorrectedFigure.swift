/// A figure that two officers put right, as a report shows it: both values, and why.
package struct CorrectedFigure: Equatable, Sendable {
  /// What was corrected.
  package enum Subject: Equatable, Sendable {
    case opening(SiteID)
    case closing(SiteID)
    case box(SiteID)
    case batch(String)
    case contest(String)
  }

  package let subject: Subject
  /// The figures by name, before; nil where what was corrected is not held here.
  package let before: [NamedFigure]?
  package let after: [NamedFigure]
  package let reason: String

  package init(subject: Subject, before: [NamedFigure]?, after: [NamedFigure], reason: String) {
    self.subject = subject
    self.before = before
    self.after = after
    self.reason = reason
  }

  /// Every correction of one poll, in the order in which they stand in the journals.
  static func all(in register: Register, poll: UInt8) -> [CorrectedFigure] {
    register.corrections(poll: poll).map { recorded in
      CorrectedFigure(
        subject: subject(of: recorded.correction, in: register), before: register.figures(before: recorded)?.named,
        after: recorded.correction.figures.named, reason: recorded.correction.reason)
    }
  }

  private static func subject(of correction: FigureCorrection, in register: Register) -> Subject {
    switch correction.figures {
    case .opening: .opening(site(of: correction.entry, in: register))
    case .closing: .closing(site(of: correction.entry, in: register))
    case .box(let box): .box(box.site)
    case .batch: .batch(register.counting.batches.first { $0.entry == correction.entry }?.batch.id ?? "")
    case .tally(let tally): .contest(tally.contest)
    }
  }

  private static func site(of entry: EntryID, in register: Register) -> SiteID {
    register.hall.enrolment(of: entry.device)?.site ?? .none
  }
}

/// One number with its key.
package struct NamedFigure: Equatable, Sendable {
  /// A key of JSON, or the name of a candidate.
  package let name: String
  package let number: Int

  package init(_ name: String, _ number: Int) { (self.name, self.number) = (name, number) }
}

extension FigureCorrection.Figures {
  /// The figures by name.
  package var named: [NamedFigure] {
    switch self {
    case .opening(let papers), .batch(let papers): [NamedFigure("papers", papers)]
    case .closing(let unused): [NamedFigure("unused", unused)]
    case .box(let box):
      [
        NamedFigure("returned", box.returned), NamedFigure("valid", box.valid), NamedFigure("invalid", box.invalid),
        NamedFigure("blank", box.blank),
      ]
    case .tally(let tally):
      tally.lines.map { NamedFigure($0.name, $0.votes) }
        + [NamedFigure("writeIns", tally.writeIns), NamedFigure("undervotes", tally.undervotes)]
    }
  }
}

/// Boxes that were mixed before counting (混合计票): what came out of them together is in no site's own account.
package struct CountedTogether: Equatable, Sendable {
  package let sites: [SiteID]
  /// With the papers issued at all of them.
  package let account: BallotAccount

  package init(sites: [SiteID], account: BallotAccount) {
    self.sites = sites
    self.account = account
  }
}
