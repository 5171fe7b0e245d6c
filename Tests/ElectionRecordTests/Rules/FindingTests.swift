import Testing

@testable import ElectionRecord

@Suite struct FindingTests {
  private var box = RegisterBuilder()

  private init() {
    box.open("R1", papers: 20)
    box.cast("R1", 1)
    box.cast("R1", 2)
  }

  private func finding(_ code: FindingCode) -> Finding? { box.report().findings.first { $0.code == code } }

  @Test(arguments: [(16, -2), (17, -1), (19, 1), (20, 2)])
  mutating func unusedPapersThatDoNotFitAreAnImbalance(unused: Int, difference: Int) {
    box.close("R1", unused: unused)
    #expect(
      finding(.paperImbalance)
        == Finding(code: .paperImbalance, site: SiteID("R1"), count: difference, explanation: nil))
    #expect(!box.report().balanced)
  }

  @Test mutating func unusedPapersThatFitAreNoFinding() {
    box.close("R1", unused: 18)
    #expect(box.report().findings == [])
    #expect(box.report().balanced)
  }

  @Test mutating func morePapersInTheBoxThanWereIssuedAreAFinding() {
    box.count("R1", returned: 2, valid: 2)
    #expect(box.report().findings == [])
    box.count("R1", returned: 3, valid: 3)
    // Its marks have not all arrived.
    #expect(box.report().findings == [])
    box.close("R1")
    #expect(
      box.report().findings == [Finding(code: .papersOverIssued, site: SiteID("R1"), count: 1, explanation: nil)])
  }

  @Test mutating func morePapersClassifiedThanTakenOutAreAFinding() {
    box.count("R1", returned: 2, valid: 1, invalid: 1, blank: 1)
    #expect(
      box.report().findings == [Finding(code: .papersOverReturned, site: SiteID("R1"), count: 1, explanation: nil)])
  }

  /// One missing paper that was explained does not explain fifty.
  @Test mutating func anExplanationIsOfItsNumberAlone() {
    func explain(_ count: Int, _ text: String) {
      box.hall(
        .findingExplained(
          Explanation(
            code: .papersOverIssued, site: SiteID("R1"), text: text, officers: ["甲", "乙"], count: count)))
    }
    box.close("R1")
    box.count("R1", returned: 3, valid: 3)
    explain(1, "one")
    #expect(box.report().findings.map(\.explanation) == ["one"])
    box.count("R1", returned: 5, valid: 5)
    #expect(box.report().findings.map(\.explanation) == [nil])
    explain(3, "three")
    #expect(box.report().findings.map(\.explanation) == ["three"])
    box.count("R1", returned: 3, valid: 3)
    #expect(box.report().findings.map(\.explanation) == ["one"])
  }

  /// What was counted in one poll is not explained by what was said of another.
  @Test mutating func anExplanationIsOfItsPoll() {
    box = RegisterBuilder(.fixture(polls: ["main", "runoff"]))
    box.open("R1", papers: 20)
    box.cast("R1", 1)
    box.close("R1", unused: 18)
    box.count("R1", returned: 2, valid: 2)
    for code in [FindingCode.papersOverIssued, .paperImbalance] {
      let explanation = Explanation(code: code, site: SiteID("R1"), text: "seen", officers: ["甲", "乙"])
      box.append(.findingExplained(explanation), to: "hall", poll: 1)
    }
    let explained = box.report().findings.filter(\.explained).map(\.code)
    #expect(box.report().findings.count == 2 && explained == [.paperImbalance])
  }

  @Test mutating func papersThatNobodyClassifiedAreOneFindingOfTheElection() {
    box.open("R2", papers: 20)
    box.cast("R2", 7)
    box.count("R1", returned: 2, valid: 1)
    box.count("R2", returned: 1, valid: 0)
    #expect(box.report().findings == [Finding(code: .unclassifiedPapers, site: nil, count: 2, explanation: nil)])
  }

  @Test mutating func unclassifiedPapersOfOneSiteAreNotHiddenByTooManyOfAnother() {
    box.open("R2", papers: 20)
    box.cast("R2", 7)
    box.count("R1", returned: 2, valid: 1)
    box.count("R2", returned: 1, valid: 2)
    #expect(finding(.unclassifiedPapers)?.count == 1)
    #expect(finding(.papersOverReturned)?.count == 1)
  }

  @Test(arguments: [(1, -1), (3, 1)])
  mutating func aClosingThatCountsOtherCastsThanItsJournalIsAFinding(casts: Int, difference: Int) {
    box.close("R1", casts: casts)
    #expect(
      box.report().findings
        == [Finding(code: .closingCountDiffers, site: SiteID("R1"), count: difference, explanation: nil)])
  }

  @Test mutating func theClosingCountsOrdinaryCastsThatWereNotTakenBack() {
    let entry = box.cast("R1", 3)
    box.void("R1", entry)
    box.envelope("R1", 7)
    #expect(box.register().ordinaryCasts(journal: box.index("R1")) == 2)
    box.close("R1", casts: 2)
    #expect(box.report().findings == [])
    box.cast("R1", 4)
    #expect(box.register().ordinaryCasts(journal: box.index("R1")) == 2)
  }

  @Test mutating func aBranchCountsTheCastsItShares() {
    box.fork("R1", at: 3, as: "clone")
    box.cast("clone", 3)
    let register = box.register()
    #expect(register.ordinaryCasts(journal: box.index("clone")) == 3)
    #expect(register.ordinaryCasts(journal: box.index("R1")) == 2)
  }

  @Test mutating func anEntryThatCannotBeReadIsReported() {
    box.append(.unknown, to: "R1")
    box.append(.unknown, to: "hall")
    #expect(box.report().findings == [Finding(code: .unknownEntries, site: nil, count: 2, explanation: nil)])
    #expect(box.register().unknownEntries == 2)
  }

  @Test mutating func anExplanationIsOfOneCodeAtOneSite() {
    box.close("R1", unused: 17)
    box.open("R2", papers: 5)
    box.close("R2", unused: 4)
    let text = "一张选票破损"
    box.hall(
      .findingExplained(
        Explanation(code: .paperImbalance, site: SiteID("R1"), text: text, officers: ["甲", "乙"])))
    #expect(box.report().findings.map(\.explanation) == [text, nil])
    #expect(box.report().findings.map(\.explained) == [true, false])
    #expect(!box.report().balanced)
    box.hall(
      .findingExplained(
        Explanation(code: .paperImbalance, site: SiteID("R2"), text: text, officers: ["甲", "乙"])))
    #expect(box.report().balanced)
  }
}
