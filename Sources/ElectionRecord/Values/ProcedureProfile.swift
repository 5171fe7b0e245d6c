/// A value of the rules with where it comes from.
package struct Cited<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
  package let value: Value
  /// The law and article, such as `浙江省村民委员会选举办法（2020）第二十五条`; shown wherever the value decides.
  package let source: String

  package init(_ value: Value, _ source: String) {
    self.value = value
    self.source = source
  }
}

/// A part of a whole, such as 1/3.
package struct Fraction: Hashable, Sendable, Codable {
  package let numerator: Int
  package let denominator: Int

  package init(_ numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether `part` is more than this fraction of `whole`.
  package func isExceeded(by part: Int, of whole: Int) -> Bool { part * denominator > whole * numerator }

  /// Whether `part` is at least this fraction of `whole`.
  package func isReached(by part: Int, of whole: Int) -> Bool { part * denominator >= whole * numerator }

  /// Whether both are the same part, such as 1/2 and 2/4.
  package func isEqual(to other: Fraction) -> Bool { numerator * other.denominator == other.numerator * denominator }

  /// The smallest whole number that reaches this fraction of `whole`.
  package func least(of whole: Int) -> Int { (whole * numerator + denominator - 1) / denominator }
}

/// The days on which rules hold (施行): from the first to the last, either of which may be open.
package struct InForce: Hashable, Sendable, Codable {
  package let from: CalendarDay?
  package let until: CalendarDay?

  /// - Returns: Nil where it ends before it begins.
  package init?(from: CalendarDay?, until: CalendarDay?) {
    if let from, let until, until < from { return nil }
    self.from = from
    self.until = until
  }

  /// Whether the rules hold on `day`.
  package func contains(_ day: CalendarDay) -> Bool {
    from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }
}

/// The files of national rules that come with the program, each for the time of its law.
package enum NationalRules: String, CaseIterable, Sendable {
  /// 城市居民委员会组织法（2018 年修正）.
  case law2018 = "national-2018"
  /// 城市居民委员会组织法（2025 年修订）, in force since 2026-01-01.
  case law2025 = "national"

  package var inForce: InForce? {
    switch self {
    case .law2018: InForce(from: nil, until: CalendarDay("2025-12-31"))
    case .law2025: InForce(from: CalendarDay("2026-01-01"), until: nil)
    }
  }

  /// The rules for an election on `day`.
  package static func inForce(on day: CalendarDay) -> NationalRules? {
    allCases.first { $0.inForce?.contains(day) ?? false }
  }
}

/// The rules of the procedure (选举规程) of one province and year: every value is cited, and nil where the law is silent,
/// so that nothing is checked against a rule that nobody made. They are those for the mode of one election.
///
/// Kept in `config/profiles/*.yaml`, one file a jurisdiction. Days before or after an event count calendar days: a list
/// posted on the 11th stands five days before a poll on the 16th.
package struct ProcedureProfile: Hashable, Sendable, Codable {
  /// The file's name without its ending, or what the file gives instead.
  package let id: String
  package let name: BilingualText
  /// Nil where the file does not say.
  package var inForce: InForce?
  package var registration: RegistrationRules
  package var nomination: NominationRules
  package var staff: StaffRules
  package var boxes: BoxRules
  package var proxies: ProxyRules
  package var ballots: BallotRules
  package var results: ResultRules
  package var closing: ClosingRules

  package init(
    id: String, name: BilingualText, inForce: InForce? = nil, registration: RegistrationRules = .init(),
    nomination: NominationRules = .init(), staff: StaffRules = .init(), boxes: BoxRules = .init(),
    proxies: ProxyRules = .init(), ballots: BallotRules = .init(), results: ResultRules = .init(),
    closing: ClosingRules = .init()
  ) {
    self.id = id
    self.name = name
    self.inForce = inForce
    self.registration = registration
    self.nomination = nomination
    self.staff = staff
    self.boxes = boxes
    self.proxies = proxies
    self.ballots = ballots
    self.results = results
    self.closing = closing
  }
}

/// Who registers and how the roll becomes final (选民登记).
package struct RegistrationRules: Hashable, Sendable, Codable {
  /// Age on polling day, in years.
  package var age: Cited<Int>?
  /// Whether voters without the household registration may register here.
  package var residentsAllowed: Cited<Bool>?
  /// Months of residence that make such a voter eligible.
  package var residenceMonths: Cited<Int>?
  /// Whether community workers from elsewhere may register where they work.
  package var workersAllowed: Cited<Bool>?
  /// Months of work that make one eligible.
  package var workMonths: Cited<Int>?
  /// Whether only those are registered who say that they take part.
  package var declarationRequired: Cited<Bool>?
  /// Days before polling day by which the roll is posted.
  package var rollPostedDays: Cited<Int>?
  /// Days before polling day by which the list of representatives is posted, where they vote.
  package var electorsPostedDays: Cited<Int>?
  /// Whether that list and the roll are posted on one day.
  package var electorsPostedWithRoll: Cited<Bool>?
  /// Days after posting in which objections are filed.
  package var objectionDays: Cited<Int>?
  /// Days after filing in which an objection is decided.
  package var decisionDays: Cited<Int>?
  /// Whether what was decided on objections is posted.
  package var decisionPosted: Cited<Bool>?
  /// Days before polling day by which a voter who is away must say so to leave the denominator.
  package var absenceNoticeDays: Cited<Int>?
  /// The fewest and most representatives of one residents' group.
  package var representativesPerGroupMin: Cited<Int>?
  package var representativesPerGroupMax: Cited<Int>?
  /// The fewest and most households of one representative, as a rule.
  package var householdsPerRepresentativeMin: Cited<Int>?
  package var householdsPerRepresentativeMax: Cited<Int>?
  /// Whether the leader of a residents' group is one of its representatives.
  package var leadersFromRepresentatives: Cited<Bool>?
  /// Whether who registers here registers in no other community.
  package var onePlaceOnly: Cited<Bool>?

  package init() {}
}

/// How candidates come about (提名、候选人).
package struct NominationRules: Hashable, Sendable, Codable {
  /// Turnout that makes the nomination valid: more than this part of the registered voters.
  package var turnoutMoreThan: Cited<Fraction>?
  /// Whether a nominator may name at most as many people as there are seats.
  package var namesUpToSeats: Cited<Bool>?
  /// Whether a person may be nominated for one office only.
  package var oneOfficeOnly: Cited<Bool>?
  /// Whether proxies may nominate.
  package var proxiesAllowed: Cited<Bool>?
  /// Whether the community's Party organisation nominates.
  package var partyAllowed: Cited<Bool>?
  /// Voters, and household representatives, who may nominate jointly.
  package var jointVoters: Cited<Int>?
  package var jointHouseholds: Cited<Int>?
  /// The grounds on which nobody may stand.
  package var exclusions: Cited<[ExclusionGround]>?
  /// How many more candidates than seats, by contest: the heads' offices (one seat) and the members'.
  package var surplusHeadMin: Cited<Int>?
  package var surplusHeadMax: Cited<Int>?
  package var surplusMemberMin: Cited<Int>?
  package var surplusMemberMax: Cited<Int>?
  /// Whether as many candidates as seats are allowed where nominations give no more.
  package var equalAllowed: Cited<Bool>?
  /// Days before polling day by which the preliminary list is posted.
  package var preliminaryListDays: Cited<Int>?
  /// Days before polling day by which the formal list is posted.
  package var formalListDays: Cited<Int>?
  /// Days before polling day until which a candidate may withdraw.
  package var withdrawalDays: Cited<Int>?
  /// Whether the candidates meet the residents before anybody votes.
  package var candidatesMeet: Cited<Bool>?
  /// In which order nominees and candidates stand on notices and papers.
  package var listOrder: Cited<ListOrder>?
  /// Whether the next by rank moves up after a withdrawal or a failed vetting.
  package var refillByRank: Cited<Bool>?

  package init() {}
}

/// Who may serve (工作人员).
package struct StaffRules: Hashable, Sendable, Codable {
  /// Whether candidates are excluded from calling, tallying and scrutiny.
  package var candidatesExcluded: Cited<Bool>?
  /// Whether close kin of candidates are.
  package var kinExcluded: Cited<Bool>?
  /// Whether a candidate leaves the election committee.
  package var candidateLeavesCommittee: Cited<Bool>?
  /// Whether the close kin of a candidate do.
  package var kinLeavesCommittee: Cited<Bool>?
  /// Whether the residents' assembly or that of their representatives chooses the committee.
  package var committeeByMeeting: Cited<Bool>?
  /// Whether its vacancies are filled by the order of that choice, or anew.
  package var committeeFilledByRank: Cited<Bool>?
  /// The smallest team that accompanies a mobile box, in persons.
  package var boxTeamMin: Cited<Int>?
  /// Members who must attend a meeting of the election committee: more than this part of them.
  package var committeeMeetingMoreThan: Cited<Fraction>?
  /// Days before polling day by which the names of the staff are posted.
  package var postedDays: Cited<Int>?

  package init() {}
}

/// How boxes are used (流动票箱、投票站).
package struct BoxRules: Hashable, Sendable, Codable {
  /// Days before polling day by which time and place of voting are posted.
  package var timeNoticeDays: Cited<Int>?
  /// Whether every site has a place where nobody sees what is marked.
  package var secretPlace: Cited<Bool>?
  /// The most polling days, from the first one.
  package var pollingDaysMax: Cited<Int>?
  /// Whether the voters served by mobile boxes are posted beforehand.
  package var mobileVotersPosted: Cited<Bool>?
  /// Whether boxes are opened on the day on which they closed.
  package var openedSameDay: Cited<Bool>?
  /// Whether boxes are opened together at the hall, in public.
  package var openedAtHall: Cited<Bool>?
  /// Boxes with fewer papers than this are mixed with others before counting.
  package var mixedBelow: Cited<Int>?
  /// Whether the way of every box is recorded; custody that nobody keeps is a break then.
  package var custodyKept: Cited<Bool>?

  package init() {}
}

/// Who may vote for whom (委托投票).
package struct ProxyRules: Hashable, Sendable, Codable {
  package var allowed: Cited<Bool>?
  /// The most principals of one proxy.
  package var principalsMax: Cited<Int>?
  package var candidatesExcluded: Cited<Bool>?
  /// Whether a proxy may pass the commission on.
  package var subProxyAllowed: Cited<Bool>?
  /// Days before polling day by which it is filed.
  package var filedDays: Cited<Int>?
  /// Days before polling day by which the list is posted.
  package var postedDays: Cited<Int>?
  /// Whether the list is posted, where the law does not say when.
  package var listPosted: Cited<Bool>?
  /// Whether a commission that was not posted is void.
  package var unpostedVoid: Cited<Bool>?
  /// Whether only close kin may be proxies; otherwise any voter of the community.
  package var kinOnly: Cited<Bool>?
  /// Whether only voters who are away may commission somebody.
  package var awayOnly: Cited<Bool>?
  /// Whether a commission must be in writing.
  package var writtenOnly: Cited<Bool>?
  /// Whether the principal's voter's card is taken in.
  package var cardTakenIn: Cited<Bool>?

  package init() {}
}

/// How ballot papers are judged and accounted for (选票).
package struct BallotRules: Hashable, Sendable, Codable {
  /// What one bad mark spoils.
  package enum Scope: String, Hashable, Sendable, Codable, CaseIterable { case paper, contest }
  /// What a blank paper is.
  package enum Blank: String, Hashable, Sendable, Codable, CaseIterable { case abstention, invalid }
  /// What the papers in the boxes may not exceed.
  package enum AccountBase: String, Hashable, Sendable, Codable, CaseIterable { case voters, issued }
  /// Which poll an excess makes void.
  package enum AccountScope: String, Hashable, Sendable, Codable, CaseIterable { case election, box }

  package var overvoteVoids: Cited<Bool>?
  package var sameNameTwoOfficesVoids: Cited<Bool>?
  package var illegibleVoids: Cited<Bool>?
  package var scope: Cited<Scope>?
  package var blank: Cited<Blank>?
  package var accountBase: Cited<AccountBase>?
  package var accountScope: Cited<AccountScope>?
  /// Whether every paper taken out of the boxes is found valid, invalid or blank.
  package var allClassified: Cited<Bool>?
  /// Whether voters may write in other names (另选他人).
  package var writeInsAllowed: Cited<Bool>?

  package init() {}
}

/// Who is elected (当选).
package struct ResultRules: Hashable, Sendable, Codable {
  /// The base of the majority.
  package var majorityBase: Cited<CountBase>?
  package var majorityMoreThan: Cited<Fraction>?
  /// Turnout: more than this part of the registered voters (voters, or representatives by mode).
  package var turnoutMoreThan: Cited<Fraction>?
  /// Representatives present: at least this part of them.
  package var representativesPresent: Cited<Fraction>?
  /// Whether those tied at the last seat are voted on again, the most votes elected.
  package var tieRevote: Cited<Bool>?
  /// Those who must attend a meeting of residents or of their representatives: more than this part of those due.
  package var meetingMoreThan: Cited<Fraction>?
  /// Those who must attend a meeting of representatives: at least this part of them.
  package var representativesMeetingAtLeast: Cited<Fraction>?
  /// Days before a meeting of residents by which they are told of it.
  package var assemblyNoticeDays: Cited<Int>?
  /// Whether votes for a higher office count for lower ones too.
  package var cascade: Cited<Bool>?
  /// Days in which a supplementary poll is held.
  package var supplementaryDays: Cited<Int>?
  /// Votes that elect there: at least this part of the papers.
  package var supplementaryAtLeast: Cited<Fraction>?
  /// The fewest members elected with whom seats may stay vacant.
  package var vacancyAllowedFrom: Cited<Int>?
  /// The fewest and most members of a committee.
  package var membersMin: Cited<Int>?
  package var membersMax: Cited<Int>?
  /// The fewest women among the members.
  package var womenMin: Cited<Int>?
  /// Whether close kin may not both be members.
  package var kinExcluded: Cited<Bool>?
  /// 罢免: who may demand it, and how it is decided.
  package var recallVoters: Cited<Fraction>?
  package var recallRepresentatives: Cited<Fraction>?
  package var recallHouseholds: Cited<Fraction>?
  package var recallDays: Cited<Int>?
  package var recallBarredMonths: Cited<Int>?
  /// Whether an election by violence, threats, deceit, bribes or forged papers is void.
  package var misconductVoids: Cited<Bool>?
  /// Whether a resignation counts from the meeting of residents or representatives that accepts it.
  package var resignationByMeeting: Cited<Bool>?
  /// On which grounds an office ends by law.
  package var officeEnds: Cited<[EndGround]>?

  package init() {}
}

/// What happens after the count (公布、移交、保存).
package struct ClosingRules: Hashable, Sendable, Codable {
  /// Days after polling day by which the result is posted.
  package var resultPostedDays: Cited<Int>?
  /// Whether the result is posted with what was counted.
  package var countsPublished: Cited<Bool>?
  /// Every figure that is posted with the result.
  package var resultFigures: Cited<[ResultFigure]>?
  /// Days after polling day by which papers and records are sealed.
  package var papersSealedDays: Cited<Int>?
  /// Whether the audit of those who leave office is posted before the election.
  package var auditBeforeElection: Cited<Bool>?
  /// Days in which the old committee hands over.
  package var handoverDays: Cited<Int>?
  /// Whether the election committee chairs that.
  package var handoverChaired: Cited<Bool>?
  /// Whether the sub-district office supervises it.
  package var handoverSupervised: Cited<Bool>?
  /// Whether a supervisory committee is elected.
  package var supervisorsElected: Cited<Bool>?
  /// Whether members of the residents' committee and their close kin are kept from it.
  package var supervisorsExcluded: Cited<Bool>?
  /// Months for which papers and records are kept.
  package var retentionMonths: Cited<Int>?
  /// Whether they are kept to the end of the next election.
  package var keptToNextElection: Cited<Bool>?
  /// Years of a term.
  package var termYears: Cited<Int>?

  package init() {}
}
