import ElectionRecord
import Foundation
import Testing

@Suite struct PaperTests {
  private var box = RegisterBuilder()

  private init() { box.open("R1", "R2", papers: 20) }

  private func standing(_ voter: RollNumber) -> Standing {
    StandingRule.standing(of: voter, poll: 0, in: box.register())
  }

  private func classes() -> [CaseClass] { box.report().cases.map(\.caseClass) }

  @Test func aBatchAndACheckAreReadAsTheyWereWritten() throws {
    var batch = RegisterBuilder.header(used: 7, spoilt: 0)
    batch.unused = 3
    batch.marks = 7
    batch.replaced = [3, 400]
    let check = PaperCheck(batch: EntryID(device: DeviceID(rawValue: 0x0123), sequence: 9), checkedBy: "乙")
    for record in [PaperRecord.batch(batch), .checked(check)] {
      let entry = Entry(elapsedSeconds: 40, body: .procedure(.paper(record)))
      #expect(Entry(decoding: entry.encoded()) == entry)
      let bytes = try JSONEncoder().encode(ProcedureRecord.paper(record))
      #expect(try JSONDecoder().decode(ProcedureRecord.self, from: bytes) == .paper(record))
    }
    #expect(check.batch == EntryID(device: DeviceID(rawValue: 0x0123), sequence: 9))
  }

  @Test mutating func marksFromPaperCountAndSayWhereTheyComeFrom() {
    box.cast("R1", 1)
    box.paper("R1", [2, 3])
    box.cast("R1", 4)
    #expect([1, 2, 3, 4].map { standing($0).counted?.claim.flags.contains(.paper) } == [false, true, true, false])
    #expect(box.report().register.counted == 4)
    #expect(classes() == [])
  }

  @Test mutating func aVoterWhoWasMarkedElsewhereGivesACase() {
    box.cast("R2", 7)
    box.paper("R1", [7])
    #expect(classes() == [.doubleCast])
    #expect(box.report().register.counted == 1)
    #expect(box.report().register.surplus == 1)
  }

  @Test mutating func aVoterWhoComesLaterIsToldOfThePaper() {
    box.paper("R1", [7])
    guard case .refused(.alreadyMarked, let mark, _) = box.admission("R2", 7) else {
      Issue.record("\(box.admission("R2", 7))")
      return
    }
    #expect(mark?.site.rawValue == "R1")
  }

  @Test mutating func whereTheRightLaysElsewhereThePaperCountsAllTheSame() {
    box.paper("R1", [8])
    #expect(box.report().register.counted == 1)
    #expect(classes() == [])
  }

  @Test mutating func aVoterStruckOffGivesACase() {
    box.amend(2, .struckOff)
    box.paper("R1", [2])
    #expect(classes() == [.staleRoll])
    #expect(box.report().register.counted == 0)
  }

  @Test mutating func aNumberThatIsNotOnTheRollIsKeptAsACase() {
    box.paper("R1", [99])
    #expect(classes() == [.notOnRoll])
    #expect(box.report().register.surplus == 1)
  }

  @Test mutating func aSecondPaperIsSpoiltAndThePapersAddUp() throws {
    box.paper("R1", [1, 2, 3], replaced: [2])
    box.close("R1")
    let account = try #require(box.report().accounts.first).account
    #expect([account.received, account.issued, account.spoilt, account.unused] == [20, 3, 1, 16])
    #expect(box.report().findings.map(\.code) == [.paperUnchecked])
  }

  @Test mutating func nobodyHasCheckedWhatOnePersonKeyed() {
    let batch = box.paper("R1", [1, 2, 3])
    #expect(box.report().findings.map(\.count) == [3])
    box.check(batch, by: " 录入 员 ")
    #expect(box.report().findings.map(\.code) == [.paperUnchecked])
    box.check(batch, by: "复核员")
    #expect(box.report().findings.isEmpty)
    #expect(PaperRule.batches(in: box.register()).map(\.checkedBy) == ["复核员"])
  }

  @Test mutating func theSiteMayCheckItToo() {
    let batch = box.paper("R1", [1])
    box.check(batch, by: "复核员", in: "R1")
    #expect(box.report().findings.isEmpty)
  }

  @Test mutating func whatWasTakenBackNeedsNoCheck() {
    let batch = box.paper("R1", [1, 2])
    box.void("R1", EntryID(device: batch.device, sequence: batch.sequence + 1))
    #expect(box.report().findings.map(\.count) == [1])
    box.void("R1", EntryID(device: batch.device, sequence: batch.sequence + 2))
    #expect(box.report().findings.isEmpty)
  }

  @Test mutating func aBatchInQuarantineWaitsForTheRuling() {
    box.paper("R1", [1, 2])
    box.revoke("R1", at: 1)
    #expect(PaperRule.batches(in: box.register()).isEmpty)
    #expect(box.report().register.quarantined == 2)
  }

  @Test mutating func aHeaderThatIsInterruptedEndsThere() {
    var header = RegisterBuilder.header()
    header.marks = 3
    box.append(.procedure(.paper(.batch(header))), to: "R1")
    box.cast("R1", 1)
    box.append(.incident(Incident(text: "")), to: "R1")
    box.cast("R1", 2)
    #expect([1, 2].map { standing($0).counted?.claim.flags.contains(.paper) } == [true, false])
  }

  @Test mutating func aBatchThatAForkCutsIsFromPaperInBothBranches() {
    box.paper("R1", [1, 2])
    // Opening, header, first mark; then the branches part.
    box.fork("R1", at: 3, as: "R1b")
    box.cast("R1b", 3)
    for voter in [1, 2, 3] as [RollNumber] {
      #expect(standing(voter).lines.map { $0.claim.flags.contains(.paper) } == [true])
    }
  }

  @Test func aRecordOnItsOwnIsRefused() {
    for record in [PaperRecord.batch(RegisterBuilder.header()), .checked(PaperCheck())] {
      let refusal = #expect(throws: Refusal.self) {
        try ProcedureRule.check(.paper(record), by: SiteID("R1"), in: box.register())
      }
      #expect(refusal?.code == "paperThroughList")
    }
  }
}
