import Foundation
import NodeService
import Testing

@testable import ElectionRecord

/// NIST SP 1500-102. That the sample fits the schema is tested with the other formats of NIST.
@Suite struct VoterRecordsTests {
  private static let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/Registration/voter-records.json")

  private func sort(_ text: String) throws(RegistrationFileError) -> SortedRegistrations? {
    guard let folder = try? RegistrationFolder(), (try? folder.write(text, as: "records.json")) != nil else {
      return nil
    }
    return try RegistrationFiles.sort(folder.request("records.json"))
  }

  @Test func aRecordIsReadAsTheSameRowOfATable() throws {
    let records = try #require(try sort(String(contentsOf: Self.sample, encoding: .utf8))).preview
    let folder = try RegistrationFolder()
    try folder.write(
      rows: RegistrationFolder.row(),
      "乙,女,1961-06-07,西村2号,西村,2,residence,2001-02-03,000000196106070021,,西山社区/承诺书,phone,组长,",
      "丙,男,1962-06-07,东村3号,东村,3,,,000000196206070010,yes,,,,")
    let rows = try RegistrationFiles.sort(folder.request("registration.csv")).preview
    #expect(records.rows.map(\.applicant) == rows.rows.map(\.applicant))
    #expect(records.rows.map(\.verdict) == [.accepted, .accepted, .declined])
    #expect(records.rows.map(\.place.line) == [1, 2, 3])
  }

  @Test(arguments: ["", "{", "[]", "{}", "{\"@type\":\"VRI.VoterRecordsRequest\"}", "null"])
  func whatHasNoVoterRecordsIsRefused(_ text: String) {
    #expect(throws: RegistrationFileError.notVoterRecords(file: "records.json")) { try sort(text) }
  }

  @Test func jsonThatIsNestedWithoutEndIsRefused() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: RegistrationFileError.notVoterRecords(file: "records.json")) { try sort(text) }
  }

  @Test func aFieldOfARecordIsAsHostileAsOneOfATable() throws {
    let text = try String(contentsOf: Self.sample, encoding: .utf8).replacing("\"甲\"", with: "\"=甲\"")
    let rows = try #require(try sort(text)).preview.rows
    #expect(rows[0].verdict == .questionable)
    #expect(rows[0].problems.map(\.kind) == [.formula])
    #expect(rows[1].verdict == .accepted)
  }

  @Test func jsonInAnotherEncodingIsNamed() throws {
    let folder = try RegistrationFolder()
    let bytes: [UInt8] = Array("{\"name\":\"".utf8) + [0xC0, 0xEE, 0x22, 0x7D]
    try Data(bytes).write(to: URL(filePath: folder.folder.path + "/gbk.json"))
    let expected = RegistrationFileError.problems(
      file: "gbk.json", [RollProblem(line: 1, kind: .encoding(.gb18030, isTable: false))])
    #expect(throws: expected) { try RegistrationFiles.sort(folder.request("gbk.json")) }
  }

  /// The sample with another status, and with one more classification of the first person.
  private func verdict(
    status: String = "\"active\"", classification: String? = nil
  ) throws -> (RegistrationPreview.Verdict, [RegistrationIssue.Code]) {
    var text = try String(contentsOf: Self.sample, encoding: .utf8)
      .replacing("\"VoterStatus\": \"active\"", with: "\"VoterStatus\": \(status)", maxReplacements: 1)
    if let classification {
      text = text.replacing(
        "\"VoterClassification\": [", with: "\"VoterClassification\": [\(classification),", maxReplacements: 1)
    }
    let row = try #require(try sort(text)).preview.rows[0]
    return (row.verdict, row.issues.map(\.code))
  }

  @Test(arguments: ["\"inactive\"", "\"cancelled\"", "\"\"", "\"other\""])
  func whoIsNotActiveIsLookedInto(_ status: String) throws {
    let (verdict, codes) = try verdict(status: status)
    #expect(verdict == .questionable)
    #expect(codes == [.notActive])
  }

  static let excluded: [(type: String, assertion: String, code: RegistrationIssue.Code)] = [
    ("deceased", "yes", .deceased), ("permanently-denied", "yes", .permanentlyDenied),
    ("declared-incompetent", "yes", .declaredIncompetent), ("eighteen-on-election-day", "no", .notEighteen),
  ]

  @Test(arguments: excluded) func whoMustNotBeOnTheRollIsNot(
    _ type: String, _ assertion: String, _ code: RegistrationIssue.Code
  ) throws {
    func said(_ assertion: String) throws -> (RegistrationPreview.Verdict, [RegistrationIssue.Code]) {
      try verdict(classification: "{\"Type\": \"\(type)\", \"Assertion\": \"\(assertion)\"}")
    }
    #expect(try said(assertion) == (.refused, [code]))
    #expect(try said(assertion == "yes" ? "no" : "yes") == (.accepted, []))
    #expect(try said("unknown") == (.questionable, [.standingUnknown]))
  }

  @Test(arguments: [
    ("{\"LastName\": \"欧阳\", \"MiddleName\": [\"中\"], \"FirstName\": \"平\"}", "欧阳中平"),
    ("{\"LastName\": \"欧阳\", \"MiddleName\": \"中\", \"FirstName\": \"平\"}", "欧阳中平"),
    ("{\"FullName\": \" \", \"LastName\": \"李\", \"FirstName\": \"平\"}", "李平"),
    ("{\"LastName\": \"Fang\", \"MiddleName\": [\"Li\"], \"FirstName\": \"Na\"}", "Na Li Fang"),
  ])
  func noPartOfANameIsLost(_ name: String, _ whole: String) throws {
    let text = try String(contentsOf: Self.sample, encoding: .utf8)
      .replacing("{\"@type\": \"VRI.Name\", \"FullName\": \"甲\"}", with: name)
    #expect(try #require(try sort(text)).preview.rows[0].applicant?.name == whole)
  }
}
