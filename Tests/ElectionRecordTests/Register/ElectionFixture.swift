import ElectionRecord

extension BilingualText {
  init(_ text: String) { self.init(zh: text, en: text) }
}

extension Threshold {
  /// More than half of a base.
  static func half(of base: CountBase) -> Threshold { Threshold(base: base, numerator: 1, denominator: 2) }
}

extension Election {
  /// An election with two boxes (stage 1), one station (2) and the hall (3).
  ///
  /// - Parameters:
  ///   - sites: Each as `ID:stage`, in the order of their positions.
  ///   - candidates: Roll numbers of candidates, all for one contest.
  static func fixture(
    policy: RightsPolicy = .assigned, sites: String = "R1:1 R2:1 S1:2 H1:3", proxyLimit: Int = 3,
    candidates: [RollNumber] = [], contests: [Contest] = [], majority: Threshold = .half(of: .returned),
    polls: [String] = ["main"], mode: ElectionMode = .voters
  ) -> Election {
    let own = candidates.isEmpty ? [] : [contest("own", seats: 1, candidates: candidates)]
    return Election(
      format: 1, id: "fixture", name: BilingualText("fixture"), mode: mode, policy: policy, electorate: 0,
      roll: "roll.csv",
      profile: RuleProfile(proxyLimit: proxyLimit, quorum: .half(of: .registered), majority: majority),
      polls: polls.map { Poll(id: PollID($0), name: BilingualText($0)) },
      sites: sites.split(separator: " ").map(site), contests: contests + own)
  }

  private static func site(_ text: Substring) -> Site {
    let parts = text.split(separator: ":")
    let stage = Int(parts[1]) ?? 1
    let kind: SiteKind = stage == 1 ? .mobileBox : stage == 2 ? .station : .hall
    return Site(
      id: SiteID(String(parts[0])), kind: kind, stage: stage, name: BilingualText(String(parts[0])), areas: [],
      papers: nil)
  }

  private static func contest(_ id: String, seats: Int, candidates: [RollNumber]) -> Contest {
    Contest(
      id: id, office: BilingualText(id), seats: seats,
      candidates: candidates.map { Candidate(name: "candidate \($0)", voter: $0) })
  }
}

extension RollIndex {
  /// Consecutive roll numbers from 1: each block as `SITE:voters`, with `-` for voters whom no site has at first.
  static func fixture(_ blocks: String, in election: Election) -> RollIndex {
    RollIndex(
      initialSites: blocks.split(separator: " ").flatMap { block in
        let parts = block.split(separator: ":")
        let site = election.siteIndex(SiteID(String(parts[0]))).map { UInt16($0) }
        return [UInt16](repeating: site ?? RollIndex.unassigned, count: Int(parts[1]) ?? 0)
      })
  }
}

extension SiteID: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(value) }
}
