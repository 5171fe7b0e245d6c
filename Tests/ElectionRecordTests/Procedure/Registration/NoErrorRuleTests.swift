import ElectionRecord
import Testing

/// 不错.
@Suite struct NoErrorRuleTests {
  private func codes(
    _ row: String, rules: RegistrationRules = RegistrationSamples.rules
  ) -> [RegistrationIssue.Code] {
    RegistrationSamples.preview(row, by: RegistrationSamples.criteria(rules)).rows[0].issues.map(\.code)
  }

  @Test(arguments: [
    // Years, born, polling day, of age.
    (18, "1992-03-16", "2010-03-16", true), (18, "1992-03-15", "2010-03-16", true),
    (18, "1992-03-17", "2010-03-16", false),
    // 29 February in a common year is the month's last day (民法典 202).
    (18, "1992-02-29", "2010-02-28", true), (18, "1992-02-29", "2010-02-27", false),
    (18, "1992-03-01", "2010-02-28", false), (18, "1992-03-01", "2010-03-01", true),
    // A leap year has the day.
    (20, "1988-02-29", "2008-02-28", false), (20, "1988-02-29", "2008-02-29", true),
  ])
  func ofAgeIsWhoHasTheBirthdayOnPollingDay(_ years: Int, _ born: String, _ day: String, _ expected: Bool) {
    let isOfAge = NoErrorRule.isOfAge(
      years, born: RegistrationSamples.day(born), on: RegistrationSamples.day(day))
    #expect(isOfAge == expected)
  }

  @Test func aDayTooYoungIsRefusedWithItsArticle() {
    let preview = RegistrationSamples.preview(RegistrationSamples.row(born: "1992-03-17"))
    #expect(preview.rows[0].verdict == .refused)
    #expect(preview.rows[0].issues.first?.source == "选民年龄条")
    #expect(codes(RegistrationSamples.row(born: "1992-03-16")) == [])
  }

  @Test func whereTheLawIsSilentNothingIsChecked() {
    #expect(codes(RegistrationSamples.row(born: "2000-01-01"), rules: RegistrationRules()) == [])
    #expect(codes(RegistrationSamples.row(basis: "居住"), rules: RegistrationRules()) == [])
  }

  @Test(arguments: [
    ("2009-03-16", [RegistrationIssue.Code]()), ("2009-03-17", [.residenceTooShort]), ("", [.residenceUndated]),
    ("2010-03-17", [.dateImpossible]), ("1960-06-06", [.dateImpossible]), ("1960-06-07", []),
  ])
  func residenceIsCountedToPollingDay(_ since: String, _ expected: [RegistrationIssue.Code]) {
    #expect(codes(RegistrationSamples.row(basis: "residence", since: since)) == expected)
  }

  @Test func whereOnlyHukouEntitlesResidenceIsRefused() {
    var rules = RegistrationSamples.rules
    rules.residentsAllowed = Cited(false, "户籍条")
    #expect(codes(RegistrationSamples.row(basis: "居住", since: "2000-01-01"), rules: rules) == [.basisNotAllowed])
    #expect(codes(RegistrationSamples.row(basis: "户籍"), rules: rules) == [])
  }

  @Test(arguments: [
    ("1900-03-16", [RegistrationIssue.Code.ageImprobable]), ("1900-03-17", []), ("2010-03-17", [.dateImpossible]),
  ])
  func agesThatCannotBeAreFound(_ born: String, _ expected: [RegistrationIssue.Code]) {
    #expect(codes(RegistrationSamples.row(born: born)) == expected)
  }

  @Test func theIdentityNumberMustAgreeWithTheRow() {
    #expect(codes(RegistrationSamples.row(identity: "")) == [.identityMissing])
    let other = RegistrationSamples.identity("1960-06-08", 1)
    #expect(codes(RegistrationSamples.row(identity: other)) == [.identityBirthDiffers])
    let woman = RegistrationSamples.identity("1960-06-07", 2)
    #expect(codes(RegistrationSamples.row(identity: woman)) == [.identitySexDiffers])
    let both = RegistrationSamples.identity("1960-06-08", 2)
    #expect(codes(RegistrationSamples.row(identity: both)) == [.identityBirthDiffers, .identitySexDiffers])
  }

  @Test func separatedResidenceNeedsAProof() {
    #expect(codes(RegistrationSamples.row(separated: "西山社区")) == [.separationUnproven])
    for proof in ["证明", "承诺书", "certificate", "undertaking"] {
      #expect(codes(RegistrationSamples.row(separated: "西山社区/\(proof)")) == [])
    }
    let wrong = RegistrationSamples.preview(RegistrationSamples.row(separated: "西山社区/口头"))
    #expect(wrong.rows[0].problems.map(\.column) == [.separated])
  }

  @Test func aBasisIsNeeded() {
    #expect(codes(RegistrationSamples.row(basis: "")) == [.basisMissing])
    let wrong = RegistrationSamples.preview(RegistrationSamples.row(basis: "亲戚"))
    #expect(wrong.rows[0].problems.map(\.kind) == [.notOneOf(["hukou", "residence", "居住", "户籍"])])
  }
}
