package import ElectionRecord
import Foundation

/// Why an election's or a count's file is refused.
package typealias ElectionFileError = StrictYAMLError

/// Reads an election's definition (`election.yaml`). Its keys are described in `config/elections/*/election.yaml`.
package enum ElectionFile {
  /// The file's name in the election's folder.
  package static let name = "election.yaml"
  /// The most polls, areas of a site and polling days of a site.
  package static let pollsMax = 16
  package static let areasMax = 4096
  package static let daysMax = 366

  /// Reads the election in `folder`.
  ///
  /// - Throws: ``ElectionFileError`` for a file that is not there, an unknown, missing or ill-typed key, and a
  ///   definition that contradicts itself; each with its line and what to do.
  package static func load(_ folder: String) throws(ElectionFileError) -> Election {
    let value = try StrictYAML.load(folder + "/" + name)
    return try read(value) { (rules, mode) throws(ElectionFileError) in
      try ProfileFile.load(folder + "/" + rules, for: mode)
    } rowsOfRoll: { (roll) throws(ElectionFileError) in
      try RollRows.count(folder + "/" + roll) - StruckOffFile.load(folder).count
    }
  }

  /// Reads the election in a folder that has no roll yet, as an import of registrations needs it.
  ///
  /// - Throws: ``ElectionFileError``, as ``load(_:)`` does.
  package static func loadBeforeRoll(_ folder: String) throws(ElectionFileError) -> Election {
    try read(
      StrictYAML.load(folder + "/" + name),
      rulesAt: { (rules, mode) throws(ElectionFileError) in try ProfileFile.load(folder + "/" + rules, for: mode) },
      rowsOfRoll: { _ in 0 })
  }

  /// Reads an election's definition.
  ///
  /// - Parameters:
  ///   - rulesAt: Reads a file of rules for the election's mode.
  ///   - rowsOfRoll: How many voters a roll's file has; asked when the file does not say the electorate.
  static func read(
    _ value: YAMLValue, rulesAt: (String, ElectionMode) throws(ElectionFileError) -> ProcedureProfile,
    rowsOfRoll: (String) throws(ElectionFileError) -> Int
  ) throws(ElectionFileError) -> Election {
    let format = try value.anyMapping().format(max: Election.formatMax)
    let map = try value.mapping([
      "format", "id", "name", "mode", "type", "policy", "electorate", "roll", "profile", "pollingDay", "polls", "sites",
      "contests", "complaints", "inOffice",
    ])
    let roll = try map.optional("roll").map { (roll) throws(ElectionFileError) in try fileName(roll) } ?? "roll.csv"
    let stated = try map.optional("electorate")?.integer(in: 1...2_000_000_000)
    let mode = try map.required("mode").choice(ElectionMode.self)
    let profile = try RuleProfileReader.read(map.optional("profile")) { (path) throws(ElectionFileError) in
      try rulesAt(path, mode)
    }
    let type = try map.optional("type")?.choice(ElectionType.self)
    var election = Election(
      format: format, id: try lowercased(map.required("id")), name: try map.required("name").bilingual(),
      mode: mode,
      policy: try map.optional("policy")?.choice(RightsPolicy.self) ?? .assigned,
      electorate: stated ?? 0, roll: roll, profile: profile.register,
      polls: try polls(map.optional("polls")), sites: try SiteReader.read(map.required("sites")),
      contests: try ContestReader.read(map.required("contests"), type: type), type: type,
      pollingDay: try map.optional("pollingDay")?.calendarDay(), procedure: profile.procedure)
    election.complaints = try map.optional("complaints")?.bilingual()
    election.inOffice = try map.optional("inOffice").map { (value) throws(ElectionFileError) in
      let map = try value.mapping(["members", "supervisors"])
      return InOffice(
        members: try ContestReader.candidates(map.optional("members")),
        supervisors: try ContestReader.candidates(map.optional("supervisors")))
    }
    // The roll is looked at only once the definition is right.
    return stated == nil ? election.with(electorate: try rowsOfRoll(roll)) : election
  }

  /// Small letters, digits and hyphens: the identifier is a folder's name as well.
  private static func lowercased(_ value: YAMLValue) throws(ElectionFileError) -> String {
    let id = try value.identifier()
    guard id == id.lowercased() else {
      throw value.refused(zh: "只能用小写字母、数字、连字符。请改正。", en: "small letters, digits and hyphens only. Correct it.")
    }
    return id
  }

  /// A file in the election's own folder.
  private static func fileName(_ value: YAMLValue) throws(ElectionFileError) -> String {
    let name = try value.text(charactersMax: 255)
    let separators = [UInt8(ascii: "/"), UInt8(ascii: "\\")]
    guard !name.utf8.contains(where: separators.contains), name.utf8.first != UInt8(ascii: ".") else {
      throw value.refused(
        zh: "名册文件须与 election.yaml 在同一目录。请只写文件名。",
        en: "the roll's file must be beside election.yaml. Write its name only.")
    }
    return name
  }

  private static func polls(_ value: YAMLValue?) throws(ElectionFileError) -> [Poll] {
    guard let value else { return [Poll(id: .main, name: BilingualText(zh: "正式选举", en: "Main poll"))] }
    var polls: [Poll] = []
    for item in try value.list(countMax: pollsMax) {
      let map = try item.mapping(["id", "name"])
      let id = try map.required("id")
      let poll = Poll(id: PollID(try id.identifier()), name: try map.required("name").bilingual())
      guard !polls.contains(where: { $0.id == poll.id }) else { throw id.repeated() }
      polls.append(poll)
    }
    guard !polls.isEmpty else { throw value.mustNotBeEmpty() }
    return polls
  }
}

extension Election {
  fileprivate func with(electorate: Int) -> Election {
    var election = Election(
      format: format, id: id, name: name, mode: mode, policy: policy, electorate: electorate, roll: roll,
      profile: profile, polls: polls, sites: sites, contests: contests, type: type, pollingDay: pollingDay,
      procedure: procedure)
    (election.complaints, election.inOffice) = (complaints, inOffice)
    return election
  }
}

extension YAMLValue {
  /// The complaint about an identifier that was used before.
  func repeated() -> StrictYAMLError {
    refused(zh: "与前面的重复。请换一个。", en: "it was used before. Choose another.")
  }

  /// The complaint about seats that the listed candidates cannot fill.
  fileprivate func moreSeats(than candidates: Int) -> StrictYAMLError {
    refused(
      zh: "席位多于候选人（\(candidates) 人）。请改正席位，或补上候选人；候选人尚未产生的，不写 candidates。",
      en:
        "there are more seats than candidates (\(candidates)). Correct the seats or add candidates; where they are not "
        + "nominated yet, leave candidates out.")
  }

  /// The complaint about a list without items.
  func mustNotBeEmpty() -> StrictYAMLError {
    refused(zh: "至少要有一项。请补上。", en: "it needs at least one item. Add it.")
  }
}

/// Reads the sites and checks them against each other.
private enum SiteReader {
  static func read(_ value: YAMLValue) throws(ElectionFileError) -> [Site] {
    var sites: [Site] = []
    var owners: [FoldedText: SiteID] = [:]
    for item in try value.list(countMax: Election.sitesMax) {
      let map = try item.mapping(["id", "kind", "stage", "name", "areas", "papers", "days", "hours"])
      let site = try site(map)
      guard !sites.contains(where: { $0.id == site.id }) else { throw try map.required("id").repeated() }
      for area in site.areas {
        if let owner = owners[area.folded] {
          throw item.refused(
            zh: "片区“\(area)”已属于投票点 \(owner)。一个片区只能属于一个投票点，请改正。",
            en: "the area \"\(area)\" belongs to site \(owner). An area belongs to one site; correct it.")
        }
        owners[area.folded] = site.id
      }
      sites.append(site)
    }
    guard !sites.isEmpty else { throw value.mustNotBeEmpty() }
    return sites
  }

  private static func site(_ map: YAMLMapping) throws(ElectionFileError) -> Site {
    var areas: [String] = []
    for area in try map.optional("areas")?.list(countMax: ElectionFile.areasMax) ?? [] { areas.append(try area.text()) }
    let days = try map.required("days")
    let listed = try days.list(countMax: ElectionFile.daysMax)
    guard !listed.isEmpty else { throw days.mustNotBeEmpty() }
    var served: [CalendarDay] = []
    for day in listed { served.append(try day.calendarDay()) }
    return Site(
      id: SiteID(try map.required("id").identifier(charactersMax: 32)),
      kind: try map.required("kind").choice(SiteKind.self), stage: try map.required("stage").integer(in: 1...255),
      name: try map.required("name").bilingual(), areas: areas,
      papers: try map.required("papers").integer(in: 0...RecordLimits.figureMax), days: served,
      hours: try map.optional("hours")?.text())
  }
}

/// Reads the contests and their candidates.
private enum ContestReader {
  static func read(_ value: YAMLValue, type: ElectionType?) throws(ElectionFileError) -> [Contest] {
    var contests: [Contest] = []
    for item in try value.list(countMax: Election.contestsMax) {
      let map = try item.mapping(["id", "office", "seats", "candidates"])
      let contest = Contest(
        id: try map.required("id").identifier(), office: try map.required("office").bilingual(),
        seats: try map.required("seats").integer(in: 1...1000), candidates: try candidates(map.optional("candidates")))
      guard !contests.contains(where: { $0.id == contest.id }) else { throw try map.required("id").repeated() }
      guard fits(contest, type) else { throw try map.required("seats").moreSeats(than: contest.candidates.count) }
      contests.append(contest)
    }
    guard !contests.isEmpty else { throw value.mustNotBeEmpty() }
    return contests
  }

  /// Whether as many stand as there are seats: those who are left for a supplementary poll may be fewer, and its voters
  /// write others in.
  private static func fits(_ contest: Contest, _ type: ElectionType?) -> Bool {
    contest.candidates.isEmpty || contest.seats <= contest.candidates.count || type == .supplementary
  }

  /// None where the nomination is recorded and its formal list will name them.
  static func candidates(_ value: YAMLValue?) throws(ElectionFileError) -> [Candidate] {
    guard let value else { return [] }
    var candidates: [Candidate] = []
    for item in try value.list(countMax: Election.candidatesMax) {
      let map = try item.mapping(["name", "voter", "source"])
      _ = try map.optional("source")?.text()
      let number = try map.optional("voter")?.integer(in: 1...RollLimits.standard.rowsMax)
      let candidate = Candidate(name: try map.required("name").text(), voter: number.map { RollNumber($0) })
      guard !FoldedSet(candidates.map(\.name)).contains(candidate.name) else {
        throw try map.required("name").repeated()
      }
      if let voter = candidate.voter, candidates.contains(where: { $0.voter == voter }) {
        throw try map.required("voter").repeated()
      }
      candidates.append(candidate)
    }
    return candidates
  }
}
