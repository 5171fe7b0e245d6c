/// One record of proxies and of assisted marking (委托投票与代写).
package enum ProxyRecord: Equatable, Sendable, Codable {
  /// 委托登记: a voter commissions another to vote.
  case commissioned(ProxyCommission)
  /// 撤回委托: the voter will vote in person.
  case withdrawn(ProxyWithdrawal)
  /// 代写: papers marked by a clerk for those who cannot write; neither who nor what.
  case assisted(AssistedMarking)
}

extension ProxyRecord: ProcedureTopic {
  package static let kinds = [
    Kind(1, "proxy", Self.commissioned) { if case .commissioned(let record) = $0 { record } else { nil } },
    Kind(2, "proxyWithdrawn", Self.withdrawn) { if case .withdrawn(let record) = $0 { record } else { nil } },
    Kind(3, "assisted", Self.assisted) { if case .assisted(let record) = $0 { record } else { nil } },
  ]

  /// Whether a site's journal may hold it. Commissions are for the hall alone: a site cannot give
  /// itself one.
  var mayStandAtSite: Bool {
    if case .assisted = self { return true }
    return false
  }
}
