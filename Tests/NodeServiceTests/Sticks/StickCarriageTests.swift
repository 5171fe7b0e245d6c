import Crypto
import ElectionRecord
import JournalStore
import SyncProtocol
import Testing

@testable import NodeService

/// Journals carried by hand: all of a file or nothing (invariant S12).
@Suite struct StickCarriageTests {
  private let village: Village

  init() throws {
    village = try Village(sites: 2)
    for (index, site) in village.sites.enumerated() {
      try site.open()
      let first = RollNumber(index * 30 + 1)
      try site.cast(first...(first + 4))
    }
  }

  private func stick(_ node: Node, file: UInt8 = 1) throws -> [UInt8] {
    let id = try #require(StickFileID(bytes: [UInt8](repeating: file, count: StickFileID.byteCount)))
    let key = SymmetricKey(data: [UInt8](repeating: file, count: 32))
    var bytes: [UInt8] = []
    try node.exportStick(fileID: id, contentKey: key) { bytes += $0 }
    return bytes
  }

  @discardableResult
  private func carry(_ file: [UInt8], to node: Node, pieceBytes: Int = 1000) throws -> Node.ImportSummary {
    var stick = node.stickImport()
    do throws(StickError) {
      for start in stride(from: 0, to: file.count, by: pieceBytes) {
        try stick.append(Array(file[start..<min(file.count, start + pieceBytes)]))
      }
    } catch {
      try node.keepStickEvidence(error)
      throw NodeError.stick(error)
    }
    return try node.importStick(stick)
  }

  @Test func aSitesStickBringsItsEntriesToTheHall() throws {
    let summary = try carry(try stick(village.sites[0]), to: village.hall)
    #expect(summary.sender == village.sites[0].device)
    #expect(summary.newEntries == 6)
    #expect(try village.hall.counted == 5)
  }

  /// No node writes a file that another one would refuse for its length: what matters most has its room first.
  @Test func aStickHoldsWhatAnImportTakes() throws {
    let site = village.sites[1]
    try carry(try stick(village.sites[0]), to: site)
    let id = try #require(StickFileID(bytes: [UInt8](repeating: 2, count: StickFileID.byteCount)))
    let key = SymmetricKey(data: [UInt8](repeating: 2, count: 32))
    var whole: [UInt8] = []
    let all = try site.exportStick(fileID: id, contentKey: key) { whole += $0 }
    #expect(all.isWhole)
    var entries = 0
    for max in stride(from: 0, through: whole.count, by: 97) {
      var bytes: [UInt8] = []
      let made = try site.exportStick(fileID: id, contentKey: key, contentBytesMax: max) { bytes += $0 }
      #expect(made.isWhole == (made.entries == all.entries) && made.entries >= entries)
      entries = made.entries
      try carry(bytes, to: village.hall)
      let held = village.hall.frontier.journals
      #expect(held[village.sites[0].device] == nil || held[site.device] == site.frontier.journals[site.device])
    }
    #expect(entries == all.entries)
  }

  @Test func theSameStickServesAnotherSite() throws {
    let file = try stick(village.sites[0])
    #expect(try carry(file, to: village.sites[1]).newEntries == 6)
    #expect(try village.sites[1].counted == 10)
  }

  @Test func aStickCarriesOthersJournalsOn() throws {
    try carry(try stick(village.sites[0]), to: village.sites[1])
    #expect(try carry(try stick(village.sites[1], file: 2), to: village.hall).newEntries == 12)
    #expect(try village.hall.counted == 10)
  }

  /// Not "nothing new": somebody has to rule.
  @Test func aSecondHistoryIsToldOf() throws {
    let twin = try village.twin(of: 0)
    try Village.sync(village.hall, twin)
    try twin.open()
    try twin.cast(30...31)
    try carry(try stick(village.sites[0]), to: village.hall)
    let file = try stick(twin, file: 2)
    #expect(try carry(file, to: village.hall).forked == [village.sites[0].device])
    #expect(try carry(file, to: village.hall).forked.isEmpty)
  }

  @Test func oneStickThatVisitsEveryoneTwiceLeavesAllEqual() throws {
    for _ in 0..<2 {
      for node in village.sites + [village.hall] {
        let file = try stick(node)
        for other in village.sites + [village.hall] where other !== node { try carry(file, to: other) }
      }
    }
    for site in village.sites {
      #expect(site.frontier == village.hall.frontier)
      #expect(try site.report() == village.hall.report())
    }
    #expect(try village.hall.counted == 10)
  }

  @Test func aReplayIsHarmless() throws {
    let file = try stick(village.sites[0])
    try carry(file, to: village.hall)
    let frontier = village.hall.frontier
    #expect(try carry(file, to: village.hall).newEntries == 0)
    #expect(village.hall.frontier == frontier)
    #expect(try village.hall.evidenceCount == 0)
  }

  @Test func anOldStickAfterANewerOneIsHarmless() throws {
    let old = try stick(village.sites[0])
    try village.sites[0].cast(6...9)
    try carry(try stick(village.sites[0], file: 2), to: village.hall)
    #expect(try carry(old, to: village.hall).newEntries == 0)
    #expect(try village.hall.counted == 9)
  }

  @Test func aCutFileChangesNothingButEvidence() throws {
    let file = try stick(village.sites[0])
    let frontier = village.hall.frontier
    for size in stride(from: 0, to: file.count, by: 13) {
      let before = try village.hall.evidenceCount
      #expect(throws: NodeError.self, "cut at \(size)") { try carry(Array(file.prefix(size)), to: village.hall) }
      #expect(village.hall.frontier == frontier)
      #expect(try village.hall.evidenceCount == min(before + 1, 100))
    }
  }

  @Test func aFlippedByteAnywhereChangesNothingButEvidence() throws {
    let file = try stick(village.sites[0])
    let before = try village.hall.report()
    let frontier = village.hall.frontier
    for place in stride(from: 0, to: file.count, by: 3) {
      var flipped = file
      flipped[place] ^= 1 << UInt8(place % 8)
      #expect(throws: NodeError.self, "byte \(place)") { try carry(flipped, to: village.hall) }
      #expect(village.hall.frontier == frontier)
    }
    #expect(try village.hall.report() == before)
    #expect(try village.hall.evidenceCount > 0)
    #expect(try carry(file, to: village.hall).newEntries == 6)
  }

  @Test func bytesAfterTheEndAreRefused() throws {
    let file = try stick(village.sites[0]) + [0]
    #expect(throws: NodeError.self) { try carry(file, to: village.hall) }
    #expect(try village.hall.counted == 0)
  }

  @Test func aStickForOthersIsNamed() throws {
    let stranger = try Village.node(
      try Village.keys("stranger"), at: SiteID("R1"), village.election, village.hall.register.roll,
      village.hall.keys.publicKey)
    let recipients = [village.hall] + village.sites
    let error = #expect(throws: NodeError.self) { try carry(try stick(village.sites[0]), to: stranger) }
    guard case .stick(.notARecipient(let named)) = error else {
      Issue.record("\(error.map { "\($0)" } ?? "nothing")")
      return
    }
    #expect(Set(named) == Set(recipients.map(\.device)))
  }

  @Test func aRevokedDeviceIsNoRecipient() throws {
    try village.hall.revoke(site: SiteID("R2"), reason: "lost")
    let error = #expect(throws: NodeError.self) { try carry(try stick(village.hall), to: village.sites[1]) }
    guard case .stick(.notARecipient) = error else {
      Issue.record("\(error.map { "\($0)" } ?? "nothing")")
      return
    }
    #expect(try carry(try stick(village.hall), to: village.sites[0]).newEntries == 1)
  }

  @Test func aStickOfAnotherElectionIsNamed() throws {
    let other = try Village(policy: .assigned, sites: 2)
    try other.sites[0].open()
    let frontier = village.hall.frontier
    #expect(throws: NodeError.stick(.foreignElection(found: other.election.canonicalDigest))) {
      try carry(try stick(other.sites[0]), to: village.hall)
    }
    #expect(village.hall.frontier == frontier)
  }

  @Test func aStickOfALaterVersionIsNamed() throws {
    var file = try stick(village.sites[0])
    file[17] = 9
    #expect(throws: NodeError.stick(.futureVersion(found: 9))) { try carry(file, to: village.hall) }
  }

  @Test func anotherFileIsNoStick() throws {
    #expect(throws: NodeError.stick(.notAStick)) {
      try carry([UInt8](repeating: 0x50, count: 4000), to: village.hall)
    }
  }

  /// A sender with a device's sealing rights but not its signature.
  @Test func oneForgedSegmentKeepsTheWholeFileOut() throws {
    let good = try village.sites[0].load(
      [SegmentRequest(device: village.sites[0].device, branch: nil, start: 0)], bytesMax: 1)
    let entries = good[0].run.entries
    let forged = JournalSegment(
      device: village.sites[1].device, start: 0, run: EntryRun(entries: entries), checkpoint: good[0].checkpoint)
    let file = try written([good[0], forged])
    let frontier = village.hall.frontier
    let error = #expect(throws: NodeError.self) { try carry(file, to: village.hall) }
    guard case .carriedFileRefused(.refused(let device, _)) = error else {
      Issue.record("\(error.map { "\($0)" } ?? "nothing")")
      return
    }
    #expect(device == village.sites[1].device)
    #expect(village.hall.frontier == frontier)
    #expect(try village.hall.evidenceCount == 1)
    #expect(try carry(try written(good), to: village.hall).newEntries == 6)
  }

  /// A sealed file whose content is not made of segments.
  @Test func sealedNonsenseIsRefusedAndKeptAsEvidence() throws {
    let file = try sealed([0xff, 0xff, 0xff])
    #expect(throws: NodeError.self) { try carry(file, to: village.hall) }
    #expect(try village.hall.evidenceCount == 1)
  }

  @Test func anOversizedSegmentKeepsTheWholeFileOut() throws {
    let entries = Array(repeating: [UInt8](repeating: 1, count: 60_000), count: 5)
    let segment = JournalSegment(
      device: village.sites[0].device, start: 0, run: EntryRun(entries: entries), checkpoint: [])
    let frontier = village.hall.frontier
    #expect(throws: NodeError.stick(.segmentTooLarge(limitBytes: EntryRun.bytesMax))) {
      try carry(try written([segment]), to: village.hall)
    }
    #expect(village.hall.frontier == frontier)
    #expect(try village.hall.evidenceCount == 1)
  }

  @Test func aFileOfCountlessSegmentsIsRefused() throws {
    let segment = JournalSegment(
      device: village.sites[0].device, start: 0, run: EntryRun(entries: [[1]]), checkpoint: [])
    var one = WireWriter()
    one.message(1) { SegmentCoding.write(segment, electionID: village.election.id, to: &$0) }
    let content = Array(repeatElement(one.bytes, count: StickImport.segmentsMax + 1).joined())
    #expect(throws: NodeError.stick(.tooManySegments(limit: StickImport.segmentsMax))) {
      try carry(try sealed(content), to: village.hall, pieceBytes: 1 << 20)
    }
    #expect(try village.hall.evidenceCount == 1)
  }

  private func written(_ segments: [JournalSegment]) throws -> [UInt8] {
    var content = WireWriter()
    for segment in segments {
      content.message(1) { SegmentCoding.write(segment, electionID: village.election.id, to: &$0) }
    }
    return try sealed(content.bytes)
  }

  private func sealed(_ content: [UInt8]) throws -> [UInt8] {
    let id = try #require(StickFileID(bytes: [UInt8](repeating: 7, count: StickFileID.byteCount)))
    let hall = StickRecipient(device: village.hall.device, publicKey: village.hall.keys.sealing.publicKey)
    var writer = try StickWriter(
      election: village.hall.electionDigest, fileID: id, sender: village.sites[0].device, recipients: [hall],
      contentKey: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
    var file = try writer.append(content)
    file += try writer.finish()
    return file
  }
}
