/// The commissions in force, found by principal or by proxy in constant time: an admission asks for one among many.
///
/// It is filled from the hall's journal alone, in its order, so it does not depend on how other journals came
/// (invariant S4).
struct CommissionBook: Sendable {
  private var byPrincipal: [RollNumber: ProxyCommission] = [:]
  private var principalCounts: [RollNumber: Int] = [:]
  /// The latest day on which a list of proxies was posted.
  private(set) var postedThrough: CalendarDay?
  /// Principals whose commission was recorded when a list of its day or later was posted.
  private var listed: Set<RollNumber> = []

  mutating func add(_ record: ProxyRecord) {
    switch record {
    case .commissioned(let commission):
      isKept = true
      remove(commission.principal)
      byPrincipal[commission.principal] = commission
      principalCounts[commission.proxy, default: 0] += 1
    case .withdrawn(let withdrawal): remove(withdrawal.principal)
    case .assisted: break
    }
  }

  /// A list posted on `day` holds what was filed by then, as far as it was recorded.
  mutating func post(on day: CalendarDay) {
    isKept = true
    postedThrough = max(postedThrough ?? day, day)
    for commission in byPrincipal.values where commission.day <= day { listed.insert(commission.principal) }
  }

  /// The commission of `principal` that is in force.
  func commission(of principal: RollNumber) -> ProxyCommission? { byPrincipal[principal] }

  /// How many commissions in force name `proxy`.
  func principals(of proxy: RollNumber) -> Int { principalCounts[proxy] ?? 0 }

  func isPosted(_ commission: ProxyCommission) -> Bool { postedThrough.map { commission.day <= $0 } ?? false }

  /// Whether the hall keeps commissions here: one was recorded, or a list of them was posted.
  private(set) var isKept = false

  /// Whether the posted list could name it: what is recorded later is not on the paper, whatever day it carries.
  func isListed(_ commission: ProxyCommission) -> Bool {
    isPosted(commission) && listed.contains(commission.principal)
  }

  /// Those in force, by the principal's number.
  var inForce: [ProxyCommission] { byPrincipal.values.sorted { $0.principal < $1.principal } }

  private mutating func remove(_ principal: RollNumber) {
    listed.remove(principal)
    guard let old = byPrincipal.removeValue(forKey: principal) else { return }
    let left = principals(of: old.proxy) - 1
    principalCounts[old.proxy] = left > 0 ? left : nil
  }
}

extension ProxyRules {
  /// Whether a proxy votes only with a commission that was registered beforehand.
  ///
  /// - Rule: Filed at least three days before and posted, otherwise void (Zhejiang 2020, art. 25); none on the spot
  ///   (Shanghai 2020, art. 16); of a voter who is away, in writing, and on the list that the committee posts
  ///   (城市居民委员会组织法 2025, art. 19).
  package var isRegistrationDemanded: Bool {
    isUnregisteredVoid || awayOnly?.value == true || listPosted?.value == true
  }

  /// Whether no table hands a paper to a proxy whose commission it does not know.
  var isUnregisteredVoid: Bool { filedDays != nil || unpostedVoid?.value == true || allowed?.value == false }

  /// The article by which the committee holds a commission; nil where the rules ask for none.
  var commissionSource: String? {
    if let allowed, !allowed.value { return allowed.source }
    let rules = [writtenOnly, awayOnly, listPosted, unpostedVoid].compactMap(\.self)
    return rules.first(where: \.value)?.source ?? filedDays?.source
  }
}

extension Register {
  /// Whether `proxy` may vote for `principal` as far as registration goes. Takes constant time.
  func mayVote(_ proxy: RollNumber, for principal: RollNumber) -> Bool {
    guard let rules = election.procedure?.proxies, rules.isRegistrationDemanded else { return true }
    guard let commission = hall.commissions.commission(of: principal), commission.proxy == proxy else { return false }
    return rules.unpostedVoid?.value != true || hall.commissions.isPosted(commission)
  }

  /// Whether the table turns `proxy` away: the rules make void what is not registered, or the hall's commissions are
  /// known here and this is none of them. Where nothing of them has arrived, the paper is a case at the hall.
  func isTurnedAway(_ proxy: RollNumber, for principal: RollNumber) -> Bool {
    guard let rules = election.procedure?.proxies, !mayVote(proxy, for: principal) else { return false }
    return rules.isUnregisteredVoid || hall.commissions.isKept
  }

  /// Whether a commission of `principal` that names `proxy` is in force.
  func isCommissioned(_ proxy: RollNumber, by principal: RollNumber) -> Bool {
    hall.commissions.commission(of: principal)?.proxy == proxy
  }

  /// Papers that proxies were handed for others.
  func proxyPapers(poll: UInt8) -> [Claim] {
    proxyClaims.keys.sorted().flatMap { principalClaims(of: $0, poll: poll).map { claims[$0] } }
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

  /// Whether it was recorded before the list of its day was posted; otherwise the list is to be supplemented.
  package func isListed(_ commission: ProxyCommission) -> Bool { hall.commissions.isListed(commission) }

  /// Papers marked for others, from the hall's journal and those of sites.
  package var assistedMarkings: [AssistedMarking] {
    procedure(\.proxy).compactMap { recorded in
      if case .assisted(let marking) = recorded.record { return marking }
      return nil
    }
  }
}
