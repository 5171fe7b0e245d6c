import ElectionRecord
import ElectionReports

/// Writes an election's definition as ``ElectionFile`` reads it; its rules stand in a file beside it.
enum ElectionFileText {
  static func text(_ election: Election) -> String {
    let head = [
      YAMLText.comment(election.name.zh), YAMLText.comment(election.name.en), "format: \(election.format)",
      "id: \(election.id)",
      "name: \(YAMLText.both(election.name))", "mode: \(election.mode.rawValue)",
    ]
    let rules =
      [
        election.type.map { "type: \($0.rawValue)" }, "policy: \(election.policy.rawValue)",
        "electorate: \(election.electorate)", "roll: \(YAMLText.scalar(election.roll))",
        election.pollingDay.map { "pollingDay: \($0)" },
        election.complaints.map { "complaints: \(YAMLText.both($0))" },
      ].compactMap { $0 } + inOffice(election.inOffice)
    return
      (head + rules + profile(election.profile, election.procedure) + polls(election) + sites(election)
      + contests(election))
      .map { $0 + "\n" }.joined()
  }

  private static func profile(_ profile: RuleProfile, _ rules: ProcedureProfile?) -> [String] {
    func threshold(_ value: Threshold) -> String {
      "{base: \(value.base.rawValue), moreThan: \(value.numerator)/\(value.denominator)}"
    }
    return ["profile:"] + (rules.map { ["  rules: \($0.id).yaml"] } ?? []) + [
      "  proxyLimit: \(profile.proxyLimit)", "  quorum: \(threshold(profile.quorum))",
      "  majority: \(threshold(profile.majority))",
    ]
  }

  private static func polls(_ election: Election) -> [String] {
    ["polls:"] + election.polls.map { "  - {id: \($0.id), name: \(YAMLText.both($0.name))}" }
  }

  private static func sites(_ election: Election) -> [String] {
    ["sites:"]
      + election.sites.flatMap { site in
        [
          "  - id: \(site.id)", "    kind: \(site.kind.rawValue)", "    stage: \(site.stage)",
          "    name: \(YAMLText.both(site.name))",
          "    areas: [\(site.areas.map(YAMLText.scalar).joined(separator: ", "))]",
          "    papers: \(site.papers ?? 0)",
          "    days: [\((site.days ?? []).map(\.description).joined(separator: ", "))]",
        ] + (site.hours.map { ["    hours: \(YAMLText.scalar($0))"] } ?? [])
      }
  }

  private static func contests(_ election: Election) -> [String] {
    ["contests:"]
      + election.contests.flatMap { contest in
        [
          "  - id: \(contest.id)", "    office: \(YAMLText.both(contest.office))", "    seats: \(contest.seats)",
        ]
          // Nobody is on a list that a nomination gives later.
          + (contest.candidates.isEmpty ? [] : ["    candidates:"])
          + contest.candidates.map { "      - " + person($0) }
      }
  }

  private static func inOffice(_ people: InOffice?) -> [String] {
    guard let people else { return [] }
    let groups = [("members", people.members), ("supervisors", people.supervisors)].filter { !$0.1.isEmpty }
    return ["inOffice:"] + groups.flatMap { name, people in ["  \(name):"] + people.map { "    - " + person($0) } }
  }

  private static func person(_ candidate: Candidate) -> String {
    let voter = candidate.voter.map { ", voter: \($0)" } ?? ""
    return "{name: \(YAMLText.scalar(candidate.name))\(voter)}"
  }
}

/// Texts as YAML has them; decided scalar by scalar, as they are read.
enum YAMLText {
  static func both(_ text: BilingualText) -> String { "{zh: \(scalar(text.zh)), en: \(scalar(text.en))}" }

  /// A line that is not read; nothing in the text can end it.
  static func comment(_ text: String) -> String { "# " + TextWrap.printable(text) }

  /// A text between double quotes.
  ///
  /// - Source: YAML 1.2, 5.1 "Character Set" and 5.7 "Escaped Characters".
  static func scalar(_ text: String) -> String {
    var quoted: String.UnicodeScalarView = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += ["\\", scalar]
      case _ where isPlain(scalar): quoted.append(scalar)
      default: quoted += escaped(scalar.value).unicodeScalars
      }
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// Whether a scalar may stand between quotes as it is, and is seen there.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: !scalar.properties.isNoncharacterCodePoint
    }
  }

  private static func escaped(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    let width = value > 0xFFFF ? 8 : 4
    return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
  }
}
