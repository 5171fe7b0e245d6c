import Foundation
import Testing

/// SP 1500-102: the sample that the import of registrations is tested with fits NIST's schema.
@Suite struct VoterRecordsSchemaTests {
  @Test(.enabled(if: PublicationTests.schemasAreThere, "the NIST schemas are not in ../shared/nist"))
  func theSampleOfVoterRecordsFitsTheSchema() throws {
    let schema = try #require(try JSONSchema.nist("NIST_V0_voter_records_interchange.json"))
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "NodeServiceTests/Golden/Registration/voter-records.json")
    #expect(schema.problems(try JSONSerialization.jsonObject(with: Data(contentsOf: file))) == [])
  }
}
