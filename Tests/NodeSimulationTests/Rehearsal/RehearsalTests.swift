import ElectionRecord
import Foundation
import NodeSimulation
import Testing

/// The examples in `config/rehearsals`, on the elections in `config/elections`.
@Suite struct RehearsalTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private func run(_ name: String) throws -> RehearsalResult {
    try Rehearsal.run(scenario: "\(Self.root)/config/rehearsals/\(name).yaml", baseFolder: Self.root)
  }

  @Test func theSameFileGivesTheSameBytes() throws {
    let result = try run("first-hour")
    #expect(result.json == (try run("first-hour").json))
    #expect(result.text(.zh) == (try run("first-hour").text(.zh)))
  }
}
