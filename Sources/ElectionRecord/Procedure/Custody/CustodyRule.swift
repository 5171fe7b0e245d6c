/// Custody of ballot boxes (票箱交接).
///
/// - Rule: Zhejiang village election measures 2020, art. 26, and the Fujian guidance of 2009, art. 29: boxes are
///   opened on the same day at the centre, in public; Shanghai deputies' election rules 2021, art. 36: the slot is
///   sealed and signed. What the rules of a place demand is in its profile.
package enum CustodyRule {
  /// The way of the box of `site`, with every break.
  ///
  /// - Returns: Nil when the election has no such site.
  package static func chain(of site: SiteID, in register: Register) -> CustodyChain? {
    guard let index = register.election.siteIndex(site) else { return nil }
    return CustodyBook(register).chain(of: index)
  }

  /// The ways of all boxes, in the election's order.
  package static func chains(in register: Register) -> [CustodyChain] {
    let book = CustodyBook(register)
    return register.election.sites.indices.map { book.chain(of: $0) }
  }

  /// What people have to explain: the breaks of each box whose custody is kept.
  static func findings(in register: Register) -> [ProcedureFinding] {
    guard CustodyBook.isKeptAnywhere(in: register) else { return [] }
    return chains(in: register).filter { !$0.breaks.isEmpty }.map {
      ProcedureFinding(code: .custodyBroken, site: $0.site, count: $0.breaks.count)
    }
  }
}
