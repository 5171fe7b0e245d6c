import ElectionRecord
import JournalStore
import NodeRehearsal
import NodeService

/// What is recorded beside the papers: lists that a failed laptop's site kept on paper, where boxes were, and who left
/// the roll or came back to it.
///
/// These events are drawn by generators of their own, so that they do not move what the others draw.
extension World {
  func recordProcedure() throws(SimulationFailure) {
    if clerks.chance(5) { try enterPaper() }
    if clerks.chance(3) { try checkPaper() }
    if clerks.chance(5) { try recordCustody() }
    if committee.chance(3) { try recordRegistration() }
  }

  /// A site enters a few lines of its printed list: whoever stands on it, wherever the right is and whoever was marked.
  private func enterPaper() throws(SimulationFailure) {
    let laptop = clerks.pick(tables)
    var voters = (0..<1 + clerks.below(4)).map { _ in clerks.pick(scene.voters) }
    if clerks.chance(10) { voters.append(clerks.pick(SimulatedElection.strangers)) }
    let list = PaperList(voters: voters.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    let batch = PaperBatch(
      day: CalendarDay(number: clerks.below(20_000)), reason: "laptop failed", origin: "printed list", sheets: 1,
      enteredBy: Self.officers[0])
    guard let id = RequestID("paper-\(step)") else { preconditionFailure("a short text is an id") }
    let keepsStrays = clerks.chance(50)
    let first = try record(laptop, "enters \(list.lines.count) voters from paper") { (node) throws(NodeError) in
      try node.enterPaper(list, under: batch, keepsStrays: keepsStrays, id: id)
    }
    guard let first, clerks.chance(30) else { return }
    if clerks.chance(50) { try restart(laptop) }
    let written = laptop.authored
    let again = try record(laptop, "enters them again") { (node) throws(NodeError) in
      try node.enterPaper(list, under: batch, keepsStrays: keepsStrays, id: id)
    }
    guard again == first, laptop.authored == written else {
      throw failure(.unknownOutcome, "\(laptop.name) recorded one list twice")
    }
  }

  /// Somebody keys what the site entered again, at times wrongly.
  private func checkPaper() throws(SimulationFailure) {
    let laptop = clerks.pick(tables)
    let open = PaperRule.batches(in: laptop.node.node.register).filter {
      $0.site == laptop.node.site && $0.checkedBy == nil
    }
    var voters = open.flatMap(\.marks).map(\.voter)
    if clerks.chance(30), !voters.isEmpty { voters.removeLast() }
    guard !voters.isEmpty else { return }
    _ = try record(laptop, "checks \(voters.count) voters from paper") { (node) throws(NodeError) in
      try node.checkPaper(PaperList(voters: voters), by: Self.officers[1])
    }
  }

  /// Somebody writes down where a box is, at the site or at the hall; it need not fit.
  private func recordCustody() throws(SimulationFailure) {
    let isAtHall = clerks.chance(40)
    let laptop = isAtHall ? hall : clerks.pick(tables)
    let site = isAtHall ? clerks.pick(election.sites).id : nil
    let record = custodyRecord(of: site)
    _ = try self.record(laptop, "records custody") { (node) throws(NodeError) in
      try node.record([.custody(record)])
    }
  }

  /// The committee writes down who stays out and who comes back; rules refuse what makes no sense.
  private func recordRegistration() throws(SimulationFailure) {
    let voter = committee.pick(scene.voters)
    let day = CalendarDay(number: 14_680)
    let record: RegistrationRecord =
      switch committee.below(5) {
      case 0: .declined(VoterNotice(voter: voter, day: day))
      case 1: .absent(VoterNotice(voter: voter, day: day))
      case 2:
        .separated(SeparatedResidence(voter: voter, day: day, choice: .elsewhere, community: "elsewhere"))
      case 3: .restored(VoterRestored(voter: voter, day: day, reason: .cameBack, officers: Self.officers))
      default: .removed(VoterRemoved(voter: voter, day: day, reason: .died, officers: Self.officers))
      }
    _ = try self.record(hall, "records the registration of \(voter)") { (node) throws(NodeError) in
      try node.record([.registration(record)])
    }
  }

  private func custodyRecord(of site: SiteID?) -> CustodyRecord {
    let day = CalendarDay(number: 14_680 + clerks.below(4))
    let people = ["甲", "乙", "丙"]
    let seals = (0..<clerks.below(3)).map { _ in clerks.pick(["A-1", "A-2", "A-3"]) }
    switch clerks.below(6) {
    case 0:
      return .sealed(BoxSealed(site: site, day: day, seals: seals, officers: Self.officers, slot: clerks.chance(50)))
    case 1:
      return .kept(
        BoxKept(site: site, from: day, to: day.adding(days: clerks.below(3)), custodians: [clerks.pick(people)]))
    case 2:
      return .received(BoxReceived(site: site, day: day, receivers: [clerks.pick(people)], seals: seals))
    case 3:
      return .opened(
        BoxOpened(
          site: site, day: day, atHall: true, inPublic: clerks.chance(80), witnesses: people, seals: seals))
    case 4:
      return .sealReplaced(
        SealReplaced(site: site, day: day, old: seals, new: ["A-4"], reason: "torn", officers: Self.officers))
    default:
      return .handedOver(
        BoxHandedOver(site: site, day: day, from: clerks.pick(people), to: clerks.pick(people), seals: seals))
    }
  }

  /// Nil where a rule refused it.
  private func record<Value>(
    _ laptop: Laptop, _ what: String, _ work: (Node) throws(NodeError) -> Value
  ) throws(SimulationFailure) -> Value? {
    let wasOvertaken = isOvertaken(laptop)
    let before = laptop.authored
    var value: Value?
    var outcome = "done"
    do throws(NodeError) {
      value = try work(laptop.node.node)
    } catch .store(let error) where error != .notEnrolled {
      throw failure(nil, "\(laptop.name): \(error)")
    } catch {
      outcome = "\(error)"
    }
    try observe(laptop, mayWrite: true)
    if wasOvertaken, laptop.authored != before {
      throw failure(.forks, "\(laptop.name) went on although the hall held more of its journal")
    }
    note("\(laptop.name) \(what): \(outcome)")
    return value
  }
}
