import ElectionRecord

/// The cases of one class, without the voters: what a public report may say.
struct CaseGroup {
  let caseClass: CaseClass
  let cases: [Case]

  /// The groups in the order of the classes' definition; no empty ones.
  static func all(in cases: [Case]) -> [CaseGroup] {
    let byClass = Dictionary(grouping: cases, by: \.caseClass)
    return CaseClass.allCases.compactMap { caseClass in
      byClass[caseClass].map { CaseGroup(caseClass: caseClass, cases: $0) }
    }
  }

  var open: Int { cases.count { $0.state == .open } }
  var ruled: Int { cases.count - open }

  /// Sites that the open ones wait for, each once.
  var awaited: [SiteID] {
    Set(cases.filter { $0.state == .open && $0.proposal == nil }.flatMap(\.awaited))
      .sorted { $0.rawValue < $1.rawValue }
  }

  /// What the officers do next.
  var nextStep: BilingualText { awaited.isEmpty ? Wording.nextStep(caseClass) : Wording.waiting }

  /// What is proposed for the open ones.
  var proposals: [RulingDecision] {
    let proposed = Set(cases.filter { $0.state == .open }.compactMap(\.proposal))
    return RulingDecision.allCases.filter(proposed.contains)
  }

  /// The sites involved, in the election's order.
  func sites(in election: Election) -> [SiteID] {
    let involved = Set(cases.flatMap(\.sites))
    let known = election.sites.map(\.id).filter(involved.contains)
    return known + involved.subtracting(known).sorted()
  }
}
