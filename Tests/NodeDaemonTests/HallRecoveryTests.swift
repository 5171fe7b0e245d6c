import ElectionRecord
import Foundation
import JournalStore
import NodeService
import NodeWeb
import Testing

@testable import NodeDaemon

/// The hall's directory is gone, and two officers bring it back from a site's with the sheet's halves.
@Suite struct HallRecoveryTests {
  private let test: TestHall
  private let halves: [RecoveryHalf]

  init() throws {
    test = try TestHall()
    var page = ""
    _ = try HallSetup.create(
      at: test.folder + "/hall", electionFolder: TestHall.election, policy: nil, addresses: [],
      recovery: { page = $0.page }, progress: { _ in })
    halves = try Self.halves(on: page)
  }

  /// The halves as they stand on the printed page.
  private static func halves(on page: String) throws -> [RecoveryHalf] {
    try page.split(separator: "<section>").dropFirst().map { side in
      let words = side.matches(of: #/<\/small>([a-z]{5})<\/span>/#).map { String($0.1) }
      return try RecoveryHalf(typed: words.joined(separator: " "))
    }
  }

  private func hall() throws -> OpenedNode { try NodeDirectory.open(test.folder + "/hall", clock: SystemClock()) }

  /// A site's laptop that holds what the hall holds, closed again.
  private func laptop() throws -> String {
    let hall = try hall()
    _ = try test.laptop(at: hall)
    return test.folder + "/laptop"
  }

  private func recover(
    from path: String, to target: String, with halves: [RecoveryHalf], officers: [String] = TestHall.officers
  ) throws -> String {
    let source = try NodeDirectory.open(path, clock: SystemClock())
    var page = ""
    _ = try HallRecovery(from: source, halves: halves).perform(
      at: target, officers: officers, reason: "stolen", addresses: ["192.0.2.1:7443"], language: .zh
    ) { page = $0.page }
    return page
  }

  @Test func aNewMachineIsTheHall() throws {
    let path = try laptop()
    let before = try hall().node.authority
    try FileManager.default.removeItem(atPath: test.folder + "/hall")
    let target = test.folder + "/hall2"
    let page = try recover(from: path, to: target, with: halves)
    do {
      let opened = try NodeDirectory.open(target, clock: SystemClock())
      #expect(opened.node.isHall && opened.node.halted == nil && opened.node.authority == opened.node.device)
      #expect(opened.node.device != before && opened.node.register.hall.successions.map(\.former) == [before])
      #expect(opened.roll.count == 73 && opened.profile.hallAddresses == ["192.0.2.1:7443"])
      #expect(try NodeIdentity.tls(opened.directory).role == .hall)
    }
    // The sheet is a new one, and opens the new hall from its own directory.
    let next = try Self.halves(on: page)
    #expect(next != halves)
    _ = try recover(from: target, to: test.folder + "/hall3", with: next)
    let third = try NodeDirectory.open(test.folder + "/hall3", clock: SystemClock())
    #expect(third.node.register.hall.successions.count == 2)
    #expect(try NodeDirectory.inherited(third.directory).keys.contains(before))
  }

  @Test func anotherSheetOpensNothingAndLeavesNothing() throws {
    let path = try laptop()
    let others = RecoveryHalf.split(
      [UInt8](repeating: 1, count: 32), sheet: halves[0].sheet, random: [UInt8](repeating: 2, count: 32))
    let target = test.folder + "/hall2"
    #expect(code { _ = try recover(from: path, to: target, with: others) } == "sheetOpensNothing")
    #expect(code { _ = try recover(from: path, to: target, with: [halves[0], halves[0]]) } == "halfTwice")
    #expect(code { _ = try recover(from: path, to: target, with: halves, officers: ["张三"]) } == "twoOfficersRequired")
    #expect(!FileManager.default.fileExists(atPath: target))
    #expect(code { _ = try recover(from: path, to: path, with: halves) } == "exists")
  }

  @Test func aHallWithoutASheetGetsOneLater() throws {
    let bare = try TestHall()
    let hall = try bare.hall()
    #expect(hall.node.register.hall.recoveries.isEmpty)
    #expect(code { _ = try HallRecovery(from: hall, halves: halves) } == "noRecovery")
    let reply = try RecoveryDesk.sheet(hall, officers: TestHall.officers, .zh)
    let page = String(decoding: try #require(reply.files.first).bytes, as: UTF8.self)
    let first = try Self.halves(on: page)
    _ = try HallRecovery(from: hall, halves: first)
    // A second sheet takes nothing from the first.
    _ = try RecoveryDesk.sheet(hall, officers: TestHall.officers, .zh)
    _ = try HallRecovery(from: hall, halves: first)
    #expect(code { _ = try HallRecovery(from: hall, halves: halves) } == "unknownSheet")
    #expect(code { _ = try RecoveryDesk.sheet(hall, officers: ["张三"], .zh) } == "twoOfficersRequired")
  }

  @Test func theSheetIsNowhereInTheDirectory() throws {
    let folder = test.folder + "/hall"
    let half = halves[0].words.joined(separator: " ")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
      #expect(
        bytes.range(of: Data(halves[0].words[3].utf8)) == nil || !String(decoding: bytes, as: UTF8.self).contains(half))
    }
  }

  private func code(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return Refusal(error).code
    }
  }
}
