import ElectionRecord
import NodeService
import Testing

/// What happened in one poll is put right in that poll, and says nothing of another one.
@Suite struct SecondPollTests {
  private let small: SmallElection
  private let second = PollID("second")
  private static let officers = SmallElection.officers

  init() throws {
    small = try SmallElection { election in
      Election(
        format: election.format, id: election.id, name: election.name, mode: election.mode, policy: election.policy,
        electorate: election.electorate, roll: election.roll, profile: election.profile,
        polls: election.polls + [Poll(id: PollID("second"), name: BilingualText(zh: "第二项", en: "Second"))],
        sites: election.sites, contests: election.contests)
    }
    #expect(small.perform(OpenSite(papers: 20, officers: Self.officers), at: "R1").exitStatus == 0)
  }

  private func id(_ poll: PollID) throws -> String {
    let index = UInt8(try #require(small.election.polls.firstIndex { $0.id == poll }))
    return try #require(Reconciliation.cases(small.hall.register, poll: index).first).id
  }

  private func rule(_ subject: RuleOnCase.Subject, _ decision: RulingDecision, again: Bool = false) -> CommandReply {
    small.perform(
      RuleOnCase(subject, decision: decision, officers: Self.officers, reason: "核实", again: again, insist: true),
      at: "hall")
  }

  private func open(_ poll: PollID) throws -> Int {
    try small.hall.report(poll: poll).cases.count { $0.state == .open }
  }

  @Test func itsCasesHaveIdsOfTheirOwnAndAreRuledOn() throws {
    for poll in [PollID.main, second] {
      _ = small.perform(Cast(voter: 12, envelope: "E-\(poll)", poll: poll), at: "R1")
    }
    try small.sync("R1")
    #expect(try id(.main) != id(second))
    #expect(rule(.caseID(try id(second)), .accept).exitStatus == 0)
    #expect(try open(second) == 0 && open(.main) == 1)
    #expect(try small.hall.report(poll: second).register.provisionalAccepted == 1)
    #expect(try small.hall.report(poll: .main).cases.first?.ruling == nil)
    #expect(rule(.voter(12), .refuse).exitStatus == 0)
    #expect(try open(.main) == 0 && small.hall.report(poll: .main).cases.first?.ruling?.verdicts.count == 1)
  }

  /// The paper of the main poll is no paper of the second one.
  @Test func anEnvelopeIsJudgedBesideThePapersOfItsOwnPoll() throws {
    _ = small.perform(Cast(voter: 1), at: "R1")
    _ = small.perform(Cast(voter: 12, envelope: "E-1"), at: "R1")
    _ = small.perform(Cast(voter: 12, envelope: "E-2", poll: second), at: "R1")
    try small.sync("R1")
    #expect(rule(.caseID(try id(.main)), .accept).exitStatus == 0)
    #expect(rule(.caseID(try id(second)), .refuse).exitStatus == 0)
    #expect(rule(.caseID(try id(second)), .accept, again: true).exitStatus == 0)
    #expect(try small.hall.report(poll: second).register.counted == 1)
  }

  @Test func itsMarksAreTakenBackInIt() throws {
    for poll in [PollID.main, second] { _ = small.perform(Cast(voter: 3, poll: poll), at: "R1") }
    #expect(small.perform(VoidMark(voter: 3, reason: "划错", poll: second), at: "R1").exitStatus == 0)
    _ = small.perform(Cast(voter: 4, poll: second), at: "R1")
    #expect(small.perform(ReplacePaper(voter: 4, reason: "污损", poll: second), at: "R1").exitStatus == 0)
    #expect(small.perform(ReplacePaper(voter: 4, reason: "污损"), at: "R1").json.contains("notMarkedHere"))
    _ = small.perform(CloseSite(unused: 16, officers: Self.officers, confirmed: true), at: "R1")
    try small.sync("R1")
    #expect(try small.hall.report(poll: .main).register.counted == 1)
    #expect(try small.hall.report(poll: second).register.counted == 1)
    let asked = TakeMarkBack(
      voter: 4, served: .voter(5), officers: Self.officers, reason: "划错", poll: second)
    #expect(small.perform(asked, at: "hall").exitStatus == 0)
    #expect(try small.hall.report(poll: second).register.takenBack == 1)
    #expect(try small.hall.report(poll: .main).register.takenBack == 0)
  }
}
