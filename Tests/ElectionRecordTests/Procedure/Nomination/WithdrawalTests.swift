import ElectionRecord
import Testing

/// Vetting, and until when a nominee may withdraw.
@Suite struct WithdrawalTests {
  private static func script(_ days: Int?) -> ProcedureScript {
    var script = ProcedureScript { $0.nomination.withdrawalDays = days.map { .law($0) } }
    script.nominate("chair", ["甲": 9, "乙": 8])
    return script
  }

  @Test(arguments: [(4, nil), (3, nil), (2, "withdrawalTooLate"), (0, "withdrawalTooLate")] as [(Int, String?)])
  func theLastDayIsThreeDaysBeforeThePoll(daysBefore: Int, code: String?) {
    var script = Self.script(3)
    #expect(script.withdraw("chair", "甲", .before(daysBefore)) == code)
    #expect((script.office("chair").nominees.first?.withdrawal == nil) == (code != nil))
  }

  @Test func whereTheLawIsSilentThereIsNoLastDay() {
    var script = Self.script(nil)
    #expect(script.withdraw("chair", "甲", .before(0)) == nil)
  }

  @Test func oneWithdrawsOnceAndOnlyWhatOneWasNominatedFor() {
    var script = Self.script(3)
    #expect(script.withdraw("chair", "丙") == "notNominated")
    #expect(script.withdraw("member", "甲") == "notNominated")
    #expect(script.withdraw("chair", "甲") == nil)
    #expect(script.withdraw("chair", "甲") == "alreadyWithdrawn")
  }

  @Test func turningSomebodyDownNeedsAReason() {
    var script = Self.script(3)
    #expect(script.vet("chair", "甲", passed: false) == "reasonMissing")
    #expect(script.vet("chair", "甲", passed: false, reason: "  ") == "reasonMissing")
    #expect(script.vet("chair", "甲", passed: false, reason: "被剥夺政治权利") == nil)
    #expect(script.vet("chair", "甲") == nil)
    #expect(script.vet("chair", "丙") == "notNominated")
    let nominee = script.office("chair").nominees.first
    #expect(nominee?.vetting?.passed == true && nominee?.withdrawal == nil)
  }
}
