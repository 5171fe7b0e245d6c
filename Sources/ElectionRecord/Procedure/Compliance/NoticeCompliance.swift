/// 公告与期限: what hangs or is done, and how long before polling day or after it.
enum NoticeCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let dated = deadlines(facts)
    let covered = dated.compactMap { check -> NoticeKind? in
      guard case .notice(let kind) = check.subject else { return nil }
      return kind
    }
    return dated + [together(facts)].compactMap(\.self) + others(facts, besides: Set(covered))
  }

  /// The list of those who vote for others hangs with the roll.
  ///
  /// - Rule: 城市居民委员会组织法 (2025) art. 17.
  private static func together(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.registration.electorsPostedWithRoll, rule.value, facts.election.mode != .voters
    else { return nil }
    let list = facts.calendar.posted(.representatives)
    let pair = facts.calendar.posted(.roll).flatMap { roll in list.map { (roll: roll, list: $0) } }
    return .of(
      .electorsPostedWithRoll, pair, source: rule.source, demanded: .required,
      value: { .done($0.list, days: $0.list.days(since: $0.roll)) }, isMet: { $0.list == $0.roll })
  }

  private static func deadlines(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    Deadline.all(of: facts.election).compactMap { deadline in
      guard let code = deadline.code else { return nil }
      var subject: ComplianceSubject?
      if case .notice(let kind) = deadline.act {
        guard kind.isDue(in: facts.register, facts.calendar) else { return nil }
        subject = .notice(kind)
      }
      let day = facts.calendar.done(deadline.act)
      return deadline.isAfter
        ? .within(code, day, deadline.days, after: deadline.event, subject: subject)
        : .before(code, day, deadline.days, before: deadline.event, subject: subject)
    }
  }

  /// The others of the list: no rule says when, but the list says that they hang, or the law whom they name.
  private static func others(_ facts: ComplianceFacts, besides covered: Set<NoticeKind>) -> [ComplianceCheck] {
    // The result has its own checks.
    NoticeKind.allCases.filter {
      $0 != .result && !covered.contains($0) && $0.isDue(in: facts.register, facts.calendar)
    }.map { kind in
      .of(
        .noticePosted, facts.calendar.posted(kind),
        source: kind == .supervisors ? facts.profile.closing.supervisorsElected?.source : nil, demanded: .required,
        subject: .notice(kind),
        value: { .done($0, days: facts.pollingDay?.days(since: $0) ?? 0) }, isMet: { _ in true })
    }
  }
}
