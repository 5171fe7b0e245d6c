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
