import ElectionRecord
import Testing

@Suite struct RepresentativeRuleTests {
  private func group(_ name: String, _ count: Int, _ voters: [RollNumber] = []) -> RegistrationRecord {
    .represented(
      GroupRepresentatives(
        group: name, day: RegistrationSamples.day("2010-02-25"), count: count, voters: voters))
  }

  @Test(
    arguments: [
      (1, "tooFewRepresentatives"), (2, nil), (3, nil), (4, "tooManyRepresentatives"),
    ] as [(Int, String?)])
  func aGroupElectsTwoOrThree(_ count: Int, _ expected: String?) {
    var builder = RegisterBuilder(.registration(mode: .representatives))
    #expect(builder.refusal(group("一组", count)) == expected)
    var silent = RegisterBuilder(.registration(RegistrationRules(), mode: .representatives))
    #expect(silent.refusal(group("一组", count)) == nil)
  }

  /// The representatives' roll has 14 numbers: 3 + 3 + 3 + 3 + 2.
  @Test func theGroupsGiveTheRollAndNoMore() throws {
    var builder = RegisterBuilder(.registration(mode: .representatives))
    for number in 0..<4 { try builder.record(group("第\(number)组", 3)) }
    #expect(RepresentativeRule.balance(in: builder.register()).isBalanced == false)
    #expect(builder.refusal(group("第五组", 3)) == "moreThanRoll")
    try builder.record(group("第五组", 2))
    let balance = RepresentativeRule.balance(in: builder.register())
    #expect(balance.groups == 5)
    #expect(balance.elected == 14)
    #expect(balance.isBalanced == true)
  }

  /// The urban law of 2025, art. 13; nobody can tell where the representatives' numbers are not recorded.
  @Test(arguments: [(1, nil), (3, "leaderNotRepresentative")] as [(RollNumber, String?)])
  func theLeaderIsOneOfThem(_ leader: RollNumber, _ expected: String?) {
    func led(_ voters: [RollNumber]) -> RegistrationRecord {
      .represented(
        GroupRepresentatives(
          group: "一组", day: RegistrationSamples.day("2010-02-25"), count: 2, voters: voters, leader: leader))
    }
    var rules = RegistrationSamples.rules
    var silent = RegisterBuilder(.registration(rules, mode: .representatives))
    #expect(silent.refusal(led([1, 2])) == nil)
    rules.leadersFromRepresentatives = Cited(true, "组长条")
    var unknown = RegisterBuilder(.registration(rules, mode: .representatives))
    #expect(unknown.refusal(led([])) == nil)
    var builder = RegisterBuilder(.registration(rules, mode: .representatives))
    #expect(builder.refusal(led([1, 2])) == expected)
  }

  @Test func aPersonRepresentsOneGroup() throws {
    var builder = RegisterBuilder(.registration())
    try builder.record(group("一组", 2, [1, 2]))
    #expect(builder.refusal(group("一组", 2)) == "groupRepeated")
    #expect(builder.refusal(group("二组", 2, [2, 3])) == "representsTwice")
    #expect(builder.refusal(group("二组", 2, [3, 3])) == "representsTwice")
    #expect(builder.refusal(group("二组", 2, [3])) == "representativesCount")
    #expect(builder.refusal(group("二组", 2, [3, 99])) == "notOnRoll")
    #expect(builder.refusal(group("", 2)) == "groupMissing")
    try builder.record(group("二组", 2, [3, 4]))
    #expect(RepresentativeRule.balance(in: builder.register()).isBalanced == nil)
  }

  @Test(arguments: [
    // Two thirds of 73 are 49; four fifths of 60 are 48; one half of 60 is 30.
    (Fraction(2, 3), 73, 49, true), (Fraction(2, 3), 73, 48, false), (Fraction(4, 5), 60, 48, true),
    (Fraction(4, 5), 60, 47, false), (Fraction(1, 2), 60, 30, true), (Fraction(1, 2), 60, 29, false),
    (Fraction(1, 2), 61, 30, false), (Fraction(1, 2), 61, 31, true),
  ])
  func theQuorumIsReachedAtItsPart(_ part: Fraction, _ expected: Int, _ present: Int, _ isReached: Bool) {
    let quorum = MeetingQuorum(present: present, of: expected, atLeast: Cited(part, "到会条"))
    #expect(quorum.isReached == isReached)
    #expect(((quorum.needed ?? 0) <= present) == isReached)
  }

  @Test func onlyTheAssemblyOfRepresentativesHasThisQuorum() {
    var results = ResultRules()
    let meeting = Meeting(.polling, day: RegistrationSamples.pollingDay, expected: 73, present: 72)
    #expect(MeetingQuorum(meeting, in: .registration(mode: .representatives, results: results)) == nil)
    results.representativesPresent = Cited(Fraction(4, 5), "到会条")
    let election = Election.registration(mode: .representatives, results: results)
    #expect(MeetingQuorum(meeting, in: election)?.needed == 59)
    #expect(MeetingQuorum(meeting, in: .registration(results: results)) == nil)
    let assembly = Meeting(.assembly, day: RegistrationSamples.pollingDay, expected: 73, present: 72)
    #expect(MeetingQuorum(assembly, in: election) == nil)
    let unknown = MeetingQuorum(present: nil, of: 73, atLeast: Cited(Fraction(4, 5), "到会条"))
    #expect(unknown.isReached == nil)
  }
}
