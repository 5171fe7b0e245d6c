import Crypto
import ElectionRecord
import Foundation
import Testing

@testable import NodeService

/// Every bit of an export is bound by something: one flipped anywhere is found, and in an entry it is named.
@Suite struct FlippedBitTests {
  /// All bits of each file against what binds that file itself.
  @Test(arguments: 0..<8) func everyFlippedBitIsFoundInItsOwnFile(_ bit: Int) throws {
    let fixture = try ExportFixture()
    let manifest = try ExportFiles(folder: fixture.folder, progress: { _, _ in }).readManifest()
    for name in fixture.files {
      let bytes = try fixture.read(name)
      for offset in bytes.indices {
        var flipped = bytes
        flipped[offset] ^= 1 << bit
        try flipped.write(to: URL(filePath: "\(fixture.folder)/\(name)"))
        #expect(throws: ExportProblem.self, "\(name): bit \(bit) of byte \(offset)") {
          try Self.check(name, manifest, fixture)
        }
      }
      try bytes.write(to: URL(filePath: "\(fixture.folder)/\(name)"))
      #expect(throws: Never.self) { try Self.check(name, manifest, fixture) }
    }
  }

  /// What the verifier does with one file.
  private static func check(_ name: String, _ manifest: ExportManifest, _ fixture: ExportFixture) throws {
    let files = ExportFiles(folder: fixture.folder, progress: { _, _ in })
    let hall = fixture.small.hall.keys.publicKey
    switch name {
    case ExportFormat.manifest, ExportFormat.manifestNote:
      let found = try files.readManifest()
      try files.checkManifestNote(found, keys: [SegmentRule.key(of: hall, election: "small")])
    case ExportFormat.election: _ = try files.readElection(manifest)
    case ExportFormat.rollAreas: _ = try files.readRoll(manifest, election: fixture.small.election)
    default:
      let key = name == fixture.hallJournal ? hall : fixture.small.node("R1").keys.publicKey
      let check = JournalCheck(
        device: DeviceID(publicKey: key), election: "small", key: try SegmentRule.key(of: key, election: "small"),
        acknowledged: [], isBranch: false)
      _ = try check.read(try files.open(name)) { _ in }
    }
  }

  /// One bit of each byte against the whole verification.
  @Test func aFlippedBitAnywhereFailsTheVerification() throws {
    let fixture = try ExportFixture()
    for name in fixture.files {
      let bytes = try fixture.read(name)
      for offset in stride(from: 0, to: bytes.count, by: 3) {
        var flipped = bytes
        flipped[offset] ^= 1 << (offset % 8)
        let found = try fixture.verify(with: flipped, in: name)
        #expect(!found.isVerified && !found.problems.isEmpty && found.report == nil, "\(name): byte \(offset)")
      }
    }
  }

  @Test func aFlippedBitOfAnEntryIsNamedWithDeviceAndSequence() throws {
    let fixture = try ExportFixture()
    let bytes = try fixture.read(fixture.siteJournal)
    var sequence = -4
    for offset in bytes.indices {
      if sequence >= 0, sequence < 7, offset % 2 == 0 {
        var flipped = bytes
        flipped[offset] ^= 2
        let found = try fixture.verify(with: flipped, in: fixture.siteJournal)
        let problem = try #require(found.problems.first)
        #expect(problem.device == fixture.siteDevice)
        #expect(problem.sequences == UInt32(sequence)..<UInt32(sequence + 1), "offset \(offset)")
      }
      if bytes[offset] == 10 { sequence += 1 }
    }
  }
}
