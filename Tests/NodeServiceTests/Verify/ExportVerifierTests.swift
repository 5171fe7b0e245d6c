import Crypto
import ElectionRecord
import ElectionReports
import Foundation
import NodeService
import Testing

@Suite struct ExportVerifierTests {
  /// The header's lines come before the first entry's.
  private static let firstEntry = 4

  @Test func anIntactExportGivesTheHallsReport() throws {
    let fixture = try ExportFixture()
    let verification = fixture.verify()
    #expect(verification.problems == [])
    let report = try #require(verification.report)
    let halls = try fixture.small.hall.report()
    #expect(ReportJSON.digest(report) == ReportJSON.digest(halls))
    #expect(report.register.counted == 3)
    #expect(verification.journals.map(\.site) == [nil, SiteID("R1")])
    #expect(verification.reply(.zh).exitStatus == 0)
  }

  @Test func theExportOfASiteVerifiesToo() throws {
    let fixture = try ExportFixture()
    let reply = fixture.small.perform(ExportJournals(folder: fixture.folder + "/site"), at: "R1")
    #expect(reply.exitStatus == 0)
    let verification = ExportVerifier.verify(folder: fixture.folder + "/site")
    #expect(verification.problems == [])
    #expect(verification.report != nil)
  }

  @Test func theGivenKeyMustBeTheHalls() throws {
    let fixture = try ExportFixture()
    let hall = try SegmentRule.key(of: fixture.small.hall.keys.publicKey, election: "small")
    let other = try SegmentRule.key(of: SmallElection.keys("elsewhere").publicKey, election: "small")
    #expect(fixture.verify(key: hall).problems == [])
    #expect(fixture.verify(key: hall).isPinned)
    #expect(fixture.verify(key: other).problems.map(\.code) == ["otherAuthority"])
  }

  @Test func aDroppedEntryIsNamed() throws {
    let fixture = try ExportFixture()
    for sequence in 0..<6 {
      let found = try fixture.verify(fixture.siteJournal) { $0.remove(at: Self.firstEntry + sequence) }
      let problem = try #require(found.problems.first)
      #expect(problem.kind == .sequenceDiffers(found: UInt64(sequence + 1)))
      #expect(problem.device == fixture.siteDevice)
      #expect(problem.sequences == UInt32(sequence)..<UInt32(sequence + 1))
      #expect(found.report == nil)
    }
  }

  @Test func aDroppedEntryWithTheOthersRenumberedIsNarrowedByWhatTheHallAcknowledged() throws {
    let fixture = try ExportFixture()
    // The hall acknowledged 3 entries, then 7: a change in the first three shows there, a later one at the end.
    for (dropped, place) in [(1, 0..<3), (4, 3..<7)] {
      let found = try fixture.verify(fixture.siteJournal) { lines in
        lines.remove(at: Self.firstEntry + dropped)
        for index in Self.firstEntry..<(Self.firstEntry + 6) {
          lines[index] = lines[index].renumbered(index - Self.firstEntry)
        }
      }
      let problem = try #require(found.problems.first)
      #expect(problem.device == fixture.siteDevice)
      let sequences = try #require(problem.sequences)
      #expect(sequences.lowerBound >= UInt32(place.lowerBound) && sequences.upperBound <= UInt32(place.upperBound))
    }
  }

  @Test func aRewrittenEntryIsNamed() throws {
    let fixture = try ExportFixture()
    for sequence in 0..<7 {
      let found = try fixture.verify(fixture.siteJournal) { lines in
        let line = lines[Self.firstEntry + sequence]
        let last = line.last == "0" ? "1" : "0"
        lines[Self.firstEntry + sequence] = line.dropLast() + last
      }
      let problem = try #require(found.problems.first)
      #expect(problem.kind == .leafDiffers)
      #expect(problem.device == fixture.siteDevice)
      #expect(problem.sequences == UInt32(sequence)..<UInt32(sequence + 1))
    }
  }

  @Test func aRewrittenEntryWithItsLeafRecomputedIsNarrowed() throws {
    let fixture = try ExportFixture()
    for sequence in 0..<7 {
      let found = try fixture.verify(fixture.siteJournal) { lines in
        lines[Self.firstEntry + sequence] = lines[Self.firstEntry + sequence].rewritten { $0[$0.count - 1] ^= 1 }
      }
      let problem = try #require(found.problems.first)
      #expect(problem.kind == .notAsAcknowledged)
      #expect(problem.device == fixture.siteDevice)
      #expect(problem.sequences == (sequence < 3 ? 0..<3 : 3..<7))
    }
  }

  @Test func aRewrittenEntryOfTheHallsIsFound() throws {
    let fixture = try ExportFixture()
    let found = try fixture.verify(fixture.hallJournal) { lines in
      lines[Self.firstEntry + 3] = lines[Self.firstEntry + 3].rewritten { $0[$0.count - 1] ^= 1 }
    }
    let problem = try #require(found.problems.first { $0.device == fixture.small.hall.device })
    #expect(problem.kind == .rootDiffers)
    #expect(problem.sequences?.contains(3) == true)
  }

  @Test func swappedEntriesAreNamed() throws {
    let fixture = try ExportFixture()
    let plain = try fixture.verify(fixture.siteJournal) { $0.swapAt(Self.firstEntry + 1, Self.firstEntry + 2) }
    #expect(plain.problems.first?.kind == .sequenceDiffers(found: 2))
    #expect(plain.problems.first?.sequences == 1..<2)
    let renumbered = try fixture.verify(fixture.siteJournal) { lines in
      lines.swapAt(Self.firstEntry + 1, Self.firstEntry + 2)
      for sequence in 1...2 {
        lines[Self.firstEntry + sequence] = lines[Self.firstEntry + sequence].renumbered(sequence)
      }
    }
    #expect(renumbered.problems.first?.kind == .notAsAcknowledged)
    #expect(renumbered.problems.first?.sequences == 0..<3)
  }

  @Test func aJournalCutShortIsFoundWhereverItIsCut() throws {
    let fixture = try ExportFixture()
    let bytes = try fixture.read(fixture.siteJournal)
    for length in 0..<bytes.count {
      let found = try fixture.verify(with: bytes.prefix(length), in: fixture.siteJournal)
      #expect(found.problems.first?.device == fixture.siteDevice, "cut at \(length)")
      #expect(found.report == nil)
    }
  }

  @Test func aMissingJournalIsNamedWithWhatTheHallAcknowledged() throws {
    let fixture = try ExportFixture()
    try FileManager.default.removeItem(atPath: "\(fixture.folder)/\(fixture.siteJournal)")
    let problem = try #require(fixture.verify().problems.first)
    #expect(problem.kind == .missing)
    #expect(problem.file == fixture.siteJournal)
  }

  @Test func anOlderJournalOfASiteIsNotWhatTheHallAcknowledged() throws {
    let early = try SmallElection(siteIDs: ["R1"], voters: 10)
    _ = early.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: "R1")
    _ = early.perform(Cast(voter: 1), at: "R1")
    let olderFolder = NSTemporaryDirectory() + "export-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: olderFolder) }
    let reply = early.perform(ExportJournals(folder: olderFolder), at: "R1")
    #expect(reply.exitStatus == 0)
    let fixture = try ExportFixture()
    let older = try Data(contentsOf: URL(filePath: "\(olderFolder)/\(fixture.siteJournal)"))
    let problem = try #require(try fixture.verify(with: older, in: fixture.siteJournal).problems.first)
    #expect(problem.kind == .acknowledgedMissing)
    #expect(problem.device == fixture.siteDevice)
    #expect(problem.sequences == 2..<7)
  }

  @Test func anUnexpectedFileIsNamed() throws {
    let fixture = try ExportFixture()
    try Data("x".utf8).write(to: URL(filePath: "\(fixture.folder)/journals/0000000000000000.journal"))
    #expect(fixture.verify().problems.map(\.code) == ["unexpected"])
  }

  @Test func aFolderWithoutAnExportSaysSo() {
    let found = ExportVerifier.verify(folder: "/nonexistent")
    #expect(found.problems.map(\.code) == ["missing"])
    #expect(found.reply(.en).exitStatus == 5)
    #expect(found.reply(.en).isError)
  }

  @Test func anExportDoesNotWriteIntoAFolderInUse() throws {
    let fixture = try ExportFixture()
    let reply = fixture.small.perform(ExportJournals(folder: fixture.folder), at: "hall")
    #expect(reply.exitStatus == 1)
    #expect(reply.json.contains("folderNotEmpty"))
  }
}
