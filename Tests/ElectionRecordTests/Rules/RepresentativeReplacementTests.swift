import Testing

@testable import ElectionRecord

/// 更换户代表, in the register: the right stays with the household's number.
@Suite struct RepresentativeReplacementTests {
  private static let officers = ["甲", "乙"]

  private static func builder(_ mode: ElectionMode = .households) -> RegisterBuilder {
    RegisterBuilder(.fixture(mode: mode))
  }

  private static func record(_ number: RollNumber, _ byte: UInt8 = 1) -> VoterAdded {
    VoterAdded(
      voter: number, area: "a", digest: Digest32(sha256: [byte]), sealed: [byte], basis: "application",
      officers: officers)
  }

  private static func refusal(_ number: RollNumber, _ builder: RegisterBuilder, _ officers: [String] = officers)
    -> String?
  {
    do throws(Refusal) {
      try RepresentativeReplacementRule.check(number, officers: officers, in: builder.register())
      return nil
    } catch {
      return error.code
    }
  }

  @Test func theLastRowSpeaksAndNothingElseChanges() {
    var builder = Self.builder()
    let before = builder.register()
    builder.hall(.representativeReplaced(Self.record(3)))
    builder.hall(.representativeReplaced(Self.record(3, 2)))
    let after = builder.register()
    #expect(after.journalRows == [3: Self.record(3, 2)])
    #expect(after.rollCount == before.rollCount && after.addedCount == 0)
    #expect(after.hall.rollVersion == before.hall.rollVersion + 2 && after.hall.unknownEntries == 0)
    #expect(RightsRule.location(of: 3, in: after) == RightsRule.location(of: 3, in: before))
  }

  /// What no hall of this program writes is kept and counts as unknown.
  @Test func aRowOfNoHouseholdIsUnknown() {
    var builder = Self.builder()
    builder.hall(.representativeReplaced(Self.record(99)))
    #expect(builder.register().hall.unknownEntries == 1 && builder.register().journalRows.isEmpty)
    var voters = Self.builder(.voters)
    voters.hall(.representativeReplaced(Self.record(3)))
    #expect(voters.register().hall.unknownEntries == 1 && voters.register().journalRows.isEmpty)
  }

  @Test func itEndsWithTheFirstOpening() {
    var builder = Self.builder()
    #expect(Self.refusal(3, builder) == nil)
    #expect(Self.refusal(3, builder, ["甲"]) == "twoOfficersRequired")
    #expect(Self.refusal(99, builder) == "notOnRoll")
    #expect(Self.refusal(3, Self.builder(.voters)) == "householdsDoNotVote")
    builder.amend(4, .struckOff)
    #expect(Self.refusal(4, builder) == "householdStruckOff")
    builder.open("R1")
    #expect(Self.refusal(3, builder) == "representativesStand")
  }

  private static func findings(_ builder: RegisterBuilder) -> [String] {
    let register = builder.register()
    return Reconciliation.report(register, coverage: []).findings
      .filter { $0.code == .replacementUnknown }.map { "\($0.site.map { "\($0)" } ?? "") \($0.count)" }
  }

  /// The hall had not heard of the box, nor the box of the hall.
  @Test func aHouseholdServedAtABoxThatDidNotKnowIsAFinding() {
    var builder = Self.builder()
    builder.open("R1")
    let mark = builder.cast("R1", 3)
    builder.cast("R1", 4)
    #expect(Self.findings(builder) == [])
    builder.hall(.representativeReplaced(Self.record(3)))
    #expect(Self.findings(builder) == ["R1 1"])
    let register = builder.register()
    #expect(register.hall.replacements.count == 1)
    #expect(register.claims.map { RepresentativeReplacementRule.isUnaware($0, in: register) } == [true, false])
    builder.void("R1", mark)
    #expect(Self.findings(builder) == [])
  }

  @Test func aBoxThatKnewIsNoFinding() {
    var known = Self.builder()
    known.hall(.representativeReplaced(Self.record(3)))
    known.open("R1", rollVersion: 1)
    known.cast("R1", 3)
    #expect(Self.findings(known) == [])
    known.hall(.representativeReplaced(Self.record(3, 2)))
    #expect(Self.findings(known) == ["R1 1"])
    var told = Self.builder()
    told.open("R1")
    told.hall(.representativeReplaced(Self.record(3)))
    let index = told.index("R1")
    #expect(
      RepresentativeReplacementRule.needsHallHeld(
        3, journal: told.register().journals.firstIndex { $0.device == told.journals[index].device } ?? 0,
        in: told.register()))
    // One entry too few: what the box held ends just before the replacement.
    var almost = told
    almost.holdHall("R1", told.register().hall.replacements[3]?.sequence)
    almost.cast("R1", 3)
    #expect(Self.findings(almost) == ["R1 1"])
    told.holdHall("R1")
    told.cast("R1", 3)
    #expect(Self.findings(told) == [])
  }

  /// Whoever holds a commission, or gave one, is who was meant by it.
  @Test(arguments: [3, 4, 5] as [RollNumber]) func aCommissionRestsOnThePerson(number: RollNumber) {
    var builder = Self.builder()
    builder.hall(.procedure(.proxy(.commissioned(ProxyCommission(principal: 3, proxy: 4, day: .march(1))))))
    #expect(Self.refusal(number, builder) == (number == 5 ? nil : "representativeHasCommission"))
  }

  /// A person added to the roll as a household may be replaced too.
  @Test func anAddedHouseholdIsReplacedLikeTheOthers() {
    var builder = Self.builder()
    let number = builder.add()
    #expect(Self.refusal(number, builder) == nil)
    builder.hall(.representativeReplaced(Self.record(number)))
    #expect(builder.register().journalRows[number] == Self.record(number) && builder.register().addedCount == 1)
  }
}
