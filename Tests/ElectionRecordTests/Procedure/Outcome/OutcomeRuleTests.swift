import ElectionRecord
import Testing

@Suite struct OutcomeRuleTests {
  private static func vacancy(
    _ seats: Int = 1, contest: String = "member", officers: [String] = ["x", "y"], reason: String = "人数已够"
  ) -> OutcomeRecord {
    .vacancy(SeatVacant(contest: contest, seats: seats, reason: reason, officers: officers))
  }

  @Test func aVacancyIsOfAnOpenSeatWithAReasonAndTwoOfficers() throws {
    let hall = try ResultDeterminationTests.hall(members: [70, 40, 20])
    #expect(hall.refusal(Self.vacancy()) == nil)
    #expect(hall.refusal(Self.vacancy(2)) == "seatNotOpen")
    #expect(hall.refusal(Self.vacancy(0)) == "seatNotOpen")
    #expect(hall.refusal(Self.vacancy(contest: "chair")) == "seatNotOpen")
    #expect(hall.refusal(Self.vacancy(contest: "other")) == "noResult")
    #expect(hall.refusal(Self.vacancy(officers: ["x"])) == "outcomeNeedsTwo")
    #expect(hall.refusal(Self.vacancy(officers: ["x", "ｘ"])) == "outcomeNeedsTwo")
    #expect(hall.refusal(Self.vacancy(officers: ["x", "x"])) == "outcomeNeedsTwo")
    #expect(hall.refusal(Self.vacancy(reason: "")) == "reasonMissing")
    let tied = try ResultDeterminationTests.hall(members: [70, 60, 60])
    #expect(tied.refusal(Self.vacancy()) == "seatNotOpen")
  }

  @Test func aSeatLeftVacantIsOpenNoLonger() throws {
    var hall = try ResultDeterminationTests.hall(members: [70, 40, 20])
    #expect(ResultDetermination.of(hall.register).shortfall == 1)
    try hall.record(Self.vacancy())
    let result = ResultDetermination.of(hall.register)
    #expect(result.shortfall == 0 && result.contests.last?.leftVacant == 1 && result.contests.last?.openSeats == 1)
    #expect(hall.refusal(Self.vacancy()) == "seatNotOpen")
  }

  /// Two of three are elected.
  @Test(arguments: [(2, nil), (3, "tooFewElected")] as [(Int, String?)])
  func seatsStayVacantOnceSoManyAreElected(least: Int, code: String?) throws {
    let rules = ProcedureProfile.rules(results: { $0.vacancyAllowedFrom = Cited(least, "第三十条") })
    let hall = try ResultDeterminationTests.hall(rules, members: [70, 40, 20])
    #expect(hall.refusal(Self.vacancy()) == code)
    #expect(ResultDetermination.of(hall.register).mayStayVacant == Cited(code == nil, "第三十条"))
  }

  /// The national law has what is short elected again, where no rule of the place lets it stand vacant.
  @Test(
    arguments: [
      ("2025-12-31", nil, nil), ("2026-01-01", nil, "noSeatStaysVacant"), ("2026-01-01", 2, nil),
    ] as [(String, Int?, String?)])
  func noSeatStaysVacantUnderTheLawInForce(_ day: String, _ allowedFrom: Int?, _ code: String?) throws {
    let rules = ProcedureProfile.rules(results: {
      $0.supplementaryAtLeast = Cited(Fraction(1, 3), "第十九条")
      $0.vacancyAllowedFrom = allowedFrom.map { Cited($0, "第三十条") }
    })
    let hall = try ResultDeterminationTests.hall(rules, members: [70, 40, 20], day: CalendarDay(day))
    #expect(hall.refusal(Self.vacancy()) == code)
  }

  @Test(
    arguments: [
      (.supplementary, 1, ["member"], nil), (.runoff, 1, ["chair"], nil), (.byElection, 400, ["chair"], nil),
      (.general, 1, ["member"], "notFurther"), (.recall, 1, ["member"], "notFurther"), (.runoff, 1, [], "notFurther"),
      (.supplementary, 0, ["member"], "notAfter"), (.supplementary, 1, ["other"], "noResult"),
    ] as [(ElectionType, Int, [String], String?)])
  func aFurtherPollIsOfNamedContestsAndAfterwards(
    kind: ElectionType, days: Int, contests: [String], code: String?
  ) throws {
    let day = try #require(CalendarDay("2010-03-16")).adding(days: days)
    #expect(CountFixture().refusal(.further(FurtherPoll(kind, day: day, contests: contests))) == code)
  }
}
