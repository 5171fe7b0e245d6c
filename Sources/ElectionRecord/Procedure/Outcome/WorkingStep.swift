/// Which requirement a step of the working tests; stable in JSON.
package enum WorkingKind: String, Sendable, Codable, CaseIterable {
  /// 参选过半: papers returned against those registered.
  case turnout
  /// 到会人数: representatives present against all of them.
  case attendance
  /// 收回不多于发出 or 投票人数: papers returned against what they may not exceed.
  case paperLimit
  /// 得票过半 (or what the kind of poll asks): votes that elect.
  case majority
  /// 委员会人数不少于.
  case membersMin
  /// 委员会人数不多于.
  case membersMax
  /// 罢免要求的联名人数.
  case recallDemand
  /// 罢免表决的期限.
  case recallDeadline
  /// 同一理由一年内不得再提.
  case recallBar
}

/// What a step measures by; stable in JSON.
package enum WorkingBase: String, Sendable, Codable, CaseIterable {
  /// Voters on the roll.
  case registered
  /// Representatives on the roll.
  case representatives
  /// Households on the roll, each with one representative.
  case households
  /// Papers out of the boxes.
  case returned
  /// Valid papers.
  case valid
  /// Papers handed out.
  case issued
  /// Voters marked.
  case voters
  /// Seats of the committee.
  case seats
  /// Days.
  case days

  /// Those who may vote in such an election.
  init(_ mode: ElectionMode) {
    switch mode {
    case .voters: self = .registered
    case .representatives: self = .representatives
    case .households: self = .households
    }
  }

  init(_ base: CountBase) {
    switch base {
    case .registered: self = .registered
    case .returned: self = .returned
    case .valid: self = .valid
    }
  }
}

/// One step of how a result is worked out: a figure against a threshold of a base, with its article.
package struct WorkingStep: Equatable, Sendable {
  package let kind: WorkingKind
  /// The contest, the box or the demand that the step is about; empty for the poll.
  package let subject: String
  package let base: WorkingBase
  /// The base's own figure; nil while it is not known.
  package let of: Int?
  /// Nil where a plain number is asked for.
  package let requirement: Requirement?
  /// The least figure that will do, or for a limit the greatest; nil while the base is not known.
  package let threshold: Int?
  /// What was found; nil where nobody has counted, and where each line has its own (majority).
  package let figure: Int?
  /// Whether it is met; nil while it cannot be said.
  package let met: Bool?
  /// The article; nil where the election's own file says it.
  package let source: String?

  init(
    _ kind: WorkingKind, subject: String = "", base: WorkingBase, of: Int?, requirement: Requirement? = nil,
    threshold: Int?, figure: Int?, met: Bool?, source: String?
  ) {
    self.kind = kind
    self.subject = subject
    self.base = base
    self.of = of
    self.requirement = requirement
    self.threshold = threshold
    self.figure = figure
    self.met = met
    self.source = source
  }

  /// A step that is met by `threshold` or more.
  static func least(
    _ kind: WorkingKind, subject: String = "", base: WorkingBase, of: Int?, requirement: Requirement? = nil,
    threshold: Int?, figure: Int?, source: String?
  ) -> WorkingStep {
    let met = threshold.flatMap { least in figure.map { $0 >= least } }
    return WorkingStep(
      kind, subject: subject, base: base, of: of, requirement: requirement, threshold: threshold, figure: figure,
      met: met, source: source)
  }

  /// A step that is met by `threshold` or less.
  static func most(
    _ kind: WorkingKind, subject: String = "", base: WorkingBase, of: Int?, threshold: Int?, figure: Int?,
    source: String?
  ) -> WorkingStep {
    let met = threshold.flatMap { most in figure.map { $0 <= most } }
    return WorkingStep(
      kind, subject: subject, base: base, of: of, threshold: threshold, figure: figure, met: met, source: source)
  }
}
