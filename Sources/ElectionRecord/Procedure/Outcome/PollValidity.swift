/// Whether a poll stands (选举是否有效): turnout, attendance, and papers against what they may not exceed.
///
/// The reconciliation and the result ask here both, so that neither names a winner whom the other does not.
struct PollValidity {
  /// With every box.
  let all: PollFigures
  /// Boxes whose papers are void.
  let voidBoxes: [SiteID]
  /// Without them.
  let figures: PollFigures
  let steps: [WorkingStep]

  /// - Parameter all: The figures of every box.
  init(_ all: PollFigures, poll: UInt8, in register: Register) {
    let rules = register.election.procedure
    self.all = all
    voidBoxes = Self.boxLimits(all, rules, poll, register).filter { $0.met == false }.map { SiteID($0.subject) }
    figures =
      voidBoxes.isEmpty ? all : Reconciliation.figures(register, poll: poll, excluding: Set(voidBoxes))
    steps =
      [Self.turnout(figures, register)] + Self.attendance(figures, register) + Self.papers(all, rules, poll, register)
  }

  /// Whether the poll stands; nil while something is not counted.
  var isValid: Bool? {
    let met = steps.filter { $0.subject.isEmpty }.map(\.met)
    if met.contains(false) { return false }
    return met.contains(nil) ? nil : true
  }

  /// Where void papers cannot be told from the others, nobody is elected until they are counted again.
  var isApart: Bool { !figures.results.isEmpty || voidBoxes.isEmpty }

  /// What makes the poll or a box void, besides the turnout.
  var failures: [WorkingStep] { steps.filter { $0.met == false && $0.kind != .turnout } }

  private static func turnout(_ figures: PollFigures, _ register: Register) -> WorkingStep {
    let threshold = register.election.turnoutThreshold(registered: figures.register.registered)
    return .least(
      .turnout, base: WorkingBase(register.election.mode), of: threshold.of, requirement: threshold.requirement,
      threshold: threshold.needed, figure: figures.total.returned, source: threshold.source)
  }

  /// - Rule: a part of the representatives must be present at the assembly that votes.
  private static func attendance(_ figures: PollFigures, _ register: Register) -> [WorkingStep] {
    guard register.election.mode == .representatives,
      let rule = register.election.procedure?.results.representativesPresent
    else { return [] }
    let meeting = register.procedure(\.calendar).compactMap { recorded -> Meeting? in
      guard case .meeting(let meeting) = recorded.record, meeting.kind == .polling else { return nil }
      return meeting
    }.last
    let due = figures.register.registered
    return [
      .least(
        .attendance, base: .representatives, of: due, requirement: .atLeast(rule.value),
        threshold: rule.value.least(of: due), figure: meeting?.present, source: rule.source)
    ]
  }

  /// - Rule: more papers than voters, or than were issued, void the poll, or the box that holds them (Electoral Law
  ///   2020, art. 44; Henan measures, art. 35): the profile says which.
  private static func papers(
    _ all: PollFigures, _ rules: ProcedureProfile?, _ poll: UInt8, _ register: Register
  ) -> [WorkingStep] {
    guard let base = rules?.ballots.accountBase else { return [] }
    if rules?.ballots.accountScope?.value == .box { return boxLimits(all, rules, poll, register) }
    // Who was served and nobody can tell is a voter too.
    let known = base.value == .issued ? all.total.issued : all.register.counted + all.register.servedUnknown
    // Where no paper was ever recorded, nobody can say how many voted.
    let most =
      all.total.issued == 0 ? nil : limit(known, all.total.returned, unmarked(all.accounts, poll, register))
    return [
      .most(
        .paperLimit, base: WorkingBase(base.value), of: most, threshold: most, figure: all.total.returned,
        source: base.source)
    ]
  }

  /// Every box against what was handed out there: a box's own voters are those handed a paper at it.
  private static func boxLimits(
    _ figures: PollFigures, _ rules: ProcedureProfile?, _ poll: UInt8, _ register: Register
  ) -> [WorkingStep] {
    guard let base = rules?.ballots.accountBase, let scope = rules?.ballots.accountScope, scope.value == .box
    else { return [] }
    return figures.accounts.filter { $0.account.returned != nil }.map { row in
      let most = limit(row.account.issued, row.account.returned, unmarked([row], poll, register))
      return .most(
        .paperLimit, subject: row.site.rawValue, base: WorkingBase(base.value), of: most, threshold: most,
        figure: row.account.returned, source: scope.source)
    }
  }

  /// What papers may not exceed; nil where they exceed what is known, and more may become known.
  private static func limit(_ known: Int, _ returned: Int?, _ unmarked: @autoclosure () -> Int?) -> Int? {
    guard let returned, returned > known else { return known }
    return unmarked().map { known + $0 }
  }

  /// Papers that were handed out without a mark that is left, by officers' word: those beyond the known marks in a box
  /// whose laptop was revoked before it closed, once two officers have explained them. Nil while marks are out, or
  /// nobody has.
  private static func unmarked(_ accounts: [SiteAccount], _ poll: UInt8, _ register: Register) -> Int? {
    accounts.reduce(Int?(0)) { sum, row in
      guard let sum, register.hasEnded(row.site) else { return nil }
      let excess = row.account.beyondMarks
      guard excess > 0, register.hasLostMarks(row.site) else { return sum }
      let told = FindingRule.explanation(.papersOverIssued, row.site, excess, poll: poll, in: register)
      return told == nil ? nil : sum + excess
    }
  }
}

extension WorkingBase {
  fileprivate init(_ base: BallotRules.AccountBase) {
    switch base {
    case .voters: self = .voters
    case .issued: self = .issued
    }
  }
}
