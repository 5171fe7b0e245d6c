import ElectionRecord
import NodeService
import Testing

/// `deviceRevoked` has two meanings for a clerk: this laptop is out, or an earlier one of its site was.
@Suite struct RevokedLaptopTests {
  private let small: SmallElection
  private let next: Node

  init() throws {
    small = try SmallElection()
    _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    _ = small.perform(Cast(voter: 1), at: "R1")
    try small.sync("R1")
    _ = small.perform(RevokeDevices(site: "R1", reason: "lost", confirmed: true), at: "hall")
    next = try small.enrol("R1 next", at: "R1")
    try next.open(papers: 10, officers: SmallElection.officers)
    try small.sync("R1")
  }

  private func cast(_ envelope: String? = nil, at node: Node, _ language: Language) -> CommandReply {
    node.perform(
      CommandRequest(Cast(voter: 2, envelope: envelope), language: language), roll: small.roll,
      random: SmallElection.randomness)
  }

  @Test func theRevokedLaptopIsToldThatItIsOut() {
    for envelope in [nil, "E-1"] {
      let reply = cast(envelope, at: small.node("R1"), .zh)
      #expect(reply.exitStatus == 3)
      #expect(reply.json.contains("\"reason\":\"deviceRevoked\""))
      #expect(reply.text.contains("会场已停用这台电脑"))
      #expect(cast(envelope, at: small.node("R1"), .en).text.contains("has revoked this laptop"))
    }
  }

  @Test func theNextLaptopIsToldThatAnEarlierOneIsOut() {
    let refused = cast(at: next, .zh)
    #expect(refused.exitStatus == 3)
    #expect(refused.json.contains("\"reason\":\"deviceRevoked\""))
    #expect(refused.text.contains("本点原来的电脑已被停用"))
    #expect(!refused.text.contains("这台电脑"))
    let english = cast(at: next, .en).text
    #expect(english.contains("An earlier laptop of this site was revoked"))
    #expect(!english.contains("this laptop"))
    let voter = next.perform(
      CommandRequest(FindVoters(text: "2", limit: 1), language: .zh), roll: small.roll,
      random: SmallElection.randomness)
    #expect(voter.text.contains("现在：本点投票权待查清"))
    let envelope = cast("E-1", at: next, .zh)
    #expect(envelope.exitStatus == 0)
    #expect(envelope.text.contains("原因：本点投票权待查清"))
  }

  /// The case of a laptop is about every mark of it, and not about the one voter who was typed.
  @Test func aVotersNumberDecidesNoCaseOfALaptop() throws {
    let id = try #require(Reconciliation.cases(small.hall.register).first { $0.device != nil }?.id)
    func rule(_ subject: RuleOnCase.Subject) -> CommandReply {
      small.perform(
        RuleOnCase(subject, decision: .accept, officers: SmallElection.officers, reason: "核实"), at: "hall")
    }
    let refused = rule(.voter(1))
    #expect(refused.exitStatus == 3 && refused.json.contains("caseOfDevice"), "\(refused.json)")
    #expect(refused.text.contains("--case \(id)"))
    #expect(rule(.voter(2)).json.contains("noOpenCase"))
    #expect(rule(.caseID(id)).exitStatus == 0)
  }
}
