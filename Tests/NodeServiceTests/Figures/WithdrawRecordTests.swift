import ElectionRecord
import Foundation
import NodeService
import Testing

/// A record of the procedure that was typed wrong: its number is told, two officers take it back, and what is right is
/// recorded and declared.
@Suite struct WithdrawRecordTests {
  private let small: SmallElection
  private let officers = SmallElection.officers

  init() throws { small = try SmallElection() }

  private func entry(_ reply: CommandReply) throws -> UInt32 {
    let object = try JSONSerialization.jsonObject(with: Data(reply.json.utf8)) as? [String: Any]
    let entries = try #require(object?["entries"] as? [[String: Any]], "\(reply.text)")
    return UInt32(try #require(entries.first?["sequence"] as? Int))
  }

  @discardableResult
  private func record(_ record: ProcedureRecord, at node: String = "hall") throws -> UInt32 {
    let reply = small.perform(RecordProcedure(record), at: node)
    let place = try entry(reply)
    #expect(reply.exitStatus == 0 && reply.text.contains("（记录 \(place)）"), "\(reply.text)")
    return place
  }

  private func withdraw(_ places: UInt32..., of device: DeviceID? = nil) -> CommandReply {
    small.perform(WithdrawRecords(places, of: device, officers: officers, reason: "录反"), at: "hall")
  }

  private func vote() throws {
    for (site, voters) in [("R1", RollNumber(1)...10), ("S1", 11...14), ("H1", 15...15)] {
      if site != "R1" { try small.sync(site) }
      _ = small.perform(OpenSite(papers: 20, officers: officers), at: site)
      for voter in voters { _ = small.perform(Cast(voter: voter), at: site) }
      _ = small.perform(CloseSite(unused: 20 - voters.count, officers: officers), at: site)
      try small.sync(site)
    }
  }

  /// `invalid` typed for `valid`: the decision is taken back, decided again, and the result declared.
  @Test func aDecisionTypedWrongDoesNotHoldTheDeclarationBack() throws {
    try vote()
    try record(.counting(.batch(CountBatch(id: "P", sites: ["R1", "S1", "H1"], papers: 15))))
    for session in ["A", "B"] {
      try record(
        .counting(.session(CountSession(id: session, caller: "唱", teller: "计\(session)", scrutineer: "监"))))
    }
    try record(.counting(.referral(DoubtfulReferral(id: "D1", batch: "P", reason: .illegible, papers: 2))))
    func decision(_ found: PaperClass) -> ProcedureRecord {
      .counting(.decision(DoubtfulDecision(referral: "D1", decision: found, officers: officers)))
    }
    let wrong = try record(decision(.invalid))
    let stuck = small.perform(RecordProcedure(decision(.valid)), at: "hall")
    #expect(stuck.json.contains("alreadyDecided") && stuck.text.contains("correct record"))
    let listed = small.perform(ShowCount(), at: "hall")
    #expect(listed.text.contains("\(wrong)  疑难票认定 D1：无效"), "\(listed.text)")
    #expect(withdraw(wrong).exitStatus == 0)
    let after = small.perform(ShowCount(), at: "hall")
    #expect(after.text.contains("已撤回：\(wrong)  疑难票认定 D1：无效。张三、李四：录反"), "\(after.text)")
    try record(decision(.valid))
    for (keying, session) in [(1, "A"), (2, "B")] {
      let chair = ContestTally(contest: "chair", votes: [NamedVotes("甲", 11), NamedVotes("乙", 4)], undervotes: 0)
      try record(
        .counting(
          .tally(BatchTally(batch: "P", keying: keying, session: session, valid: 15, invalid: 0, contests: [chair]))))
    }
    let declared = small.perform(DeclareResult(officers: officers), at: "hall")
    #expect(declared.exitStatus == 0, "\(declared.text)")
    let report = small.perform(Reconcile(), at: "hall")
    #expect(report.text.contains("撤回的记录") && report.text.contains("录反"), "\(report.text)")
    #expect(report.json.contains("\"withdrawn\":[{"))
    let late = withdraw(wrong)
    #expect(late.json.contains("withdrawnBefore"))
  }

  /// The seals of another box, on another day: asked first; insisted on, then taken back, nothing is left of it.
  @Test func aBoxSealedUnderWrongNumbersIsPutRight() throws {
    _ = small.perform(OpenSite(papers: 20, officers: officers, seals: ["A-1"]), at: "R1")
    _ = small.perform(CloseSite(unused: 20, officers: officers, seals: ["A-2"]), at: "R1")
    try small.sync("R1")
    let day = CalendarDay(number: Int(SmallElection.start / 86_400))
    func handOver(_ seals: [String], _ day: CalendarDay) -> ProcedureRecord {
      .custody(.handedOver(BoxHandedOver(site: "R1", day: day, from: "张三", to: "王五", seals: seals)))
    }
    let wrong = handOver(["A-1", "A-9"], day.adding(days: 30))
    let asked = small.perform(RecordProcedure(wrong), at: "hall")
    #expect(asked.json.contains("doesNotFit") && asked.text.contains("A-9"), "\(asked.text)")
    let place = try entry(small.perform(RecordProcedure(wrong, confirmed: true), at: "hall"))
    #expect(small.perform(ShowCustody(site: nil), at: "hall").text.contains("断点"))
    #expect(withdraw(place).exitStatus == 0)
    try record(handOver(["A-1", "A-2"], day))
    let custody = small.perform(ShowCustody(site: "R1"), at: "hall").text
    #expect(custody.contains("交接完整") && custody.contains("已撤回：\(place)"), "\(custody)")
  }

  /// A site's own record, by the laptop and the number that the hall's list shows.
  @Test func aRecordOfASiteIsTakenBackAtTheHall() throws {
    _ = small.perform(OpenSite(papers: 20, officers: officers), at: "R1")
    let day = CalendarDay(number: Int(SmallElection.start / 86_400))
    let sealed = BoxSealed(site: nil, day: day, seals: ["X-9"], officers: officers, slot: true)
    let place = try record(.custody(.sealed(sealed)), at: "R1")
    try small.sync("R1")
    let device = small.node("R1").device
    #expect(small.perform(ShowCustody(site: nil), at: "hall").text.contains("记录 \(place) --device \(device)"))
    #expect(withdraw(place, of: device).exitStatus == 0)
    let after = small.perform(ShowCustody(site: nil), at: "hall").text
    #expect(after.contains("还没有票箱交接记录") && after.contains("已撤回"), "\(after)")
    try small.sync("R1")
    #expect(small.perform(ShowCustody(site: nil), at: "R1").text.contains("已撤回"))
  }

  /// An entry that is no such record says what it is; another laptop cannot take anything back.
  @Test func whatIsNoRecordSaysWhatItIs() throws {
    let first = withdraw(0)
    #expect(first.exitStatus == 3 && first.json.contains("noSuchRecord") && first.text.contains("选举确定"))
    #expect(withdraw(9999).text.contains("没有编号为 9999 的记录"))
    let site = small.perform(WithdrawRecords([0], officers: officers, reason: "x"), at: "R1")
    #expect(site.json.contains("onlyAtHall"))
  }

  /// A laptop has one site: its own figures are put right without naming it.
  @Test func aSiteNeedNotNameItself() {
    _ = small.perform(OpenSite(papers: 20, officers: officers), at: "R1")
    let correct = CorrectFigures(
      .opening(site: .none, device: nil, papers: 19), officers: officers, reason: "x", confirmed: true)
    #expect(small.perform(correct, at: "R1").exitStatus == 0)
    #expect(small.perform(correct, at: "hall").json.contains("boxNotNamed"))
  }
}
