import ElectionRecord
import Foundation
import NodeService
import NodeWeb
import SyncProtocol
import Testing

@testable import NodeDaemon

/// Who is answered, what is counted, and what sets the next round off.
@Suite struct NodeActorTests {
  private let test: TestHall

  init() throws { test = try TestHall() }

  private func peer(_ device: DeviceID) -> PeerIdentity {
    PeerIdentity(device: device.description, fingerprint: "", role: .site)
  }

  private func counter(_ name: String, of node: NodeActor) async -> Int? {
    let lines = await node.metrics().split(separator: "\n").filter { $0.hasPrefix(name + " ") }
    return lines.first.flatMap { Int($0.dropFirst(name.count + 1)) }
  }

  @Test func anExchangeOfAnEnrolledDeviceIsAnsweredAndCounted() async throws {
    let hall = try test.hallActor()
    let opened = try await test.laptop(at: hall)
    var session = SyncSession(authority: opened.node.authority)
    let message = try opened.node.begin(&session)
    guard case .ok(let answer) = await hall.answer(message, from: peer(opened.node.device)) else {
      Issue.record("the hall did not answer")
      return
    }
    #expect(throws: Never.self) { try opened.node.take(answer, in: &session) }
    #expect(await counter("ballotsync_exchanges_total", of: hall) == 1)
    #expect(await counter("ballotsync_refusals_total", of: hall) == 0)
  }

  @Test func aStrangerAndARevokedDeviceAreToldSo() async throws {
    let hall = try test.hallActor()
    let laptop = try await test.laptop(at: hall).node.device
    for stranger in ["", "x", "0123456789abcdef"] {
      let identity = PeerIdentity(device: stranger, fingerprint: "", role: .site)
      #expect(await hall.answer([], from: identity) == .refused(.forbidden))
      #expect(await hall.answerAsk([], from: identity) == .refused(.forbidden))
    }
    let revoke = RevokeDevices(site: TestHall.site, reason: "lost")
    #expect(await !hall.perform(CommandRequest(revoke, language: .en)).isError)
    #expect(await hall.answer([], from: peer(laptop)) == .refused(.revoked))
    #expect(await hall.answerAsk([], from: peer(laptop)) == .refused(.revoked))
  }

  @Test func whatCannotBeReadIsMalformedAndCounted() async throws {
    let hall = try test.hallActor()
    let laptop = try await test.laptop(at: hall).node.device
    #expect(await hall.answer([0xff], from: peer(laptop)) == .refused(.malformed))
    #expect(await counter("ballotsync_refusals_total", of: hall) == 1)
    #expect(await counter("ballotsync_exchanges_total", of: hall) == 0)
  }

  @Test func whatRecordsIsAChangeAndWhatReadsIsNone() async throws {
    let hall = try test.hallActor()
    _ = await hall.perform(CommandRequest(ShowStatus(), language: .en))
    #expect(hall.changes.count == 0)
    _ = try await test.laptop(at: hall)
    #expect(hall.changes.count == 0)
    let revoke = RevokeDevices(site: TestHall.site, reason: "lost")
    _ = await hall.perform(CommandRequest(revoke, language: .en))
    #expect(hall.changes.count == 1)
  }

  /// Whatever a reconciliation would say is asked for with `status`, and not by a supervisor every few seconds.
  @Test func aHealthProbeTellsWhatIsKnownWithoutReconciling() async throws {
    let hall = try test.hallActor()
    let device = hall.device.description
    let report = await hall.health()
    #expect(report.isHealthy)
    #expect(
      String(decoding: report.json, as: UTF8.self)
        == #"{"device":"\#(device)","diskFault":null,"election":"lianxing","entries":2,"halted":null,"journals":1,"#
        + #""ok":true,"site":null}"#)
  }

  @Test func aRevokedLaptopIsNotHealthyAndSaysWhy() async throws {
    let hall = try test.hall()
    let opened = try test.laptop(at: hall)
    let revoke = CommandRequest(RevokeDevices(site: TestHall.site, reason: "lost"), language: .en)
    #expect(!hall.node.perform(revoke, roll: hall.roll, random: Randomness.forCommands).isError)
    // A hall answers it no more; another laptop passes its journal on.
    var session = SyncSession(authority: opened.node.authority)
    var message: [UInt8]? = try opened.node.begin(&session)
    while let body = message { message = try opened.node.take(try hall.node.answer(body), in: &session) }
    let report = try await NodeActor(opened: opened).health()
    #expect(!report.isHealthy)
    #expect(String(decoding: report.json, as: UTF8.self).contains(#""halted":"deviceRevoked""#))
  }
}
