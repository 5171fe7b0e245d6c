import ElectionReports
import Testing

@testable import ElectionRecord

/// What holds for every report that the public sees.
@Suite struct PublicReportTests {
  private func outputs(_ report: ReconciliationReport, _ election: Election) -> [String] {
    Language.allCases.flatMap { language in
      [
        ReportText.render(report, election: election, language: language),
        ReportHTML.render(report, election: election, language: language),
      ]
    }
  }

  @Test(arguments: Sample.all)
  func noVoterIsNamed(_ sample: Sample) {
    let number: RollNumber = 4_029_317_718
    let cases = CaseClass.allCases.flatMap { caseClass in
      [Case.State.open, .ruled].map { state in
        Case(
          id: "\(caseClass)-\(number)", caseClass: caseClass, voter: number, device: nil, sites: [SiteID("R1")],
          entries: [EntryID(device: Made.device(1), sequence: 3)], state: state, proposal: .accept,
          ruling: Ruling(
            caseClass: caseClass, voter: number, device: nil, verdicts: [], officers: ["甲"],
            reason: "voter \(number)"))
      }
    }
    let report = sample.report.with(cases: cases)
    #expect(CanonicalJSON.text(ReportJSON.object(report)).contains("4029317718"))
    for output in outputs(report, sample.election) {
      #expect(!output.contains("4029317718"))
      #expect(!output.contains("4_029"))
    }
  }

  @Test(arguments: Sample.all)
  func theArrivalDoesNotShow(_ sample: Sample) {
    let later = sample.report.with(arrival: [
      SiteArrival(site: SiteID("R1"), firstMergedAt: 9, lastMergedAt: 99, lateEntries: 3)
    ])
    #expect(outputs(later, sample.election) == outputs(sample.report, sample.election))
  }

  @Test(arguments: Sample.all)
  func theDigestIsShownWhole(_ sample: Sample) {
    let digest = ReportJSON.digest(sample.report)
    for output in outputs(sample.report, sample.election) {
      let shown =
        output.contains(digest.hex) || Digits.groups(digest).allSatisfy { output.contains("<span>\($0)</span>") }
      #expect(shown)
    }
  }

  @Test func aRootIsShownInGroupsOfEight() {
    let groups = Digits.groups(Digest32(sha256: []))
    #expect(groups.count == 8)
    #expect(groups.joined() == Digest32(sha256: []).hex)
    #expect(groups[0] == "e3b0c442")
  }

  @Test(arguments: [(0, "0.00 %"), (8112, "81.12 %"), (5, "0.05 %"), (10_000, "100.00 %")])
  func aShareHasTwoDecimals(_ hundredths: Int, _ text: String) {
    #expect(Digits.percent(hundredths: hundredths) == text)
  }

  @Test(arguments: [
    (196, 2208, "8.88 %"), (0, 9, "0.00 %"), (9, 9, "100.00 %"), (1, 0, nil), (-1, 9, nil), (10, 9, nil),
  ])
  func aPartHasAShareOfItsWhole(_ part: Int, _ whole: Int, _ text: String?) {
    #expect(Digits.percent(part: part, of: whole) == text)
  }
}
