extension RightsRule {
  /// The allotment that gives `site` the right of one voter, where that right is the hall's to give.
  ///
  /// The hall has a right where no site ever had it, and where the last site that had it has finished and no later
  /// site is left for it. By the same facts every node that holds the same journals says the same.
  ///
  /// - Parameter isSettled: Whether nobody acts any more on what a lost hall wrote.
  /// - Returns: Nil while the right lies at a site that may still use it, at one that comes next, or at `site` itself,
  ///   and when it is spent.
  package static func grant(
    of voter: RollNumber, to site: Int, in register: Register, isSettled: Bool? = nil
  ) -> Allotment? {
    guard register.election.policy == .assigned, register.isOnRoll(voter) else { return nil }
    let trace = trace(of: voter, in: register)
    guard trace.doubtfulMove == nil, !trace.isSpentByRuling,
      isSettled ?? SuccessionRule.isSettled(register)
    else { return nil }
    let to = register.election.sites[site].id
    switch trace.place {
    case .hall: return Allotment(from: SiteID(""), to: to, upTo: [], voter: voter)
    case .site(let last):
      guard last != site, nextSite(after: last, in: register) == nil,
        let heads = finishedHeads(of: last, in: register), !heads.isEmpty
      else { return nil }
      let allotment = Allotment(from: register.election.sites[last].id, to: to, upTo: heads, voter: voter)
      let isKnown = heads.allSatisfy { holds($0, in: register) }
      return isKnown && isUnspent(voter, allotment: allotment, at: register.hall.size, by: trace, in: register)
        ? allotment : nil
    }
  }
}
