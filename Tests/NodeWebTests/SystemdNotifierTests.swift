import Foundation
import NIOCore
import NodeWeb
import ServiceLifecycle
import Testing

@Suite(.timeLimit(.minutes(1))) struct SystemdNotifierTests {
  /// Receives datagrams as systemd does, on a thread of its own: the tests' own threads are few and must not block.
  private struct Supervisor {
    private let received: AsyncStream<String>

    init(path: String) throws {
      let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
      var limit = timeval(tv_sec: 20, tv_usec: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      try SocketAddress(unixDomainSocketPath: path).withSockAddr { address, size in
        try #require(bind(descriptor, address, socklen_t(size)) == 0)
      }
      let (received, continuation) = AsyncStream<String>.makeStream()
      self.received = received
      Thread.detachNewThread {
        var message = ""
        repeat {
          var bytes = [UInt8](repeating: 0, count: 256)
          let count = recv(descriptor, &bytes, bytes.count, 0)
          message = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
          continuation.yield(message)
        } while message != "STOPPING=1" && message != ""
        continuation.finish()
        close(descriptor)
      }
    }

    /// The next message; empty when none comes.
    func message() async -> String {
      for await message in received { return message }
      return ""
    }
  }

  private func messages(
    environment: [String: String], isReady: Bool = true, isAlive: Bool = true, until count: Int
  ) async throws -> [String] {
    try await withFolder { folder in
      let supervisor = try Supervisor(path: folder + "/n")
      let notifier = SystemdNotifier(
        environment: environment.merging(["NOTIFY_SOCKET": folder + "/n"]) { first, _ in first }, processID: 42,
        isReady: { isReady }, isAlive: { isAlive })
      #expect(notifier.isActive)
      var messages: [String] = []
      try await whileRunning([notifier]) {
        while messages.count < count { messages.append(await supervisor.message()) }
      }
      while messages.last != "STOPPING=1", messages.last != "" { messages.append(await supervisor.message()) }
      return messages
    }
  }

  @Test func systemdHearsOfReadinessAndStop() async throws {
    #expect(try await messages(environment: [:], until: 1) == ["READY=1", "STOPPING=1"])
  }

  @Test func theWatchdogIsFedWhileTheNodeIsAlive() async throws {
    let heard = try await messages(environment: ["WATCHDOG_USEC": "20000", "WATCHDOG_PID": "42"], until: 4)
    #expect(heard.filter { $0 == "WATCHDOG=1" }.count >= 3)
    #expect(heard.filter { $0 == "READY=1" }.count == 1)
    #expect(heard.last == "STOPPING=1")
  }

  @Test func aSickNodeAndAnotherProcessDoNotFeedIt() async throws {
    #expect(
      try await messages(environment: ["WATCHDOG_USEC": "2000"], isAlive: false, until: 1) == ["READY=1", "STOPPING=1"])
    #expect(
      try await messages(environment: ["WATCHDOG_USEC": "2000", "WATCHDOG_PID": "43"], until: 1)
        == ["READY=1", "STOPPING=1"])
  }

  @Test func aNodeThatNeverServesIsNotReady() async throws {
    #expect(try await messages(environment: [:], isReady: false, until: 0) == ["STOPPING=1"])
  }

  @Test(arguments: [nil, "", "relative", String(repeating: "/x", count: 100)])
  func withoutASocketNothingIsSent(_ path: String?) async throws {
    let notifier = SystemdNotifier(
      environment: path.map { ["NOTIFY_SOCKET": $0] } ?? [:], processID: 1, isReady: { true }, isAlive: { true })
    #expect(!notifier.isActive)
    try await whileRunning([notifier]) {}
  }
}
