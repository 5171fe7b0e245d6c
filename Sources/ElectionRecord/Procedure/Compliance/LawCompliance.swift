/// 规则与法律: a value of the election's rules that the urban law in force on polling day does not leave to them.
///
/// Where the rules are silent on what the law demands, that is said too: nothing else checks it then.
///
/// - Rule: 城市居民委员会组织法 (2025) arts. 8, 13–23, 25–29, 36–38; the last paragraph of art. 19 leaves the rest to the
///   provinces.
package enum LawCompliance {
  static func checks(_ facts: ComplianceFacts) -> [ComplianceCheck] {
    guard let day = facts.pollingDay ?? facts.firstVotingDay else { return [] }
    return points(facts.profile, of: facts.election.mode, on: day)
  }

  /// Each value of the rules that the law in force on `day` overrides in an election of `mode`.
  package static func contradictions(
    in profile: ProcedureProfile, of mode: ElectionMode, on day: CalendarDay
  ) -> [ComplianceCheck] {
    points(profile, of: mode, on: day).filter { $0.code == .ruleLawful }
  }

  private static func points(
    _ profile: ProcedureProfile, of mode: ElectionMode, on day: CalendarDay
  ) -> [ComplianceCheck] {
    guard NationalRules.inForce(on: day) == .law2025 else { return [] }
    return LawPoint.points(for: mode).compactMap { $0.check(profile) }
  }
}
