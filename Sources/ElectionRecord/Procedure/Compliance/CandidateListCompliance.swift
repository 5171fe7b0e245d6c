/// 提名票与候选人名单: forms that add up, and a formal list that is the ballot's.
///
/// Nothing is checked before it was recorded: that there must be a list at all is for other checks.
enum CandidateListCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    let standing = facts.register.nomination
    return [forms(standing, facts)].compactMap(\.self)
      + standing.offices.flatMap { [candidates($0, facts), onFile($0)].compactMap(\.self) }
  }

  /// Forms are papers of a poll: not more come back than went out, and each is found valid or invalid.
  private static func forms(_ standing: NominationStanding, _ facts: ComplianceFacts) -> ComplianceCheck? {
    let rules = facts.profile.ballots
    guard !standing.sheets.isEmpty, let source = rules.allClassified?.source ?? rules.accountBase?.source else {
      return nil
    }
    return .of(
      .nominationForms, standing.total, source: source, demanded: .required,
      value: { .part($0.returnedOverIssued + abs($0.unclassified), of: $0.returned) },
      isMet: { $0.returnedOverIssued == 0 && $0.unclassified == 0 })
  }

  /// Nobody on the paper withdrew or was turned down, before a list was adopted or after.
  ///
  /// - Rule: whom the law excludes is no candidate (城市居民委员会组织法 2025, art. 18).
  private static func candidates(
    _ office: NominationStanding.Office, _ facts: ComplianceFacts
  ) -> ComplianceCheck? {
    let rules = facts.profile.nomination
    let source = rules.refillByRank.flatMap { $0.value ? $0.source : nil } ?? rules.exclusions?.source
    guard let source, !office.nominees.isEmpty, !facts.register.candidates(of: office.contest).isEmpty else {
      return nil
    }
    return .of(
      .formalListStands, facts.register.barredCandidates(of: office.contest).count, source: source,
      demanded: .required, subject: .contest(office.contest.id), value: { .count($0) }, isMet: { $0 == 0 })
  }

  /// Where the election's file names candidates too, it names the same ones.
  private static func onFile(_ office: NominationStanding.Office) -> ComplianceCheck? {
    guard let list = office.formal, !office.contest.candidates.isEmpty else { return nil }
    let difference = Set(list.names.map(\.folded)).symmetricDifference(office.contest.candidates.map(\.name.folded))
      .count
    return .of(
      .formalListDiffers, difference, source: nil, demanded: .required, subject: .contest(office.contest.id),
      value: { .count($0) }, isMet: { $0 == 0 })
  }
}
