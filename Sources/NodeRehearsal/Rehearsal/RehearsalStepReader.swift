import ElectionRecord
import NodeService

/// Reads the steps of a scenario in order; it knows the nodes that there are at each step.
struct RehearsalStepReader {
  private let election: Election
  /// Names that steps may use so far, and the site that each serves.
  private var nodes: [String: SiteID]

  /// Who signs where a step names nobody.
  static let officers = ["负责人甲", "负责人乙"]

  init(election: Election) {
    self.election = election
    nodes = Dictionary(election.sites.map { ($0.id.rawValue, $0.id) }) { first, _ in first }
  }

  /// Reads one step: a mapping with one key, what to do.
  mutating func read(_ step: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let entries = try step.anyMapping().entries
    guard let (name, line, value) = entries.first, entries.count == 1 else {
      throw step.refused(
        zh: "每一步只写一件事，如 - open: {site: R1}。请改正。", en: "a step is one thing, such as - open: {site: R1}. Correct it.")
    }
    guard let read = Self.readers[name] else {
      throw StrictYAMLError(
        file: step.file, line: line, path: step.path,
        kind: .unknownKey(name, known: Self.readers.keys.sorted()))
    }
    return try read(&self, value)
  }

  private typealias Reader = @Sendable (inout Self, YAMLValue) throws(StrictYAMLError) -> RehearsalAction

  private static let readers: [String: Reader] = [
    "open": { (self, value) throws(StrictYAMLError) in try self.open(value) },
    "cast": { (self, value) throws(StrictYAMLError) in try self.cast(value) },
    "void": { (self, value) throws(StrictYAMLError) in try self.void(value) },
    "replace": { (self, value) throws(StrictYAMLError) in try self.replace(value) },
    "ask": { (self, value) throws(StrictYAMLError) in try self.ask(value) },
    "close": { (self, value) throws(StrictYAMLError) in try self.close(value) },
    "paperIn": { (self, value) throws(StrictYAMLError) in try self.paperIn(value) },
    "paperCheck": { (self, value) throws(StrictYAMLError) in try self.paperCheck(value) },
    "cut": { (self, value) throws(StrictYAMLError) in .cut(node: try self.lone(value)) },
    "heal": { (self, value) throws(StrictYAMLError) in .heal(node: try self.lone(value)) },
    "carry": { (self, value) throws(StrictYAMLError) in try self.carry(value) },
    "crash": { (self, value) throws(StrictYAMLError) in .crash(node: try self.lone(value)) },
    "clock": { (self, value) throws(StrictYAMLError) in try self.clock(value) },
    "clone": { (self, value) throws(StrictYAMLError) in try self.clone(value) },
    "enrol": { (self, value) throws(StrictYAMLError) in try self.enrol(value) },
    "revoke": { (self, value) throws(StrictYAMLError) in try self.revoke(value) },
    "count": { (self, value) throws(StrictYAMLError) in try self.count(value) },
    "tally": { (self, value) throws(StrictYAMLError) in try self.tally(value) },
    "amend": { (self, value) throws(StrictYAMLError) in try self.amend(value) },
    "explain": { (self, value) throws(StrictYAMLError) in try self.explain(value) },
    "settle": { (_, value) throws(StrictYAMLError) in
      try nothing(value)
      return .settle
    },
    "rule": { (self, value) throws(StrictYAMLError) in try self.rule(value) },
    "reconcile": { (_, value) throws(StrictYAMLError) in
      try nothing(value)
      return .reconcile
    },
    "record": { (self, value) throws(StrictYAMLError) in
      let node = try value.anyMapping().optional("site").map { (site) throws(StrictYAMLError) in
        try self.node(site, orHall: true)
      }
      return .record(node: node ?? Cluster.hallName, try ProcedureFile.record(value, besides: ["site"]))
    },
    "declare": { (self, value) throws(StrictYAMLError) in
      .declare(officers: value.isNull ? officers : try self.officers(try value.mapping(["officers"])))
    },
  ]

  private static func nothing(_ value: YAMLValue) throws(StrictYAMLError) {
    if !value.isNull { _ = try value.mapping([]) }
  }
}

/// What the steps have in common.
extension RehearsalStepReader {
  /// A node under `site`, and nothing else.
  fileprivate func lone(_ value: YAMLValue) throws(StrictYAMLError) -> String {
    try node(try value.mapping(["site"]).required("site"), orHall: true)
  }

  fileprivate func node(_ value: YAMLValue, orHall: Bool = false) throws(StrictYAMLError) -> String {
    let name = try value.text(charactersMax: 64)
    guard nodes[name] != nil || orHall && name == Cluster.hallName else {
      throw value.complaint(.notOneOf((nodes.keys.sorted() + (orHall ? [Cluster.hallName] : []))))
    }
    return name
  }

  fileprivate func site(_ value: YAMLValue) throws(StrictYAMLError) -> SiteID {
    let id = SiteID(try value.text(charactersMax: 64))
    guard election.siteIndex(id) != nil else {
      throw value.complaint(.notOneOf(election.sites.map(\.id.rawValue)))
    }
    return id
  }

  fileprivate mutating func newName(_ value: YAMLValue, for site: SiteID?) throws(StrictYAMLError) -> String {
    let name = try value.identifier()
    guard name != Cluster.hallName, nodes[name] == nil else {
      throw value.refused(zh: "这个名字已经用过。请换一个。", en: "this name is taken. Choose another.")
    }
    nodes[name] = site
    return name
  }

  fileprivate func voter(_ value: YAMLValue) throws(StrictYAMLError) -> RollNumber {
    RollNumber(try value.integer(in: 1...Int(RollNumber.max)))
  }

  fileprivate func papers(_ value: YAMLValue) throws(StrictYAMLError) -> Int {
    try value.integer(in: 0...Node.Limits.papersMax)
  }

  fileprivate func text(_ value: YAMLValue) throws(StrictYAMLError) -> String {
    try value.text(charactersMax: Node.Limits.textBytesMax / 4)
  }

  fileprivate func officers(_ map: YAMLMapping) throws(StrictYAMLError) -> [String] {
    guard let value = map.optional("officers") else { return Self.officers }
    return try value.list(countMax: 16).map { (name) throws(StrictYAMLError) in try text(name) }
  }

  fileprivate func reason(_ map: YAMLMapping, otherwise text: String) throws(StrictYAMLError) -> String {
    try map.optional("reason").map { (reason) throws(StrictYAMLError) in try self.text(reason) } ?? text
  }
}

/// The steps at a site.
extension RehearsalStepReader {
  fileprivate func open(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "papers", "officers"])
    let name = try node(try map.required("site"))
    let planned = election.sites.first { $0.id == nodes[name] }?.papers
    let papers = try map.optional("papers").map { (value) throws(StrictYAMLError) in try self.papers(value) }
    guard let papers = papers ?? planned else { throw map.value.complaint(.missingKey("papers")) }
    return .open(node: name, papers: papers, officers: try officers(map))
  }

  fileprivate func cast(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "voter", "proxy", "envelope", "request"])
    let request = CastRequest(
      voter: try voter(try map.required("voter")),
      proxy: try map.optional("proxy").map { (value) throws(StrictYAMLError) in try voter(value) },
      envelope: try map.optional("envelope")?.text(charactersMax: 64))
    var id: RequestID?
    if let written = map.optional("request") {
      id = RequestID(try written.text(charactersMax: RequestID.bytesMax))
      if id == nil { throw written.complaint(.tooLong(limit: RequestID.bytesMax)) }
    }
    return .cast(node: try node(try map.required("site")), request, id: id)
  }

  fileprivate func void(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "voter", "reason", "marked"])
    return .void(
      node: try node(try map.required("site")), voter: try voter(try map.required("voter")),
      reason: try reason(map, otherwise: "误划"), paperMarked: try map.optional("marked")?.boolean() ?? false)
  }

  fileprivate func replace(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "voter", "reason"])
    return .replace(
      node: try node(try map.required("site")), voter: try voter(try map.required("voter")),
      reason: try reason(map, otherwise: "污损"))
  }

  fileprivate func ask(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "voter"])
    return .ask(node: try node(try map.required("site")), AskOrder(voter: try voter(try map.required("voter"))))
  }

  fileprivate func close(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "unused", "officers"])
    return .close(
      node: try node(try map.required("site")), unused: try papers(try map.required("unused")),
      officers: try officers(map))
  }
}

/// Marks kept on paper.
extension RehearsalStepReader {
  fileprivate func paperIn(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "voters", "replaced", "day", "reason", "by", "used", "spoilt", "keepStrays"])
    let by = try map.optional("by").map { (name) throws(StrictYAMLError) in try text(name) } ?? Self.officers[0]
    let batch = PaperBatch(
      day: try map.optional("day")?.calendarDay() ?? election.pollingDay ?? CalendarDay(number: 0),
      reason: try reason(map, otherwise: "电脑丢失"), origin: "打印名册", sheets: 1, enteredBy: by,
      used: try map.optional("used").map { (value) throws(StrictYAMLError) in try papers(value) },
      spoilt: try map.optional("spoilt").map { (value) throws(StrictYAMLError) in try papers(value) })
    return .paperIn(
      node: try node(try map.required("site")), try list(map), batch,
      keepsStrays: try map.optional("keepStrays")?.boolean() ?? false)
  }

  fileprivate func paperCheck(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "voters", "replaced", "by"])
    let by = try map.optional("by").map { (name) throws(StrictYAMLError) in try text(name) } ?? Self.officers[1]
    return .paperCheck(node: try node(try map.required("site")), try list(map), checkedBy: by)
  }

  private func list(_ map: YAMLMapping) throws(StrictYAMLError) -> PaperList {
    var replaced: [RollNumber] = []
    for item in try map.optional("replaced")?.list(countMax: PaperList.linesMax) ?? [] {
      replaced.append(try voter(item))
    }
    var voters: [RollNumber] = []
    for item in try map.required("voters").list(countMax: PaperList.linesMax) {
      let number = try voter(item)
      guard !voters.contains(number) else {
        throw item.refused(zh: "这个序号已经写过。请删去。", en: "this number is there already. Delete it.")
      }
      voters.append(number)
    }
    return PaperList(voters: voters, replaced: replaced)
  }
}

/// What happens to laptops and their network.
extension RehearsalStepReader {
  fileprivate func carry(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["from", "to"])
    return .carry(
      from: try node(try map.required("from"), orHall: true), to: try node(try map.required("to"), orHall: true))
  }

  fileprivate func clock(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "offset"])
    let offset = try map.required("offset")
    guard let seconds = ClockOffset.seconds(try offset.text(charactersMax: 20)) else {
      throw offset.refused(
        zh: "应为带单位 d、h、m、s 的整数，如 -3d、+2h、90m、30s。请改正。",
        en: "a whole number of d, h, m or s is expected, such as -3d, +2h, 90m or 30s. Correct it.")
    }
    return .clock(node: try node(try map.required("site"), orHall: true), offsetSeconds: seconds)
  }

  fileprivate mutating func clone(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "as"])
    let original = try node(try map.required("site"))
    return .clone(node: original, name: try newName(try map.required("as"), for: nodes[original]))
  }

  fileprivate mutating func enrol(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "as"])
    let site = try site(try map.required("site"))
    return .enrol(site: site, name: try newName(try map.required("as"), for: site))
  }
}

/// The steps at the hall.
extension RehearsalStepReader {
  fileprivate func revoke(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "reason"])
    return .revoke(site: try site(try map.required("site")), reason: try reason(map, otherwise: "电脑丢失"))
  }

  fileprivate func count(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["site", "returned", "valid", "invalid", "blank"])
    return .count(
      BoxCount(
        site: try site(try map.required("site")), returned: try papers(try map.required("returned")),
        valid: try papers(try map.required("valid")), invalid: try papers(try map.required("invalid")),
        blank: try map.optional("blank").map { (value) throws(StrictYAMLError) in try papers(value) } ?? 0))
  }

  fileprivate func tally(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["contest", "votes", "writeIns", "undervotes"])
    let contest = try map.required("contest")
    let id = try contest.text()
    guard let known = election.contests.first(where: { $0.id == id }) else {
      throw contest.complaint(.notOneOf(election.contests.map(\.id)))
    }
    let names = known.candidates.map(\.name)
    var lines: [Tally.Line] = []
    for (name, line, votes) in try map.required("votes").anyMapping().entries {
      // Where the nomination names the candidates, the hall checks them.
      guard names.isEmpty || names.contains(name) else {
        throw StrictYAMLError(file: votes.file, line: line, path: votes.path, kind: .unknownKey(name, known: names))
      }
      lines.append(Tally.Line(name: name, votes: try papers(votes)))
    }
    return .tally(
      Tally(
        contest: id, lines: lines,
        writeIns: try map.optional("writeIns").map { (value) throws(StrictYAMLError) in try papers(value) } ?? 0,
        undervotes: try map.optional("undervotes").map { (value) throws(StrictYAMLError) in try papers(value) } ?? 0))
  }

  fileprivate func amend(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["voter", "change", "original"])
    let voter = try voter(try map.required("voter"))
    let change = try map.required("change").choice(AmendmentName.self)
    if change != .duplicateOf, let original = map.optional("original") {
      throw original.refused(
        zh: "只有 change: duplicateOf 才写 original。请删去。", en: "original belongs to change: duplicateOf only. Delete it.")
    }
    switch change {
    case .struckOff: return .amend(RollAmendment(voter: voter, change: .struckOff))
    case .restored: return .amend(RollAmendment(voter: voter, change: .restored))
    case .duplicateOf:
      let original = try self.voter(try map.required("original"))
      return .amend(RollAmendment(voter: voter, change: .duplicateOf(original: original)))
    }
  }

  private enum AmendmentName: String, CaseIterable { case struckOff, restored, duplicateOf }

  fileprivate func explain(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["code", "site", "text", "officers"])
    return .explain(
      Explanation(
        code: try map.required("code").choice(FindingCode.self),
        site: try map.optional("site").map { (value) throws(StrictYAMLError) in try site(value) },
        text: try text(try map.required("text")), officers: try officers(map)))
  }

  fileprivate func rule(_ value: YAMLValue) throws(StrictYAMLError) -> RehearsalAction {
    let map = try value.mapping(["voter", "case", "site", "device", "decision", "officers", "reason"])
    let subjects = try [
      map.optional("voter").map { (value) throws(StrictYAMLError) in .voter(try voter(value)) },
      map.optional("case").map { (value) throws(StrictYAMLError) in .caseID(try value.text(charactersMax: 64)) },
      map.optional("site").map { (value) throws(StrictYAMLError) in .site(try site(value)) },
      map.optional("device").map { (value) throws(StrictYAMLError) in .device(try device(value)) },
    ].compactMap { (subject: RehearsalAction.Subject?) in subject }
    guard let subject = subjects.first, subjects.count == 1 else {
      throw value.refused(
        zh: "voter、case、site、device 只写其中一个。请改正。", en: "write one of voter, case, site and device. Correct it.")
    }
    let decision = try map.required("decision").choice(DecisionName.self)
    return .rule(
      subject, decision.ruling, officers: try officers(map), reason: try reason(map, otherwise: "核对后裁定"))
  }

  private enum DecisionName: String, CaseIterable {
    case asProposed, accept, refuse, acknowledge

    var ruling: RulingDecision? { RulingDecision(rawValue: rawValue) }
  }

  private func device(_ value: YAMLValue) throws(StrictYAMLError) -> DeviceID {
    guard let device = DeviceID(hex: try value.text(charactersMax: 16)) else {
      throw value.complaint(.wrongType(.identifier))
    }
    return device
  }
}
