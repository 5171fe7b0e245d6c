/// Something about an election's files that a person must look at before the election is set up.
package enum SetupFinding: Hashable, Sendable {
  /// A voter of the roll: what speaks against the row, and the number that it repeats.
  case voter(RollNumber, RegistrationIssue.Code, other: RollNumber?, source: String?)
  /// A candidate's number is on nobody's row.
  case candidateNotOnRoll(contest: String, name: String, number: RollNumber)
  /// The roll has another name under the candidate's number, and the candidate's under the number `found`; nil where
  /// nobody on it has that name, as of somebody who stands under another one.
  case candidateNameDiffers(contest: String, name: String, number: RollNumber, found: RollNumber?)
  /// No number is given, and nobody on the roll has the name.
  case candidateNameUnknown(contest: String, name: String)
  /// No number is given, and somebody of that name votes under this one.
  case candidateNumberMissing(contest: String, name: String, number: RollNumber)
  /// The roll has the candidate's name under this number in other characters (繁简, a title): one person or two?
  case candidateNameLike(contest: String, name: String, number: RollNumber, onRoll: String)
  /// A candidate's name lost a character.
  case candidateNameLost(contest: String, name: String)
  /// Fewer registered voters than the roll has rows, or, where households vote, names people.
  case electorateBelowRoll(stated: Int, rows: Int)
  /// All voters vote, or the members of households are named, and more are registered than the roll has.
  case electorateAboveRoll(stated: Int, rows: Int)
  /// A roll that follows no earlier one leaves numbers out: rows may have been lost.
  case numbersSkipped(first: RollNumber, count: Int)
  /// A site has more than twice as many papers as there are voters.
  case papersMany(site: SiteID, papers: Int, electorate: Int)
  /// The rules ask for more candidates than seats, and the file has no more.
  case candidatesTooFew(contest: String, candidates: Int, seats: Int, source: String)
  /// The seats come to fewer or more members than the rules have.
  case committeeSize(seats: Int, least: Int?, most: Int?, source: String)
  /// Nobody serves on polling day.
  case pollingDayOutsideDays(CalendarDay, first: CalendarDay, last: CalendarDay)
  /// The rules do not hold on polling day; `fits` is the file of national rules that does.
  case rulesNotInForce(CalendarDay, rules: BilingualText, InForce, fits: String?)
  /// A site of a later stage ends before one of an earlier stage begins.
  case stageBeforeEarlier(site: SiteID, earlier: SiteID)

  /// Whether the election is not set up because of it, unless somebody insists. Others are told and no more.
  package var refuses: Bool {
    switch self {
    case .voter(_, let code, _, _): code.refuses || code == .nameLost
    case .candidateNotOnRoll, .candidateNameDiffers, .candidateNameLike, .candidateNameLost, .electorateBelowRoll,
      .electorateAboveRoll, .numbersSkipped, .papersMany, .pollingDayOutsideDays, .rulesNotInForce,
      .candidatesTooFew:
      true
    case .candidateNameUnknown, .candidateNumberMissing, .stageBeforeEarlier, .committeeSize: false
    }
  }

  /// The stable code.
  package var code: String {
    switch self {
    case .voter(_, let code, _, _): code.rawValue
    case .candidateNotOnRoll: "candidateNotOnRoll"
    case .candidateNameDiffers: "candidateNameDiffers"
    case .candidateNameUnknown: "candidateNameUnknown"
    case .candidateNumberMissing: "candidateNumberMissing"
    case .candidateNameLike: "candidateNameLike"
    case .candidateNameLost: "candidateNameLost"
    case .electorateBelowRoll: "electorateBelowRoll"
    case .electorateAboveRoll: "electorateAboveRoll"
    case .numbersSkipped: "numbersSkipped"
    case .papersMany: "papersMany"
    case .candidatesTooFew: "candidatesTooFew"
    case .committeeSize: "committeeSize"
    case .pollingDayOutsideDays: "pollingDayOutsideDays"
    case .rulesNotInForce: "rulesNotInForce"
    case .stageBeforeEarlier: "stageBeforeEarlier"
    }
  }
}
