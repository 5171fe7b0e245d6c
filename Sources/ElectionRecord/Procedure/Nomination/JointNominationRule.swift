/// Whether a joint nomination stands (联名提名).
///
/// - Rule: Ten voters (城市居民委员会组织法 2025, art. 18), who need not be the representatives that vote; before, or the
///   representatives of five households (Beijing 1991, art. 13; Henan 2020, art. 9).
enum JointNominationRule {
  static func check(_ joint: JointNomination, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: [joint.name])
    if joint.others > 0, register.election.mode == .voters { throw .signersHaveNumbers }
    try checkNumber(joint, by: register.election.procedure?.nomination ?? NominationRules())
    for signer in joint.voters + joint.households where !register.isOnRoll(signer) || register.isStruckOff(signer) {
      throw .nominatorNotOnRoll(signer)
    }
    try checkNamesUpToSeats(joint, in: register)
  }

  private static func checkNumber(_ joint: JointNomination, by rules: NominationRules) throws(Refusal) {
    if let repeated = NominationRule.firstRepeated(joint.voters + joint.households) { throw .signedTwice(repeated) }
    let demands: [(signers: Int, least: Cited<Int>?)] = [
      (joint.voters.count + joint.others, rules.jointVoters), (joint.households.count, rules.jointHouseholds),
    ]
    let known = demands.filter { $0.least != nil }
    guard !known.isEmpty else { throw .jointNotAllowed }
    let stands = known.contains { demand in demand.least.map { demand.signers >= $0.value } ?? false }
    if !stands { throw .tooFewNominators(rules) }
  }

  /// Nobody may put forward more people for an office than it has seats, where that is the rule.
  private static func checkNamesUpToSeats(_ joint: JointNomination, in register: Register) throws(Refusal) {
    guard let rule = register.election.procedure?.nomination.namesUpToSeats, rule.value,
      let seats = register.election.contests.first(where: { $0.id == joint.contest })?.seats
    else { return }
    var names: [RollNumber: Set<FoldedText>] = [:]
    for case .joint(let earlier) in register.procedure(\.nomination).map(\.record)
    where earlier.contest == joint.contest {
      for signer in earlier.voters + earlier.households { names[signer, default: []].insert(earlier.name.folded) }
    }
    for signer in joint.voters + joint.households
    where names[signer, default: []].union([joint.name.folded]).count > seats {
      throw .tooManyNames(signer, seats: seats, source: rule.source)
    }
  }
}
