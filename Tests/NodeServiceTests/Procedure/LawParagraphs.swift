@testable import ElectionRecord

/// One paragraph of the law in force, and what in this program carries it.
struct LawParagraph: Sendable, CustomStringConvertible {
  let article: Int
  let paragraph: Int
  /// Values of `national.yaml` that cite the article, as `section.key`.
  let keys: [String]
  /// Rules, and records that they read.
  let rules: [String]
  /// Points of the compliance check.
  let checks: [ComplianceCode]
  /// What is left to people, or why nothing carries it.
  let remark: String

  init(
    _ article: Int, _ paragraph: Int, keys: [String] = [], rules: [String] = [], checks: [ComplianceCode] = [],
    _ remark: String = ""
  ) {
    (self.article, self.paragraph, self.keys) = (article, paragraph, keys)
    (self.rules, self.checks, self.remark) = (rules, checks, remark)
  }

  var description: String { "art. \(article) para. \(paragraph)" }

  /// As the profiles cite it: 第十九条.
  var citation: String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let tens = article >= 20 ? digits[article / 10] + "十" : article >= 10 ? "十" : ""
    return tens + digits[article % 10]
  }
}

extension LawParagraph {
  /// 城市居民委员会组织法（2025年修订）: the articles that concern an election, before, on and shortly after the day.
  static let all = committee + registration + nomination + voting + afterwards + meetings

  private static let committee = [
    LawParagraph(
      8, 1, keys: ["results.membersMin", "results.membersMax"], rules: ["\(ResultWorking.self)"],
      checks: [.committeeSize]),
    LawParagraph(
      8, 2, keys: ["results.womenMin", "results.kinExcluded"], rules: ["\(ComplianceRule.self)"],
      checks: [.womenElected, .kinElected]),
    LawParagraph(8, 3, "A permission: the Party organisation's head may stand for chair, and asks for no check."),
    LawParagraph(
      13, 2,
      keys: [
        "registration.householdsPerRepresentativeMin", "registration.householdsPerRepresentativeMax",
        "registration.leadersFromRepresentatives",
      ], rules: ["\(RepresentativeRule.self)", "\(GroupRepresentatives.self)"],
      checks: [.householdsPerRepresentative, .groupLeader]),
    LawParagraph(13, 3, "Between elections: whom representatives answer to."),
    LawParagraph(
      14, 1, rules: ["\(ElectionMode.self)"],
      "Who votes is decided before the election and written as `mode`; values differ by it under `byMode`."),
    LawParagraph(
      14, 2, keys: ["closing.termYears"], "Printed on the notice of the result; when it ends is the next election's."),
    LawParagraph(
      15, 1, rules: ["\(StaffRoster.self)"], "The committee's members are staff records; its decisions are theirs."),
    LawParagraph(
      15, 2, keys: ["staff.committeeByMeeting"], rules: ["\(StaffRole.self)"], checks: [.committeeChosen]),
    LawParagraph(
      15, 3, keys: ["staff.candidateLeavesCommittee", "staff.kinLeavesCommittee"], rules: ["\(StaffRule.self)"],
      checks: [.candidateOnCommittee, .kinOnCommittee]),
    LawParagraph(15, 4, keys: ["staff.committeeFilledByRank"], checks: [.committeeFilled]),
  ]

  private static let registration = [
    LawParagraph(
      16, 1, keys: ["registration.age"], rules: ["\(NoErrorRule.self)", "\(SetupCheck.self)"],
      "Deprivation of political rights is known to the court: a removal from the roll with its reason."),
    LawParagraph(
      16, 2, keys: ["registration.residentsAllowed", "registration.declarationRequired"],
      rules: ["\(NoErrorRule.self)", "\(NoDuplicateRule.self)"], checks: [.votersDeclared]),
    LawParagraph(
      16, 3, keys: ["registration.workersAllowed", "registration.workMonths"], rules: ["\(NoErrorRule.self)"],
      checks: [.workersEntitled]),
    LawParagraph(
      17, 1,
      keys: [
        "registration.rollPostedDays", "registration.electorsPostedDays", "registration.electorsPostedWithRoll",
      ], rules: ["\(Deadline.self)"], checks: [.rollPosted, .electorsPosted, .electorsPostedWithRoll]),
    LawParagraph(
      17, 2, keys: ["registration.objectionDays", "registration.decisionDays", "registration.decisionPosted"],
      rules: ["\(ObjectionRule.self)"], checks: [.objectionDecided, .decisionsPosted]),
  ]

  private static let nomination = [
    LawParagraph(
      18, 1,
      keys: [
        "nomination.partyAllowed", "nomination.jointVoters", "nomination.exclusions", "nomination.surplusHeadMin",
        "nomination.surplusMemberMin", "nomination.equalAllowed", "nomination.candidatesMeet",
      ], rules: ["\(JointNominationRule.self)", "\(FormalListRule.self)", "\(SurplusRule.self)"],
      checks: [.candidatesNominated, .formalListStands, .contestedSeats, .candidatesMet],
      "The qualities asked for are judged by people: vetting records the decision and its reason.")
  ]

  private static let voting = [
    LawParagraph(19, 1, keys: ["results.turnoutMoreThan"], rules: ["\(PollValidity.self)"], checks: [.turnout]),
    LawParagraph(
      19, 2, keys: ["results.majorityBase", "results.majorityMoreThan", "results.supplementaryAtLeast"],
      rules: ["\(ResultRule.self)", "\(VoteThreshold.self)", "\(NextElection.self)", "\(OutcomeRule.self)"]),
    LawParagraph(
      19, 3, keys: ["boxes.secretPlace", "closing.resultPostedDays", "closing.countsPublished"],
      checks: [.secretPlace, .resultPosted, .countsPublished]),
    LawParagraph(
      19, 4,
      keys: [
        "proxies.allowed", "proxies.principalsMax", "proxies.kinOnly", "proxies.awayOnly", "proxies.candidatesExcluded",
        "proxies.writtenOnly", "proxies.listPosted",
      ], rules: ["\(ProxyRule.self)", "\(AdmissionRule.self)"],
      checks: [.proxiesPosted, .commissionsPosted, .candidateActsAsProxy, .proxiesCommissioned]),
    LawParagraph(19, 5, "Provincial rules are profiles of their own, with the time in which they hold."),
    LawParagraph(
      20, 1, keys: ["results.recallVoters", "results.recallHouseholds", "results.recallRepresentatives"],
      rules: ["\(RecallRule.self)"], "What the person says to it stands in the petition (RecallPetition.statement)."),
    LawParagraph(
      20, 2, rules: ["\(PollValidity.self)", "\(ElectionType.self)"],
      "A poll of type recall in the mode of the election, under the same turnout and majority (art. 19)."),
  ]

  private static let afterwards = [
    LawParagraph(
      21, 1, keys: ["results.resignationByMeeting"], checks: [.resignationAccepted],
      "The ground of a by-election, accepted by a meeting."),
    LawParagraph(22, 1, keys: ["results.misconductVoids"], "Two officers record it with the authority that found it."),
    LawParagraph(22, 2, "Where to complain is printed on the notices; the investigation is the authorities'."),
    LawParagraph(23, 1, keys: ["results.officeEnds"], "The ground of a by-election, recorded by two officers."),
    LawParagraph(
      24, 1, rules: ["\(NextElection.self)"],
      "A by-election is an election of its own type, on a folder that the result gives."),
    LawParagraph(24, 2, rules: ["\(NextElection.self)"], "Its rules are those of arts. 18 and 19: the same profile."),
    LawParagraph(
      25, 1, keys: ["closing.handoverDays", "closing.handoverChaired", "closing.handoverSupervised"],
      rules: ["\(Deadline.self)"], checks: [.handover, .handoverChaired, .handoverSupervised]),
    LawParagraph(
      36, 1, keys: ["closing.supervisorsElected", "closing.supervisorsExcluded"],
      checks: [.supervisorsElected, .supervisorsExcluded]),
    LawParagraph(38, 1, keys: ["closing.auditBeforeElection"], rules: ["\(Deadline.self)"], checks: [.auditPosted]),
  ]

  private static let meetings = [
    LawParagraph(
      26, 2, keys: ["results.assemblyNoticeDays"], rules: ["\(Meeting.self)"],
      "Who may demand a meeting is a matter between elections."),
    LawParagraph(
      27, 1, keys: ["results.meetingMoreThan"], rules: ["\(Meeting.self)"],
      "Checked where a meeting of residents is recorded."),
    LawParagraph(
      29, 1, keys: ["results.representativesMeetingAtLeast"], rules: ["\(Meeting.self)"], checks: [.meetingQuorum]),
  ]
}
