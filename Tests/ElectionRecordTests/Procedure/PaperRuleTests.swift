import ElectionRecord
import Testing

@Suite struct PaperRuleTests {
  private var box = RegisterBuilder()
  private let site = SiteID("R1")

  private init() { box.open("R1", "R2", papers: 20) }

  private func refusal(_ voters: [RollNumber], keepsStrays: Bool = false, poll: UInt8 = 0) -> String? {
    do throws(Refusal) {
      try PaperRule.check(
        PaperList(voters: voters), at: site, poll: poll, keepsStrays: keepsStrays, in: box.register())
      return nil
    } catch {
      return error.code
    }
  }

  @Test mutating func onlyWhatIsNotOnTheRollOrEnteredBeforeIsRefused() {
    box.cast("R2", 7)
    box.cast("R1", 1)
    #expect(refusal([1, 7, 8]) == nil)
    #expect(refusal([14]) == nil)
    #expect(refusal([15]) == "paperNotOnRoll")
    #expect(refusal([15], keepsStrays: true) == nil)
    let batch = box.paper("R1", [2, 3])
    #expect(refusal([3, 4]) == "paperEnteredBefore")
    #expect(refusal([4]) == nil)
    box.void("R1", EntryID(device: batch.device, sequence: batch.sequence + 2))
    #expect(refusal([3, 4]) == nil)
  }

  @Test mutating func theRefusalNamesTheLines() {
    do throws(Refusal) {
      try PaperRule.check(
        PaperList(voters: [1, 99, 2, 98]), at: site, poll: 0, keepsStrays: false, in: box.register())
      Issue.record("strays were taken")
    } catch {
      #expect(error.message.zh.contains("第 2、4 行"))
      #expect(error.message.en.contains("line 2, 4"))
      #expect(!error.message.en.contains("99"))
    }
  }

  @Test mutating func anotherLaptopOfTheSiteDoesNotEnterItAgain() {
    box.paper("R1", [2, 3])
    box.enrol("R1n", at: "R1")
    #expect(refusal([2]) == "paperEnteredBefore")
    // What another site's list says is a fact of its own.
    #expect(
      throws: Never.self,
      performing: {
        try PaperRule.check(
          PaperList(voters: [2]), at: SiteID("R2"), poll: 0, keepsStrays: false, in: box.register())
      })
  }

  static let headers: [(change: @Sendable (inout PaperBatch) -> Void, code: String?)] = [
    ({ _ in }, nil), ({ $0.enteredBy = " " }, "paperWithoutName"), ({ $0.sheets = -1 }, "figureOutOfRange"),
    ({ $0.used = RecordLimits.figureMax + 1 }, "figureOutOfRange"), ({ $0.used = RecordLimits.figureMax }, nil),
    ({ $0.unused = -1 }, "figureOutOfRange"), ({ $0.reason = "a\nb" }, "textTooLong"),
    ({ $0.origin = String(repeating: "a", count: PaperRule.textBytesMax + 1) }, "textTooLong"),
    ({ $0.origin = String(repeating: "a", count: PaperRule.textBytesMax) }, nil),
  ]

  @Test(arguments: headers.indices) func aHeaderSaysWhoAndSensibleFigures(_ index: Int) {
    var header = RegisterBuilder.header()
    Self.headers[index].change(&header)
    do throws(Refusal) {
      try PaperRule.check(header)
      #expect(Self.headers[index].code == nil)
    } catch {
      #expect(Self.headers[index].code == error.code)
    }
  }

  private func checked(
    _ list: PaperList, by person: String = "复核员", only: UInt32? = nil
  ) -> Result<[PaperCheck], Refusal> {
    do throws(Refusal) {
      return .success(try PaperRule.checked(list, by: person, at: site, only: only, in: box.register()))
    } catch {
      return .failure(error)
    }
  }

  @Test mutating func twoKeyingsThatAgreeAreChecked() throws {
    let first = box.paper("R1", [2, 3], replaced: [3])
    let second = box.paper("R1", [4])
    let list = PaperList(voters: [4, 3, 2], replaced: [3])
    #expect(try checked(list).get().map(\.batch) == [first, second])
    #expect(try checked(PaperList(voters: [4]), only: second.sequence).get().map(\.batch) == [second])
  }

  static let second: [(list: PaperList, kinds: [PaperDifference.Kind])] = [
    (PaperList(voters: [2, 3], replaced: [3]), []), (PaperList(voters: [2]), [.missing]),
    (PaperList(voters: [2, 3]), [.replaced]), (PaperList(voters: [2, 3, 4], replaced: [3]), [.extra]),
    (PaperList(voters: [2, 4]), [.missing, .extra]), (PaperList(voters: [2, 3], replaced: [2, 3]), [.replaced]),
  ]

  @Test(arguments: second.indices) func aDifferenceIsToldAndNothingIsChecked(_ index: Int) throws {
    var box = self.box
    box.paper("R1", [2, 3], replaced: [3])
    let (list, kinds) = Self.second[index]
    let open = PaperRule.batches(in: box.register())
    #expect(PaperRule.differences(list, from: open).map(\.kind) == kinds)
    do throws(Refusal) {
      _ = try PaperRule.checked(list, by: "复核员", at: site, only: nil, in: box.register())
      #expect(kinds.isEmpty)
    } catch {
      #expect(error.code == "paperDiffers")
    }
  }

  @Test mutating func aProxyThatDiffersIsTold() throws {
    let list = try PaperList(Array("2,5\n".utf8))
    for entry in PaperRule.entries(of: list, under: RegisterBuilder.header(), size: box.size("R1")) {
      box.append(entry, to: "R1")
    }
    let open = PaperRule.batches(in: box.register())
    #expect(PaperRule.differences(PaperList(voters: [2]), from: open).map(\.kind) == [.proxy])
    #expect(PaperRule.differences(list, from: open) == [])
  }

  @Test mutating func whoEnteredItDoesNotCheckIt() {
    box.paper("R1", [2])
    let same = #expect(throws: Refusal.self) { try checked(PaperList(voters: [2]), by: "录入 员").get() }
    #expect(same?.code == "paperCheckedByAnother")
    let nobody = #expect(throws: Refusal.self) { try checked(PaperList(voters: [2]), by: " ").get() }
    #expect(nobody?.code == "paperWithoutName")
  }

  @Test mutating func whatIsCheckedIsNotCheckedAgain() throws {
    let batch = box.paper("R1", [2])
    box.check(batch, by: "复核员")
    do throws(Refusal) {
      _ = try PaperRule.checked(PaperList(voters: [2]), by: "第三人", at: site, only: nil, in: box.register())
      Issue.record("checked twice")
    } catch {
      #expect(error.code == "paperNothingToCheck")
    }
  }

  @Test mutating func aLineIsForetoldByWhatIsKnown() {
    box.cast("R2", 7)
    box.envelope("R2", 9)
    box.amend(3, .struckOff)
    let register = box.register()
    let journal = box.index("R1")
    func forecast(_ voter: RollNumber) -> PaperForecast {
      PaperRule.forecast(.init(line: 1, voter: voter), journal: journal, poll: 0, in: register)
    }
    #expect(forecast(1) == .ordinary)
    #expect(forecast(3) == .struckOff)
    #expect(forecast(8) == .rightElsewhere(SiteID("R2")))
    #expect(forecast(99) == .notOnRoll)
    guard case .alsoMarked(let mark) = forecast(7), case .envelopePending(let envelope) = forecast(9) else {
      Issue.record("\(forecast(7)), \(forecast(9))")
      return
    }
    #expect(mark.site == SiteID("R2"))
    #expect(envelope.site == SiteID("R2"))
  }

  @Test func theSheetsSumsAreComparedWithItsLines() {
    var header = RegisterBuilder.header(used: 7, spoilt: 1)
    header.marks = 6
    header.replaced = [3]
    #expect(header.usedDifference == 0)
    #expect(header.spoiltDifference == 0)
    header.replaced = []
    #expect(header.usedDifference == 1)
    #expect(header.spoiltDifference == 1)
    header.used = nil
    #expect(header.usedDifference == nil)
  }
}
