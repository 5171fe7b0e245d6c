package import ElectionRecord

/// The compliance report for programs.
package enum ComplianceJSON {
  /// The members of the object of `comply --json`.
  package static func members(_ report: ComplianceReport) -> [String: JSONValue] {
    [
      "election": .string(report.election), "profile": .string(report.profile),
      "pollingDay": JSONValue(report.pollingDay?.description), "departures": list(report.departures),
      "notRecorded": list(report.checks(.notRecorded)), "met": list(report.checks(.met)),
    ]
  }

  private static func list(_ checks: [ComplianceCheck]) -> JSONValue {
    .array(
      checks.map { check in
        [
          "code": .string(check.code.rawValue), "source": JSONValue(check.source), "demanded": value(check.demanded),
          "found": check.found.map(value) ?? .null, "about": check.subject.map(subject) ?? .null,
        ]
      })
  }

  private static func value(_ value: ComplianceValue) -> JSONValue {
    switch value {
    case .required: ["required": true]
    case .truth(let truth): ["truth": .bool(truth)]
    case .days(let days): ["days": .integer(days)]
    case .done(let day, let days): ["day": .string(day.description), "days": .integer(days)]
    case .count(let count): ["count": .integer(count)]
    case .range(let least, let most): ["least": JSONValue(least), "most": JSONValue(most)]
    case .months(let months): ["months": .integer(months)]
    case .moreThan(let part): ["moreThan": fraction(part.numerator, part.denominator)]
    case .atLeast(let part): ["atLeast": fraction(part.numerator, part.denominator)]
    case .part(let part, let whole): ["count": .integer(part), "of": .integer(whole)]
    case .threshold(let threshold):
      [
        "base": .string(threshold.base.rawValue), "moreThan": fraction(threshold.numerator, threshold.denominator),
      ]
    case .codes(let codes): ["codes": .array(codes.map(JSONValue.string))]
    case .figures(let figures): ["figures": .array(figures.map { .string($0.rawValue) })]
    }
  }

  private static func fraction(_ numerator: Int, _ denominator: Int) -> JSONValue {
    .string("\(numerator)/\(denominator)")
  }

  private static func subject(_ subject: ComplianceSubject) -> JSONValue {
    switch subject {
    case .site(let site): ["site": .string(site.rawValue)]
    case .objection(let number): ["objection": .integer(number)]
    case .person(let name): ["person": .string(name)]
    case .group(let name): ["group": .string(name)]
    case .rule(let key): ["rule": .string(key)]
    case .contest(let contest): ["contest": .string(contest)]
    case .notice(let kind): ["notice": .string(kind.rawValue), "number": .integer(kind.number)]
    case .meeting(let kind, let day): ["meeting": .string(kind.rawValue), "day": JSONValue(day?.description)]
    }
  }
}
