import ElectionRecord
import Testing

/// Numbers that records give people are on the roll: 1 to 20 are.
@Suite struct NamedPersonTests {
  private static func script() -> ProcedureScript {
    ProcedureScript {
      $0.nomination.partyAllowed = .law(true)
      $0.nomination.jointVoters = .law(2)
    }
  }

  private static func party(_ voter: RollNumber?, contest: String = "chair") -> ProcedureRecord {
    .nomination(
      .party(PartyNomination(contest: contest, name: "某人", nominee: voter, organisation: "党委", day: .before(9))))
  }

  static let records: [@Sendable (RollNumber?) -> ProcedureRecord] = [
    { party($0) },
    {
      .nomination(
        .joint(JointNomination(contest: "chair", name: "某人", nominee: $0, voters: [1, 2], day: .before(9))))
    },
    { .nomination(.votes(NominationVotes(contest: "chair", lines: [.init(name: "某人", voter: $0, votes: 3)]))) },
    { .staff(.appointed(StaffAppointment(name: "某人", role: .teller, voter: $0, day: .before(9)))) },
    {
      .outcome(
        .supervisors(
          SupervisorsElected(day: .before(-3), meeting: .assembly, members: [.init(name: "某人", voter: $0)])))
    },
  ]

  @Test(arguments: records.indices) func aNumberIsOfTheRoll(index: Int) {
    for (number, code) in [(20, nil), (nil, nil), (21, "namedNotOnRoll"), (4_000_000, "namedNotOnRoll")]
      as [(RollNumber?, String?)]
    {
      var script = Self.script()
      #expect(script.enter(Self.records[index](number)) == code, "\(String(describing: number))")
    }
  }

  /// Whoever left the roll may serve, and does not stand.
  @Test(arguments: zip(records.indices, [true, true, true, false, false]))
  func whoWasStruckOffDoesNotStand(index: Int, isRefused: Bool) {
    var script = Self.script()
    script.builder.amend(5, .struckOff)
    #expect(script.enter(Self.records[index](5)) == (isRefused ? "namedNotOnRoll" : nil))
  }

  @Test func aListHoldsNobodyWhoLeftTheRollSince() {
    var script = Self.script()
    script.enter(Self.party(5))
    script.vet("chair", "某人")
    script.builder.amend(5, .struckOff)
    #expect(script.adopt("chair", "某人") == "namedNotOnRoll")
  }

  @Test func aFormalListNamesPeopleUnderTheNumbersOfTheirNomination() {
    var script = Self.script()
    script.enter(Self.party(5))
    let list = ProcedureRecord.nomination(
      .formal(FormalList(contest: "chair", names: ["某人"], officers: ["甲", "乙"], day: .before(5))))
    #expect(list.namedPeople(in: script.register).map(\.voter) == [5])
    #expect(list.namedPeople(in: ProcedureScript().register).isEmpty)
  }
}
