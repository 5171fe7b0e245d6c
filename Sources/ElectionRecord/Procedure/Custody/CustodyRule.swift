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

extension CustodyRule {
  /// The most names or seals of one record.
  package static let namesMax = 32
  /// The longest text of one record, in UTF-8 bytes.
  package static let textBytesMax = 600
  static let limits = RecordLimits(textBytesMax: textBytesMax, linesMax: namesMax)

  /// Checks that a record says what it must. A break in the chain is a fact, and no reason to refuse it.
  ///
  /// - Parameter site: Whose journal it would stand in; nil for the hall's.
  static func check(_ record: CustodyRecord, by site: SiteID?, in register: Register) throws(Refusal) {
    guard let box = record.site ?? site else { throw .boxNotNamed }
    guard register.election.siteIndex(box) != nil else { throw .unknownSite(box.rawValue) }
    if let site, box != site { throw .boxOfOtherSite(box) }
    try record.step.check(by: site)
  }

  static func checkOfficers(_ officers: [String]) throws(Refusal) {
    guard Set(officers.map(\.folded).filter { !$0.isEmpty }).count >= 2 else { throw .sealTakesTwo }
  }
}

extension Refusal {
  /// At the hall, a record must say which site it is about.
  package static let boxNotNamed = Refusal(
    "boxNotNamed", zh: "没有写明是哪个投票点的。请用 site（--site）写明。",
    en: "Which site is meant is not said. Name it with site (--site).")

  static func boxOfOtherSite(_ site: SiteID) -> Refusal {
    Refusal(
      "boxOfOtherSite", zh: "投票点只能记录本点的票箱，不能记录 \(site) 的。请在 \(site) 或会场主机上录入。",
      en: "A site records its own box only, not that of \(site). Enter it at \(site), or at the hall.")
  }

  static let sealNotNamed = Refusal(
    "sealNotNamed", zh: "没有封条号。请抄写票箱上的封条号。", en: "No seal's number is given. Copy it from the box.")

  static let sealTakesTwo = Refusal(
    "sealTakesTwo", zh: "施封和换封须由两名不同的工作人员签字。请写出两个人的姓名。",
    en: "Two different officers sign for a seal. Name both.")

  static let handOverTakesTwo = Refusal(
    "handOverTakesTwo", zh: "交接须写明交箱人和接箱人，且不能是同一人。请改正。",
    en: "A hand-over names who gives the box and who takes it, two different people. Correct it.")

  static let custodianNotNamed = Refusal(
    "custodianNotNamed", zh: "没有写明保管人。请写出过夜时看管票箱的人。",
    en: "No custodian is named. Write down who watched the box at night.")

  static let nightsWrong = Refusal(
    "nightsWrong", zh: "过夜保管须从某日晚到以后某日早晨，一次不超过 \(BoxKept.nightsMax) 夜。请改正日期。",
    en: "Custody at night runs from one evening to a later morning, \(BoxKept.nightsMax) nights at most. Correct the "
      + "days.")

  static let receiverNotNamed = Refusal(
    "receiverNotNamed", zh: "没有写明收箱人。请写出在会场接收票箱的人。",
    en: "No receiver is named. Write down who took the box in at the hall.")

  static let reasonNotGiven = Refusal(
    "reasonNotGiven", zh: "没有写明换封的理由。请写明为什么拆掉旧封条。",
    en: "No reason is given. Write down why the old seal was taken off.")
}
