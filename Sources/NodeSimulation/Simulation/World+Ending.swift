import ElectionRecord
import ElectionReports
import JournalStore
import NodeRehearsal
import NodeService
import SyncProtocol
import TestSupport

/// The time after the faults: everybody comes to hold the same, and what they hold is looked at from every side.
extension World {
  func finish() throws(SimulationFailure) {
    for laptop in laptops { laptop.node.isCut = false }
    let reached = generator.chance(75) ? try settle() : try carryOneStick()
    try checkChanged()
    try checkAlike(reached)
    try checkUnion()
    try checkClocks()
    try checkSecrecy()
    try checkDamage()
  }

  /// Everybody synchronises with the hall until nothing changes.
  private func settle() throws(SimulationFailure) -> [Laptop] {
    note("all synchronise")
    for _ in 0..<2 * laptops.count + 8 {
      for laptop in sites + formers where mutant != .neverAnswers || laptop !== sites[0] {
        _ = try sound("\(laptop.name) cannot synchronise", .liveness) { () throws(ClusterError) in
          try cluster.exchange(laptop.node, hall.node)
        }
        try observe(hall, and: laptop)
      }
      let frontier = hall.node.frontier
      if laptops.allSatisfy({ mutant == .neverAnswers && $0 === sites[0] || $0.node.frontier == frontier }) {
        return laptops
      }
    }
    throw failure(.liveness, "the nodes never stop to exchange")
  }

  /// One stick visits every site and the hall twice. A revoked laptop cannot open it.
  private func carryOneStick() throws(SimulationFailure) -> [Laptop] {
    let open = sites.filter { truth.revocations[$0.node.device] == nil && isEnrolledToday($0.node.device) }
    let way = generator.chance(50) ? open + [hall] : [hall] + open
    // Sites that follow another hall say so, and that has to reach the others too.
    let times = truth.successions.isEmpty ? 2 : 3
    note("one stick visits \(way.map(\.name).joined(separator: " ")), \(times) times")
    // A file stays on the stick until somebody could open it.
    var files: [[UInt8]] = []
    for laptop in (0..<times).flatMap({ _ in way }) where mutant != .neverAnswers || laptop !== sites[0] {
      var unread: [[UInt8]] = []
      for file in files where !(try importWhole(file, at: laptop, what: "the stick")) { unread.append(file) }
      files = unread + [try export(laptop)]
    }
    return way
  }

  private func checkAlike(_ reached: [Laptop]) throws(SimulationFailure) {
    let frontier = hall.node.frontier
    let digest = try digest(of: hall)
    for laptop in reached {
      if laptop.node.frontier != frontier {
        throw failure(.liveness, "\(laptop.name) holds something else than the hall")
      }
      if try self.digest(of: laptop) != digest {
        throw failure(.union, "\(laptop.name) holds what the hall holds and reports something else")
      }
    }
  }

  private func digest(of laptop: Laptop) throws(SimulationFailure) -> Digest32 {
    ReportJSON.digest(try report(of: laptop))
  }

  /// A laptop that gets the same entries in another order and in other pieces reports the same bytes (invariant S4).
  private func checkUnion() throws(SimulationFailure) {
    let fresh = try observer(try sound("a disk") { () throws(StoreError) in try StoreMedium() })
    _ = try sound("taking notes") { () throws(StoreError) in try fresh.store.take(notes: hall.node.node.successions) }
    var pieces = hall.heads.flatMap { self.pieces(upTo: $0) }
    pieces.shuffle(using: &generator)
    for _ in 0..<pieces.count + 1 where fresh.frontier != hall.node.frontier {
      for piece in pieces {
        _ = try sound("merging") { () throws(StoreError) in try fresh.store.merge([piece]) }
      }
    }
    guard fresh.frontier == hall.node.frontier else {
      let missing = hall.node.frontier.devices.filter { fresh.frontier.journals[$0] != hall.node.frontier.journals[$0] }
      throw failure(.union, "the same entries in other pieces were not all taken: \(missing)")
    }
    if try digest(of: Laptop(fresh)) != (try digest(of: hall)) {
      throw failure(.union, "the same entries in another order give another report")
    }
  }

  /// A journal in pieces; a second history of a device travels whole.
  private func pieces(upTo head: Int) -> [JournalSegment] {
    let item = truth.items[head]
    let isForked = hall.heads.count { truth.items[$0].device == item.device } > 1
    guard !isForked, item.size > 1 else { return [segment(upTo: head)] }
    let way = truth.journal(head)
    let cuts = Set((0..<3).map { _ in 1 + generator.below(Int(item.size) - 1) } + [Int(item.size)]).sorted()
    return zip([0] + cuts, cuts).map { segment(upTo: way[$1 - 1], from: UInt32($0)) }
  }

  /// A laptop that belongs to nobody, on `disk`.
  private func observer(_ disk: StoreMedium) throws(SimulationFailure) -> SimulatedNode {
    try sound("opening a disk") { () throws(StoreError) in
      try cluster.observer(on: disk, keys: strangerKeys())
    }
  }

  /// The same journals with every clock wrong count the same marks (invariant S10).
  private func checkClocks() throws(SimulationFailure) {
    let register = hall.node.node.register
    var other = Register(election: election, roll: scene.roll, formerHalls: register.formerHalls)
    let order = hall.heads.sorted { isHallItem($0) && !isHallItem($1) || isHallItem($0) == isHallItem($1) && $0 < $1 }
    var earlier: [DeviceID: [Int]] = [:]
    // Forks are declared before anything is folded, as a store does when it is opened.
    let journals = order.map { head in
      let device = truth.items[head].device
      let common = (earlier[device] ?? []).map { sharedSize(head, $0) }
      for size in common { other.setForkPoint(device, at: size) }
      earlier[device, default: []].append(head)
      let site = isHallItem(head) ? nil : register.hall.enrolment(of: device)?.site ?? SiteID.none
      return other.addJournal(device: device, site: site, foldFrom: common.max() ?? 0)
    }
    for (head, journal) in zip(order, journals) {
      for item in truth.journal(head) {
        let entry = truth.items[item].entry
        let elapsed = Int64(generator.below(2_000_000)) - 1_000_000
        other.fold(Entry(elapsedSeconds: elapsed, poll: entry.poll, body: entry.body), into: journal)
      }
    }
    let voters = scene.voters + SimulatedElection.strangers
    if lens.counted(other, voters) != lens.counted(register, voters) {
      throw failure(.clocksAdvise, "other clocks count other marks")
    }
  }

  private func isHallItem(_ item: Int) -> Bool { truth.items[item].device == hall.node.device }

  private func sharedSize(_ one: Int, _ other: Int) -> UInt32 {
    UInt32(zip(truth.journal(one), truth.journal(other)).prefix { $0 == $1 }.count)
  }

  /// No voter's number is in what the public sees or in what is kept of refusals (invariant S14).
  private func checkSecrecy() throws(SimulationFailure) {
    var texts = lens.publicTexts(try report(of: hall), election)
    for laptop in laptops {
      texts += try sound("evidence") { () throws(StoreError) in try laptop.node.store.evidence().map(\.detail) }
    }
    let voters = Set(scene.voters.map { String($0) })
    for text in texts {
      let words = Markup.text(of: text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
      // A place in a file may be any number.
      let place = words.indices.first { voters.contains(words[$0]) && ($0 == 0 || words[$0 - 1] != "offset") }
      if let place {
        let before = words[max(0, place - 4)..<place].joined(separator: " ")
        throw failure(.secrecy, "a voter's number stands after “\(before)” in what the public sees")
      }
    }
  }

  /// A changed byte of a disk is found at the next start, or changes no count; one of a stick is refused (invariant
  /// S15).
  private func checkDamage() throws(SimulationFailure) {
    let digest = try digest(of: hall)
    for _ in 0..<3 {
      let disk = try sound("copying a disk") { () throws(StoreError) in try hall.node.medium.cloned() }
      try sound("damaging a disk") { () throws(StoreError) in
        try disk.damage(byte: generator.next(), mask: UInt8(1 << generator.below(8)))
      }
      guard let damaged = try opened(disk) else { continue }
      if try self.digest(of: Laptop(damaged)) != digest {
        throw failure(.corruption, "a damaged disk gives another report")
      }
    }
    let stick = try export(hall)
    for _ in 0..<3 {
      let target = generator.pick(laptops)
      try importDamaged(damage(stick), whole: stick, at: target)
    }
  }

  /// Nil when the damage was found.
  private func opened(_ disk: StoreMedium) throws(SimulationFailure) -> SimulatedNode? {
    do throws(StoreError) {
      return try cluster.observer(on: disk, keys: strangerKeys())
    } catch {
      guard case .damaged = error else { throw failure(nil, "a damaged disk: \(error)") }
      return mutant == .startsAnew
        ? try observer(try sound("a disk") { () throws(StoreError) in try StoreMedium() }) : nil
    }
  }
}

/// The words of a page, without its tags and style.
private enum Markup {
  static func text(of page: String) -> String {
    guard page.hasPrefix("<!DOCTYPE") else { return page }
    var text = ""
    var isTag = false
    for character in page.drop(while: { $0 != "\n" }).split(separator: "</style>").last ?? "" {
      switch character {
      case "<": isTag = true
      case ">":
        isTag = false
        text.append(" ")
      default: if !isTag { text.append(character) }
      }
    }
    return text
  }
}
