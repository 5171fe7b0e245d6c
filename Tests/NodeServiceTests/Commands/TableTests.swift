import ElectionRecord
import NodeService
import Testing

/// What a clerk with a queue is told, so that nobody leaves the table without a paper or a plain answer.
@Suite struct TableTests {
  private func opened(_ site: String = "R1", in small: SmallElection) {
    #expect(small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: site).exitStatus == 0)
  }

  @Test func aSearchThatListsSomeSaysOfHowMany() throws {
    let small = try SmallElection()
    let some = small.perform(FindVoters(text: "欧阳", limit: 3), at: "R1")
    #expect(some.json.contains("\"found\":20"))
    #expect(some.text.contains("只列出 3 人，符合的有 20 人"))
    let all = small.perform(FindVoters(text: "欧阳", limit: 20), at: "R1")
    #expect(all.json.contains("\"found\":20") && !all.text.contains("只列出"))
  }

  /// Voter 3 has the card 7: whoever reads 7 off a card must not mark voter 7.
  @Test func aNumberThatIsAlsoACardMarksNobodyUntilTheClerkSaysWhich() throws {
    let small = try SmallElection(cards: [3: "7"])
    opened(in: small)
    let asked = small.perform(Cast(voter: 7), at: "R1")
    #expect(asked.exitStatus == 3 && asked.json.contains("numberOfTwo"))
    #expect(asked.text.contains("\(SmallElection.name(7))（1960）") && asked.text.contains(SmallElection.name(3)))
    #expect(small.perform(FindVoters(text: "7", limit: 1), at: "R1").json.contains("\"marks\":[]"))
    #expect(small.perform(Cast(voter: 7, isRollNumber: true), at: "R1").exitStatus == 0)
    #expect(small.perform(Cast(voter: 3), at: "R1").exitStatus == 0)
  }

  /// Said with the last paper, so that nobody stands at the table without one; and never as a number below nothing.
  @Test func papersRunOutAreSaidAtTheCastBefore() throws {
    let small = try SmallElection()
    let officers = SmallElection.officers
    _ = small.perform(OpenSite(papers: 4, officers: officers, confirmed: true), at: "R1")
    let rows: [(command: any NodeCommand, last: Bool, over: Int)] = [
      (Cast(voter: 1), false, 0), (ReplacePaper(voter: 1, reason: "写坏"), false, 0),
      (Cast(voter: 12, envelope: "E-1"), false, 0), (Cast(voter: 2), true, 0),
      (VoidMark(voter: 2, reason: "看错"), false, 0), (Cast(voter: 3), true, 0), (Cast(voter: 4), false, 1),
      (Cast(voter: 5), false, 2),
    ]
    for (index, row) in rows.enumerated() {
      for language in [Language.zh, .en] where language == .zh || index == rows.count - 1 {
        let text = small.perform(row.command, at: "R1", language: language).text
        #expect(text.contains("这是最后一张票") == (row.last && language == .zh), "\(index): \(text)")
        #expect(text.contains("多发了 \(row.over) 张") == (row.over > 0 && language == .zh), "\(index): \(text)")
        #expect(!hasNegative(text), "\(index): \(text)")
      }
    }
    let status = small.perform(ShowStatus(), at: "R1").text
    #expect(!hasNegative(status), "\(status)")
  }

  /// A number below nothing, and no part of a date or of an envelope's number.
  private func hasNegative(_ text: String) -> Bool { text.contains(/(^|[^0-9A-Za-z])-[0-9]/) }

  @Test func aRequestOfOneVoterIsNoAnswerForAnother() throws {
    let small = try SmallElection()
    opened(in: small)
    #expect(small.perform(Cast(voter: 1, request: RequestID("a")), at: "R1").exitStatus == 0)
    let other = small.perform(Cast(voter: 2, request: RequestID("a")), at: "R1")
    #expect(other.exitStatus == 2 && other.json.contains("requestOfAnotherCommand"))
    #expect(small.perform(Cast(voter: 2, request: RequestID("b")), at: "R1").exitStatus == 0)
  }

  @Test func aStationThatHasNotHeardOfTheBoxesSaysSoWhenItOpensAndWhenItRefuses() throws {
    let small = try SmallElection()
    let opening = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "S1")
    #expect(opening.text.contains("本机还没有 R1 的封箱日志") && opening.text.contains("请先与会场同步"))
    #expect(opening.text.contains("本机所知会场的最新记录：2010-03-13 "))
    #expect(small.perform(Cast(voter: 1), at: "S1").text.contains("请先与会场同步"))
    opened(in: small)
    _ = small.perform(CloseSite(unused: 20, officers: SmallElection.officers), at: "R1")
    try small.sync("R1")
    try small.sync("S1")
    #expect(small.perform(Cast(voter: 1), at: "S1").exitStatus == 0)
    #expect(!small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "S1").text.contains("同步"))
  }

  @Test func aLaptopSaysWhichHallItBelongsToAndWhetherThatHallKnowsIt() throws {
    let small = try SmallElection()
    let before = small.perform(ShowStatus(), at: "R1")
    #expect(before.json.contains("\"hallHeard\":false") && before.text.contains("会场还没有收到过本机的记录"))
    opened(in: small)
    try small.sync("R1")
    let after = small.perform(ShowStatus(), at: "R1")
    #expect(after.json.contains("\"hallHeard\":true") && after.text.contains("会场收到过本机的记录"))
    let key = small.hall.keys.verifierKeyText(election: "small").split(separator: "+")[1]
    #expect(key.count == 8 && after.text.contains("会场公钥 \(key)"))
    #expect(after.json.contains("\"enrolledAt\":\"2010-03-13T"))
  }

  /// The hall's refusal comes over its own connection, before any entry that says the same.
  @Test func aLaptopThatTheHallTurnsAwayAsRevokedHandsOutNothingMore() throws {
    let small = try SmallElection()
    opened(in: small)
    try small.node("R1").noteRevoked()
    for command in [Cast(voter: 1), Cast(voter: 2, envelope: "E-1")] {
      let reply = small.perform(command, at: "R1")
      #expect(reply.exitStatus == 3 && reply.json.contains("deviceRevoked"))
    }
    #expect(small.perform(CloseSite(unused: 20, officers: SmallElection.officers), at: "R1").exitStatus == 3)
  }

  /// A rehearsal's hall was set up from the same files, so only the devices tell.
  @Test func aStickOfARehearsalsLaptopIsNamedAndSaysWhatToDo() throws {
    let small = try SmallElection()
    let rehearsal = try SmallElection(hallName: "rehearsal")
    opened(in: rehearsal)
    let exported = rehearsal.perform(ExportStick(), at: "R1")
    let file = try #require(exported.files.first)
    let reply = small.perform(ImportStick(file.bytes), at: "hall")
    #expect(reply.exitStatus == 5 && reply.json.contains("stickOfAnotherHall") && reply.text.contains("paper-in"))
  }

  @Test func theNumbersOnEnvelopesAreShownWhereverSomebodyLooksForOne() throws {
    let small = try SmallElection()
    opened(in: small)
    _ = small.perform(Cast(voter: 11, envelope: "E-004"), at: "R1")
    try small.sync("R1")
    for site in ["S1", "H1"] {
      opened(site, in: small)
      _ = small.perform(CloseSite(unused: 20, officers: SmallElection.officers), at: site)
      try small.sync(site)
    }
    let cases = small.perform(ListCases(ruled: false), at: "hall")
    #expect(cases.text.contains("信封 E-004（R1）") && cases.json.contains("\"envelopes\":[\"E-004\"]"))
    #expect(small.perform(FindVoters(text: "11", limit: 1), at: "hall").text.contains("信封 E-004"))
    let ruling = RuleOnCase(.voter(11), decision: .accept, officers: SmallElection.officers, reason: "核对")
    #expect(small.perform(ruling, at: "hall").text.contains("请启封：信封 E-004（R1）"))
  }

  @Test func aClerkOfAClosedSiteIsToldThatTheHallCorrectsMarks() throws {
    let small = try SmallElection()
    opened(in: small)
    _ = small.perform(Cast(voter: 1), at: "R1")
    _ = small.perform(CloseSite(unused: 19, officers: SmallElection.officers), at: "R1")
    let atSite = small.perform(VoidMark(voter: 1, reason: "看错"), at: "R1")
    #expect(atSite.exitStatus == 3 && atSite.text.contains("划名由会场更正"))
    try small.sync("R1")
    let atHall = small.perform(VoidMark(voter: 1, reason: "看错"), at: "hall")
    #expect(atHall.exitStatus == 2 && atHall.text.contains("--served"))
    let taken = TakeMarkBack(voter: 1, served: .voter(2), officers: SmallElection.officers, reason: "看错选民证")
    let done = small.perform(taken, at: "hall")
    #expect(done.exitStatus == 0 && done.text.contains("实际领票的是 2 \(SmallElection.name(2))，已划名"))
    let voter = small.perform(FindVoters(text: "1", limit: 1), at: "hall")
    #expect(voter.json.contains("\"status\":\"takenBack\""))
  }

  /// A second paper is advised to nobody who holds one.
  @Test func whoseMarkIsTakenBackIsSentForAnEnvelopeOnlyWithoutAnotherPaper() throws {
    let small = try SmallElection(policy: .shared)
    for site in ["R1", "S1"] {
      opened(site, in: small)
      _ = small.perform(Cast(voter: 1), at: site)
      _ = small.perform(CloseSite(unused: 19, officers: SmallElection.officers), at: site)
    }
    for site in ["R1", "S1"] { try small.sync(site) }
    func take(_ served: RollNumber, site: SiteID) -> CommandReply {
      let command = TakeMarkBack(
        voter: 1, site: site, served: .voter(served), officers: SmallElection.officers, reason: "看错选民证")
      return small.perform(command, at: "hall")
    }
    let first = take(2, site: "R1")
    #expect(first.exitStatus == 0 && first.text.contains("R1") && first.json.contains(#""site":"R1""#))
    #expect(!first.text.contains("发待核票"))
    #expect(take(3, site: "S1").text.contains("发待核票"))
  }
}
