/// 会议: whether enough of those due attended.
enum MeetingCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    facts.calendar.meetings.compactMap { quorum($0, facts.profile) } + calls(facts)
      + [representatives(facts), committeeChosen(facts)].compactMap(\.self)
  }

  private static func quorum(_ meeting: Meeting, _ profile: ProcedureProfile) -> ComplianceCheck? {
    let rules = profile.results
    func check(_ rule: Cited<Fraction>, _ demanded: ComplianceValue, isMet: (Int, Int) -> Bool) -> ComplianceCheck {
      .of(
        .meetingQuorum, meeting.attendance, source: rule.source, demanded: demanded,
        subject: .meeting(meeting.kind, meeting.day), value: { .part($0.present, of: $0.expected) },
        isMet: { isMet($0.present, $0.expected) })
    }
    switch meeting.held {
    // Representatives are elected group by group, so there is no meeting of all; whoever likes comes to see candidates.
    case .representativesElected, .candidatesMeet: return nil
    case .assembly:
      if let rule = rules.representativesMeetingAtLeast {
        return check(rule, .atLeast(rule.value), isMet: rule.value.isReached)
      }
    // The election committee's own meetings are none of the residents'.
    case .committee:
      return profile.staff.committeeMeetingMoreThan.map {
        check($0, .moreThan($0.value), isMet: $0.value.isExceeded)
      }
    case .committeeChosen, .nomination, .polling, .residents: break
    }
    return rules.meetingMoreThan.map { rule in check(rule, .moreThan(rule.value), isMet: rule.value.isExceeded) }
  }

  private static func calls(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    // The law lets a meeting be called at once where there is a reason (art. 26).
    facts.calendar.meetings.filter { $0.held == .residents && PlainText.isBlank($0.urgent) }.compactMap { meeting in
      .before(
        .meetingCalled, meeting.called, facts.profile.results.assemblyNoticeDays, before: meeting.day,
        subject: .meeting(meeting.kind, meeting.day))
    }
  }

  /// Residents' groups choose nobody for the election committee.
  private static func committeeChosen(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard facts.election.type ?? .general == .general, let rule = facts.profile.staff.committeeByMeeting, rule.value
    else { return nil }
    let meeting = facts.calendar.meetings.last { $0.kind == .committeeChosen && $0.body != nil }
    return .of(
      .committeeChosen, meeting, source: rule.source, demanded: .required, value: { .done($0.day, days: 0) },
      isMet: { _ in true })
  }

  private static func representatives(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard facts.election.mode == .representatives, let rule = facts.profile.results.representativesPresent else {
      return nil
    }
    let meeting = facts.calendar.meetings.last { $0.kind == .polling }
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
