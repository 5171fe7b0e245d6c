import ElectionRecord

/// A second, plain answer to which marks were made without the voter's right, for ``Ledger``.
///
/// For every mark it walks through the hall's journal from the start, and keeps every site that may have had the right.
struct RightsLedger {
  let truth: Truth
  let roll: RollIndex
  /// Numbers that the hall gave besides.
  let added: Set<RollNumber>
  let election: Election
  /// The hall's journal as far as it has authority.
  let hall: [Int]
  let device: DeviceID
  /// The halls before, and how much of their journals the hall's begins with.
  let formers: [(device: DeviceID, size: UInt32)]
  /// The ends of all journals that are held.
  let left: [DeviceID: [Int]]
  /// The histories that are held of each device that is not left out.
  let histories: [DeviceID: [Int]]
  let forks: [DeviceID: UInt32]
  /// For a voter whose mark without the right was accepted: the ruling's place in the hall's journal.
  let spent: [RollNumber: Int]
  /// Whether a void is kept out until a ruling.
  let isKeptOut: (Int) -> Bool

  private typealias Arrival = (place: Int, site: SiteID)

  /// Whether the mark's site never had the right of `voter` before it made the mark, beyond doubt.
  func isWithoutRight(_ mark: Int, _ voter: RollNumber) -> Bool {
    guard election.policy == .assigned, roll.contains(voter) || added.contains(voter) else { return false }
    return isWithoutRight(mark, arrivals(of: voter), before: .max)
  }

  /// Every site that had the right, or may have had it, and the place in the hall's journal that says so.
  private func arrivals(of voter: RollNumber) -> [Arrival] {
    let first = added.contains(voter) ? RollIndex.unassigned : roll.initialSite(voter)
    var places: Set<SiteID> = first == RollIndex.unassigned ? [] : [election.sites[Int(first)].id]
    var isAtHall = places.isEmpty
    var arrivals = places.map { (place: -1, site: $0) }
    var seen: Set<Allotment> = []
    for (place, item) in hall.enumerated() where place <= spent[voter] ?? .max {
      guard case .rightAllotted(let move) = truth.items[item].entry.body, seen.insert(move).inserted,
        move.voter ?? voter == voter, election.siteIndex(move.to) != nil
      else { continue }
      if move.voter != nil, move.upTo.isEmpty {
        guard isAtHall else { continue }
        isAtHall = false
        places = [move.to]
      } else if !places.contains(move.from) {
        continue
      } else if places.count > 1 || isUnclear(move, voter) {
        places.insert(move.to)
      } else if isSpent(voter, move, arrivals, before: place) {
        continue
      } else {
        places = [move.to]
      }
      arrivals.append((place, move.to))
    }
    return arrivals
  }

  /// A journal that the move rests on is missing or has two histories, or a void in it was kept out.
  private func isUnclear(_ move: Allotment, _ voter: RollNumber) -> Bool {
    move.upTo.contains { head in
      let held = (histories[head.device] ?? []).contains { truth.items[$0].size >= head.size }
      return head.size > 0 && !held || (forks[head.device] ?? .max) < head.size
    }
      || papers(of: voter, within: move).contains { paper, head in
        firstVoid(of: paper, within: head).map(isKeptOut) ?? false
      }
  }

  private func isSpent(_ voter: RollNumber, _ move: Allotment, _ arrivals: [Arrival], before place: Int) -> Bool {
    papers(of: voter, within: move).contains { paper, head in
      firstVoid(of: paper, within: head) == nil && !isWithoutRight(paper, arrivals, before: place)
    }
  }

  private func papers(of voter: RollNumber, within move: Allotment) -> [(item: Int, head: JournalHead)] {
    move.upTo.flatMap { head in
      (histories[head.device] ?? []).flatMap { truth.journal($0).prefix(Int(head.size)) }.filter {
        if case .cast(voter, _) = truth.items[$0].entry.body { true } else { false }
      }.map { ($0, head) }
    }
  }

  private func firstVoid(of paper: Int, within head: JournalHead) -> Int? {
    (histories[head.device] ?? []).flatMap { truth.journal($0).prefix(Int(head.size)) }
      .first { truth.items[$0].voids == paper }
  }

  private func isWithoutRight(_ mark: Int, _ arrivals: [Arrival], before limit: Int) -> Bool {
    let item = truth.items[mark]
    let isForked = (forks[item.device] ?? .max) <= item.sequence
    let bygone = bygone(at: mark)
    let said = hallHeld(by: mark)
    let known = min(said, bygone.map { Int($0.size) } ?? .max, limit)
    let mayHold = arrivals.contains { place, site in
      site == siteOf(item.device) && (place < 0 || place < known)
        && (place < 0 || isForked || acknowledged(item.device, before: place) <= item.sequence)
    }
    if mayHold { return false }
    if let bygone, said != .max, said > bygone.size { return !mayRest(mark, arrivals, on: bygone, upTo: said) }
    return known <= hall.count || !isForked && acknowledged(item.device, before: hall.count) > item.sequence
  }

  /// How much of the hall's journal the device said it held; everything where it said nothing.
  private func hallHeld(by mark: Int) -> Int {
    truth.journal(mark).reduce(.max) { known, item in
      switch truth.items[item].entry.body {
      case .hallHeld(let size) where size > 0: known == .max ? Int(size) : max(known, Int(size))
      case .hallFollowed: 0
      default: known
      }
    }
  }

  /// The lost hall by which the device went when it made the mark; nil where that is the hall of today.
  private func bygone(at mark: Int) -> (device: DeviceID, size: UInt32)? {
    let followed = truth.journal(mark).reduce(nil as DeviceID?) { last, item in
      if case .hallFollowed(let hall) = truth.items[item].entry.body { hall } else { last }
    }
    if let followed { return formers.first { $0.device == followed } }
    let enrolled = hall.firstIndex { item in
      guard case .deviceEnrolled(let enrolment) = truth.items[item].entry.body else { return false }
      return DeviceID(publicKey: enrolment.publicKey) == truth.items[mark].device
    }
    return formers.first { (enrolled ?? 0) < $0.size }
  }

  /// Whether a lost hall may have given the mark's site the right, in what it wrote after it was taken for lost.
  private func mayRest(
    _ mark: Int, _ arrivals: [Arrival], on former: (device: DeviceID, size: UInt32), upTo said: Int
  ) -> Bool {
    let journals = (left[former.device] ?? []).map { truth.journal($0) }
    guard journals.contains(where: { $0.count >= said }) else { return true }
    guard case .cast(let voter, _) = truth.items[mark].entry.body else { return true }
    let before = Set(arrivals.filter { $0.place < Int(former.size) }.map(\.site))
    return journals.contains { journal in
      var places = before
      for item in journal.prefix(said).dropFirst(Int(former.size)) {
        guard case .rightAllotted(let move) = truth.items[item].entry.body else { continue }
        if move.voter == voter || move.voter == nil && places.contains(move.from) { places.insert(move.to) }
      }
      return siteOf(truth.items[mark].device).map(places.contains) ?? false
    }
  }

  private func acknowledged(_ device: DeviceID, before place: Int) -> UInt32 {
    hall.prefix(place).reduce(0) { known, item in
      guard case .merged(let heads) = truth.items[item].entry.body else { return known }
      return heads.filter { $0.device == device }.map(\.size).reduce(known, max)
    }
  }

  private func siteOf(_ device: DeviceID) -> SiteID? {
    for item in hall {
      if case .deviceEnrolled(let enrolment) = truth.items[item].entry.body,
        DeviceID(publicKey: enrolment.publicKey) == device
      {
        return enrolment.site
      }
    }
    return nil
  }
}
