/// Where a voter's right to an ordinary paper lies (投票权归属).
package enum RightLocation: Equatable, Sendable {
  case site(Int)
  /// The hall holds it until it allots it.
  case hall
}

/// Follows rights from site to site. Under ``RightsPolicy/assigned`` at most one site holds a voter's right (invariant
/// S8).
///
/// - Rule: a right is at one site at a time, and an allotment is used once (invariant S8).
package enum RightsRule {
  /// The site that holds the right of `voter` by everything known here.
  ///
  /// An allotment moves a right only where every journal it rests on is held here up to the stated size, so a site
  /// never uses a right before it can see who spent it.
  ///
  /// Where such a journal is missing here, the right is said to lie where it was; ``isHeld(_:by:in:)`` tells whether a
  /// site may use it.
  package static func location(of voter: RollNumber, in register: Register) -> RightLocation {
    trace(of: voter, in: register).place
  }

  /// Whether `site` holds the right of `voter` beyond doubt: no allotment that is known here may have taken it away.
  package static func isHeld(_ voter: RollNumber, by site: Int, in register: Register) -> Bool {
    trace(of: voter, in: register).isHeld(by: site)
  }

  /// A journal that was cut off before its first entry has nothing to hold.
  static func holds(_ head: JournalHead, in register: Register) -> Bool {
    guard head.size > 0 else { return true }
    return !register.isLeftOut(head.device)
      && register.journals.contains { $0.device == head.device && $0.size >= head.size }
  }

  /// Whether the site's rights are frozen: a device of it was revoked and no officer has ruled on that, or what it had
  /// recorded by then is not held here. A device with too many histories freezes them for good: nobody can tell whom
  /// it served.
  package static func isSuspended(site: Int, in register: Register) -> Bool {
    if register.journals.contains(where: { $0.site == site && register.isLeftOut($0.device) }) { return true }
    return register.hall.revocations.values.contains { revocation in
      guard let enrolled = register.hall.enrolment(of: revocation.device)?.site,
        register.election.siteIndex(enrolled) == site
      else { return false }
      if !isRuled(revocation.device, in: register) { return true }
      return revocation.size > 0
        && !register.journals.contains { $0.device == revocation.device && $0.size >= revocation.size }
    }
  }

  /// Whether an earlier device of the site may still spend the site's rights, or has spent some that are not seen here.
  ///
  /// A site's rights are with one device at a time: two laptops that cannot hear each other could both serve one voter.
  static func isWithAnotherDevice(of site: Int, than device: DeviceID, in register: Register) -> Bool {
    let devices = register.hall.devices(of: register.election.sites[site].id)
    guard let own = devices.firstIndex(of: device) else { return false }
    return !devices[..<own].allSatisfy { earlier in
      if let revocation = register.hall.revocations[earlier] {
        let head = JournalHead(device: earlier, size: revocation.size, root: .zero)
        return isRuled(earlier, in: register) && holds(head, in: register)
      }
      return register.isClosed(earlier)
    }
  }

  /// Whether everything that the site will ever have recorded is held here: each of its devices closed, or was revoked
  /// and ruled on.
  package static func hasEnded(site: Int, in register: Register) -> Bool {
    let devices = register.hall.devices(of: register.election.sites[site].id)
    return !devices.isEmpty
      && devices.allSatisfy { device in
        guard let revocation = register.hall.revocations[device] else { return register.isClosed(device) }
        let head = JournalHead(device: device, size: revocation.size, root: .zero)
        return isRuled(device, in: register) && (register.isLeftOut(device) || holds(head, in: register))
      }
  }

  static func isRuled(_ device: DeviceID, in register: Register) -> Bool {
    register.hall.rulings.contains { $0.ruling.device == device && $0.ruling.caseClass == .deviceRevoked }
  }

  /// The allotments that the hall owes: for each journal that is closed (or revoked and ruled on) and not yet allotted,
  /// its site's unspent rights go to the next site that is not closed.
  ///
  /// - Parameter isSettled: Whether nobody acts any more on what a lost hall wrote.
  package static func due(in register: Register, isSettled: Bool? = nil) -> [Allotment] {
    guard register.election.policy == .assigned, isSettled ?? SuccessionRule.isSettled(register) else { return [] }
    let others = SuccessionRule.heads(in: register)
    return register.election.sites.indices.compactMap { site in
      let own = finishedHeads(of: site, in: register)
      let heads = own.map { own in own + others.filter { other in !own.contains { $0.device == other.device } } }
      guard let heads, let next = nextSite(after: site, in: register) else { return nil }
      let from = register.election.sites[site].id
      let isDone = register.hall.allotments.contains { known in
        known.voter == nil && known.from == from && heads.allSatisfy { covers(known, $0) }
      }
      return isDone ? nil : Allotment(from: from, to: register.election.sites[next].id, upTo: heads)
    }
  }

  private static func covers(_ allotment: Allotment, _ head: JournalHead) -> Bool {
    allotment.upTo.contains { $0.device == head.device && $0.size >= head.size }
  }

  /// The heads of all journals of a site when none of its devices can issue any more; nil otherwise.
  static func finishedHeads(of site: Int, in register: Register) -> [JournalHead]? {
    let devices = register.hall.devices(of: register.election.sites[site].id)
    guard !devices.isEmpty else { return nil }
    var heads: [JournalHead] = []
    for device in devices {
      guard let size = finishedSize(of: device, in: register) else { return nil }
      heads.append(JournalHead(device: device, size: size, root: .zero))
    }
    return heads
  }

  /// How many entries of a device show which rights it spent, once it can spend no more: up to its revocation, or up
  /// to the closing that every branch of its journal has and the hall has acknowledged.
  private static func finishedSize(of device: DeviceID, in register: Register) -> UInt32? {
    if let revocation = register.hall.revocations[device] {
      return isRuled(device, in: register) ? revocation.size : nil
    }
    let closings = register.journals.filter { $0.device == device }.map(\.closedAt)
    guard let last = closings.compactMap(\.self).max(), !closings.contains(nil),
      let merged = register.hall.merged[device], merged.size > last,
      register.stands(EntryID(device: device, sequence: last))
    else { return nil }
    return last + 1
  }

  /// The first site of a later stage that is not closed, by stage and position.
  package static func nextSite(after site: Int, in register: Register) -> Int? {
    let sites = register.election.sites
    return sites.indices
      .filter { sites[$0].stage > sites[site].stage && !isFinished($0, in: register) }
      .min { (sites[$0].stage, $0) < (sites[$1].stage, $1) }
  }

  /// Whether no device of the site serves any more: each is closed as far as is known here, or revoked and ruled on. A
  /// site without a device waits for one.
  private static func isFinished(_ site: Int, in register: Register) -> Bool {
    let devices = register.hall.devices(of: register.election.sites[site].id)
    return !devices.isEmpty
      && devices.allSatisfy { device in
        if register.hall.revocations[device] != nil { return isRuled(device, in: register) }
        return register.journals.contains { $0.device == device && $0.closedAt != nil }
      }
  }
}

extension Register {
  /// ``RightsRule/hasEnded(site:in:)`` of a site by its name.
  func hasEnded(_ site: SiteID) -> Bool {
    election.siteIndex(site).map { RightsRule.hasEnded(site: $0, in: self) } ?? false
  }

  /// Whether a laptop of the site was revoked before it closed: papers that it handed out may have no mark here, and
  /// never will.
  func hasLostMarks(_ site: SiteID) -> Bool { hall.devices(of: site).contains(where: isLost) }

  /// Whether that is so of every laptop that the site had: no other one can enter the marks from paper.
  func isWithoutLaptop(_ site: SiteID) -> Bool {
    let devices = hall.devices(of: site)
    return !devices.isEmpty && devices.allSatisfy(isLost)
  }

  private func isLost(_ device: DeviceID) -> Bool { hall.revocations[device] != nil && !isClosed(device) }

  /// Whether marks that were lost with a laptop may still be missing: no other laptop of the site has closed, or its
  /// papers say that more were handed out than are marked.
  func isMissingMarks(_ site: SiteID) -> Bool {
    hasLostMarks(site) && (isWithoutLaptop(site) || papersWithoutMark(site) != 0)
  }

  /// Papers of a site that are neither left nor marked, over all its laptops; nil before the last one has closed.
  private func papersWithoutMark(_ site: SiteID) -> Int? {
    let own = journals.indices.filter { journals[$0].site == election.siteIndex(site) && journals[$0].openedAt != nil }
    let used = own.reduce(0) { $0 + papersUsed(journals[$1]) }
    let lost = own.filter { isLost(journals[$0].device) }
    let passedOn = Set(own.compactMap { hall.predecessors[journals[$0].device] })
    let received = own.filter { index in
      hall.predecessors[journals[index].device].map { before in !lost.contains { journals[$0].device == before } }
        ?? true
    }.reduce(0) { $0 + (papersReceived(journals[$1]) ?? 0) }
    let last = own.filter { !passedOn.contains(journals[$0].device) }
    guard !last.isEmpty, last.allSatisfy({ journals[$0].closedAt != nil }) else { return nil }
    return received - used - last.reduce(0) { $0 + (papersUnused(journals[$1]) ?? 0) }
  }
}
