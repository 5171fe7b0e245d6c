import ElectionRecord
import ElectionReports
import Foundation
import Testing

@testable import NodeService

/// Nobody finds a voter in what is published, even one who tries every number of the roll and knows all the rest.
@Suite final class PublishedSecrecyTests {
  private let small: SmallElection
  private let folder = NSTemporaryDirectory() + "published-\(UUID().uuidString)"
  private static let numbers: ClosedRange<RollNumber> = 1...20

  /// Voter 3 took a paper at the box and then asked for one at the station: the report has a case about them.
  init() throws {
    small = try SmallElection()
    for site in ["R1", "S1"] { _ = small.perform(OpenSite(papers: 20, officers: SmallElection.officers), at: site) }
    for voter: RollNumber in [3, 7] { _ = small.perform(Cast(voter: voter), at: "R1") }
    for voter: RollNumber in [11, 14] { _ = small.perform(Cast(voter: voter), at: "S1") }
    _ = small.perform(Cast(voter: 3, envelope: "E-1"), at: "S1")
    for site in ["R1", "S1"] { try small.sync(site) }
    let reply = small.perform(Publish(folder: folder), at: "hall")
    precondition(!reply.isError, reply.text)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Every published file, without tags and spaces: a hash in groups is one hash again.
  private func published() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return text.replacing(/<[^>]*>|\s/, with: "").lowercased()
    }
  }

  /// The entries of every journal that the hall holds.
  private func journals() throws -> [[Entry]] {
    try small.hall.frontier.devices.map { device in
      var entries: [Entry] = []
      while let segment = try small.hall.nextSegment(of: device, branch: nil, from: UInt32(entries.count)) {
        entries += segment.run.entries.map { Entry(decoding: $0) }
      }
      return entries
    }
  }

  /// What a mark would hash to if it were another voter's: alone, as a leaf, and as the root of its journal.
  private static func hashes(_ journal: [Entry], at place: Int, of voter: RollNumber) -> [Digest32] {
    var tried = journal
    let mark = journal[place]
    tried[place] = Entry(elapsedSeconds: mark.elapsedSeconds, poll: mark.poll, body: .cast(voter: voter, proxy: nil))
    let bytes = tried[place].encoded()
    var tree = MerkleAccumulator()
    for entry in tried { tree.append(entry.encoded()) }
    return [Digest32(sha256: bytes), MerkleTree.leafHash(bytes), tree.root]
  }

  /// The voters of whom some hash, or how it begins, is in one of the texts.
  private func found(in texts: [String]) throws -> Set<RollNumber> {
    var found: Set<RollNumber> = []
    for journal in try journals() {
      for (place, entry) in journal.enumerated() {
        guard case .cast = entry.body else { continue }
        found.formUnion(
          Self.numbers.filter { voter in
            Self.hashes(journal, at: place, of: voter).contains { hash in
              texts.contains { $0.contains(hash.hex.prefix(16)) }
            }
          })
      }
    }
    return found
  }

  /// The voters for whom a report whose case is about them has the published digest.
  private func foundByDigest(journals: JSONValue?) throws -> [RollNumber] {
    let report = try small.hall.report()
    guard case .object(var members) = ReportJSON.object(report) else { return [] }
    for key in ["digest", "arrival", "replaced", "lostMarks", "withdrawn", "declaration"] { members[key] = nil }
    members["completeness"] = journals
    let texts = try published()
    return Self.numbers.filter { voter in
      let text = CanonicalJSON.text(.object(members))
        .replacing("\"voter\":3", with: "\"voter\":\(voter)").replacing("Ordinary-3\"", with: "Ordinary-\(voter)\"")
      return texts.contains { $0.contains(Digest32(sha256: Array(text.utf8)).hex) }
    }
  }

  @Test func noHashIsTheHashOfAMark() throws {
    #expect(try published().count == 9)
    #expect(try found(in: published()) == [])
    // The search finds what is there: a hash of one mark, and a root.
    let journal = try #require(try journals().first { $0.contains { $0.body.kind == .cast } })
    let place = try #require(journal.firstIndex { $0.body.kind == .cast })
    guard case .cast(let voter, _) = journal[place].body else { return }
    for hash in Self.hashes(journal, at: place, of: voter) { #expect(try found(in: [hash.hex]).contains(voter)) }
  }

  /// The digest covers whom a case is about; what else it covers is not all public.
  @Test func theDigestGivesNobodyAway() throws {
    let report = try small.hall.report()
    #expect(report.cases.map(\.voter) == [3])
    #expect(try foundByDigest(journals: ReportJSON.publicObject(report)["completeness"]) == [])
    #expect(try foundByDigest(journals: ReportJSON.object(report)["completeness"]) == [3])
  }

  @Test func noFileSaysWhomACaseIsAbout() throws {
    let report = try small.hall.report()
    let texts = try published()
    for id in report.cases.map(\.id) { #expect(!texts.contains { $0.contains(id.lowercased()) }) }
    #expect(!texts.contains { $0.contains("\"voter\"") || $0.contains("\"entries\":[") })
    #expect(texts.contains { $0.contains(#""cases":[{"class":"provisionalagainstordinary","open":1,"ruled":0}]"#) })
  }
}
