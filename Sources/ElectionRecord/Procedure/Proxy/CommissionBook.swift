/// The commissions in force, found by principal or by proxy in constant time: an admission asks for one among many.
///
/// It is filled from the hall's journal alone, in its order, so it does not depend on how other journals came
/// (invariant S4).
struct CommissionBook: Sendable {
  private var byPrincipal: [RollNumber: ProxyCommission] = [:]
  private var principalCounts: [RollNumber: Int] = [:]
  /// The latest day on which a list of proxies was posted.
  private(set) var postedThrough: CalendarDay?

  mutating func add(_ record: ProxyRecord) {
    switch record {
    case .commissioned(let commission):
      remove(commission.principal)
      byPrincipal[commission.principal] = commission
      principalCounts[commission.proxy, default: 0] += 1
    case .withdrawn(let withdrawal): remove(withdrawal.principal)
    case .assisted: break
    }
  }

  /// A list posted on `day` holds what was filed by then.
  mutating func post(on day: CalendarDay) { postedThrough = max(postedThrough ?? day, day) }

  /// The commission of `principal` that is in force.
  func commission(of principal: RollNumber) -> ProxyCommission? { byPrincipal[principal] }

  /// How many commissions in force name `proxy`.
  func principals(of proxy: RollNumber) -> Int { principalCounts[proxy] ?? 0 }

  func isPosted(_ commission: ProxyCommission) -> Bool { postedThrough.map { commission.day <= $0 } ?? false }

  /// Those in force, by the principal's number.
  var inForce: [ProxyCommission] { byPrincipal.values.sorted { $0.principal < $1.principal } }

  private mutating func remove(_ principal: RollNumber) {
    guard let old = byPrincipal.removeValue(forKey: principal) else { return }
    let left = principals(of: old.proxy) - 1
    principalCounts[old.proxy] = left > 0 ? left : nil
  }
}

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
