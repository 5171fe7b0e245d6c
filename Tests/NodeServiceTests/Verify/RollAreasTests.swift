import Crypto
import ElectionRecord
import Foundation
import Testing

@testable import NodeService

/// What an export says of the roll is bound to the hall's definition, whoever signed the manifest.
@Suite struct RollAreasTests {
  /// Signs the folder anew by the laptop of R1, as any of its clerks could, with the first voter's right moved.
  private static func forged(_ fixture: ExportFixture) throws -> ExportVerification {
    let small = fixture.small
    func key(_ node: Node) throws -> SignedNote.VerifierKey {
      try SegmentRule.key(of: node.keys.publicKey, election: small.election.id)
    }
    let areas = String(decoding: try fixture.read(ExportFormat.rollAreas), as: UTF8.self)
    #expect(areas.hasPrefix("number,site\n1,0\n"))
    try write(areas.replacing("\n1,0\n", with: "\n1,-\n"), to: ExportFormat.rollAreas, fixture)
    let others = fixture.files.filter { $0 != ExportFormat.manifest && $0 != ExportFormat.manifestNote }
    let digests = try others.map { ($0, Digest32(sha256: Array(try fixture.read($0)))) }
    let laptop = small.node("R1")
    let manifest = ExportManifest(
      election: small.election.id, authority: try key(small.hall).text, exporter: try key(laptop).text,
      files: Dictionary(uniqueKeysWithValues: digests))
    try write(String(decoding: manifest.bytes, as: UTF8.self), to: ExportFormat.manifest, fixture)
    let text = ExportFormat.manifestNoteText(election: small.election.id, manifest: manifest.bytes)
    let note = try SignedNote(signing: text, with: laptop.keys.signing, name: try key(laptop).name)
    try write(String(decoding: note.encoded, as: UTF8.self), to: ExportFormat.manifestNote, fixture)
    return fixture.verify()
  }

  private static func write(_ text: String, to name: String, _ fixture: ExportFixture) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(fixture.folder)/\(name)"))
  }

  @Test func noLaptopCanMoveARightInAnExport() throws {
    let fixture = try ExportFixture(definesSites: true)
    #expect(fixture.verify().problems == [])
    let found = try Self.forged(fixture)
    #expect(found.problems == [ExportProblem(file: ExportFormat.rollAreas, kind: .notAsDefined)])
    #expect(found.report == nil)
  }

  /// A hall that began before there was such a digest still verifies.
  @Test func anOlderDefinitionBindsTheNumberOfVotersAlone() throws {
    let fixture = try ExportFixture()
    #expect(fixture.verify().problems == [])
    #expect(try Self.forged(fixture).problems == [])
  }
}
