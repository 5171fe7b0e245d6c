/// Where the nomination stands: the forms' account, and each office's nominees in the order of rank.
package struct NominationStanding: Equatable, Sendable {
  /// One office.
  package struct Office: Equatable, Sendable {
    package let contest: Contest
    /// 初步候选人: everyone put forward, in the order of rank.
    package let nominees: [Nominee]
    /// 正式候选人: the list adopted last.
    package let formal: FormalList?
    /// Those who would stand by rank and 差额, as far as the profile says how many; the committee adopts the list.
    package let proposed: [String]
    /// Those who are tied where the proposed list ends: they are voted on again.
    package let tied: [String]
  }

  /// By area, in the order in which they were recorded first.
  package let sheets: [NominationSheets]
  package let total: NominationAccount
  /// Voters on the roll.
  package let registered: Int
  package let offices: [Office]
}

extension Register {
  /// Where the nomination stands, by the hall's records.
  package var nomination: NominationStanding {
    let sheets = nominationSheets
    return NominationStanding(
      sheets: sheets, total: sheets.reduce(NominationAccount()) { $0 + NominationAccount($1) },
      registered: registeredCount, offices: election.contests.map(nominationOffice))
  }

  /// The latest account of each area.
  var nominationSheets: [NominationSheets] {
    var latest: [NominationSheets] = []
    for case .sheets(let sheets) in procedure(\.nomination).map(\.record) {
      if let index = latest.firstIndex(where: { $0.area.folded == sheets.area.folded }) {
        latest[index] = sheets
      } else {
        latest.append(sheets)
      }
    }
    return latest
  }

  /// Everyone put forward for an office, in the order of rank.
  func nominees(for contest: String) -> [Nominee] {
    Nominee.ranked(for: contest, in: procedure(\.nomination).map(\.record))
  }

  /// Those of an office who may still be on its formal list, in the order of rank: not turned down, not withdrawn, and
  /// not on another office's list where one office is the rule.
  func contenders(for contest: String) -> [Nominee] {
    let isOneOffice = election.procedure?.nomination.oneOfficeOnly?.value == true
    let others = isOneOffice ? hall.formalLists.filter { $0.key != contest }.flatMap(\.value.names) : []
    let names = FoldedSet(others)
    return nominees(for: contest).filter { $0.isOpen && !names.contains($0.name) }
  }

  private func nominationOffice(_ contest: Contest) -> NominationStanding.Office {
    let contenders = contenders(for: contest.id)
    let rules = election.procedure?.nomination ?? NominationRules()
    let count = SurplusRule.least(seats: contest.seats, by: rules).map { min($0.value, contenders.count) } ?? 0
    return NominationStanding.Office(
      contest: contest, nominees: nominees(for: contest.id), formal: hall.formalLists[contest.id]?.list,
      proposed: contenders.prefix(count).map(\.name), tied: NominationRule.tied(contenders, at: count).map(\.name))
  }

  /// Voters on the roll who were not struck off.
  package var registeredCount: Int { rollCount - hall.amendments.keys.count { isOnRoll($0) } }
}

/// The account of nomination forms, in forms: of one area, or of all.
package struct NominationAccount: Equatable, Sendable {
  package var issued = 0
  package var returned = 0
  package var valid = 0
  package var invalid = 0

  package init(issued: Int = 0, returned: Int = 0, valid: Int = 0, invalid: Int = 0) {
    self.issued = issued
    self.returned = returned
    self.valid = valid
    self.invalid = invalid
  }

  init(_ sheets: NominationSheets) {
    self.init(issued: sheets.issued, returned: sheets.returned, valid: sheets.valid, invalid: sheets.invalid)
  }

  /// Forms that came back beyond those handed out; 0 where it adds up.
  package var returnedOverIssued: Int { max(0, returned - issued) }

  /// Forms that came back and were neither found valid nor invalid; below 0 where more were sorted than came back.
  package var unclassified: Int { returned - valid - invalid }

  static func + (a: NominationAccount, b: NominationAccount) -> NominationAccount {
    NominationAccount(
      issued: a.issued + b.issued, returned: a.returned + b.returned, valid: a.valid + b.valid,
      invalid: a.invalid + b.invalid)
  }
}
