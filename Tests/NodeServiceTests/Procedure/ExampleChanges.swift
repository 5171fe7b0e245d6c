import ElectionRecord

/// Changes of the election `xinhe`, and what each leads to. Polling day is 18 October.
extension ExampleChangesTests {
  private static let procedure = "procedure.yaml"
  private static let nomination = "nomination.yaml"
  private static let law = "城市居民委员会组织法（2025）"

  static let rows: [Row] = rules + registration + notices + meetings + staff + voting + counting + closing

  private static let rules = [
    Row(
      .replace("national.yaml", "handoverDays: {value: 10", "handoverDays: {value: 11"), found: .ruleLawful,
      article: "\(law)第二十五条"),
    // Rules that leave out what the law demands look as if all were well.
    Row(
      .drop("national.yaml", "auditBeforeElection"), .drop(procedure, "auditPosted"), found: .ruleStated,
      article: "\(law)第三十八条"),
    Row(
      .replace(
        "national.yaml", "  workersAllowed:",
        "  residenceMonths: {value: 12, source: 参照村民委员会组织法（2018）第十三条}\n  workersAllowed:"),
      found: .ruleLawful, article: "\(law)第十六条"),
    Row(
      .replace(
        "election.yaml", "  # quorum: {base: registered, moreThan: 1/2}", "  quorum: {base: valid, moreThan: 1/2}"),
      found: .turnoutRule, article: "\(law)第十九条"),
    Row(
      .replace(
        "election.yaml", "  # majority: {base: returned, moreThan: 1/2}", "  majority: {base: valid, moreThan: 1/2}"),
      found: .majorityRule, article: "\(law)第十九条"),
  ]

  private static let registration = [
    // Filed on 26 September.
    Row(.replace(procedure, "objection: 1, day: 2026-09-28", "objection: 1, day: 2026-09-29")),
    Row(
      .replace(procedure, "objection: 1, day: 2026-09-28", "objection: 1, day: 2026-09-30"), found: .objectionDecided,
      article: "\(law)第十七条"),
    Row(
      .replace(procedure, "decisionsPosted, day: 2026-09-30", "decisionsPosted, day: 2026-09-29"),
      found: .decisionsPosted, article: "\(law)第十七条"),
    Row(.drop(procedure, "decisionsPosted"), found: .decisionsPosted, article: "\(law)第十七条"),
    // A file asks nobody.
    Row(.registered(.hukouFile), found: .votersDeclared, article: "\(law)第十六条"),
  ]

  private static let notices = [
    Row(.drop(procedure, "objection"), .replace(procedure, "roll, day: 2026-09-24", "roll, day: 2026-09-28")),
    Row(
      .drop(procedure, "objection"), .replace(procedure, "roll, day: 2026-09-24", "roll, day: 2026-09-29"),
      found: .rollPosted, article: "\(law)第十七条"),
    Row(.replace(procedure, "formalCandidates, day: 2026-10-09", "formalCandidates, day: 2026-10-13")),
    Row(
      .replace(procedure, "formalCandidates, day: 2026-10-09", "formalCandidates, day: 2026-10-14"),
      found: .formalListPosted, article: "参照浙江省村民委员会选举办法（2020）第十八条"),
    // A box goes round before the list hangs, and before the candidates meet anybody.
    Row(
      .replace(
        "election.yaml", "    papers: 150\n    days: [2026-10-18]",
        "    papers: 150\n    days: [2026-10-09, 2026-10-18]"),
      found: .formalListBeforeVoting, .candidatesMet, article: "参照浙江省村民委员会选举办法（2020）第十八条"),
    Row(.replace(procedure, "timeAndPlace, day: 2026-10-10", "timeAndPlace, day: 2026-10-13")),
    Row(
      .replace(procedure, "timeAndPlace, day: 2026-10-10", "timeAndPlace, day: 2026-10-14"), found: .timePosted,
      article: "参照浙江省村民委员会选举办法（2020）第二十二条"),
    Row(.replace(procedure, "proxies, day: 2026-10-13", "proxies, day: 2026-10-18")),
    Row(
      .replace(procedure, "proxies, day: 2026-10-13", "proxies, day: 2026-10-19"), found: .proxiesPosted,
      article: "\(law)第十九条"),
    Row(
      .drop(procedure, "kind: proxies"), found: .proxiesPosted, .commissionsPosted, article: "\(law)第十九条"),
    // The last commission was filed on 12 October.
    Row(.replace(procedure, "proxies, day: 2026-10-13", "proxies, day: 2026-10-12")),
    Row(
      .replace(procedure, "proxies, day: 2026-10-13", "proxies, day: 2026-10-11"), found: .commissionsPosted,
      article: "\(law)第十九条"),
    // Without commissions there is no list to post.
    Row(.leaveOut("proxies.yaml"), .drop(procedure, "kind: proxies")),
    Row(.drop(procedure, "kind: mobileVoters"), found: .noticePosted),
  ]

  private static let assembly = "assembly, day: 2026-08-20, expected: 45, present: "

  private static let meetings = [
    Row(
      .replace(procedure, assembly + "41", assembly + "30")),
    Row(
      .replace(procedure, assembly + "41", assembly + "29"),
      found: .meetingQuorum, article: "\(law)第二十九条"),
    Row(
      .replace(
        procedure, "committeeChosen, day: 2026-08-20, body: assembly, expected: 45, present: 41",
        "committeeChosen, day: 2026-08-20, body: assembly"),
      found: .meetingQuorum, article: "\(law)第二十九条"),
    // Nobody wrote down by whom.
    Row(.replace(procedure, "body: assembly, ", ""), found: .committeeChosen, article: "\(law)第十五条"),
    Row(
      .append(
        procedure, "meeting: {kind: residents, day: 2026-09-10, called: 2026-08-31, expected: 760, present: 381}")),
    Row(
      .append(
        procedure, "meeting: {kind: residents, day: 2026-09-10, called: 2026-09-01, expected: 760, present: 381}"),
      found: .meetingCalled, article: "\(law)第二十六条"),
    Row(
      .append(
        procedure,
        "meeting: {kind: residents, day: 2026-09-10, called: 2026-09-09, expected: 760, present: 381, urgent: 防汛}")),
    Row(
      .append(
        procedure, "meeting: {kind: residents, day: 2026-09-10, called: 2026-08-31, expected: 760, present: 380}"),
      found: .meetingQuorum, article: "\(law)第二十七条"),
    Row(.replace(procedure, "candidatesMeet, day: 2026-10-14", "candidatesMeet, day: 2026-10-17")),
    Row(
      .replace(procedure, "candidatesMeet, day: 2026-10-14", "candidatesMeet, day: 2026-10-18"),
      found: .candidatesMet, article: "\(law)第十八条"),
    Row(.drop(procedure, "candidatesMeet"), found: .candidatesMet, article: "\(law)第十八条"),
    // Nobody was put forward before 22 September.
    Row(.replace(procedure, "candidatesMeet, day: 2026-10-14", "candidatesMeet, day: 2026-09-22")),
    Row(
      .replace(procedure, "candidatesMeet, day: 2026-10-14", "candidatesMeet, day: 2026-09-21"),
      found: .candidatesMet, article: "\(law)第十八条"),
  ]

  private static let staff = [
    Row(
      .append(procedure, "kinship: {staff: 计票人甲（合成）, candidate: 恽晓玲, relation: 母女, day: 2026-10-20}"),
      found: .kinServes, article: "参照选举法（2020）第四十三条"),
    Row(.drop("staff.yaml", "staffRelieved"), found: .kinOnCommittee, article: "\(law)第十五条"),
    // Who was put forward may stand whether on the formal list or not; the first vetting is of 5 October.
    Row(
      .append("staff.yaml", "kinship: {staff: 选举委员会成员甲（合成）, candidate: 初步候选人甲（合成）, relation: 夫妻, day: 2026-09-27}")),
    Row(
      .append("staff.yaml", "kinship: {staff: 选举委员会成员甲（合成）, candidate: 闫少波, relation: 夫妻, day: 2026-09-27}"),
      found: .kinOnCommittee, article: "\(law)第十五条"),
    Row(
      .replace(
        "staff.yaml", "role: committeeMember, day: 2026-09-23, reason", "role: committeeMember, day: 2026-10-05, reason"
      )),
    Row(
      .replace(
        "staff.yaml", "role: committeeMember, day: 2026-09-23, reason", "role: committeeMember, day: 2026-10-06, reason"
      ),
      found: .kinOnCommittee, article: "\(law)第十五条"),
    Row(.drop("staff.yaml", "committeeReserves"), found: .committeeFilled, article: "\(law)第十五条"),
  ]

  private static let station = #""16:20", place: 社区中心会场, atHall: true, inPublic: "#

  private static let voting = [
    Row(.drop("election.yaml", "name: 解雪梅"), found: .formalListDiffers),
    // Nobody wrote down who put the candidates of the three offices forward.
    Row(
      .leaveOut(nomination), found: .candidatesNominated, .candidatesNominated, .candidatesNominated,
      article: "\(law)第十八条"),
    // Turned down after the list was adopted, and still on the paper.
    Row(
      .append(nomination, "vetting: {contest: member, name: 解雪梅, passed: false, ground: convicted, day: 2026-10-12}"),
      found: .formalListStands, article: "\(law)第十八条"),
    // No list was adopted, and the election's file names one for one seat.
    Row(
      .drop("election.yaml", "name: 巢建峰"), .drop(nomination, "names: [恽晓玲, 巢建峰]"), .leaveOut("tally.yaml"),
      found: .contestedSeats, .papersClassified, .turnout, .womenElected, .kinElected, .supervisorsExcluded,
      article: "\(law)第十八条"),
    Row(.openly("R2"), found: .secretPlace, article: "\(law)第十九条"),
    Row(
      .replace("custody.yaml", "boxOpened: {site: R1, day: 2026-10-18", "boxOpened: {site: R1, day: 2026-10-19"),
      found: .boxOpenedSameDay, article: "参照浙江省村民委员会选举办法（2020）第二十六条"),
    Row(
      .replace(
        "custody.yaml", #""16:15", place: 社区中心会场, atHall: true"#, #""16:15", place: 禾苑西区, atHall: false"#),
      found: .boxOpenedAtHall, article: "参照浙江省村民委员会选举办法（2020）第二十六条"),
    Row(
      .replace("custody.yaml", station + "true", station + "false"), found: .boxOpenedAtHall,
      article: "参照浙江省村民委员会选举办法（2020）第二十六条"),
  ]

  private static let counting = [
    Row(
      .replace("tally.yaml", "valid: 148\n      invalid: 2", "valid: 148\n      invalid: 1", times: 2),
      found: .papersClassified, article: "参照选举法（2020）第四十四条"),
    // 631 papers were returned.
    Row(.voters(1261)),
    // A void poll elects nobody.
    Row(
      .voters(1262), found: .turnout, .committeeSize, .womenElected, .kinElected, .supervisorsExcluded,
      article: "\(law)第十九条"),
    Row(
      .replace("election.yaml", "seats: 5", "seats: 2"), .leaveOut("tally.yaml"),
      found: .papersClassified, .turnout, .committeeSize, .womenElected, .kinElected, .supervisorsExcluded,
      article: "参照选举法（2020）第四十四条"),
    Row(
      .replace("roll.csv", "恽晓玲,女", "恽晓玲,男"), .replace("roll.csv", "臧文萍,女", "臧文萍,男")),
    Row(
      .replace("roll.csv", "恽晓玲,女", "恽晓玲,男"), .replace("roll.csv", "臧文萍,女", "臧文萍,男"),
      .replace("roll.csv", "翟敏红,女", "翟敏红,男"), found: .womenElected, article: "\(law)第八条"),
    Row(
      .append(procedure, "kinship: {staff: 恽晓玲, candidate: 仇国涛, relation: 姐弟, day: 2026-10-20}"),
      found: .kinElected, .kinElected, article: "\(law)第八条"),
    // The other one was not elected.
    Row(.append(procedure, "kinship: {staff: 恽晓玲, candidate: 闫少波, relation: 姐弟, day: 2026-10-20}")),
  ]

  private static let closing = [
    Row(.replace(procedure, "auditPosted, day: 2026-09-15", "auditPosted, day: 2026-10-17")),
    Row(
      .replace(procedure, "auditPosted, day: 2026-09-15", "auditPosted, day: 2026-10-18"), found: .auditPosted,
      article: "\(law)第三十八条"),
    Row(.drop(procedure, "auditPosted"), found: .auditPosted, article: "\(law)第三十八条"),
    Row(
      .replace(procedure, "kind: result\n      day: 2026-10-18", "kind: result\n      day: 2026-10-19"),
      found: .resultPosted, article: "\(law)第十九条"),
    Row(
      .replace(
        procedure, "registered, issued, returned, valid, invalid, blank, winnersVotes, othersVotes]", "registered]"),
      found: .countsPublished, article: "\(law)第十九条"),
    Row(.replace(procedure, "handover, day: 2026-10-26", "handover, day: 2026-10-28")),
    Row(
      .replace(procedure, "handover, day: 2026-10-26", "handover, day: 2026-10-29"), found: .handover,
      article: "\(law)第二十五条"),
    Row(
      .replace(procedure, "chair: 选举委员会主任甲（合成）", "chair: 原居民委员会主任（合成）"), found: .handoverChaired,
      article: "\(law)第二十五条"),
    Row(
      .replace(procedure, ", supervisor: 街道办事处（合成）", ""), found: .handoverSupervised, article: "\(law)第二十五条"),
    // Nobody supervises what they chair.
    Row(
      .replace(procedure, "supervisor: 街道办事处（合成）", "supervisor: 选举委员会主任甲（合成）"), found: .handoverSupervised,
      article: "\(law)第二十五条"),
    Row(
      .drop(procedure, "supervisors:"), found: .supervisorsElected, .supervisorsExcluded, article: "\(law)第三十六条"),
    // Elected to the residents' committee, and to the one that watches over it.
    Row(
      .replace(procedure, "{name: 居务监督委员会成员甲（合成）}", "{name: 恽晓玲}"), found: .supervisorsExcluded,
      article: "\(law)第三十六条"),
    Row(
      .append(procedure, "kinship: {staff: 居务监督委员会成员甲（合成）, candidate: 恽晓玲, relation: 夫妻, day: 2026-10-25}"),
      found: .supervisorsExcluded, article: "\(law)第三十六条"),
  ]

  static let forbidden: [Forbidden] = [
    // Nine voters put a name forward, where the law asks ten.
    Forbidden(edit: .replace(nomination, "[201-210]", "[201-209]"), code: "tooFewNominators", article: "\(law)第十八条"),
    // As many candidates as seats.
    Forbidden(
      edit: .replace(nomination, "names: [恽晓玲, 巢建峰]", "names: [恽晓玲]"), code: "surplusTooFew", article: "\(law)第十八条"),
    Forbidden(
      edit: .replace(nomination, "闫少波, 解雪梅]", "闫少波, 解雪梅, 初步候选人甲（合成）]"), code: "vettingFailed", article: "资格审查"),
    Forbidden(
      edit: .append("staff.yaml", "staff: {name: 巢建峰, role: teller, site: H1, day: 2026-10-11}"),
      code: "candidateServes", article: "参照浙江省村民委员会选举办法（2020）第二十二条"),
    Forbidden(
      edit: .append("staff.yaml", "staff: {name: 巢建峰, role: committeeMember, day: 2026-10-11}"),
      code: "candidateOnCommittee", article: "\(law)第十五条"),
    Forbidden(
      edit: .append("staff.yaml", "staff: {name: 选举委员会成员戊（合成）, role: committeeMember, day: 2026-10-11}"),
      code: "kinServes", article: "\(law)第十五条"),
    Forbidden(
      edit: .replace("proxies.yaml", "principal: 20, proxy: 21", "principal: 20, proxy: 157"),
      code: "proxyIsCandidate", article: "\(law)第十九条"),
    Forbidden(
      edit: .append(
        "proxies.yaml", "proxy: {principal: 334, proxy: 333, day: 2026-10-12, written: true, away: true}"),
      code: "proxyLimit", article: "\(law)第十九条"),
    Forbidden(
      edit: .replace("proxies.yaml", "spouse, written: true", "spouse, written: false"), code: "proxyNotWritten",
      article: "\(law)第十九条"),
    Forbidden(
      edit: .replace("proxies.yaml", "spouse, written: true, away: true", "spouse, written: true, away: false"),
      code: "principalNotAway", article: "\(law)第十九条"),
    // The roll hung on 24 September.
    Forbidden(
      edit: .replace(procedure, "objection: {day: 2026-09-28", "objection: {day: 2026-09-30"),
      code: "objectionTooLate", article: "\(law)第十七条"),
  ]
}
