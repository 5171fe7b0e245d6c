import ElectionRecord
import Testing

/// The account of the nomination's own forms.
@Suite struct NominationAccountTests {
  private func sheets(_ area: String, _ issued: Int, _ returned: Int, _ valid: Int, _ invalid: Int) -> ProcedureRecord {
    .nomination(
      .sheets(NominationSheets(area: area, issued: issued, returned: returned, valid: valid, invalid: invalid)))
  }

  @Test func areasAddUpAndALaterRecordTakesTheEarlierOnesPlace() {
    var script = ProcedureScript()
    #expect(script.enter(sheets("R1", 10, 8, 7, 1)) == nil)
    #expect(script.enter(sheets("R2", 20, 10, 10, 0)) == nil)
    #expect(script.register.nomination.total == NominationAccount(issued: 30, returned: 18, valid: 17, invalid: 1))
    #expect(script.enter(sheets("R1", 10, 9, 7, 1)) == nil)
    let standing = script.register.nomination
    #expect(standing.sheets.map(\.area) == ["R1", "R2"])
    #expect(standing.total == NominationAccount(issued: 30, returned: 19, valid: 17, invalid: 1))
    #expect(standing.total.unclassified == 1)
    #expect(standing.registered == 20)
  }

  @Test(arguments: [(10, 10, 0), (10, 11, 1), (10, 9, 0)])
  func moreFormsBackThanHandedOutShow(issued: Int, returned: Int, over: Int) {
    #expect(NominationAccount(issued: issued, returned: returned).returnedOverIssued == over)
  }

  @Test func figuresAndAreasAreChecked() {
    var script = ProcedureScript()
    #expect(script.enter(sheets("R9", 1, 1, 1, 0)) == "unknownArea")
    #expect(script.enter(sheets("R1", -1, 0, 0, 0)) == "figureOutOfRange")
    #expect(script.enter(sheets("R1", 10_000_001, 0, 0, 0)) == "figureOutOfRange")
    #expect(script.enter(sheets("R1", 10_000_000, 0, 0, 0)) == nil)
    #expect(script.enter(sheets("R1", 1, 0, 0, 0), at: "R1") == "onlyAtHall")
  }
}
