extension ProxyRules {
  /// Whether a proxy votes only with a commission that was registered beforehand.
  ///
  /// - Rule: Filed at least three days before and posted, otherwise void (Zhejiang 2020, art. 25); none on the spot
  ///   (Shanghai 2020, art. 16).
  package var isRegistrationDemanded: Bool {
    filedDays != nil || unpostedVoid?.value == true || allowed?.value == false
  }
}

extension Register {
  /// Whether `proxy` may vote for `principal` as far as registration goes. Takes constant time.
  func mayVote(_ proxy: RollNumber, for principal: RollNumber) -> Bool {
    guard let rules = election.procedure?.proxies, rules.isRegistrationDemanded else { return true }
    guard let commission = hall.commissions.commission(of: principal), commission.proxy == proxy else { return false }
    return rules.unpostedVoid?.value != true || hall.commissions.isPosted(commission)
  }

  /// Whether the number is a candidate's, and candidates may not be proxies; without a profile they may not.
  func isBarredCandidate(_ proxy: RollNumber) -> Bool {
    candidateNumbers.contains(proxy) && election.procedure?.proxies.candidatesExcluded?.value ?? true
  }
}

extension Register {
  /// The commissions in force, by the principal's number.
  package var commissions: [ProxyCommission] { hall.commissions.inForce }

  /// Whether a list of proxies was posted on the day of filing or later.
  package func isPosted(_ commission: ProxyCommission) -> Bool { hall.commissions.isPosted(commission) }

  /// Papers marked for others, from the hall's journal and those of sites.
  package var assistedMarkings: [AssistedMarking] {
    procedure(\.proxy).compactMap { recorded in
      if case .assisted(let marking) = recorded.record { return marking }
      return nil
    }
  }
}
