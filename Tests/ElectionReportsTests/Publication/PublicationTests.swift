import ElectionRecord
import Foundation
import Testing

@testable import ElectionReports

@Suite struct PublicationTests {
  private static let generatedAt: Int64 = 1_268_739_600

  private static func results(isDeclared: Bool = true) -> JSONValue {
    ResultsCDF.render(
      SeedReport.report, election: Houbeian.election, isDeclared: isDeclared, generatedAt: generatedAt)
  }

  private static func parsed(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

  private static func eventLog() -> String {
    let device = DeviceID(rawValue: 7)
    return EventLogCDF.head(election: "houbeian", generatedAt: generatedAt)
      + EventLogCDF.deviceHead(device, site: SiteID("R1"), branch: 0, isFirst: true)
      + EventLogCDF.event(.opened, sequence: 0, recordedAt: 0, isFirst: true)
      + EventLogCDF.event(.cast, sequence: 1, recordedAt: 60, isFirst: false) + EventLogCDF.deviceTail
      + EventLogCDF.deviceHead(device, site: nil, branch: 1, isFirst: false) + EventLogCDF.deviceTail + EventLogCDF.tail
  }

  static let schemasAreThere = (try? JSONSchema.nist("NIST_V2_election_results_reporting.json")) != nil

  @Test(.enabled(if: schemasAreThere, "the NIST schemas are not in ../shared/nist"), arguments: [true, false])
  func resultsAreValid(_ isDeclared: Bool) throws {
    let schema = try #require(try JSONSchema.nist("NIST_V2_election_results_reporting.json"))
    #expect(schema.problems(try Self.parsed(CanonicalJSON.text(Self.results(isDeclared: isDeclared)))) == [])
  }

  @Test(.enabled(if: schemasAreThere, "the NIST schemas are not in ../shared/nist"))
  func theEventLogIsValid() throws {
    let schema = try #require(try JSONSchema.nist("NIST_V1_election_event_logging.json"))
    #expect(schema.problems(try Self.parsed(Self.eventLog())) == [])
    let documentation = CanonicalJSON.text(EventLogCDF.documentation(generatedOn: LocalTime.utc.day(Self.generatedAt)))
    #expect(schema.problems(try Self.parsed(documentation)) == [])
  }

  @Test(.enabled(if: schemasAreThere, "the NIST schemas are not in ../shared/nist"))
  func theSchemaFindsWhatIsWrong() throws {
    let schema = try #require(try JSONSchema.nist("NIST_V2_election_results_reporting.json"))
    var report = try #require(try Self.parsed(CanonicalJSON.text(Self.results())) as? [String: Any])
    report["Status"] = "perfect"
    #expect(!schema.problems(report).isEmpty)
    report["Status"] = "certified"
    report["Surplus"] = 1
    #expect(!schema.problems(report).isEmpty)
    report["Surplus"] = nil
    report["GeneratedDate"] = "yesterday"
    #expect(!schema.problems(report).isEmpty)
  }

  @Test func everyFigureOfTheSeedIsInTheResults() {
    let text = CanonicalJSON.text(Self.results())
    for (name, count) in [("issued", 2268), ("returned", 2208), ("valid", 1995), ("unclassified", 196)] {
      let part = "\"BallotsCast\":\(count),\"GpUnitId\":\"community\",\"OtherType\":\"\(name)\",\"Type\":\"other\""
      #expect(text.contains(part), "\(name)")
    }
    #expect(text.contains("\"VotersRegistered\":2722"))
    #expect(text.contains("\"Count\":1855"))
    #expect(text.contains("\"Status\":\"certified\""))
    #expect(CanonicalJSON.text(Self.results(isDeclared: false)).contains("\"Status\":\"unofficial-complete\""))
    #expect(!CanonicalJSON.text(Self.results(isDeclared: false)).contains("PostElectionStatus"))
  }

  @Test func tablesOpenInASpreadsheet() throws {
    for table in ReportCSV.tables(SeedReport.report, election: Houbeian.election, language: .zh) {
      #expect(table.text.unicodeScalars.first == "\u{FEFF}", "\(table.name)")
      #expect(table.text.hasSuffix("\r\n"), "\(table.name)")
      #expect(!table.text.replacing("\r\n", with: "").contains("\n"), "\(table.name)")
    }
    let accounts = ReportCSV.tables(SeedReport.report, election: Houbeian.election, language: .zh)[0].text
    #expect(accounts.contains("\"合计\",\"\",2722,2268,5,0,449,2208,60,1995,17,0,196\r\n"))
  }

  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""), ("@x", "\"'@x\""), ("\tx", "\"\u{fffd}x\""),
    ("＝1", "\"'＝1\""),
    ("'x", "\"''x\""), ("\u{200b}=1", "\"'\u{200b}=1\""), ("x\"\u{301},=1+1", "\"x\"\"\u{301},=1+1\""),
    ("a\"b", "\"a\"\"b\""), ("甲", "\"甲\""), ("", "\"\""),
  ])
  func noCellIsAFormula(_ text: String, _ cell: String) {
    #expect(SpreadsheetCSV.text(header: [text], rows: []) == "\u{FEFF}\(cell)\r\n")
  }

  @Test func aNumberStaysANumber() {
    #expect(
      SpreadsheetCSV.text(header: [], rows: [[.number(-3), .number(nil), .number(0)]]) == "\u{FEFF}\r\n-3,,0\r\n")
  }
}
