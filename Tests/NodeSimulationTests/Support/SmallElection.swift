import ElectionRecord
import Foundation
import NodeRehearsal

/// Two boxes, a station and the hall's desk; voters 1–10 belong to R1, 11–20 to R2; 9 and 10 are candidates.
enum SmallElection {
  static let election = Election(
    format: 1, id: "small", name: text("小选举", "Small election"), mode: .voters, policy: .assigned, electorate: 20,
    roll: "roll.csv",
    profile: RuleProfile(
      proxyLimit: 2, quorum: Threshold(base: .registered, numerator: 1, denominator: 2),
      majority: Threshold(base: .returned, numerator: 1, denominator: 2)),
    polls: [Poll(id: .main, name: text("正式选举", "Main poll"))],
    sites: [
      Site(
        id: SiteID("R1"), kind: .mobileBox, stage: 1, name: text("东片", "East"), areas: ["东"], papers: 20),
      Site(
        id: SiteID("R2"), kind: .mobileBox, stage: 1, name: text("西片", "West"), areas: ["西"], papers: 20),
      Site(id: SiteID("S1"), kind: .station, stage: 2, name: text("投票站", "Station"), areas: [], papers: 20),
      Site(id: SiteID("H1"), kind: .hall, stage: 3, name: text("会场", "Hall"), areas: [], papers: 20),
    ],
    contests: [
      Contest(
        id: "chair", office: text("主任", "Chair"), seats: 1,
        candidates: [Candidate(name: "甲", voter: 9), Candidate(name: "乙", voter: 10)])
    ])

  static let roll = RollIndex(initialSites: (0..<20).map { $0 < 10 ? 0 : 1 })

  private static func text(_ zh: String, _ en: String) -> BilingualText { BilingualText(zh: zh, en: en) }

  /// Reads steps as a scenario's file has them, one a line.
  static func scenario(_ steps: String, head: String = "") throws -> RehearsalScenario {
    let lines = steps.split(separator: "\n").map { "  - " + $0.trimmingCharacters(in: .whitespaces) }
    return try parse("election: small\nseed: 7\n\(head)steps:\n" + lines.joined(separator: "\n") + "\n")
  }

  static func parse(_ text: String) throws -> RehearsalScenario {
    try RehearsalScenario.parse(Array(text.utf8), file: "scenario.yaml") { _ in (election, roll) }
  }

  static func run(_ steps: String, policy: RightsPolicy = .assigned) throws -> RehearsalResult {
    try Rehearsal.run(try scenario(steps, head: "policy: \(policy)\n"))
  }
}
