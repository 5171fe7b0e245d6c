import ElectionRecord
import Foundation
import JournalStore
import NodeService
import NodeWeb
import SyncProtocol

/// A hall that merges a fixture into its own files.
struct MergingHall {
  let opened: BenchNode
  private let setting: BenchSetting
  private let clock = BenchNodeClock()

  init(_ setting: BenchSetting, folder: String) throws {
    self.setting = setting
    opened = try setting.openHall(in: folder)
  }

  /// Merges every message in turn, each verified, durable and acknowledged before the next.
  ///
  /// - Parameter each: Called with the marks held after each message.
  func merge(_ fixture: String, each: (Int) -> Void = { _ in }) throws {
    var index = 0
    while let segments = try MergeFixture.segments(index, in: fixture, setting) {
      let acknowledgement = Acknowledgement(publicKey: setting.hall.publicKey, now: clock.now())
      guard case .success(let outcomes) = try opened.store.merge(segments, acknowledgement: acknowledgement),
        outcomes.allSatisfy(Self.isTaken)
      else { throw BenchError.wrongResult("message \(index) was not taken") }
      index += 1
      each(opened.node.register.markCount)
    }
  }

  private static func isTaken(_ outcome: SegmentOutcome) -> Bool {
    switch outcome {
    case .merged, .known: true
    default: false
    }
  }
}

/// A hall's node behind a peer server.
actor ServingHall {
  private let opened: BenchNode

  init(_ opened: sending BenchNode) { self.opened = opened }

  func answer(_ body: [UInt8]) -> EndpointReply {
    do throws(NodeError) {
      return .ok(try opened.node.answer(body))
    } catch {
      return .refused(.failed)
    }
  }
}

/// Answers exchanges and nothing else.
struct BenchEndpoint: NodeEndpoint {
  let hall: ServingHall

  func exchange(_ body: [UInt8], from peer: PeerIdentity) async -> EndpointReply { await hall.answer(body) }
  func ask(_ body: [UInt8], from peer: PeerIdentity) async -> EndpointReply { .refused(.notFound) }
  func enrol(_ body: [UInt8]) async -> EndpointReply { .refused(.notFound) }
  func command(_ body: [UInt8]) async -> EndpointReply { .refused(.notFound) }
  func isHealthy() async -> Bool { true }
  func health() async -> HealthReport { HealthReport(isHealthy: true, json: Array("{}".utf8)) }
  func metrics() async -> String { "" }
}
