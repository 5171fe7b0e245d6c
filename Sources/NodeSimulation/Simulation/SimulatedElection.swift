import ElectionRecord

/// A small election drawn from a seed: two to five boxes, one or two stations, the hall's desk.
struct SimulatedElection {
  /// Voters have numbers that no figure of a report can be by chance, so that a search for them means something.
  static let firstVoter: RollNumber = 1001
  /// Numbers on the roll; those of nobody in the simulation have no site.
  static let rollSize = 1200
  /// Nobody has it.
  static let strangers: ClosedRange<RollNumber> = 5001...5003
  /// A station whose laptop runs a newer version of the program.
  static let newerSite = SiteID("S9")

  let election: Election
  let roll: RollIndex
  let voters: [RollNumber]

  init(using generator: inout SeededGenerator) {
    let boxes = 2 + generator.below(4)
    let stations = 1 + generator.below(2)
    var sites = (1...boxes).map { Self.site("R\($0)", .mobileBox, stage: 1, areas: ["area \($0)"]) }
    sites += (1...stations).map { Self.site("S\($0)", .station, stage: 2) }
    sites += [Site(id: Self.newerSite, kind: .station, stage: 2, name: Self.text("newer"), areas: [], papers: nil)]
    sites += [Self.site("H1", .hall, stage: 3)]
    voters = (0..<30 + generator.below(51)).map { Self.firstVoter + RollNumber($0) }
    var initial = [UInt16](repeating: RollIndex.unassigned, count: Self.rollSize)
    for voter in voters where !generator.chance(4) {
      initial[Int(voter) - 1] = UInt16(generator.below(generator.chance(90) ? boxes : boxes + stations))
    }
    roll = RollIndex(initialSites: initial)
    let policy: RightsPolicy = generator.chance(60) ? .assigned : .shared
    election = Self.election(policy: policy, sites: sites, candidates: Array(voters.prefix(3)))
  }

  private static func site(_ id: String, _ kind: SiteKind, stage: Int, areas: [String] = []) -> Site {
    Site(id: SiteID(id), kind: kind, stage: stage, name: text(id), areas: areas, papers: nil)
  }

  private static func election(policy: RightsPolicy, sites: [Site], candidates: [RollNumber]) -> Election {
    let contest = Contest(
      id: "member", office: text("member"), seats: 2,
      candidates: zip(["甲", "乙", "丙"], candidates).map { Candidate(name: $0, voter: $1) })
    return Election(
      format: 1, id: "simulated", name: text("simulated"), mode: .voters, policy: policy, electorate: rollSize,
      roll: "roll.csv",
      profile: RuleProfile(
        proxyLimit: 2, quorum: Threshold(base: .registered, numerator: 1, denominator: 2),
        majority: Threshold(base: .returned, numerator: 1, denominator: 2)),
      polls: [Poll(id: .main, name: text("main"))], sites: sites, contests: [contest])
  }

  private static func text(_ text: String) -> BilingualText { BilingualText(zh: text, en: text) }
}
