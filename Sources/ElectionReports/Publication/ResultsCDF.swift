package import ElectionRecord

/// The result in NIST's results format.
///
/// Ballots issued, returned, valid and blank have no field of their own there: each is a `BallotCounts` of type
/// `other` that says what it counts. Numbers that nobody has counted are left out, never 0.
///
/// - Source: NIST SP 1500-100 r2, `ElectionResults.ElectionReport`.
package struct ResultsCDF {
  private let report: ReconciliationReport
  private let election: Election
  private let isDeclared: Bool
  private let generatedAt: Int64
  private let made: CalendarDay
  private static let community = "community"

  /// The report as one value.
  ///
  /// - Parameters:
  ///   - isDeclared: Whether two officers have declared this result.
  ///   - generatedAt: Seconds since 1970 UTC.
  ///   - local: The clock whose day is the day of publication.
  package static func render(
    _ report: ReconciliationReport, election: Election, isDeclared: Bool, generatedAt: Int64,
    local: LocalTime = .utc
  ) -> JSONValue {
    ResultsCDF(
      report: report, election: election, isDeclared: isDeclared, generatedAt: generatedAt,
      made: local.day(generatedAt)
    ).value
  }

  private var value: JSONValue {
    CommonDataFormat.object(
      "ElectionResults.ElectionReport",
      [
        "Format": "summary-contest", "GeneratedDate": .string(UTCTimestamp.text(secondsSince1970: generatedAt)),
        "Issuer": .string(election.name.zh), "IssuerAbbreviation": .string(election.id), "SequenceStart": 1,
        "SequenceEnd": 1, "Status": .string(status), "VendorApplicationId": .string(CommonDataFormat.application),
        "Election": .array([electionValue]), "GpUnit": .array(units), "Office": .array(election.contests.map(office)),
        "Person": .array(people),
      ])
  }

  /// Certified once declared; complete without a declaration is unofficial.
  private var status: String {
    if isDeclared { return "certified" }
    if report.results.isEmpty, report.total.returned == nil { return "pre-election" }
    return report.complete ? "unofficial-complete" : "unofficial-partial"
  }

  private var units: [JSONValue] {
    let whole = CommonDataFormat.object(
      "ElectionResults.ReportingUnit",
      [
        "@id": .string(Self.community), "Type": "other", "OtherType": "residents-community",
        "Name": CommonDataFormat.text(election.name), "VotersRegistered": .integer(report.register.registered),
        "VotersParticipated": .integer(report.register.counted),
        "ComposingGpUnitIds": .array(election.sites.map { .string(unitID($0.id)) }),
      ])
    return [whole] + election.sites.map(unit)
  }

  private func unit(_ site: Site) -> JSONValue {
    let isMobile = site.kind == .mobileBox
    return CommonDataFormat.object(
      "ElectionResults.ReportingUnit",
      [
        "@id": .string(unitID(site.id)), "Type": isMobile ? "other" : "polling-place",
        "OtherType": isMobile ? "mobile-ballot-box" : nil, "Name": CommonDataFormat.text(site.name),
        "Number": .string(site.id.rawValue),
      ])
  }

  private func unitID(_ site: SiteID) -> String { "site-\(site)" }

  private func office(_ contest: Contest) -> JSONValue {
    CommonDataFormat.object(
      "ElectionResults.Office",
      ["@id": .string("office-\(contest.id)"), "Name": CommonDataFormat.text(contest.office)])
  }

  private var electionValue: JSONValue {
    let days = election.sites.flatMap { $0.days ?? [] } + (election.pollingDay.map { [$0] } ?? [])
    return CommonDataFormat.object(
      "ElectionResults.Election",
      [
        "Name": CommonDataFormat.text(election.name), "Type": .string(type.code),
        "OtherType": type.other.map { .string($0) },
        "ElectionScopeId": .string(Self.community), "StartDate": .string("\(days.min() ?? made)"),
        "EndDate": .string("\(days.max() ?? made)"),
        "BallotCounts": .array(
          counts(report.total, unit: Self.community, type: "total")
            + report.accounts.flatMap { counts($0.account, unit: unitID($0.site), type: "election-day") }),
        "Candidate": .array(report.results.flatMap(candidates)), "Contest": .array(report.results.map(contest)),
      ])
  }

  private var type: (code: String, other: String?) {
    switch election.type ?? .general {
    case .general: ("general", nil)
    case .byElection: ("special", nil)
    case .supplementary, .runoff: ("runoff", nil)
    case .recall: ("other", "recall")
    }
  }

  /// One account as counts of one unit; an account of which nothing is known gives none.
  private func counts(_ account: BallotAccount, unit: String, type: String) -> [JSONValue] {
    let plain = CommonDataFormat.object(
      "ElectionResults.BallotCounts",
      [
        "GpUnitId": .string(unit), "Type": .string(type), "BallotsCast": account.returned.map { .integer($0) },
        "BallotsRejected": account.invalid.map { .integer($0) },
      ])
    let others: [(String, Int?)] = [
      ("received", account.received), ("issued", account.issued), ("envelopes", account.envelopes),
      ("spoilt", account.spoilt), ("unused", account.unused), ("returned", account.returned), ("valid", account.valid),
      ("blank", account.blank), ("unclassified", account.unclassified),
    ]
    return (account.returned == nil ? [] : [plain])
      + others.compactMap { name, count in
        count.map { count in
          CommonDataFormat.object(
            "ElectionResults.BallotCounts",
            ["GpUnitId": .string(unit), "Type": "other", "OtherType": .string(name), "BallotsCast": .integer(count)])
        }
      }
  }

  private var people: [JSONValue] {
    report.results.flatMap { result in
      result.lines.indices.map { index in
        CommonDataFormat.object(
          "ElectionResults.Person",
          [
            "@id": .string("person-\(result.contest)-\(index + 1)"),
            "FullName": CommonDataFormat.text(
              BilingualText(zh: result.lines[index].name, en: result.lines[index].name)),
          ])
      }
    }
  }

  private func candidates(_ result: ContestResult) -> [JSONValue] {
    result.lines.enumerated().map { index, line in
      CommonDataFormat.object(
        "ElectionResults.Candidate",
        [
          "@id": .string(candidateID(result, index)), "PersonId": .string("person-\(result.contest)-\(index + 1)"),
          "BallotName": CommonDataFormat.text(BilingualText(zh: line.name, en: line.name)),
          "PreElectionStatus": "qualified",
          "PostElectionStatus": isDeclared ? (line.elected ? "winner" : "defeated") : nil,
        ])
    }
  }

  private func candidateID(_ result: ContestResult, _ index: Int) -> String {
    "candidate-\(result.contest)-\(index + 1)"
  }

  private func contest(_ result: ContestResult) -> JSONValue {
    CommonDataFormat.object(
      "ElectionResults.CandidateContest",
      [
        "@id": .string("contest-\(result.contest)"), "Name": .string(result.office.zh),
        "BallotTitle": CommonDataFormat.text(result.office), "ElectionDistrictId": .string(Self.community),
        "OfficeIds": .array([.string("office-\(result.contest)")]), "VotesAllowed": .integer(result.seats),
        "NumberElected": .integer(result.seats), "VoteVariation": result.seats == 1 ? "majority" : "n-of-m",
        "ContestSelection": .array(result.lines.indices.map { selection(result, $0) }),
        "OtherCounts": .array([
          CommonDataFormat.object(
            "ElectionResults.OtherCounts",
            [
              "GpUnitId": .string(Self.community), "WriteIns": .integer(result.writeIns),
              "Undervotes": .integer(result.undervotes),
            ])
        ]),
      ])
  }

  private func selection(_ result: ContestResult, _ index: Int) -> JSONValue {
    CommonDataFormat.object(
      "ElectionResults.CandidateSelection",
      [
        "@id": .string("selection-\(result.contest)-\(index + 1)"),
        "CandidateIds": .array([.string(candidateID(result, index))]), "SequenceOrder": .integer(index + 1),
        "VoteCounts": .array([
          CommonDataFormat.object(
            "ElectionResults.VoteCounts",
            [
              "GpUnitId": .string(Self.community), "Type": "total", "Count": .integer(result.lines[index].votes),
            ])
        ]),
      ])
  }
}
