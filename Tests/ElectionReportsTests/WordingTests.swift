import ElectionReports
import Testing

@testable import ElectionRecord

@Suite struct WordingTests {
  private func check(_ texts: [BilingualText]) {
    for text in texts {
      #expect(text.zh.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }, "\(text.zh)")
      #expect(!text.en.isEmpty && text.en.unicodeScalars.allSatisfy { $0.value < 0x3000 }, "\(text.en)")
    }
    #expect(Set(texts.map(\.zh)).count == texts.count)
    #expect(Set(texts.map(\.en)).count == texts.count)
  }

  @Test func everyCodeHasItsOwnWordsInBothLanguages() {
    check(CaseClass.allCases.map(Wording.name))
    check(CaseClass.allCases.map(Wording.nextStep))
    check(FindingCode.allCases.map(Wording.name))
    check(FindingCode.allCases.map(Wording.nextStep))
    check(ReasonCode.allCases.map(Wording.name))
    check(ReasonCode.allCases.map(\.message))
    #expect(ReasonCode.allCases.map(\.code) == ReasonCode.allCases.map(\.rawValue))
    check(RulingDecision.allCases.map(Wording.name))
    check([SiteKind.mobileBox, .station, .hall].map(Wording.name))
    check([Case.State.open, .ruled].map(Wording.name))
  }

  @Test(arguments: FindingCode.allCases)
  func aFindingNamesItsNumberAndNotItsSign(_ code: FindingCode) {
    for count in [-7, 7, 1, Int.min] {
      let text = Wording.summary(Finding(code: code, site: nil, count: count, explanation: nil))
      #expect(text.zh.contains("\(count.magnitude)") && !text.zh.contains("-"))
      #expect(text.en.contains("\(count.magnitude)") && !text.en.contains("-"))
    }
  }

  @Test func oneOfSomethingIsNotSeveral() {
    let one = Finding(code: .tallyDiffers, site: nil, contest: "member", count: 1, explanation: nil)
    #expect(Wording.summary(one).en == "member: 1 vote beyond the valid papers")
    for misfit in [
      Misfit.planned(papers: 1, planned: 9), .moreThan(papers: 1, most: 0),
      .unused(SiteID("R1"), unused: 1, expected: 9), .overIssued(SiteID("R1"), returned: 1, issued: 0),
      .overReturned(SiteID("R1"), classified: 1, returned: 0),
    ] {
      #expect(!Wording.sentence(misfit).en.contains(/\b1 [a-z ]*papers\b/), "\(Wording.sentence(misfit).en)")
    }
  }

  @Test func missingAndSurplusPapersAreToldApart() {
    let texts = [-5, 5].map {
      Wording.summary(Finding(code: .paperImbalance, site: nil, count: $0, explanation: nil)).zh
    }
    #expect(texts == ["少了 5 张选票", "多出 5 张选票"])
  }
}
