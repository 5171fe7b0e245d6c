import Testing

@testable import ElectionRecord

/// What is asked about a record of staff before it is written.
@Suite struct StaffFitTests {
  private static let candidates = [Candidate(name: "候选人", voter: 20)]

  private static func isAsked(_ record: StaffRecord, _ change: (inout ProcedureScript) -> Void = { _ in }) -> Bool {
    var script = ProcedureScript(candidates: candidates)
    change(&script)
    return !RecordFit.misfits(of: .staff(record), poll: 0, in: script.builder.register()).isEmpty
  }

  /// One wrong character would switch the checks of close kin off.
  @Test(arguments: [("候选人", false), ("候选 人", false), ("侯选人", true), ("候選人", true), ("被提名人", false)])
  func kinOfNobodyWhoStandsIsAskedAbout(name: String, isAsked: Bool) {
    let kinship = KinshipDeclared(staff: "家属", candidate: name, relation: "夫妻", day: .before(6))
    let found = Self.isAsked(.kinship(kinship)) { script in
      script.enter(
        .nomination(.votes(NominationVotes(contest: "member", lines: [.init(name: "被提名人", votes: 1)]))))
    }
    #expect(found == isAsked)
  }

  @Test(arguments: [(6, true), (5, false), (4, false)])
  func aReliefBeforeItsAppointmentIsAskedAbout(daysBefore: Int, isAsked: Bool) {
    let relief = StaffRelief(name: "甲", role: .teller, day: .before(daysBefore))
    let found = Self.isAsked(.relieved(relief)) { script in
      script.enter(.staff(.appointed(StaffAppointment(name: "甲", role: .teller, day: .before(5)))))
    }
    #expect(found == isAsked)
  }
}
