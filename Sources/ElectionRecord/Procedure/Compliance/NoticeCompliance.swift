/// 公告: what hangs, and how long before polling day.
enum NoticeCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let dated = deadlines(facts)
    let covered = dated.compactMap { check -> NoticeKind? in
      guard case .notice(let kind) = check.subject else { return nil }
      return kind
    }
    return dated + others(facts, besides: Set(covered))
  }

  private static func deadlines(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let rules = facts.profile
    let dated: [(ComplianceCode, NoticeKind, Cited<Int>?)] = [
      (.rollPosted, .roll, rules.registration.rollPostedDays),
      (.preliminaryListPosted, .preliminaryCandidates, rules.nomination.preliminaryListDays),
      (.formalListPosted, .formalCandidates, rules.nomination.formalListDays),
      (.timePosted, .timeAndPlace, rules.boxes.timeNoticeDays), (.staffPosted, .staff, rules.staff.postedDays),
      (.proxiesPosted, .proxies, rules.proxies.postedDays),
    ]
    let checks = dated.filter { $0.1.isDue(in: facts) }.compactMap { code, kind, days in
      ComplianceCheck.before(
        code, facts.posted(kind), days, before: facts.pollingDay, subject: .notice(kind))
    }
    return checks + [listBeforeVoting(facts), mobileVoters(facts)].compactMap(\.self)
  }

  /// Where voting begins before polling day, a list may hang long enough before that day and still come too late for
  /// those who vote first.
  private static func listBeforeVoting(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.nomination.formalListDays, NoticeKind.formalCandidates.isDue(in: facts),
      let first = facts.firstVotingDay, let pollingDay = facts.pollingDay, first < pollingDay
    else { return nil }
    return .before(
      .formalListBeforeVoting, facts.posted(.formalCandidates), Cited(1, rule.source), before: first,
      subject: .notice(.formalCandidates))
  }

  private static func mobileVoters(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.boxes.mobileVotersPosted, rule.value, NoticeKind.mobileVoters.isDue(in: facts) else {
      return nil
    }
    let first = facts.election.sites.filter { $0.kind == .mobileBox }.compactMap(\.days).joined().min()
    return .before(
      .mobileVotersPosted, facts.posted(.mobileVoters), Cited(1, rule.source), before: first,
      subject: .notice(.mobileVoters))
  }

  /// The others of the seventeen: no rule says when, but the list says that they hang.
  private static func others(_ facts: ComplianceFacts, besides covered: Set<NoticeKind>) -> [ComplianceCheck] {
    // The result has its own checks.
    NoticeKind.allCases.filter { $0 != .result && !covered.contains($0) && $0.isDue(in: facts) }.map { kind in
      .of(
        .noticePosted, facts.posted(kind), source: nil, demanded: .required, subject: .notice(kind),
        value: { .done($0, days: facts.pollingDay?.days(since: $0) ?? 0) }, isMet: { _ in true })
    }
  }
}
