import ElectionRecord
import Foundation
import JournalStore
import NodeService
import Testing

/// The registration files of the two seed elections.
@Suite struct ConfiguredRegistrationTests {
  private func sort(_ election: String, households: String? = nil) throws -> SortedRegistrations {
    let folder = ElectionFolder.configured + "/" + election
    let key = try #require(RegistrationKey(bytes: RegistrationFolder.key))
    return try RegistrationFiles.sort(
      RegistrationRequest(
        files: [folder + "/registration.csv"], electionFolder: folder,
        households: households.map { folder + "/" + $0 }, key: key, isKeyKept: true))
  }

  private func voters(_ election: String) throws -> [Voter] {
    var reader = RollReader(areas: .any)
    let bytes = try Data(contentsOf: URL(filePath: ElectionFolder.configured + "/\(election)/roll.csv"))
    let rows = reader.read(Array(bytes)) + reader.finish()
    return rows.map(\.voter)
  }

  @Test func theFirstElectionsRegistrationGivesItsRoll() throws {
    let sorted = try sort("houbeian", households: "households.csv")
    let outcome = RegistrationOutcome(sorted.preview, cards: "HB", day: CalendarDay(number: 0))
    #expect(outcome.voters == (try voters("houbeian")))
    #expect(outcome.voters.count == 2722)
    let counts = RegistrationPreview.Verdict.allCases.map(sorted.preview.count)
    #expect(counts == [2722, 5, 5, 3])
    #expect(sorted.preview.omissions.count == 1)
    // Each example shows another reason.
    let codes = Set(sorted.preview.rows.flatMap(\.issues).map(\.code))
    #expect(
      codes.isSuperset(of: [
        .identityMissing, .identityBirthDiffers, .separationUnproven, .ageImprobable, .sameNameAndBirth, .underAge,
        .identityCheckDigit, .residenceTooShort, .sameIdentity, .samePerson,
      ]))
  }

  @Test func theSecondElectionsGroupsGiveItsRoll() throws {
    let sorted = try sort("lianxing")
    let outcome = RegistrationOutcome(sorted.preview, cards: "LX", day: CalendarDay(number: 0))
    #expect(outcome.voters == (try voters("lianxing")))
    let file = ElectionFolder.configured + "/lianxing/representatives.yaml"
    let records = try ProcedureFile.read(String(contentsOfFile: file, encoding: .utf8), name: "representatives.yaml")
    let groups = records.compactMap { record -> GroupRepresentatives? in
      guard case .registration(.represented(let group)) = record else { return nil }
      return group
    }
    #expect(groups.count == 30)
    #expect(groups.flatMap(\.voters) == outcome.voters.map(\.number))
    #expect(groups.reduce(0) { $0 + $1.count } == 73)
    for group in groups {
      #expect(group.voters.allSatisfy { outcome.voters[Int($0) - 1].area == group.group })
    }
  }
}
