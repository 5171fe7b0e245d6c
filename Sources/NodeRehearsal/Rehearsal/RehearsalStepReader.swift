package import ElectionRecord
import NodeService

/// Reads the steps of a scenario in order; it knows the nodes that there are at each step.
///
/// Nodes are named by their site, `hall`, or the name that a step gave them.
struct RehearsalStepReader {
  typealias Deed = RehearsalStep.Deed
  private typealias Reader = (Self) -> (YAMLValue) throws(StrictYAMLError) -> Deed

  let election: Election
  /// Names that steps may use so far, and the site that each serves.
  private(set) var nodes: [String: SiteID]

  /// Who signs where a step names nobody.
  static let officers = ["负责人甲", "负责人乙"]

  init(election: Election) {
    self.election = election
    nodes = Dictionary(election.sites.map { ($0.id.rawValue, $0.id) }) { first, _ in first }
  }

  /// What each step is read by, under its key in a scenario.
  private let readers: [String: Reader] = [
    "open": Self.open, "cast": Self.cast, "void": Self.void, "replace": Self.replace, "ask": Self.ask,
    "close": Self.close, "paperIn": Self.paperIn, "paperCheck": Self.paperCheck, "record": Self.record,
    "cut": Self.cut, "heal": Self.heal, "carry": Self.carry, "crash": Self.crash, "clock": Self.clock,
    "clone": Self.clone, "enrol": Self.enrol, "recover": Self.recover, "settle": Self.settle, "revoke": Self.revoke,
    "count": Self.count, "tally": Self.tally, "amend": Self.amend, "explain": Self.explain, "rule": Self.rule,
    "add": Self.add, "takeBack": Self.takeBack, "correct": Self.correct, "reconcile": Self.reconcile,
    "declare": Self.declare,
    "redeclare": Self.redeclare,
  ]

  /// Reads one step: a mapping with one key, what to do.
  mutating func read(_ step: YAMLValue) throws(StrictYAMLError) -> RehearsalStep {
    let entries = try step.anyMapping().entries
    guard let (name, line, value) = entries.first, entries.count == 1 else {
      throw step.refused(
        zh: "每一步只写一件事，如 - open: {site: R1}。请改正。", en: "a step is one thing, such as - open: {site: R1}. Correct it.")
    }
    guard let read = readers[name] else {
      throw StrictYAMLError(
        file: step.file, line: line, path: step.path, kind: .unknownKey(name, known: readers.keys.sorted()))
    }
    let deed = try read(self)(value)
    if let made = deed.made { nodes[made.name] = made.site }
    return RehearsalStep(name: name, deed: deed)
  }
}

/// What the steps have in common.
extension RehearsalStepReader {
  /// A node under `site`, and nothing else.
  func lone(_ value: YAMLValue) throws(StrictYAMLError) -> String {
    try value.mapping(["site"]).required("site", nodeOrHall)
  }

  func nothing(_ value: YAMLValue) throws(StrictYAMLError) {
    if !value.isNull { _ = try value.mapping([]) }
  }

  func node(_ value: YAMLValue) throws(StrictYAMLError) -> String { try name(value, among: nodes.keys.sorted()) }

  func nodeOrHall(_ value: YAMLValue) throws(StrictYAMLError) -> String {
    try name(value, among: nodes.keys.sorted() + [Cluster.hallName])
  }

  private func name(_ value: YAMLValue, among names: [String]) throws(StrictYAMLError) -> String {
    let name = try value.text(charactersMax: 64)
    guard names.contains(name) else { throw value.complaint(.notOneOf(names)) }
    return name
  }

  func site(_ value: YAMLValue) throws(StrictYAMLError) -> SiteID {
    SiteID(try name(value, among: election.sites.map(\.id.rawValue)))
  }

  func newName(_ value: YAMLValue) throws(StrictYAMLError) -> String {
    let name = try value.identifier()
    guard name != Cluster.hallName, nodes[name] == nil else {
      throw value.refused(zh: "这个名字已经用过。请换一个。", en: "this name is taken. Choose another.")
    }
    return name
  }

  func voter(_ value: YAMLValue) throws(StrictYAMLError) -> RollNumber {
    RollNumber(try value.integer(in: 1...Int(RollNumber.max)))
  }

  func papers(_ value: YAMLValue) throws(StrictYAMLError) -> Int {
    try value.integer(in: 0...Node.Limits.papersMax)
  }

  func text(_ value: YAMLValue) throws(StrictYAMLError) -> String {
    try value.text(charactersMax: Node.Limits.textBytesMax / 4)
  }

  func officers(_ map: YAMLMapping) throws(StrictYAMLError) -> [String] {
    guard let value = map.optional("officers") else { return Self.officers }
    return try value.list(countMax: 16).map(text)
  }
}

/// One step of a rehearsal: its name, its words and what it does. ``RehearsalStepReader`` makes all three in one place.
package struct RehearsalStep: Sendable {
  /// The step's key in a scenario, and its `do` in JSON.
  package let name: String
  let deed: Deed

  /// What it is called.
  package var text: BilingualText { deed.text }

  /// What a step does.
  struct Deed: Sendable {
    let text: BilingualText
    /// A node that it makes, and the site which that serves.
    var made: (name: String, site: SiteID?)?
    /// Does it as the step of that number, from 1.
    let work: @Sendable (inout Rehearser, Int) throws(ClusterError) -> RehearsalOutcome
  }
}

extension RehearsalStep.Deed {
  /// Something that nobody answers for.
  init(
    _ zh: String, _ en: String, made: (String, SiteID?)? = nil,
    _ work: @escaping @Sendable (inout Rehearser) throws(ClusterError) -> Void
  ) {
    self.init(text: BilingualText(zh: zh, en: en), made: made) { (rehearser, _) throws(ClusterError) in
      try work(&rehearser)
      return .done
    }
  }

  /// Something at a node under a request's name: asked again where a crash lost its receipt.
  ///
  /// - Parameter id: The request's name; nil for one of the step's own.
  static func once(
    _ node: String, _ zh: String, _ en: String, id: RequestID? = nil,
    _ work: @escaping @Sendable (Node, RequestID?) throws(NodeError) -> RehearsalOutcome
  ) -> Self {
    Self(text: BilingualText(zh: "\(node) \(zh)", en: "\(node) \(en)")) { (rehearser, number) throws(ClusterError) in
      try rehearser.once(node, number, id: id, work)
    }
  }

  /// The hall's own work.
  static func atHall(_ zh: String, _ en: String, _ work: @escaping @Sendable (Node) throws(NodeError) -> Void) -> Self {
    Self(zh, en) { (rehearser) throws(ClusterError) in try rehearser.atHall(work) }
  }
}
