/// A value of the rules with where it comes from.
public struct Cited<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
  public let value: Value
  /// The law and article, such as `浙江省村民委员会选举办法（2020）第二十五条`; shown wherever the value decides.
  public let source: String

  public init(_ value: Value, _ source: String) {
    self.value = value
    self.source = source
  }
}

/// A part of a whole, such as 1/3.
public struct Fraction: Hashable, Sendable, Codable {
  public let numerator: Int
  public let denominator: Int

  public init(_ numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether `part` is more than this fraction of `whole`.
  public func isExceeded(by part: Int, of whole: Int) -> Bool { part * denominator > whole * numerator }

  /// Whether `part` is at least this fraction of `whole`.
  public func isReached(by part: Int, of whole: Int) -> Bool { part * denominator >= whole * numerator }

  /// The smallest whole number that reaches this fraction of `whole`.
  public func least(of whole: Int) -> Int { (whole * numerator + denominator - 1) / denominator }
}

/// The rules of the procedure (选举规程) of one province and year: every value is cited, and nil where the law is silent,
/// so that nothing is checked against a rule that nobody made.
///
/// Kept in `config/profiles/*.yaml`, one file a jurisdiction. Days before or after an event count calendar days: a list
/// posted on the 11th stands five days before a poll on the 16th.
public struct ProcedureProfile: Hashable, Sendable, Codable {
  /// The file's name without its ending.
  public let id: String
  public let name: BilingualText
  public let registration: RegistrationRules
  public let nomination: NominationRules
  public let staff: StaffRules
  public let boxes: BoxRules
  public let proxies: ProxyRules
  public let ballots: BallotRules
  public let results: ResultRules
  public let closing: ClosingRules

  public init(
    id: String, name: BilingualText, registration: RegistrationRules = .init(), nomination: NominationRules = .init(),
    staff: StaffRules = .init(), boxes: BoxRules = .init(), proxies: ProxyRules = .init(),
    ballots: BallotRules = .init(), results: ResultRules = .init(), closing: ClosingRules = .init()
  ) {
    self.id = id
    self.name = name
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
public struct RegistrationRules: Hashable, Sendable, Codable {
  /// Age on polling day, in years.
  public var age: Cited<Int>?
  /// Whether voters without the household registration may register here.
  public var residentsAllowed: Cited<Bool>?
  /// Months of residence that make such a voter eligible.
  public var residenceMonths: Cited<Int>?
  /// Days before polling day by which the roll is posted.
  public var rollPostedDays: Cited<Int>?
  /// Days after posting in which objections are filed.
  public var objectionDays: Cited<Int>?
  /// Days after filing in which an objection is decided.
  public var decisionDays: Cited<Int>?
  /// Days before polling day by which a voter who is away must say so to leave the denominator.
  public var absenceNoticeDays: Cited<Int>?
  /// The fewest and most representatives of one residents' group.
  public var representativesPerGroupMin: Cited<Int>?
  public var representativesPerGroupMax: Cited<Int>?

  public init() {}
}

/// How candidates come about (提名、候选人).
public struct NominationRules: Hashable, Sendable, Codable {
  /// Turnout that makes the nomination valid: more than this part of the registered voters.
  public var turnoutMoreThan: Cited<Fraction>?
  /// Whether a nominator may name at most as many people as there are seats.
  public var namesUpToSeats: Cited<Bool>?
  /// Whether a person may be nominated for one office only.
  public var oneOfficeOnly: Cited<Bool>?
  /// Whether proxies may nominate.
  public var proxiesAllowed: Cited<Bool>?
  /// Voters, and household representatives, who may nominate jointly.
  public var jointVoters: Cited<Int>?
  public var jointHouseholds: Cited<Int>?
  /// How many more candidates than seats, by contest: the heads' offices (one seat) and the members'.
  public var surplusHeadMin: Cited<Int>?
  public var surplusHeadMax: Cited<Int>?
  public var surplusMemberMin: Cited<Int>?
  public var surplusMemberMax: Cited<Int>?
  /// Whether as many candidates as seats are allowed where nominations give no more.
  public var equalAllowed: Cited<Bool>?
  /// Days before polling day by which the preliminary list is posted.
  public var preliminaryListDays: Cited<Int>?
  /// Days before polling day by which the formal list is posted.
  public var formalListDays: Cited<Int>?
  /// Days before polling day until which a candidate may withdraw.
  public var withdrawalDays: Cited<Int>?
  /// Whether the next by rank moves up after a withdrawal or a failed vetting.
  public var refillByRank: Cited<Bool>?

  public init() {}
}

/// Who may serve (工作人员).
public struct StaffRules: Hashable, Sendable, Codable {
  /// Whether candidates are excluded from calling, tallying and scrutiny.
  public var candidatesExcluded: Cited<Bool>?
  /// Whether close kin of candidates are.
  public var kinExcluded: Cited<Bool>?
  /// Whether a candidate leaves the election committee.
  public var candidateLeavesCommittee: Cited<Bool>?
  /// The smallest team that accompanies a mobile box, in persons.
  public var boxTeamMin: Cited<Int>?
  /// Days before polling day by which the names of the staff are posted.
  public var postedDays: Cited<Int>?

  public init() {}
}

/// How boxes are used (流动票箱、投票站).
public struct BoxRules: Hashable, Sendable, Codable {
  /// Days before polling day by which time and place of voting are posted.
  public var timeNoticeDays: Cited<Int>?
  /// The most polling days, from the first one.
  public var pollingDaysMax: Cited<Int>?
  /// Whether the voters served by mobile boxes are posted beforehand.
  public var mobileVotersPosted: Cited<Bool>?
  /// Whether boxes are opened on the day on which they closed.
  public var openedSameDay: Cited<Bool>?
  /// Whether boxes are opened together at the hall, in public.
  public var openedAtHall: Cited<Bool>?
  /// Boxes with fewer papers than this are mixed with others before counting.
  public var mixedBelow: Cited<Int>?
  /// Whether the way of every box is recorded; custody that nobody keeps is a break then.
  public var custodyKept: Cited<Bool>?

  public init() {}
}

/// Who may vote for whom (委托投票).
public struct ProxyRules: Hashable, Sendable, Codable {
  public var allowed: Cited<Bool>?
  /// The most principals of one proxy.
  public var principalsMax: Cited<Int>?
  public var candidatesExcluded: Cited<Bool>?
  /// Whether a proxy may pass the commission on.
  public var subProxyAllowed: Cited<Bool>?
  /// Days before polling day by which it is filed.
  public var filedDays: Cited<Int>?
  /// Days before polling day by which the list is posted.
  public var postedDays: Cited<Int>?
  /// Whether a commission that was not posted is void.
  public var unpostedVoid: Cited<Bool>?
  /// Whether only close kin may be proxies; otherwise any voter of the community.
  public var kinOnly: Cited<Bool>?
  /// Whether a commission must be in writing.
  public var writtenOnly: Cited<Bool>?
  /// Whether the principal's voter's card is taken in.
  public var cardTakenIn: Cited<Bool>?

  public init() {}
}

/// What a ballot paper's validity and account follow (选票).
public struct BallotRules: Hashable, Sendable, Codable {
  /// What one bad mark spoils.
  public enum Scope: String, Hashable, Sendable, Codable, CaseIterable { case paper, contest }
  /// What a blank paper is.
  public enum Blank: String, Hashable, Sendable, Codable, CaseIterable { case abstention, invalid }
  /// What the papers in the boxes may not exceed.
  public enum AccountBase: String, Hashable, Sendable, Codable, CaseIterable { case voters, issued }
  /// Which poll an excess makes void.
  public enum AccountScope: String, Hashable, Sendable, Codable, CaseIterable { case election, box }

  public var overvoteVoids: Cited<Bool>?
  public var sameNameTwoOfficesVoids: Cited<Bool>?
  public var illegibleVoids: Cited<Bool>?
  public var scope: Cited<Scope>?
  public var blank: Cited<Blank>?
  public var accountBase: Cited<AccountBase>?
  public var accountScope: Cited<AccountScope>?
  /// Whether every paper taken out of the boxes is found valid, invalid or blank.
  public var allClassified: Cited<Bool>?
  /// Whether voters may write in other names (另选他人).
  public var writeInsAllowed: Cited<Bool>?

  public init() {}
}

/// Who is elected (当选).
public struct ResultRules: Hashable, Sendable, Codable {
  /// What the majority is a part of.
  public var majorityBase: Cited<CountBase>?
  public var majorityMoreThan: Cited<Fraction>?
  /// Turnout: more than this part of the registered voters (voters, or representatives by mode).
  public var turnoutMoreThan: Cited<Fraction>?
  /// Representatives present: at least this part of them.
  public var representativesPresent: Cited<Fraction>?
  /// Whether those tied at the last seat are voted on again, the most votes elected.
  public var tieRevote: Cited<Bool>?
  /// Those who must attend a meeting of residents or of their representatives: more than this part of those due.
  public var meetingMoreThan: Cited<Fraction>?
  /// Whether votes for a higher office count for lower ones too.
  public var cascade: Cited<Bool>?
  /// Days in which a supplementary poll is held.
  public var supplementaryDays: Cited<Int>?
  /// Votes that elect there: at least this part of the papers.
  public var supplementaryAtLeast: Cited<Fraction>?
  /// The fewest members elected with whom seats may stay vacant.
  public var vacancyAllowedFrom: Cited<Int>?
  /// The fewest and most members of a committee.
  public var membersMin: Cited<Int>?
  public var membersMax: Cited<Int>?
  /// 罢免: who may demand it, and how it is decided.
  public var recallVoters: Cited<Fraction>?
  public var recallRepresentatives: Cited<Fraction>?
  public var recallDays: Cited<Int>?
  public var recallBarredMonths: Cited<Int>?

  public init() {}
}

/// What happens after the count (公布、移交、保存).
public struct ClosingRules: Hashable, Sendable, Codable {
  /// Days after polling day by which the result is posted.
  public var resultPostedDays: Cited<Int>?
  /// Whether the result is posted with what was counted.
  public var countsPublished: Cited<Bool>?
  /// Every figure that is posted with the result.
  public var resultFigures: Cited<[ResultFigure]>?
  /// Days after polling day by which papers and records are sealed.
  public var papersSealedDays: Cited<Int>?
  /// Days in which the old committee hands over.
  public var handoverDays: Cited<Int>?
  /// Months for which papers and records are kept.
  public var retentionMonths: Cited<Int>?
  /// Whether they are kept to the end of the next election.
  public var keptToNextElection: Cited<Bool>?
  /// Years of a term.
  public var termYears: Cited<Int>?

  public init() {}
}
