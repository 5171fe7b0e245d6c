/// Where a voter's right to an ordinary paper lies (投票权归属).
public enum RightLocation: Equatable, Sendable {
  case site(Int)
  /// The hall holds it until it allots it.
  case hall
}

/// Follows rights from site to site. Under ``RightsPolicy/assigned`` at most one site holds a voter's right (invariant S8).
public enum RightsRule {
  /// The site that holds the right of `voter` by everything known here.
  ///
  /// An allotment moves a right only where every journal it rests on is held here up to the stated size, so a site never
  /// uses a right before it can see who spent it.
  public static func location(of voter: RollNumber, in register: Register) -> RightLocation {
    guard register.roll.contains(voter) else { return .hall }
    let initial = register.roll.initialSite(voter)
    var place: RightLocation = initial == RollIndex.unassigned ? .hall : .site(Int(initial))
    for allotment in register.hall.allotments {
      guard let to = register.election.siteIndex(allotment.to) else { continue }
      if let only = allotment.voter {
        if only == voter, place == .hall { place = .site(to) }
        continue
      }
      guard let from = register.election.siteIndex(allotment.from), place == .site(from) else { continue }
      if isUnspent(voter, allotment: allotment, in: register) { place = .site(to) }
    }
    return place
  }

  private static func isUnspent(_ voter: RollNumber, allotment: Allotment, in register: Register) -> Bool {
    guard allotment.upTo.allSatisfy({ holds($0, in: register) }) else { return false }
    return register.claimIndices(of: voter).allSatisfy { index in
      let claim = register.claims[index]
      guard !claim.isProvisional, !register.isVoided(claim), !register.isQuarantined(claim) else { return true }
      let entry = register.entryID(claim)
      return !allotment.upTo.contains { $0.device == entry.device && entry.sequence < $0.size }
    }
  }

  static func holds(_ head: JournalHead, in register: Register) -> Bool {
    register.journals.contains { $0.device == head.device && $0.size >= head.size }
  }

  /// Whether the site's rights are frozen: a device of it was revoked and no officer has ruled on that, or what it had
  /// recorded by then is not held here.
  public static func isSuspended(site: Int, in register: Register) -> Bool {
    register.hall.revocations.values.contains { revocation in
      guard let enrolled = register.hall.enrolment(of: revocation.device)?.site,
        register.election.siteIndex(enrolled) == site
      else { return false }
      if !isRuled(revocation.device, in: register) { return true }
      return revocation.size > 0
        && !register.journals.contains { $0.device == revocation.device && $0.size >= revocation.size }
    }
  }

  static func isRuled(_ device: DeviceID, in register: Register) -> Bool {
    register.hall.rulings.contains { $0.ruling.device == device && $0.ruling.caseClass == .deviceRevoked }
  }

  /// The allotments that the hall owes: for each journal that is closed (or revoked and ruled on) and not yet allotted,
  /// its site's unspent rights go to the next site that is not closed.
  public static func due(in register: Register) -> [Allotment] {
    guard register.election.policy == .assigned else { return [] }
    return register.election.sites.indices.compactMap { site in
      let heads = finishedHeads(of: site, in: register)
      guard let heads, let next = nextSite(after: site, in: register) else { return nil }
      let from = register.election.sites[site].id
      let isDone = register.hall.allotments.contains { known in
        known.voter == nil && known.from == from && heads.allSatisfy { known.upTo.contains($0) }
      }
      return isDone ? nil : Allotment(from: from, to: register.election.sites[next].id, upTo: heads)
    }
  }

  /// The heads of all journals of a site when none of its devices can issue any more; nil otherwise.
  private static func finishedHeads(of site: Int, in register: Register) -> [JournalHead]? {
    let devices = register.hall.devices(of: register.election.sites[site].id)
    guard !devices.isEmpty else { return nil }
    var heads: [JournalHead] = []
    for device in devices {
      if let revocation = register.hall.revocations[device] {
        guard isRuled(device, in: register) else { return nil }
        heads.append(JournalHead(device: device, size: revocation.size, root: .zero))
      } else if let journal = register.journals.first(where: { $0.device == device }),
        let closedAt = journal.closedAt, let merged = register.hall.merged[device], merged.size > closedAt,
        !(register.trust[device]?.quarantines(closedAt) ?? false)
      {
        heads.append(JournalHead(device: device, size: closedAt + 1, root: .zero))
      } else {
        return nil
      }
    }
    return heads
  }

  /// The first site of a later stage that is not closed, by stage and position.
  public static func nextSite(after site: Int, in register: Register) -> Int? {
    let sites = register.election.sites
    return sites.indices
      .filter { sites[$0].stage > sites[site].stage && !isFinished($0, in: register) }
      .min { (sites[$0].stage, $0) < (sites[$1].stage, $1) }
  }

  private static func isFinished(_ site: Int, in register: Register) -> Bool {
    register.journals.contains { $0.site == site && $0.closedAt != nil }
  }
}
