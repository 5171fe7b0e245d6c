import NIOCore
import NIOEmbedded
import Testing

@testable import NodeWeb

/// Who makes way for whom among strangers that want to enrol.
@Suite(.timeLimit(.minutes(1))) struct EnrolmentQueueTests {
  private func channel(_ host: String) async throws -> NIOAsyncTestingChannel {
    let channel = NIOAsyncTestingChannel()
    try await channel.connect(to: try SocketAddress(ipAddress: host, port: 1)).get()
    return channel
  }

  /// Takes a place while `body` runs, its body there or still on its way.
  private func holding(
    _ queue: EnrolmentQueue, _ channel: NIOAsyncTestingChannel, bytes: Int, isWhole: Bool = false,
    _ body: @escaping @Sendable () async throws -> Void
  ) async throws -> String? {
    let (entered, enter) = AsyncStream<Never>.makeStream()
    let (released, release) = AsyncStream<Never>.makeStream()
    async let held: String? = queue.run(on: channel, bodyBytes: bytes) {
      if isWhole { return [1] }
      enter.finish()
      for await _ in released {}
      return [1]
    } work: { (_: [UInt8]) async -> String in
      enter.finish()
      for await _ in released {}
      return "done"
    }
    for await _ in entered {}
    try await body()
    release.finish()
    return await held
  }

  private func enrol(_ queue: EnrolmentQueue, _ channel: NIOAsyncTestingChannel, bytes: Int) async -> String? {
    await queue.run(on: channel, bodyBytes: bytes) {
      [2]
    } work: { (_: [UInt8]) async -> String in
      "done"
    }
  }

  @Test func whereThereIsRoomNobodyMakesWay() async throws {
    let queue = EnrolmentQueue(perAddressMax: 1, bodyBytesMax: 10)
    let (first, second) = (try await channel("192.0.2.1"), try await channel("192.0.2.2"))
    let held = try await holding(queue, first, bytes: 5) {
      #expect(await enrol(queue, second, bytes: 5) == "done")
    }
    #expect(held == "done")
    #expect(first.isActive)
  }

  /// Of all that wait, the one that has kept the hall waiting for longest.
  @Test func whoSendsSlowlyMakesWayWhereTheRoomRunsOut() async throws {
    let queue = EnrolmentQueue(perAddressMax: 9, bodyBytesMax: 10)
    let (slow, next) = (try await channel("192.0.2.1"), try await channel("192.0.2.2"))
    let held = try await holding(queue, slow, bytes: 6) {
      #expect(await enrol(queue, next, bytes: 5) == "done")
    }
    #expect(held == nil)
    try await slow.closeFuture.get()
  }

  @Test func whoSendsSlowlyMakesWayForItsOwnAddressOnly() async throws {
    let queue = EnrolmentQueue(perAddressMax: 1, bodyBytesMax: 100)
    let (slow, other, same) = (
      try await channel("192.0.2.1"), try await channel("192.0.2.2"), try await channel("192.0.2.1")
    )
    let another = try await holding(queue, other, bytes: 1) {
      let held = try await holding(queue, slow, bytes: 1) {
        #expect(await enrol(queue, same, bytes: 1) == "done")
      }
      #expect(held == nil)
    }
    #expect(another == "done")
    try await slow.closeFuture.get()
    #expect(other.isActive)
  }

  @Test func whatIsBeingWorkedOnKeepsItsPlace() async throws {
    let queue = EnrolmentQueue(perAddressMax: 1, bodyBytesMax: 10)
    let (whole, room, address) = (
      try await channel("192.0.2.1"), try await channel("192.0.2.2"), try await channel("192.0.2.1")
    )
    let held = try await holding(queue, whole, bytes: 6, isWhole: true) {
      #expect(await enrol(queue, room, bytes: 5) == nil)
      #expect(await enrol(queue, address, bytes: 1) == nil)
    }
    #expect(held == "done")
    // Its place and its room are free again.
    #expect(await enrol(queue, room, bytes: 10) == "done")
  }

  @Test func whatWasNotReadIsNotWorkedOn() async throws {
    let queue = EnrolmentQueue(perAddressMax: 1, bodyBytesMax: 10)
    let stranger = try await channel("192.0.2.1")
    let value = await queue.run(on: stranger, bodyBytes: 10) {
      nil
    } work: { (_: [UInt8]) async -> Int in
      1
    }
    #expect(value == nil)
    #expect(await enrol(queue, stranger, bytes: 10) == "done")
  }
}
