import ElectionRecord
import Foundation
import JournalStore
import SyncProtocol
import Testing

@testable import NodeService

/// A copy of the hall: it merges and reports, and is the hall once two officers say that the hall's own machine is off.
@Suite struct BackupTests {
  private let small: SmallElection
  private let folder = NSTemporaryDirectory() + "backup-\(UUID().uuidString)"
  private static let note = BackupNote(madeAt: SmallElection.start, entries: 4)

  init() throws {
    small = try SmallElection()
    small.hall.backup = Self.note
  }

  private func takeUp(confirmed: Bool = true, officers: [String] = SmallElection.officers) throws -> CommandReply {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return small.perform(
      TakeUpBackup(officers: officers, confirmed: confirmed), at: "hall", request: "up", data: folder)
  }

  private func vote() throws {
    let day: [any NodeCommand] = [
      OpenSite(papers: 20, officers: SmallElection.officers, confirmed: true), Cast(voter: 1),
      CloseSite(unused: 19, officers: SmallElection.officers, confirmed: true),
    ]
    for command in day {
      let reply = small.perform(command, at: "R1")
      #expect(reply.exitStatus == 0, "\(reply.text)")
    }
    try small.sync("R1")
  }

  @Test func itTakesInEverythingAndWritesNothing() throws {
    let size = small.hall.register.hallSize
    try vote()
    #expect(small.hall.register.markCount == 1 && small.hall.register.hallSize == size)
    let box = CountBox(BoxCount(site: SiteID("R1"), returned: 1, valid: 1, invalid: 0))
    let refused = small.perform(box, at: "hall")
    #expect(refused.exitStatus == 3 && refused.text.contains("restore"), "\(refused.text)")
    #expect(throws: NodeError.hallIsBackup(Self.note)) { try small.hall.revoke(site: SiteID("S1"), reason: "lost") }
    #expect(try small.hall.reconcile().register.counted == 1)
    #expect(small.hall.register.hallSize == size)
  }

  /// What came meanwhile is acknowledged, and the rights that its closings make due are moved.
  @Test func takenUpItOwesNothing() throws {
    try vote()
    #expect(try takeUp(confirmed: false).json.contains(Refusal.doesNotFitCode) && small.hall.backup != nil)
    #expect(try takeUp(officers: ["张三", "张三"]).exitStatus != 0 && small.hall.backup != nil)
    for _ in 0..<2 { #expect(try takeUp().exitStatus == 0) }
    let device = small.node("R1").device
    #expect(small.hall.register.hall.merged[device]?.size == small.hall.frontier.journals[device]?.first?.size)
    #expect(small.hall.register.hall.allotments.count == 1 && small.hall.halted == nil)
    try small.sync("R1")
    #expect(try takeUp().exitStatus == 0, "a repetition")
  }

  /// A site that knows more of the hall's journal shows that the copy is too old, and it says so.
  @Test func aCopyThatIsTooOldStaysOne() throws {
    let other = try SmallElection()
    try other.hall.revoke(site: SiteID("S1"), reason: "lost")
    try other.sync("R1")
    var session = SyncSession(authority: small.hall.authority)
    var message: [UInt8]? = try other.node("R1").begin(&session)
    while let body = message { message = try other.node("R1").take(try small.hall.answer(body), in: &session) }
    #expect(small.hall.isOvertaken && small.hall.haltedError == .hallHalted)
    #expect(try takeUp().exitStatus == 3 && small.hall.backup != nil)
  }
}
