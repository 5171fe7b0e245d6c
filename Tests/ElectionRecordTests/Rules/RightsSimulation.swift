import ElectionRecord

/// Sites that serve, close, open again, fall out and synchronise at random, each deciding by nothing but what it holds.
struct RightsSimulation {
  private(set) var box: RegisterBuilder
  private var draw: SeededGenerator
  /// What each node holds of each journal, by name.
  private var held: [String: [String: UInt32]] = [:]
  /// Devices that still work.
  private(set) var live = ["R1", "R2", "S1", "H1"]
  private var closed: Set<String> = []
  /// How many entries of a lost device stand.
  private var stands: [String: UInt32] = [:]
  private(set) var ordinary = 0

  init(seed: UInt64, policy: RightsPolicy = .assigned) {
    box = RegisterBuilder(.fixture(policy: policy))
    draw = SeededGenerator(seed: seed)
    box.open("R1", "R2", "S1", "H1")
  }

  mutating func step() {
    guard let name = live.drawn(&draw) else { return }
    switch draw.below(24) {
    case 0...9: serve(name)
    case 10 where draw.once(in: 2): void(name)
    case 11 where draw.once(in: name.hasPrefix("R") ? 3 : 12): close(name)
    case 12...16: pull(into: name)
    case 17...20: settle()
    case 21: grant()
    case 22 where draw.once(in: 4): lose(name)
    case 23: reopen(name)
    default: break
    }
  }

  /// What `name` holds: its own journal whole, and of the others what has come.
  func knowledge(of name: String) -> Register {
    var sizes = Dictionary(uniqueKeysWithValues: box.journals.map { ($0.name, held[name]?[$0.name] ?? 0) })
    sizes[name] = box.size(name)
    return box.register(holding: sizes)
  }

  /// For each voter, the devices that would hand over an ordinary paper by right.
  func holders(of voters: ClosedRange<RollNumber>) -> [RollNumber: [String]] {
    var holders: [RollNumber: [String]] = [:]
    for name in live where !closed.contains(name) {
      let register = knowledge(of: name)
      for voter in voters {
        let facts = register.admissionFacts(for: CastRequest(voter: voter), journal: box.index(name))
        if facts.holdsRight, !facts.suspended { holders[voter, default: []].append(name) }
      }
    }
    return holders
  }

  /// Ordinary papers that stand for `voter`, wherever they were handed out.
  func papers(of voter: RollNumber) -> Int {
    box.journals.reduce(0) { sum, journal in
      let entries = journal.entries.prefix(Int(stands[journal.name] ?? .max))
      let voided = Set(
        entries.compactMap { entry -> UInt32? in
          if case .voided(let voiding) = entry.body { return voiding.sequence }
          return nil
        })
      return sum
        + entries.enumerated().count { sequence, entry in
          guard case .cast(voter, _) = entry.body else { return false }
          return !voided.contains(UInt32(sequence))
        }
    }
  }

  private mutating func serve(_ name: String) {
    let voter = RollNumber(1 + draw.below(14))
    let request = CastRequest(voter: voter, envelope: draw.once(in: 3) ? "E" : nil)
    let facts = knowledge(of: name).admissionFacts(for: request, journal: box.index(name))
    switch AdmissionRule.admit(request, given: facts) {
    case .ordinary:
      box.cast(name, voter)
      ordinary += 1
    case .provisional: box.envelope(name, voter)
    case .refused: break
    }
  }

  private mutating func void(_ name: String) {
    guard !closed.contains(name) else { return }
    let voter = RollNumber(1 + draw.below(14))
    let mark = knowledge(of: name).latestMark(of: voter, journal: box.index(name), ordinaryOnly: false)
    if let mark { box.void(name, mark) }
  }

  private mutating func close(_ name: String) {
    guard closed.insert(name).inserted else { return }
    box.close(name)
  }

  /// Some more of one journal comes to `name`, from whoever holds it.
  private mutating func pull(into name: String) {
    guard let journal = box.journals.map(\.name).drawn(&draw) else { return }
    let known = held[name]?[journal] ?? 0
    let more = box.size(journal) - known
    held[name, default: [:]][journal] = known + (draw.once(in: 2) ? more : UInt32(draw.below(Int(more) + 1)))
  }

  /// The hall receives some more of everything, acknowledges it and allots what it owes.
  private mutating func settle() {
    for _ in 0..<8 { pull(into: "hall") }
    let heads = live.map { JournalHead(device: RegisterBuilder.device($0), size: held["hall"]?[$0] ?? 0, root: .zero) }
    box.hall(.merged(heads.filter { $0.size > 0 }))
    for allotment in RightsRule.due(in: knowledge(of: "hall")) { box.hall(.rightAllotted(allotment)) }
  }

  /// A laptop asks the hall for a voter.
  private mutating func grant() {
    guard let name = live.drawn(&draw) else { return }
    let voter = RollNumber(draw.once(in: 3) ? 13 + draw.below(2) : 1 + draw.below(14))
    let decision = AskRule.decide(voter, for: RegisterBuilder.device(name), in: knowledge(of: "hall"))
    if case .allotted(let allotment) = decision { box.hall(.rightAllotted(allotment)) }
  }

  /// A laptop is lost; officers revoke it at what the hall holds, rule on it, and may enrol another one.
  private mutating func lose(_ name: String) {
    guard live.count > 2, let site = box.journals[box.index(name)].site else { return }
    live.removeAll { $0 == name }
    let size = held["hall"]?[name] ?? 0
    stands[name] = size
    box.revoke(name, at: size)
    if draw.once(in: 2) { enrolAnother(at: site) }
    let ruling = Ruling(
      caseClass: .deviceRevoked, voter: nil, device: RegisterBuilder.device(name), verdicts: [],
      officers: ["甲", "乙"], reason: "lost")
    box.hall(.caseRuled(ruling))
  }
  /// A site that has closed is served once more by a new laptop.
  private mutating func reopen(_ name: String) {
    guard closed.contains(name), box.journals.count < 12, let site = box.journals[box.index(name)].site else { return }
    live.removeAll { $0 == name }
    enrolAnother(at: site)
  }

  private mutating func enrolAnother(at site: SiteID) {
    let name = "\(site)+\(box.journals.count)"
    box.enrol(name, at: site.rawValue)
    // It knows its site from the hall's journal, and so whatever the hall decided before it was enrolled.
    held[name] = ["hall": box.size("hall")]
    box.open(name)
    live.append(name)
  }
}
