/// A text in both languages of the project.
package struct BilingualText: Hashable, Sendable, Codable {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The text in `language`.
  package func text(_ language: Language) -> String { language == .zh ? zh : en }
}

/// The reader's language: Chinese unless English was asked for.
package enum Language: String, Sendable, Codable, CaseIterable { case zh, en }

/// How a voter's right to an ordinary paper is held.
package enum RightsPolicy: String, Sendable, Codable, CaseIterable {
  /// The roll gives each right to one site, by area; two ordinary casts for one voter are impossible.
  case assigned
  /// Any site may issue to anyone not known to have voted; duplicates are found at merging.
  case shared
}

/// Who votes.
package enum ElectionMode: String, Sendable, Codable, CaseIterable {
  /// All registered voters (选民直接选举).
  case voters
  /// The residents' representatives (居民代表选举).
  case representatives
  /// One person for each household (户代表选举).
  case households
}

/// What kind of place a site is.
package enum SiteKind: String, Sendable, Codable, CaseIterable {
  /// 流动票箱, carried from door to door.
  case mobileBox
  /// 投票站.
  case station
  /// 中心会场.
  case hall
}

/// A site (投票点) as the election's file defines it.
package struct Site: Hashable, Sendable, Codable {
  package let id: SiteID
  package let kind: SiteKind
  /// The order in which sites are served, from 1: boxes, then stations, then the hall.
  package let stage: Int
  package let name: BilingualText
  /// The areas whose voters have their right here at first.
  package let areas: [String]
  /// Ballot papers planned for the site.
  package let papers: Int?
  /// The days on which it serves; nil in elections defined before they were kept.
  package let days: [CalendarDay]?
  /// From when to when on each of these days, as a notice says it: `8:00–17:00`.
  package let hours: String?

  package init(
    id: SiteID, kind: SiteKind, stage: Int, name: BilingualText, areas: [String], papers: Int?,
    days: [CalendarDay]? = nil, hours: String? = nil
  ) {
    self.hours = hours
    self.id = id
    self.kind = kind
    self.stage = stage
    self.name = name
    self.areas = areas
    self.papers = papers
    self.days = days
  }
}

/// A formal candidate (正式候选人).
package struct Candidate: Hashable, Sendable, Codable {
  package let name: String
  /// The candidate's own number on the roll, where there is one.
  package let voter: RollNumber?

  package init(name: String, voter: RollNumber?) {
    self.name = name
    self.voter = voter
  }
}

/// A contest (职位): an office with its seats and candidates.
package struct Contest: Hashable, Sendable, Codable {
  package let id: String
  package let office: BilingualText
  package let seats: Int
  package let candidates: [Candidate]

  package init(id: String, office: BilingualText, seats: Int, candidates: [Candidate]) {
    self.id = id
    self.office = office
    self.seats = seats
    self.candidates = candidates
  }
}

/// One poll of the election.
package struct Poll: Hashable, Sendable, Codable {
  package let id: PollID
  package let name: BilingualText

  package init(id: PollID, name: BilingualText) {
    self.id = id
    self.name = name
  }
}

/// The base of a share.
package enum CountBase: String, Sendable, Codable, CaseIterable {
  /// Voters on the roll.
  case registered
  /// Ballot papers taken out of the boxes.
  case returned
  /// Ballot papers found valid.
  case valid
}

/// “More than a part of a base”, as the rules on turnout and majority are written.
package struct Threshold: Hashable, Sendable, Codable {
  package let base: CountBase
  package let numerator: Int
  package let denominator: Int

  package init(base: CountBase, numerator: Int, denominator: Int) {
    self.base = base
    self.numerator = numerator
    self.denominator = denominator
  }

  /// More than `part` of `base`.
  package init(base: CountBase, _ part: Fraction) {
    self.init(base: base, numerator: part.numerator, denominator: part.denominator)
  }

  /// The smallest whole number that is more than the part of `total`.
  package func needed(of total: Int) -> Int { total * numerator / denominator + 1 }

  private enum CodingKeys: String, CodingKey { case base, moreThan }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    base = try container.decode(CountBase.self, forKey: .base)
    let text = try container.decode(String.self, forKey: .moreThan)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    // More than the whole of a base is more than there is.
    guard parts.count == 2, let numerator = parts[0], let denominator = parts[1],
      numerator > 0, denominator > numerator
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .moreThan, in: container, debugDescription: "a fraction such as 1/2 is expected")
    }
    self.numerator = numerator
    self.denominator = denominator
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(base, forKey: .base)
    try container.encode("\(numerator)/\(denominator)", forKey: .moreThan)
  }
}

/// The values that differ from province to province.
package struct RuleProfile: Hashable, Sendable, Codable {
  /// The most principals that one proxy may vote for.
  package let proxyLimit: Int
  /// Turnout that makes the election valid (双过半, first half).
  package let quorum: Threshold
  /// Votes that elect (双过半, second half).
  package let majority: Threshold

  package init(proxyLimit: Int, quorum: Threshold, majority: Threshold) {
    self.proxyLimit = proxyLimit
    self.quorum = quorum
    self.majority = majority
  }
}

/// What kind of election it is; the rules on results differ.
package enum ElectionType: String, Sendable, Codable, CaseIterable {
  /// 换届选举.
  case general
  /// 补选.
  case byElection
  /// 另行选举: seats that the first poll left open.
  case supplementary
  /// 重新投票: those who were tied.
  case runoff
  /// 罢免.
  case recall
}

/// Who is in office while a later poll fills other seats: the law looks at all of them together.
///
/// - Rule: 城市居民委员会组织法 (2025) arts. 8 and 36: a woman at least, no close kin among them, and no member or kin of one on
///   the supervisory committee.
package struct InOffice: Hashable, Sendable, Codable {
  /// Of the residents' committee.
  package var members: [Candidate]
  /// Of the supervisory committee.
  package var supervisors: [Candidate]

  package init(members: [Candidate], supervisors: [Candidate]) {
    (self.members, self.supervisors) = (members, supervisors)
  }
}

/// An election (选举) as its file defines it: everything but the roll.
package struct Election: Hashable, Sendable, Codable {
  /// The newest file format this program reads.
  package static let formatMax = 1
  /// The most sites one election may have.
  package static let sitesMax = 4096
  /// The most contests one election may have.
  package static let contestsMax = 64
  /// The most candidates, or nominees, of one contest.
  package static let candidatesMax = 256

  package let format: Int
  package let id: String
  package let name: BilingualText
  package let mode: ElectionMode
  package private(set) var policy: RightsPolicy
  /// Registered voters of the community; larger than the roll when representatives vote.
  package let electorate: Int
  /// The roll's file, beside the election's file.
  package let roll: String
  package let profile: RuleProfile
  package let polls: [Poll]
  /// In order of position within their stages.
  package let sites: [Site]
  package private(set) var contests: [Contest]
  /// Nil means ``ElectionType/general``.
  package let type: ElectionType?
  /// 选举日: the day that deadlines are counted back from.
  package let pollingDay: CalendarDay?
  /// The rules of the procedure, each with its source; nil where only the register is kept.
  package var procedure: ProcedureProfile?
  /// 举报: where residents complain of what spoils the election, with the address.
  package var complaints: BilingualText?
  /// Who is in office already, of a poll that fills seats beside them.
  package var inOffice: InOffice?

  package init(
    format: Int, id: String, name: BilingualText, mode: ElectionMode, policy: RightsPolicy, electorate: Int,
    roll: String, profile: RuleProfile, polls: [Poll], sites: [Site], contests: [Contest],
    type: ElectionType? = nil, pollingDay: CalendarDay? = nil, procedure: ProcedureProfile? = nil
  ) {
    self.format = format
    self.id = id
    self.name = name
    self.mode = mode
    self.policy = policy
    self.electorate = electorate
    self.roll = roll
    self.profile = profile
    self.polls = polls
    self.sites = sites
    self.contests = contests
    self.type = type
    self.pollingDay = pollingDay
    self.procedure = procedure
  }

  /// The same election under another policy.
  package func with(policy: RightsPolicy) -> Election {
    var election = self
    election.policy = policy
    return election
  }

  /// The same election with other contests.
  package func with(contests: [Contest]) -> Election {
    var election = self
    election.contests = contests
    return election
  }

  /// The first day on which anybody votes; nil where no site says its days.
  package var firstVotingDay: CalendarDay? { sites.compactMap(\.days).joined().min() }

  /// The position of `id` among ``sites``.
  package func siteIndex(_ id: SiteID) -> Int? { sites.firstIndex { $0.id == id } }

  /// The candidates' own roll numbers.
  package var candidateNumbers: Set<RollNumber> {
    Set(contests.flatMap { $0.candidates.compactMap(\.voter) })
  }
}
