/// 会议: whether enough of those due attended.
enum MeetingCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    quorums(facts) + [representatives(facts)].compactMap(\.self)
  }

  private static func quorums(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard let rule = facts.profile.results.meetingMoreThan else { return [] }
    // Representatives are elected group by group, so there is no meeting of all.
    return facts.meetings.filter { $0.kind != .representativesElected }.map { meeting in
      .of(
        .meetingQuorum, meeting.attendance, source: rule.source, demanded: .moreThan(rule.value),
        subject: .meeting(meeting.kind, meeting.day), value: { .part($0.present, of: $0.expected) },
        isMet: { rule.value.isExceeded(by: $0.present, of: $0.expected) })
    }
  }

  private static func representatives(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard facts.election.mode == .representatives, let rule = facts.profile.results.representativesPresent else {
      return nil
    }
    let meeting = facts.meetings.last { $0.kind == .polling }
    return .of(
      .representativesPresent, meeting?.attendance, source: rule.source, demanded: .atLeast(rule.value),
      subject: .meeting(.polling, meeting?.day), value: { .part($0.present, of: $0.expected) },
      isMet: { rule.value.isReached(by: $0.present, of: $0.expected) })
  }
}

extension Meeting {
  /// Who was due and who came, where both were written down.
  var attendance: (expected: Int, present: Int)? {
    guard let expected, let present else { return nil }
    return (expected, present)
  }
}
