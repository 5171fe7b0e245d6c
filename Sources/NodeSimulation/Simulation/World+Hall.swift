import ElectionRecord
import NodeRehearsal
import NodeService

/// What happens at the hall.
extension World {
  func rule() throws(SimulationFailure) {
    let open = Reconciliation.cases(hall.node.node.register).filter { $0.state == .open }
    guard !open.isEmpty else { return note("no case is open") }
    let subject = generator.pick(open)
    let decision: RulingDecision? = generator.chance(60) ? nil : generator.pick(RulingDecision.allCases)
    let officers = generator.chance(90) ? Self.officers : ["负责人甲", "负责人甲"]
    let insist = slips.chance(50)
    let number = lateNumber(for: subject)
    try atHall("\(subject.caseClass) ruled \(decision.map { "\($0)" } ?? "as proposed")") { (node) throws(NodeError) in
      _ = try node.rule(
        caseID: subject.id, decision: decision, officers: officers, reason: "heard",
        number: decision == .accept ? number : nil, insist: insist)
    }
  }

  /// A ruling turns out to be wrong.
  func ruleAgain() throws(SimulationFailure) {
    let ruled = Reconciliation.cases(hall.node.node.register).filter { $0.state == .ruled && $0.device == nil }
    guard !ruled.isEmpty else { return note("no ruling to correct") }
    let subject = slips.pick(ruled)
    let decision = slips.pick([RulingDecision.accept, .refuse])
    let (number, insist) = (lateNumber(for: subject), slips.chance(50))
    try atHall("\(subject.caseClass) ruled again: \(decision)") { (node) throws(NodeError) in
      _ = try node.rule(
        caseID: subject.id, decision: decision, officers: Self.officers, reason: "mistyped",
        number: decision == .accept ? number : nil, corrects: true, insist: insist)
    }
  }

  /// A mark turns out to name the wrong voter, after its site has closed; or who was served is found out later.
  func takeBack() throws(SimulationFailure) {
    let nameless = hall.node.node.register.hall.takenBack.values.filter { $0.record.served == nil }
    let voter =
      slips.chance(30)
      ? nameless.max { $0.sequence < $1.sequence }?.record.voter ?? slips.pick(scene.voters) : slips.pick(scene.voters)
    let served: Served =
      slips.chance(70) ? .voter(slips.pick(scene.voters)) : slips.chance(50) ? .unknown : .nobody
    let site = slips.chance(30) ? slips.pick(election.sites).id : nil
    let asked = TakeBackRequest(
      voter: voter, site: site, served: served, officers: Self.officers, reason: "misread card",
      confirmed: slips.chance(50))
    try atHall("takes a mark of voter \(voter) back, served: \(served)") { (node) throws(NodeError) in
      try node.takeBack(asked)
    }
  }

  /// A figure turns out to be wrong, at the hall or at a table.
  func correctFigures() throws(SimulationFailure) {
    let site = slips.pick(election.sites).id
    let subject: CorrectionSubject =
      switch slips.below(3) {
      case 0: .opening(site: site, device: nil, papers: slips.below(120))
      case 1: .closing(site: site, device: nil, unused: slips.below(60))
      default: .box(BoxCount(site: site, returned: slips.below(40), valid: slips.below(30), invalid: slips.below(3)))
      }
    try atHall("corrects a figure of \(site)") { (node) throws(NodeError) in
      try node.correct(subject, officers: Self.officers, reason: "read the wrong line")
    }
  }

  func countBox() throws(SimulationFailure) {
    let site = generator.pick(election.sites).id
    let returned = generator.below(40)
    let invalid = generator.below(3)
    let valid = max(0, returned - invalid - generator.below(2))
    try atHall("counts \(site)") { (node) throws(NodeError) in
      try node.count(BoxCount(site: site, returned: returned, valid: valid, invalid: invalid))
    }
  }

  func tally() throws(SimulationFailure) {
    let contest = election.contests[0]
    let lines = contest.candidates.map { Tally.Line(name: $0.name, votes: generator.below(60)) }
    try atHall("enters a tally") { (node) throws(NodeError) in
      try node.enter(Tally(contest: contest.id, lines: lines, writeIns: 0, undervotes: 0))
    }
  }

  func amend() throws(SimulationFailure) {
    let voter = generator.pick(scene.voters)
    let original = generator.pick(scene.voters)
    let change: RollAmendment.Change =
      switch generator.below(4) {
      case 0: .restored
      case 1, 2: .struckOff
      default: .duplicateOf(original: original)
      }
    try atHall("amends voter \(voter): \(change)") { (node) throws(NodeError) in
      try node.amendRoll(RollAmendment(voter: voter, change: change, reason: "amended", officers: ["甲", "乙"]))
    }
  }

  func explain() throws(SimulationFailure) {
    let report: ReconciliationReport
    do throws(NodeError) { report = try hall.node.node.report() } catch { throw failure(nil, "\(error)") }
    guard !report.findings.isEmpty else { return note("nothing to explain") }
    let finding = generator.pick(report.findings)
    try atHall("explains \(finding.code)") { (node) throws(NodeError) in
      try node.explain(
        Explanation(
          code: finding.code, site: finding.site, contest: finding.contest, text: "recounted", officers: Self.officers))
    }
  }

  func reconcile() throws(SimulationFailure) {
    try atHall("reconciles") { (node) throws(NodeError) in _ = try node.reconcile() }
  }

  func revoke() throws(SimulationFailure) {
    guard mayRevoke else { return note("nobody is revoked") }
    let site = generator.pick(election.sites).id
    try atHall("revokes \(site)") { (node) throws(NodeError) in try node.revoke(site: site, reason: "lost") }
  }

  func atHall(_ what: String, _ work: (Node) throws(NodeError) -> Void) throws(SimulationFailure) {
    var outcome = "done"
    do throws(NodeError) {
      try work(hall.node.node)
    } catch .store(let error) {
      throw failure(nil, "the hall \(what): \(error)")
    } catch {
      outcome = "\(error)"
    }
    note("hall \(what): \(outcome)")
    try observe(hall, mayWrite: true)
    if generator.chance(5) {
      note("hall dies")
      try restart(hall)
    }
  }
}
