/// Judges one paper (选票有效、无效、弃权的认定) by the profile's rules.
///
/// - Rule: marks up to the seats are valid, more are void; one person in two offices is void; what is doubtful goes
///   to the committee (Zhejiang village election measures, art. 27); illegible or extra marks are void (Henan measures,
///   art. 35).
package enum ValidityRule {
  /// - Parameter contests: The contests on the paper, with their seats.
  package static func judge(
    _ paper: DescribedPaper, contests: [Contest], rules: BallotRules
  ) -> PaperJudgement {
    if paper.isBlank { return blank(rules) }
    if let whole = wholePaper(paper, rules) { return whole }
    let bad = paper.parts.compactMap { part in fault(part, contests, rules).map { (part.contest, $0) } }
    guard let (_, first) = bad.first else { return .valid(void: [], source: nil) }
    // What nobody has a rule for is the committee's, before anything is called void.
    if let open = bad.first(where: { !$0.1.isVoid })?.1 { return .refer(open.reason, source: open.source) }
    guard let scope = rules.scope, scope.value == .contest else {
      return .invalid(first.reason, source: first.source)
    }
    let void = bad.map(\.0)
    let rest = paper.parts.contains { $0.marks > 0 && !void.contains($0.contest) }
    return rest ? .valid(void: void, source: scope.source) : .invalid(first.reason, source: first.source)
  }

  /// - Rule: a blank paper is an abstention, or invalid: the profile says which.
  private static func blank(_ rules: BallotRules) -> PaperJudgement {
    guard let rule = rules.blank else { return .blank(source: nil) }
    switch rule.value {
    case .abstention: return .blank(source: rule.source)
    case .invalid: return .invalid(.blank, source: rule.source)
    }
  }

  /// What concerns the paper as a whole.
  private static func wholePaper(_ paper: DescribedPaper, _ rules: BallotRules) -> PaperJudgement? {
    let faults = [
      paper.hasNameTwice ? Fault(.sameNameTwoOffices, rules.sameNameTwoOfficesVoids) : nil,
      paper.hasExtraWriting ? Fault(.extraWriting, rules.illegibleVoids) : nil,
    ].compactMap { $0 }
    if let void = faults.first(where: \.isVoid) { return .invalid(void.reason, source: void.source) }
    // A rule that says so lets the paper stand; where no rule speaks, the committee does.
    return faults.first { !$0.isAllowed }.map { .refer($0.reason, source: $0.source) }
  }

  private static func fault(_ part: DescribedPaper.Part, _ contests: [Contest], _ rules: BallotRules) -> Fault? {
    let seats = contests.first { $0.id == part.contest }?.seats ?? 0
    if part.marks > seats { return Fault(.overvote, rules.overvoteVoids) }
    guard part.isIllegible else { return nil }
    return Fault(.illegible, rules.illegibleVoids)
  }

  private struct Fault {
    let reason: DoubtReason
    let isVoid: Bool
    let isAllowed: Bool
    let source: String?

    init(_ reason: DoubtReason, _ rule: Cited<Bool>?) {
      self.reason = reason
      isVoid = rule?.value ?? false
      isAllowed = rule.map { !$0.value } ?? false
      source = rule?.source
    }
  }
}
