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

  /// The urban law of 2025, art. 16: a worker of six months by polling day whom the committee confirmed.
  @Test(arguments: [
    ("2009-09-16", "", [RegistrationIssue.Code.workUnconfirmed], RegistrationPreview.Verdict.questionable),
    ("2009-09-16", "委员", [.workUnconfirmed], .accepted), ("2009-09-17", "委员", [.workTooShort], .refused),
    ("", "委员", [.workUndated], .refused), ("2010-03-17", "委员", [.dateImpossible], .refused),
  ])
  func aCommunityWorkerIsConfirmed(
    _ since: String, _ checked: String, _ issues: [RegistrationIssue.Code], _ verdict: RegistrationPreview.Verdict
  ) {
    var rules = RegistrationSamples.rules
    rules.workersAllowed = Cited(true, "社区工作者条")
    rules.workMonths = Cited(6, "社区工作者条")
    let line = RegistrationSamples.row(basis: "社区工作者", checked: checked)
    let file = "\(RegistrationSamples.header),工作起始日期\n\(line),\(since)\n"
    func row(_ rules: RegistrationRules) -> RegistrationPreview.Row {
      RegistrationPreview([RegistrationSamples.read(file).rows], by: RegistrationSamples.criteria(rules)).rows[0]
    }
    #expect(row(rules).issues.map(\.code) == issues)
    #expect(row(rules).verdict == verdict)
    rules.workersAllowed = nil
    #expect(row(rules).issues.map(\.code) == (issues == [.dateImpossible] ? issues : [.workersNotAllowed]))
  }

  /// The urban law of 2025, art. 16: who says so takes part; the household register asks nobody.
  @Test(arguments: [
    ("door", "", true), ("phone", "", true), ("station", "", true), ("other", "", true), ("hukouFile", "", false),
    ("", "", true), ("hukouFile", "否", true),
  ])
  func onlyWhoSaysSoIsRegistered(_ source: String, _ declined: String, _ says: Bool) {
    var rules = RegistrationSamples.rules
    let row = RegistrationSamples.row(declined: declined, source: source)
    #expect(codes(row, rules: rules) == [])
    rules.declarationRequired = Cited(true, "登记条")
    #expect(codes(row, rules: rules) == (says ? [] : [.declarationMissing]))
    // The rows of the samples name who asked.
    let unasked = row.replacing("组长", with: "")
    let tells = !["other", ""].contains(source) && says
    #expect(codes(unasked, rules: rules) == (tells ? [] : [.declarationMissing]))
    rules.declarationRequired = Cited(false, "登记条")
    #expect(codes(unasked, rules: rules) == [])
  }

  /// Gansu, art. 16: who registers here registers nowhere else.
  @Test func whoComesFromElsewhereProvesItWhereTheRulesAsk() {
    var rules = RegistrationSamples.rules
    func row(_ basis: String, _ separated: String) -> String {
      RegistrationSamples.row(basis: basis, since: "2001-01-01", separated: separated)
    }
    #expect(codes(row("residence", ""), rules: rules) == [])
    rules.onePlaceOnly = Cited(true, "登记条")
    #expect(codes(row("residence", ""), rules: rules) == [.separationUnproven])
    #expect(codes(row("residence", "西山社区/证明"), rules: rules) == [])
    #expect(codes(row("hukou", ""), rules: rules) == [])
  }

  @Test func aBasisIsNeeded() {
    #expect(codes(RegistrationSamples.row(basis: "")) == [.basisMissing])
    let wrong = RegistrationSamples.preview(RegistrationSamples.row(basis: "亲戚"))
    #expect(wrong.rows[0].problems.map(\.kind) == [.notOneOf(["hukou", "residence", "worker", "居住", "户籍", "社区工作者"])])
  }
}
