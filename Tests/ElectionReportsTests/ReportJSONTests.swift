import ElectionReports
import GoldenFiles
import Testing

@testable import ElectionRecord

@Suite struct ReportJSONTests {
  @Test(arguments: Sample.all)
  func theObjectIsAContract(_ sample: Sample) throws {
    let object = ReportJSON.object(sample.report)
    try Golden.expect(CanonicalJSON.text(object), is: "\(sample.name).json")
    try Golden.expect(CanonicalJSON.pretty(object) + "\n", is: "\(sample.name).pretty.json")
  }

  @Test(arguments: Sample.all)
  func everyKeyOfTheContractIsThere(_ sample: Sample) throws {
    guard case .object(let members) = ReportJSON.object(sample.report) else {
      Issue.record("not an object")
      return
    }
    #expect(
      members.keys.sorted() == [
        "accounts", "arrival", "balanced", "cases", "complete", "completeness", "digest", "election", "exposure",
        "findings", "missing", "poll", "register", "results", "turnout",
      ])
  }

  @Test func theDigestCoversEverythingButItselfAndTheArrival() throws {
    guard case .object(var members) = ReportJSON.object(SeedReport.report) else {
      Issue.record("not an object")
      return
    }
    let digest = members.removeValue(forKey: "digest")
    members.removeValue(forKey: "arrival")
    let expected = Digest32(sha256: Array(CanonicalJSON.text(.object(members)).utf8)).hex
    #expect(digest == .string(expected))
    #expect(ReportJSON.digest(SeedReport.report).hex == expected)
  }

  @Test func theArrivalDoesNotChangeTheDigest() {
    let later = SeedReport.report.with(arrival: [])
    #expect(ReportJSON.digest(later) == ReportJSON.digest(SeedReport.report))
    #expect(ReportJSON.object(later) != ReportJSON.object(SeedReport.report))
  }

  @Test func oneMorePaperChangesTheDigest() {
    var total = SeedReport.report.total
    total.invalid = 18
    #expect(ReportJSON.digest(SeedReport.report.with(total: total)) != ReportJSON.digest(SeedReport.report))
  }

  @Test func whatIsNotCountedIsNullAndNeverZero() throws {
    let accounts = try #require(ReportJSON.object(EmptyReport.report)["accounts"]?["R1"])
    #expect(accounts["returned"] == .null)
    #expect(accounts["unclassified"] == .null)
    #expect(accounts["issued"] == 0)
  }

  @Test func theSeedsHundredAndNinetySixAreThere() throws {
    let object = ReportJSON.object(SeedReport.report)
    #expect(object["accounts"]?["total"]?["unclassified"] == 196)
    #expect(object["accounts"]?["total"]?["unreturned"] == 60)
    #expect(object["turnout"]?["hundredthsOfPercent"] == 8112)
  }

  @Test func aSiteCalledTotalDoesNotReplaceTheTotal() {
    let site = SiteAccount(site: SiteID("total"), account: BallotAccount())
    let object = ReportJSON.object(SeedReport.report.with(accounts: [site]))
    #expect(object["accounts"]?["total"]?["issued"] == 2268)
  }
}
