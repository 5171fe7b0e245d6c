import NodeWeb
import Synchronization

/// An endpoint that answers with what it was given, and remembers who asked.
final class TestEndpoint: NodeEndpoint {
  private let peers = Mutex<[PeerIdentity]>([])
  private let answerExchange: @Sendable ([UInt8]) async -> EndpointReply
  private let isWell: Bool
  private let answerEnrolment: @Sendable ([UInt8]) async -> EndpointReply
  private let reading: Barrier?

  /// - Parameter reading: holds whoever reads the metrics.
  init(
    isHealthy: Bool = true, reading: Barrier? = nil,
    exchange: @escaping @Sendable ([UInt8]) async -> EndpointReply = { .ok($0) },
    enrol: @escaping @Sendable ([UInt8]) async -> EndpointReply = { .ok($0.reversed()) }
  ) {
    isWell = isHealthy
    self.reading = reading
    answerEnrolment = enrol
    answerExchange = exchange
  }

  var seenPeers: [PeerIdentity] { peers.withLock { $0 } }

  func exchange(_ body: [UInt8], from peer: PeerIdentity) async -> EndpointReply {
    peers.withLock { $0.append(peer) }
    return await answerExchange(body)
  }

  func ask(_ body: [UInt8], from peer: PeerIdentity) async -> EndpointReply {
    peers.withLock { $0.append(peer) }
    return .ok([1] + body)
  }

  func enrol(_ body: [UInt8]) async -> EndpointReply { await answerEnrolment(body) }

  func command(_ body: [UInt8]) async -> EndpointReply { .ok(body + body) }

  func isHealthy() async -> Bool { isWell }

  func health() async -> HealthReport {
    HealthReport(isHealthy: isWell, json: Array(#"{"journals":3,"ok":\#(isWell)}"#.utf8))
  }

  func metrics() async -> String {
    await reading?.pass()
    return "ballotsync_journals 3\n"
  }
}

/// Holds work until it is opened.
final class Barrier: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation
  private let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
    (arrivals, arrival) = AsyncStream.makeStream()
  }

  /// Called by the held work.
  func pass() async {
    arrival.yield()
    for await _ in stream {}
  }

  /// Returns when somebody is being held.
  func somebodyArrived() async {
    for await _ in arrivals { return }
  }

  func open() { continuation.finish() }
}
