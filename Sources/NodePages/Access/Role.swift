package import ElectionRecord

/// What a person may do at the pages of a node.
package enum Role: String, Codable, Sendable, CaseIterable {
  /// 发票员: serves voters.
  case clerk
  /// 主持人: opens and closes a site, and makes its accounts.
  case presidingOfficer
  /// 会场负责人: merges, rules, counts and declares.
  case hallOperator
  /// 计票员: keys counted papers.
  case teller
  /// 观察员: reads and verifies.
  case observer

  package var name: BilingualText {
    switch self {
    case .clerk: BilingualText(zh: "发票员", en: "clerk")
    case .presidingOfficer: BilingualText(zh: "主持人", en: "presiding officer")
    case .hallOperator: BilingualText(zh: "会场负责人", en: "hall operator")
    case .teller: BilingualText(zh: "计票员", en: "teller")
    case .observer: BilingualText(zh: "观察员", en: "observer")
    }
  }

  /// Whether the role may be one of the two of an act of two officers.
  var isOfficer: Bool { self == .presidingOfficer || self == .hallOperator }
}
