package import ElectionRecord

/// What was counted (`count.yaml`): the papers of each site, their totals, and the votes of each contest.
package struct CountFile: Equatable, Sendable {
  /// The newest file format this program reads.
  package static let formatMax = 1

  /// The papers of one site.
  package struct SiteCount: Equatable, Sendable {
    package let site: SiteID
    /// Papers handed to voters; nil when the file does not say.
    package let issued: Int?
    /// What was found in the box; nil while it is not counted.
    package let box: BoxCount?
  }

  /// Sums over all sites, each nil while a site's figure is not known.
  package struct Totals: Equatable, Sendable {
    package let issued: Int?
    package let returned: Int?
    package let valid: Int?
    package let invalid: Int?
    package let blank: Int?
  }

  package let poll: PollID
  /// Where the figures come from.
  package let source: String?
  /// In the order of the file.
  package let sites: [SiteCount]
  package let totals: Totals
  package let tallies: [Tally]

  /// Reads a count's file.
  ///
  /// - Parameter election: When given, sites, polls, contests and candidates must be the election's, and where every
  ///   box is counted, each contest's votes, write-ins and undervotes must add up to seats × valid papers.
  /// - Throws: ``ElectionFileError`` with the line and what to do. Papers that do not add up within a site are no error
  ///   here: reconciliation finds and reports them.
  package static func load(_ path: String, for election: Election? = nil) throws(ElectionFileError) -> CountFile {
    try read(try StrictYAML.load(path), for: election)
  }

  /// - Parameter candidates: The names that stand for an office: those of the election's file, where it has any; nil
  ///   checks none.
  static func read(
    _ value: YAMLValue, for election: Election?,
    candidates: @escaping (Contest) -> [Candidate]? = { $0.candidates.isEmpty ? nil : $0.candidates }
  ) throws(ElectionFileError) -> CountFile {
    _ = try value.anyMapping().format(max: formatMax)
    let map = try value.mapping(["format", "poll", "source", "sites", "totals", "tally"])
    let poll = PollID(try map.optional("poll")?.identifier() ?? PollID.main.rawValue)
    if let election, !election.polls.contains(where: { $0.id == poll }) {
      throw (map.optional("poll") ?? value).complaint(.notOneOf(election.polls.map(\.id.rawValue)))
    }
    let sites = try sites(map.required("sites"), election)
    let totals = Totals(sites)
    try map.optional("totals").map { (stated) throws(ElectionFileError) in try check(stated, against: totals) }
    let tallies = try TallyReader(election: election, valid: totals.valid, candidates: candidates)
      .read(map.required("tally"))
    return CountFile(
      poll: poll, source: try map.optional("source")?.text(charactersMax: 1000), sites: sites, totals: totals,
      tallies: tallies)
  }

  private static func sites(_ value: YAMLValue, _ election: Election?) throws(ElectionFileError) -> [SiteCount] {
    var sites: [SiteCount] = []
    for (key, line, item) in try value.anyMapping().entries {
      let id = SiteID(key)
      if let election, election.siteIndex(id) == nil {
        let known = election.sites.map(\.id.rawValue)
        throw StrictYAMLError(file: item.file, line: line, path: value.path, kind: .unknownKey(key, known: known))
      }
      sites.append(try site(id, item))
    }
    guard !sites.isEmpty else { throw value.mustNotBeEmpty() }
    return sites
  }

  private static func site(_ id: SiteID, _ value: YAMLValue) throws(ElectionFileError) -> SiteCount {
    let map = try value.mapping(["issued", "returned", "valid", "invalid", "blank", "source"])
    _ = try map.optional("source")?.text()
    let figures = try ["returned", "valid", "invalid"].map { (key) throws(ElectionFileError) in try map.figure(key) }
    let blank = try map.figure("blank")
    let issued = try map.figure("issued")
    guard let returned = figures[0], let valid = figures[1], let invalid = figures[2] else {
      guard figures.allSatisfy({ $0 == nil }), blank == nil else {
        throw value.refused(
          zh: "returned、valid、invalid 要么都写，要么都不写（未点票）。请补全。",
          en: "write all of returned, valid and invalid, or none of them while the box is not counted.")
      }
      return SiteCount(site: id, issued: issued, box: nil)
    }
    let box = BoxCount(site: id, returned: returned, valid: valid, invalid: invalid, blank: blank ?? 0)
    return SiteCount(site: id, issued: issued, box: box)
  }

  /// Stated totals are a check of what was typed.
  private static func check(_ value: YAMLValue, against totals: Totals) throws(ElectionFileError) {
    let map = try value.mapping(["issued", "returned", "valid", "invalid", "blank", "source"])
    _ = try map.optional("source")?.text()
    let sums: [(String, Int?)] = [
      ("issued", totals.issued), ("returned", totals.returned), ("valid", totals.valid),
      ("invalid", totals.invalid), ("blank", totals.blank),
    ]
    for (key, sum) in sums {
      guard let entry = map.optional(key), let stated = try map.figure(key), stated != sum else { continue }
      guard let sum else {
        throw entry.refused(
          zh: "有的投票点还没有此数，不能写合计。请删去。", en: "a site's figure is not known yet, so there is no total. Delete it.")
      }
      throw entry.refused(
        zh: "合计写作 \(stated)，各投票点之和是 \(sum)。请核对。",
        en: "the total says \(stated), the sites add up to \(sum). Check both.")
    }
  }
}

extension CountFile.Totals {
  init(_ sites: [CountFile.SiteCount]) {
    func sum(_ figure: (CountFile.SiteCount) -> Int?) -> Int? {
      let known = sites.compactMap(figure)
      return known.count == sites.count ? known.reduce(0, +) : nil
    }
    self.init(
      issued: sum(\.issued), returned: sum { $0.box?.returned }, valid: sum { $0.box?.valid },
      invalid: sum { $0.box?.invalid }, blank: sum { $0.box?.blank })
  }
}

extension YAMLMapping {
  /// A number of papers or votes; nil when it is not there.
  func figure(_ key: String) throws(StrictYAMLError) -> Int? {
    try optional(key)?.integer(in: 0...RecordLimits.figureMax)
  }
}
