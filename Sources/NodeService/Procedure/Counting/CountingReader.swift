import ElectionRecord

/// Reads records of the count.
enum CountingReader {
  static let readers: [String: ProcedureFile.Reader] = [
    "countSession": { (value) throws(ElectionFileError) in .counting(.session(try session(value))) },
    "countBatch": { (value) throws(ElectionFileError) in .counting(.batch(try batch(value))) },
    "batchTally": { (value) throws(ElectionFileError) in .counting(.tally(try tally(value))) },
    "doubtfulPapers": { (value) throws(ElectionFileError) in .counting(.referral(try referral(value))) },
    "doubtfulDecided": { (value) throws(ElectionFileError) in .counting(.decision(try decision(value))) },
  ]

  private static let papers = 0...CountFile.figureMax

  private static func session(_ value: YAMLValue) throws(ElectionFileError) -> CountSession {
    let map = try value.mapping(["id", "caller", "teller", "scrutineer", "day", "source"])
    return CountSession(
      id: try map.required("id").identifier(), caller: try map.required("caller").text(),
      teller: try map.required("teller").text(), scrutineer: try map.required("scrutineer").text(),
      day: try map.optional("day")?.calendarDay())
  }

  private static func batch(_ value: YAMLValue) throws(ElectionFileError) -> CountBatch {
    let map = try value.mapping(["id", "poll", "sites", "papers", "source"])
    var sites: [SiteID] = []
    for item in try map.required("sites").list(countMax: Election.sitesMax) {
      sites.append(SiteID(try item.identifier(charactersMax: 32)))
    }
    return CountBatch(
      id: try map.required("id").identifier(), sites: sites, papers: try map.required("papers").integer(in: papers),
      poll: PollID(try map.optional("poll")?.identifier() ?? PollID.main.rawValue))
  }

  private static func tally(_ value: YAMLValue) throws(ElectionFileError) -> BatchTally {
    let map = try value.mapping([
      "batch", "keying", "session", "valid", "invalid", "blank", "doubtful", "contests", "source",
    ])
    var contests: [ContestTally] = []
    for item in try map.required("contests").list(countMax: Election.contestsMax) {
      contests.append(try contest(item))
    }
    return BatchTally(
      batch: try map.required("batch").identifier(), keying: try map.required("keying").integer(in: 1...1000),
      session: try map.required("session").identifier(), valid: try map.required("valid").integer(in: papers),
      invalid: try map.required("invalid").integer(in: papers), blank: try map.figure("blank") ?? 0,
      doubtful: try map.figure("doubtful") ?? 0, contests: contests)
  }

  private static func contest(_ value: YAMLValue) throws(ElectionFileError) -> ContestTally {
    let map = try value.mapping(["contest", "void", "votes", "writeIns", "undervotes"])
    return ContestTally(
      contest: try map.required("contest").identifier(), void: try map.figure("void") ?? 0,
      votes: try lines(map.required("votes")), writeIns: try map.optional("writeIns").map(lines) ?? [],
      undervotes: try map.required("undervotes").integer(in: papers))
  }

  /// Votes by name: `{吴逸芸: 263, 候选人甲（合成）: 17}`.
  private static func lines(_ value: YAMLValue) throws(ElectionFileError) -> [NamedVotes] {
    var lines: [NamedVotes] = []
    for (name, _, item) in try value.anyMapping().entries {
      lines.append(NamedVotes(name, try item.integer(in: papers)))
    }
    return lines
  }

  private static func referral(_ value: YAMLValue) throws(ElectionFileError) -> DoubtfulReferral {
    let map = try value.mapping(["id", "batch", "reason", "papers"])
    return DoubtfulReferral(
      id: try map.required("id").identifier(), batch: try map.required("batch").identifier(),
      reason: try map.required("reason").choice(DoubtReason.self), papers: try map.figure("papers") ?? 1)
  }

  private static func decision(_ value: YAMLValue) throws(ElectionFileError) -> DoubtfulDecision {
    let map = try value.mapping(["id", "decision", "officers"])
    return DoubtfulDecision(
      referral: try map.required("id").identifier(), decision: try map.required("decision").choice(PaperClass.self),
      officers: try map.required("officers").names())
  }
}

extension YAMLValue {
  /// A list of people's names.
  func names() throws(StrictYAMLError) -> [String] {
    var names: [String] = []
    for name in try list(countMax: 32) { names.append(try name.text()) }
    return names
  }
}
