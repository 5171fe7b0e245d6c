package import ElectionRecord
import ElectionReports

/// Putting figures and declarations right (更正).
extension Node {
  /// Records what two officers put in place of a figure; the entry that they correct stays as it is.
  ///
  /// - Parameters:
  ///   - insists: Whether it is recorded though it does not fit what it adds up to.
  /// - Throws: ``NodeError/procedure(_:)`` when a rule refuses it; ``NodeError/doesNotFit(_:)``.
  package func correct(
    _ subject: CorrectionSubject, officers: [String], reason: String, poll: PollID = .main, insists: Bool = true,
    request: RequestKey? = nil
  ) throws(NodeError) {
    try checkTexts(officers + [reason])
    let subject = try checkFigures(of: subject)
    let index = try pollIndex(poll)
    try once(.corrected, poll: index, under: request) { () throws(NodeError) in
      let correction = try wrapping(NodeError.procedure) { () throws(Refusal) in
        try CorrectionRule.correction(
          of: subject, by: site, poll: index, reason: reason, officers: officers, in: register)
      }
      return try fitting([.figuresCorrected(correction)], poll: index, insists: insists)
    }
  }

  /// - Returns: The subject with the site and the names as the election writes them.
  private func checkFigures(of subject: CorrectionSubject) throws(NodeError) -> CorrectionSubject {
    switch subject {
    case .opening(let place, let device, let papers):
      try checkFigures([papers], "papers")
      return .opening(site: try named(place), device: device, papers: papers)
    case .closing(let place, let device, let unused):
      try checkFigures([unused], "unused")
      return .closing(site: try named(place), device: device, unused: unused)
    case .batch(_, let papers): try checkFigures([papers], "papers")
    case .box(let box): try checkFigures([box.returned, box.valid, box.invalid, box.blank], "count")
    case .contest(let tally): return .contest(try check(tally))
    }
    return subject
  }

  /// The site that was typed; a site's laptop has one of its own.
  private func named(_ typed: SiteID) throws(NodeError) -> SiteID {
    guard typed == .none else { return typed }
    guard let site else { throw .procedure(.boxNotNamed) }
    return site
  }

  func checkFigures(_ figures: [Int], _ name: String) throws(NodeError) {
    guard figures.allSatisfy({ (0...Limits.papersMax).contains($0) }) else { throw .invalidNumber(name) }
  }

  /// Checks that a tally names a contest and everybody who stands for it, each once.
  ///
  /// - Returns: The tally with the names as the election writes them.
  /// - Throws: ``NodeError/invalidNumber(_:)``, ``NodeError/invalidTally(_:)``; ``NodeError/candidatesMissing(_:)`` for
  ///   those that are not named: a vote that nobody typed is not known to be none.
  @discardableResult
  func check(_ tally: Tally) throws(NodeError) -> Tally {
    try checkFigures(tally.lines.map(\.votes) + [tally.writeIns, tally.undervotes], "votes")
    guard let contest = election.contests.first(where: { $0.id == tally.contest }) else {
      throw .invalidTally(tally.contest)
    }
    let names = register.choices(of: contest)
    guard let named = tally.naming(names) else {
      throw .invalidTally(tally.contest, names: tally.strangers(to: names))
    }
    let typed = named.lines.map(\.name)
    let absent = names.filter { !typed.contains($0) }
    if !absent.isEmpty { throw .candidatesMissing(absent) }
    return named
  }

  /// The entries, where they fit what they add up to or people insist on them.
  ///
  /// - Parameter questions: What else is asked about them.
  /// - Throws: ``NodeError/doesNotFit(_:)``.
  func fitting(
    _ bodies: [EntryBody], asking questions: [Misfit] = [], poll: UInt8 = 0, insists: Bool
  ) throws(NodeError) -> [EntryBody] {
    guard !insists else { return bodies }
    var trial = register
    let journal = ownJournal ?? trial.addJournal(device: device, site: site)
    let misfits = questions + FitRule.misfits(of: bodies, poll: poll, journal: journal, in: trial)
    guard misfits.isEmpty else { throw .doesNotFit(misfits) }
    return bodies
  }

  /// Entries of figures of a poll, while its result is not declared; those that say what stands already are no news.
  ///
  /// - Throws: ``NodeError/procedure(_:)`` with `figuresDeclared`; ``NodeError/doesNotFit(_:)``.
  func entering(_ bodies: [EntryBody], poll: UInt8, insists: Bool) throws(NodeError) -> [EntryBody] {
    guard !register.isDeclared(poll) else { throw .procedure(.figuresDeclared) }
    return try fitting(bodies.filter { !register.stands($0, poll: poll) }, poll: poll, insists: insists)
  }
}

/// Declaring a result, and declaring another one in its place.
extension Node {
  /// 宣布: two officers declare the result.
  ///
  /// - Throws: ``NodeError/notDeclarable(_:)`` with everything that holds it back; ``NodeError/alreadyDeclared``.
  package func declare(
    officers: [String], poll: PollID = .main, request: RequestKey? = nil
  ) throws(NodeError) -> ReconciliationReport {
    try requireHall()
    try checkOfficers(officers)
    try checkTexts(officers)
    let report = try report(poll: poll)
    let index = try pollIndex(poll)
    try once(.declared, poll: index, under: request) { () throws(NodeError) in
      guard register.hall.declarations[index] == nil else { throw .alreadyDeclared }
      try Self.check(report.hindrances(in: election))
      return [.resultDeclared(Declaration(digest: ReportJSON.digest(report), officers: officers))]
    }
    return report
  }

  /// 更正宣布: two officers declare the report as it is now in place of the one that was declared.
  ///
  /// - Throws: ``NodeError/notDeclarable(_:)``; ``NodeError/procedure(_:)`` with `notDeclared` or `declaredAlready`.
  package func correctDeclaration(
    officers: [String], reason: String, poll: PollID = .main, request: RequestKey? = nil
  ) throws(NodeError) -> ReconciliationReport {
    try requireHall()
    try checkOfficers(officers)
    try checkTexts(officers + [reason])
    let report = try report(poll: poll)
    let index = try pollIndex(poll)
    try once(.declarationCorrected, poll: index, under: request) { () throws(NodeError) in
      guard let declared = register.hall.declarations[index] else { throw .procedure(.notDeclared) }
      let digest = ReportJSON.digest(report)
      guard declared.digest != digest else { throw .procedure(.declarationStands) }
      try Self.check(report.correctionHindrances(in: election))
      return [
        .declarationCorrected(
          DeclarationCorrection(sequence: declared.sequence, digest: digest, officers: officers, reason: reason))
      ]
    }
    return report
  }

  private static func check(_ hindrances: [DeclarationHindrance]) throws(NodeError) {
    guard hindrances.isEmpty else { throw .notDeclarable(hindrances) }
  }
}

extension Refusal {
  static let notDeclared = Refusal(
    "notDeclared", zh: "这一轮投票的结果还没有宣布，不必更正。请用 declare 宣布。",
    en: "The result of this poll is not declared, so there is nothing to correct. Declare it with declare.")

  static let declarationStands = Refusal(
    "declarationStands", zh: "现在的报告就是已宣布的那一份，不必更正。数字有误时，先用 correct 更正数字。",
    en: "The report is the one that was declared; nothing is to be corrected. Where a figure is wrong, correct it "
      + "first.")
}
