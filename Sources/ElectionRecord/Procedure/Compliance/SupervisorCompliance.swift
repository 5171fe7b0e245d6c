/// 居务监督委员会: elected by a meeting that is recorded, and nobody of the residents' committee or their kin on it.
///
/// An election may have been right when it was recorded: a result is corrected, a kinship is declared later.
enum SupervisorCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let record = OutcomeBook(facts.register).supervisors.last
    if facts.election.type ?? .general == .general {
      return [elected(record, facts)].compactMap(\.self) + excluded(record?.members, facts)
    }
    // A poll that fills a seat beside others changes who supervises whom, and elects no supervisors.
    guard facts.election.type != .recall, let supervisors = facts.election.inOffice?.supervisors else { return [] }
    let members = supervisors.map { SupervisorsElected.Member(name: $0.name, voter: $0.voter) }
    return members.isEmpty ? [] : excluded(record?.members ?? members, facts)
  }

  private static func elected(_ record: SupervisorsElected?, _ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.closing.supervisorsElected, rule.value else { return nil }
    let meeting = record.flatMap { record in
      facts.calendar.meetings.first { $0.kind == record.meeting && $0.day == record.day }
    }
    return .of(
      .supervisorsElected, meeting, source: rule.source, demanded: .required, value: { .done($0.day, days: 0) },
      isMet: { _ in true })
  }

  private static func excluded(
    _ supervisors: [SupervisorsElected.Member]?, _ facts: ComplianceFacts
  ) -> [ComplianceCheck] {
    guard let rule = facts.profile.closing.supervisorsExcluded, rule.value else { return [] }
    let committee = facts.committee
    guard let supervisors, !facts.elected.isEmpty else {
      return [ComplianceCheck(.supervisorsExcluded, .notRecorded, source: rule.source, demanded: .required)]
    }
    let kinships = facts.register.staff.kinships
    let hindered = supervisors.filter {
      SupervisorRule.hindrance(of: $0, committee: committee, kinships) != nil
    }
    guard !hindered.isEmpty else {
      return [
        ComplianceCheck(.supervisorsExcluded, .met, source: rule.source, demanded: .required, found: .count(0))
      ]
    }
    return hindered.map {
      ComplianceCheck(
        .supervisorsExcluded, .departs, source: rule.source, demanded: .required, found: .count(hindered.count),
        subject: .person($0.name))
    }
  }
}
