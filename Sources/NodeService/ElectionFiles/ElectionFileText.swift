import ElectionRecord

/// Writes an election's definition as ``ElectionFile`` reads it; its rules stand in a file beside it.
enum ElectionFileText {
  static func text(_ election: Election) -> String {
    let head = [
      YAMLText.comment(election.name.zh), YAMLText.comment(election.name.en), "format: \(election.format)",
      "id: \(election.id)",
      "name: \(YAMLText.both(election.name))", "mode: \(election.mode.rawValue)",
    ]
    let rules = [
      election.type.map { "type: \($0.rawValue)" }, "policy: \(election.policy.rawValue)",
      "electorate: \(election.electorate)", "roll: \(YAMLText.scalar(election.roll))",
      election.pollingDay.map { "pollingDay: \($0)" },
    ].compactMap { $0 }
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
        ]
      }
  }

  private static func contests(_ election: Election) -> [String] {
    ["contests:"]
      + election.contests.flatMap { contest in
        [
          "  - id: \(contest.id)", "    office: \(YAMLText.both(contest.office))", "    seats: \(contest.seats)",
          "    candidates:",
        ]
          + contest.candidates.map { candidate in
            let voter = candidate.voter.map { ", voter: \($0)" } ?? ""
            return "      - {name: \(YAMLText.scalar(candidate.name))\(voter)}"
          }
      }
  }
}
