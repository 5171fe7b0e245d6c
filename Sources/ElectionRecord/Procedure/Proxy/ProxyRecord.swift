/// One record of proxies and of assisted marking (委托投票与代写).
public enum ProxyRecord: Equatable, Sendable, Codable {
  /// 委托登记: a voter commissions another to vote.
  case commissioned(ProxyCommission)
  /// 撤回委托: the voter will vote in person.
  case withdrawn(ProxyWithdrawal)
  /// 代写: papers marked by a clerk for those who cannot write; neither who nor what.
  case assisted(AssistedMarking)
}

extension ProxyRecord: ProcedureTopic {
  func write(to writer: inout WireWriter) {
    switch self {
    case .commissioned(let commission): writer.message(1, commission)
    case .withdrawn(let withdrawal): writer.message(2, withdrawal)
    case .assisted(let marking): writer.message(3, marking)
    }
  }

  init(_ field: WireField) throws(WireError) {
    switch field.number {
    case 1: self = .commissioned(try field.message())
    case 2: self = .withdrawn(try field.message())
    case 3: self = .assisted(try field.message())
    default: throw .invalidValue(field: field.number, at: field.offset)
    }
  }

  /// Whether a site's journal may hold it. Commissions are for the hall alone: a site cannot give
  /// itself one.
  var mayStandAtSite: Bool {
    if case .assisted = self { return true }
    return false
  }
}
