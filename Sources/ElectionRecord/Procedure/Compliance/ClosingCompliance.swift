/// 公布、移交与保存: what follows the count.
enum ClosingCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    [counts(facts), figures(facts)].compactMap(\.self) + retention(facts) + handover(facts)
  }

  private static func handover(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard Deadline.Act.step(.handover).occurs(in: facts.election) else { return [] }
    let steps = facts.calendar.steps(.handover)
    let rules = facts.profile.closing
    let committee = FoldedSet(facts.register.staff.appointments.filter(\.role.isCommittee).map(\.name))
    let chair = steps.last { !PlainText.isBlank($0.chair) }.map(\.chair)
    let supervisor = steps.last { !PlainText.isBlank($0.supervisor) }.map(\.supervisor)
    func check(
      _ code: ComplianceCode, _ rule: Cited<Bool>?, _ name: String?, isMet: (String) -> Bool
    ) -> ComplianceCheck? {
      guard let rule, rule.value else { return nil }
      return .of(
        code, name, source: rule.source, demanded: .required, value: { .truth(isMet($0)) }, isMet: isMet)
    }
    return [
      // Without a committee nobody can tell whether the chair is of it.
      check(.handoverChaired, rules.handoverChaired, committee.isEmpty ? nil : chair, isMet: committee.contains),
      // Nobody of the committee supervises what it chairs: the sub-district office does.
      check(.handoverSupervised, rules.handoverSupervised, supervisor) { name in
        !committee.contains(name) && chair.map { $0.folded != name.folded } ?? true
      },
    ].compactMap(\.self)
  }

  /// Everything that notices of the result gave; nil where nobody wrote down what they gave.
  private static func given(_ facts: ComplianceFacts) -> [ResultFigure]? {
    let figures = Set(facts.calendar.notices(.result).flatMap(\.figures))
    return figures.isEmpty ? nil : ResultFigure.allCases.filter(figures.contains)
  }

  private static func counts(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.closing.countsPublished, rule.value else { return nil }
    return .of(
      .countsPublished, given(facts), source: rule.source, demanded: .required, value: { .figures($0) },
      isMet: { $0.contains(where: \.isCounted) })
  }

  private static func figures(_ facts: ComplianceFacts) -> ComplianceCheck? {
    guard let rule = facts.profile.closing.resultFigures else { return nil }
    return .of(
      .figuresPublished, given(facts), source: rule.source, demanded: .figures(rule.value), value: { .figures($0) },
      isMet: { given in rule.value.allSatisfy(given.contains) })
  }

  /// Papers that are sealed are being kept; how long is for the archive to see to.
  private static func retention(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let rules = facts.profile.closing
    let months = rules.retentionMonths.map { (source: $0.source, demanded: ComplianceValue.months($0.value)) }
    let next = rules.keptToNextElection.flatMap { rule in
      rule.value ? (source: rule.source, demanded: ComplianceValue.required) : nil
    }
    return [months, next].compactMap(\.self).map { rule in
      .of(
        .retention, facts.calendar.taken(.papersSealed), source: rule.source, demanded: rule.demanded,
        value: { .done($0, days: facts.pollingDay.map($0.days(since:)) ?? 0) }, isMet: { _ in true })
    }
  }
}
