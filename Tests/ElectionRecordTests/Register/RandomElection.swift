import ElectionRecord

/// Journals that nobody's rules kept in order: whatever a site or the hall could write, in any sequence.
enum RandomElection {
  private static let sites = ["R1", "R2", "S1", "H1"]

  static func builder(seed: UInt64, entries: Int = 60) -> RegisterBuilder {
    var draw = SeededGenerator(seed: seed)
    let policy: RightsPolicy = draw.once(in: 2) ? .assigned : .shared
    var box = RegisterBuilder(.fixture(policy: policy, proxyLimit: 1, candidates: [5]))
    if draw.once(in: 2) { box.enrol("R1b", at: "R1") }
    box.open("R1", "R2")
    for _ in 0..<entries { step(&box, &draw) }
    return box
  }

  private static func step(_ box: inout RegisterBuilder, _ draw: inout SeededGenerator) {
    let names = box.journals.map(\.name).filter { !$0.hasPrefix("hall") }
    guard let name = names.drawn(&draw) else { return }
    switch draw.below(20) {
    case 0...7: box.cast(name, voter(&draw), proxy: draw.once(in: 5) ? voter(&draw) : nil)
    case 8...10: box.envelope(name, voter(&draw), proxy: draw.once(in: 5) ? voter(&draw) : nil)
    case 11, 12: box.void(name, entry(of: name, box, &draw), marked: draw.once(in: 2))
    case 13: box.replace(name, entry(of: name, box, &draw))
    case 14: openOrClose(name, &box, &draw)
    case 15: fork(name, &box, &draw)
    case 16: if draw.once(in: 2) { box.append(.unknown, to: name) } else { box.holdHall(name, heldSize(box, &draw)) }
    default: decide(&box, &draw)
    }
  }

  private static func voter(_ draw: inout SeededGenerator) -> RollNumber { RollNumber(1 + draw.below(16)) }

  private static func heldSize(_ box: RegisterBuilder, _ draw: inout SeededGenerator) -> UInt32 {
    draw.once(in: 4) ? .max : UInt32(draw.below(Int(box.size("hall")) + 3))
  }

  private static func entry(of name: String, _ box: RegisterBuilder, _ draw: inout SeededGenerator) -> EntryID {
    EntryID(device: box.journals[box.index(name)].device, sequence: UInt32(draw.below(Int(box.size(name)) + 1)))
  }

  private static func openOrClose(_ name: String, _ box: inout RegisterBuilder, _ draw: inout SeededGenerator) {
    if draw.once(in: 2) { return box.open(name, papers: draw.below(30), rollVersion: draw.below(3)) }
    box.close(name, unused: draw.once(in: 3) ? draw.below(9) : nil, casts: draw.once(in: 3) ? draw.below(9) : nil)
  }

  private static func fork(_ name: String, _ box: inout RegisterBuilder, _ draw: inout SeededGenerator) {
    guard box.journals.count < 10, box.size(name) > 0 else { return }
    box.fork(name, at: draw.below(Int(box.size(name))), as: "branch \(box.journals.count)")
  }

  private static func decide(_ box: inout RegisterBuilder, _ draw: inout SeededGenerator) {
    let site = sites[draw.below(4)]
    switch draw.below(7) {
    case 0: box.amend(voter(&draw), draw.once(in: 2) ? .struckOff : .restored)
    case 1: box.amend(voter(&draw), .duplicateOf(original: voter(&draw)))
    case 2: box.revoke(site, at: UInt32(draw.below(Int(box.size(site)) + 3)))
    case 3: box.count(site, returned: draw.below(9), valid: draw.below(9), invalid: draw.below(3))
    case 4:
      box.merge(site)
      box.allotDue()
    default: rule(&box, &draw)
    }
  }

  private static func rule(_ box: inout RegisterBuilder, _ draw: inout SeededGenerator) {
    let known = box.register()
    guard let subject = Reconciliation.cases(known).drawn(&draw), let decision = RulingDecision.allCases.drawn(&draw),
      let ruling = try? RulingRule.rule(
        subject, decision: decision, officers: ["甲", "乙"], reason: "", corrects: false, insist: false,
        in: known)
    else { return }
    box.hall(.caseRuled(ruling))
  }
}
