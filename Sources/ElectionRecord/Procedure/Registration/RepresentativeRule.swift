/// How many representatives a residents' group elects, and whether the groups give the roll (居民代表).
///
/// - Rule: 城市居民委员会组织法 2018 art. 8: two or three of each residents' group; 2025 art. 13: as a rule one of 20 to 50
///   households, and the group's leader is one of them.
package enum RepresentativeRule {
  /// Whether the groups' sum is the representatives' roll.
  package struct Balance: Equatable, Sendable {
    package let groups: Int
    /// Elected in all groups that were recorded.
    package let elected: Int
    /// Representatives on the roll; nil where the roll is that of the voters.
    package let onRoll: Int?

    /// Nil where there is no roll of representatives to compare with.
    package var isBalanced: Bool? { onRoll.map { $0 == elected } }
  }

  /// The sum of all groups that were recorded.
  package static func balance(in register: Register) -> Balance {
    let groups = RegistrationLedger.groups(in: register)
    return Balance(
      groups: groups.count, elected: groups.reduce(0) { $0 + $1.count },
      onRoll: register.election.mode == .representatives ? register.rollCount : nil)
  }

  static func check(_ group: GroupRepresentatives, in register: Register) throws(Refusal) {
    guard !group.group.folded.isEmpty else { throw .groupMissing }
    try number(group.count, follows: register.election.procedure?.registration ?? RegistrationRules())
    guard group.voters.isEmpty || group.voters.count == group.count else {
      throw .representativesCount(group)
    }
    try leader(of: group, follows: register.election.procedure?.registration.leadersFromRepresentatives)
    for voter in group.voters where !register.isOnRoll(voter) { throw .notOnRoll(voter) }
    let known = RegistrationLedger.groups(in: register)
    guard !known.contains(where: { $0.group.folded == group.group.folded }) else {
      throw .groupRepeated(group.group)
    }
    let taken = Set(known.flatMap(\.voters))
    for (place, voter) in group.voters.enumerated()
    where taken.contains(voter) || group.voters[..<place].contains(voter) {
      throw .representsTwice(voter)
    }
    let balance = balance(in: register)
    if let roll = balance.onRoll, balance.elected + group.count > roll {
      throw .moreThanRoll(elected: balance.elected + group.count, roll: roll)
    }
  }

  /// Whether so many representatives stand for as many households each as the rules have.
  static func isProportionate(_ count: Int, of households: Int, by rules: RegistrationRules) -> Bool {
    households >= (rules.householdsPerRepresentativeMin?.value ?? 0) * count
      && households <= (rules.householdsPerRepresentativeMax.map { $0.value * count } ?? .max)
  }

  private static func leader(of group: GroupRepresentatives, follows rule: Cited<Bool>?) throws(Refusal) {
    guard let rule, rule.value, let leader = group.leader, !group.voters.isEmpty else { return }
    guard group.voters.contains(leader) else { throw .leaderNotRepresentative(leader, rule) }
  }

  private static func number(_ count: Int, follows rules: RegistrationRules) throws(Refusal) {
    if let least = rules.representativesPerGroupMin, count < least.value {
      throw .tooFewRepresentatives(least)
    }
    if let most = rules.representativesPerGroupMax, count > most.value {
      throw .tooManyRepresentatives(most)
    }
  }
}
