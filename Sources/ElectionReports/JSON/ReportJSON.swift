package import ElectionRecord

/// The object of `reconcile --json`: a contract with its readers, so its keys and codes are never renamed.
///
/// It holds roll numbers, in `cases`: it is for officers. ``publicObject(_:)`` is for everybody.
package enum ReportJSON {
  /// The whole object, digest and arrival included.
  package static func object(_ report: ReconciliationReport) -> JSONValue {
    var members = digested(report)
    members["digest"] = .string(digest(of: members).hex)
    members["arrival"] = arrival(report.arrival)
    if !report.replaced.isEmpty { members["replaced"] = .array(report.replaced.map(replaced)) }
    if !report.lostMarks.isEmpty { members["lostMarks"] = .array(report.lostMarks.map { .string($0.rawValue) }) }
    if !report.withdrawn.isEmpty { members["withdrawn"] = .array(report.withdrawn.map(withdrawn)) }
    if let declared = report.declaration { members["declaration"] = declaration(declared, of: report) }
    return .object(members)
  }

  /// What everybody gets: of the cases the classes alone, of the journals no root.
  ///
  /// - SeeAlso: ``ReportScope`` says why.
  package static func publicObject(_ report: ReconciliationReport) -> JSONValue {
    guard case .object(var members) = object(report) else { return .null }
    members["cases"] = .array(CaseGroup.all(in: report.cases).map(caseGroup))
    members["completeness"] = .array(report.completeness.map { .object(extent($0)) })
    return .object(members)
  }

  private static func caseGroup(_ group: CaseGroup) -> JSONValue {
    ["class": .string(group.caseClass.rawValue), "open": .integer(group.open), "ruled": .integer(group.ruled)]
  }

  /// What stands declared, and whether this report is the one that was declared.
  private static func declaration(_ declared: DeclaredResult, of report: ReconciliationReport) -> JSONValue {
    [
      "digest": .string(declared.digest.hex), "isThisReport": .bool(report.isDeclared),
      "first": .string(declared.declaration.digest.hex),
      "corrections": .array(
        declared.corrections.map { ["digest": .string($0.digest.hex), "reason": .string($0.reason)] }),
    ]
  }

  /// SHA-256 of the canonical text of the object without `digest`, `arrival`, `replaced`, `lostMarks`, `withdrawn` and
  /// `declaration`.
  ///
  /// Equal for two halls that hold the same entries, whenever and in whatever order these came.
  package static func digest(_ report: ReconciliationReport) -> Digest32 { digest(of: digested(report)) }

  private static func digest(of members: [String: JSONValue]) -> Digest32 {
    Digest32(sha256: Array(CanonicalJSON.text(.object(members)).utf8))
  }

  /// What depends on the entries alone.
  private static func digested(_ report: ReconciliationReport) -> [String: JSONValue] {
    var members = figures(report)
    // What a report does not have it says nothing of, as before there was any.
    if !report.voidBy.isEmpty { members["voidBy"] = .array(report.voidBy.map(void)) }
    if !report.corrections.isEmpty { members["corrections"] = .array(report.corrections.map(correction)) }
    return members
  }

  private static func figures(_ report: ReconciliationReport) -> [String: JSONValue] {
    [
      "election": .string(report.election),
      "poll": .string(report.poll.rawValue),
      "complete": .bool(report.complete),
      "balanced": .bool(report.balanced),
      "completeness": .array(report.completeness.map(coverage)),
      "missing": .array(report.missing.map { .string($0.rawValue) }),
      "register": register(report.register),
      "cases": .array(report.cases.map(conflict)),
      "accounts": accounts(report),
      "findings": .array(report.findings.map(finding)),
      "turnout": turnout(report.turnout),
      "results": .array(report.results.map(result)),
      "exposure": .array(report.exposure.map(exposure)),
    ]
  }

  private static func coverage(_ journal: JournalCoverage) -> JSONValue {
    .object(extent(journal).merging(["root": .string(journal.root.hex)]) { first, _ in first })
  }

  /// How much of a journal is held, without what it says.
  private static func extent(_ journal: JournalCoverage) -> [String: JSONValue] {
    [
      "device": .string(journal.device.description),
      "site": .string(journal.site.rawValue),
      "size": .integer(Int(journal.size)),
      "closed": .bool(journal.closed),
    ]
  }

  private static func arrival(_ sites: [SiteArrival]) -> JSONValue {
    let members = sites.map { site in
      (
        site.site.rawValue,
        [
          "firstMergedAt": .string(UTCTimestamp.text(secondsSince1970: site.firstMergedAt)),
          "lastMergedAt": .string(UTCTimestamp.text(secondsSince1970: site.lastMergedAt)),
          "lateEntries": .integer(site.lateEntries),
        ] as JSONValue
      )
    }
    return .object(Dictionary(members) { first, _ in first })
  }

  private static func register(_ counts: RegisterCounts) -> JSONValue {
    var members: [String: JSONValue] = [
      "registered": .integer(counts.registered),
      "counted": .integer(counts.counted),
      "provisionalPending": .integer(counts.provisionalPending),
      "provisionalAccepted": .integer(counts.provisionalAccepted),
      "provisionalRefused": .integer(counts.provisionalRefused),
      "voided": .integer(counts.voided),
      "surplus": .integer(counts.surplus),
      "quarantined": .integer(counts.quarantined),
    ]
    if counts.added > 0 { members["added"] = .integer(counts.added) }
    if counts.takenBack > 0 {
      members["takenBack"] = .integer(counts.takenBack)
      members["servedUnknown"] = .integer(counts.servedUnknown)
      if counts.servedNobody > 0 { members["servedNobody"] = .integer(counts.servedNobody) }
    }
    return .object(members)
  }

  private static func conflict(_ conflict: Case) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(conflict.id),
      "class": .string(conflict.caseClass.rawValue),
      "voter": JSONValue(conflict.voter.map(Int.init)),
      "device": JSONValue(conflict.device?.description),
      "sites": .array(conflict.sites.map { .string($0.rawValue) }),
      "state": .string(conflict.state.rawValue),
      "proposal": .string(conflict.proposal?.rawValue ?? "wait"),
      "entries": .array(
        conflict.entries.map { entry in
          ["device": .string(entry.device.description), "sequence": .integer(Int(entry.sequence))]
        }),
      "omittedEntries": .integer(conflict.omittedEntries),
    ]
    // Members that came later stand only where they say something: the digest of an older report stays the same.
    if !conflict.awaited.isEmpty { members["awaited"] = .array(conflict.awaited.map { .string($0.rawValue) }) }
    return .object(members)
  }

  private static func accounts(_ report: ReconciliationReport) -> JSONValue {
    var members = Dictionary(report.accounts.map { ($0.site.rawValue, account($0.account)) }) { first, _ in first }
    members["total"] = account(report.total)
    return .object(members)
  }

  private static func account(_ account: BallotAccount) -> JSONValue {
    [
      "received": JSONValue(account.received),
      "issued": .integer(account.issued),
      "envelopes": .integer(account.envelopes),
      "spoilt": .integer(account.spoilt),
      "unused": JSONValue(account.unused),
      "returned": JSONValue(account.returned),
      "unreturned": JSONValue(account.unreturned),
      "valid": JSONValue(account.valid),
      "invalid": JSONValue(account.invalid),
      "blank": JSONValue(account.blank),
      "unclassified": JSONValue(account.unclassified),
    ]
  }

  private static func finding(_ finding: Finding) -> JSONValue {
    var members: [String: JSONValue] = [
      "code": .string(finding.code.rawValue),
      "site": JSONValue(finding.site?.rawValue),
      "count": .integer(finding.count),
      "explained": .bool(finding.explained),
      "explanation": JSONValue(finding.explanation),
    ]
    if let contest = finding.contest { members["contest"] = .string(contest) }
    return .object(members)
  }

  private static func correction(_ correction: CorrectedFigure) -> JSONValue {
    .object(
      subject(correction.subject).merging(
        [
          "before": correction.before.map(figures) ?? .null, "after": figures(correction.after),
          "reason": .string(correction.reason),
        ]) { first, _ in first })
  }

  private static func replaced(_ replaced: ReplacedFigure) -> JSONValue {
    .object(
      subject(replaced.subject).merging(
        ["before": figures(replaced.before), "after": figures(replaced.after)]) { first, _ in first })
  }

  private static func withdrawn(_ withdrawn: WithdrawnRecord) -> JSONValue {
    [
      "do": JSONValue(withdrawn.record?.key), "device": .string(withdrawn.entry.device.description),
      "sequence": .integer(Int(withdrawn.entry.sequence)), "reason": .string(withdrawn.reason),
      "officers": .array(withdrawn.officers.map { .string($0) }),
    ]
  }

  private static func subject(_ subject: CorrectedFigure.Subject) -> [String: JSONValue] {
    let (kind, name) =
      switch subject {
      case .opening(let site): ("opening", site.rawValue)
      case .closing(let site): ("closing", site.rawValue)
      case .box(let site): ("count", site.rawValue)
      case .batch(let id): ("batch", id)
      case .contest(let id): ("contest", id)
      }
    return ["what": .string(kind), "of": .string(name)]
  }

  private static func figures(_ figures: [NamedFigure]) -> JSONValue {
    .object(Dictionary(figures.map { ($0.name, .integer($0.number)) }) { first, _ in first })
  }

  private static func void(_ step: WorkingStep) -> JSONValue {
    [
      "step": .string(step.kind.rawValue), "site": JSONValue(step.subject.isEmpty ? nil : step.subject),
      "base": .string(step.base.rawValue), "threshold": JSONValue(step.threshold), "figure": JSONValue(step.figure),
      "source": JSONValue(step.source),
    ]
  }

  private static func turnout(_ turnout: Turnout) -> JSONValue {
    [
      "registered": .integer(turnout.registered),
      "returned": JSONValue(turnout.returned),
      "needed": .integer(turnout.needed),
      "hundredthsOfPercent": JSONValue(turnout.hundredthsOfPercent),
      "reached": JSONValue(turnout.reached),
    ]
  }

  private static func result(_ result: ContestResult) -> JSONValue {
    [
      "contest": .string(result.contest),
      "office": .string(result.office.zh),
      "seats": .integer(result.seats),
      "majorityNeeded": JSONValue(result.majorityNeeded),
      "elected": .array(result.lines.filter(\.elected).map(line)),
      "others": .array(result.lines.filter { !$0.elected }.map(line)),
      "writeIns": .integer(result.writeIns),
      "undervotes": .integer(result.undervotes),
    ]
  }

  private static func line(_ line: ContestResult.Line) -> JSONValue {
    ["name": .string(line.name), "votes": .integer(line.votes)]
  }

  private static func exposure(_ seat: SeatExposure) -> JSONValue {
    [
      "contest": .string(seat.contest.zh),
      "seat": .integer(seat.seat),
      "winner": JSONValue(seat.winner.isEmpty ? nil : seat.winner),
      "margin": .integer(seat.margin),
      "papersInDoubt": .integer(seat.papersInDoubt),
      "couldChange": .bool(seat.couldChange),
    ]
  }
}

extension ReconciliationReport {
  /// Whether what was declared last is this report, with its figures as they are.
  package var isDeclared: Bool { declaration.map { $0.digest == ReportJSON.digest(self) } ?? false }
}
