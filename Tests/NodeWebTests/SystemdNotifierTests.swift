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

    /// All messages up to the last.
    func rest() async -> [String] {
      var messages: [String] = []
      for await message in received { messages.append(message) }
      return messages
    }

    /// The next message; empty when none comes.
    func message() async -> String {
      for await message in received { return message }
      return ""
    }
  }

  /// What systemd hears from a notifier with `environment`, while another one beside it, which is well and meant, feeds
  /// its watchdog `beats` times.
  private func messages(
    environment: [String: String], isReady: Bool = true, isAlive: Bool = true, beats: Int = 4
  ) async throws -> [String] {
    try await withFolder { folder in
      func notifier(_ path: String, _ more: [String: String], _ isReady: Bool, _ isAlive: Bool) -> SystemdNotifier {
        SystemdNotifier(
          environment: more.merging(["NOTIFY_SOCKET": path]) { first, _ in first }, processID: 42,
          isReady: { isReady }, isAlive: { isAlive })
      }
      let watched = try Supervisor(path: folder + "/w")
      let pacing = try Supervisor(path: folder + "/p")
      let services = [
        notifier(folder + "/w", environment, isReady, isAlive),
        notifier(folder + "/p", ["WATCHDOG_USEC": "20000"], false, true),
      ]
      try await whileRunning(services) {
        for _ in 0..<beats { #expect(await pacing.message() == "WATCHDOG=1") }
      }
      return await watched.rest()
    }
  }

  @Test func systemdHearsOfReadinessAndStop() async throws {
    #expect(try await messages(environment: [:]) == ["READY=1", "STOPPING=1"])
  }

  @Test func theWatchdogIsFedWhileTheNodeIsAlive() async throws {
    let heard = try await withFolder { folder in
      let supervisor = try Supervisor(path: folder + "/w")
      let notifier = SystemdNotifier(
        environment: ["NOTIFY_SOCKET": folder + "/w", "WATCHDOG_USEC": "2000", "WATCHDOG_PID": "42"], processID: 42,
        isReady: { true }, isAlive: { true })
      let heard = try await whileRunning([notifier]) {
        // However long a busy machine takes for three.
        var heard: [String] = []
        while heard.count(where: { $0 == "WATCHDOG=1" }) < 3 || !heard.contains("READY=1"), heard.last != "" {
          heard.append(await supervisor.message())
        }
        return heard
      }
      return heard + (await supervisor.rest())
    }
    #expect(heard.filter { $0 == "WATCHDOG=1" }.count >= 3)
    #expect(heard.filter { $0 == "READY=1" }.count == 1)
    #expect(heard.last == "STOPPING=1")
  }

  @Test func aSickNodeDoesNotFeedIt() async throws {
    #expect(
      try await messages(environment: ["WATCHDOG_USEC": "2000"], isAlive: false) == ["READY=1", "STOPPING=1"])
  }

  @Test(arguments: [["WATCHDOG_USEC": "2000", "WATCHDOG_PID": "43"], ["WATCHDOG_USEC": "x"], ["WATCHDOG_USEC": "0"]])
  func aWatchdogThatIsNotMeantIsNotFed(_ environment: [String: String]) async throws {
    #expect(try await messages(environment: environment) == ["READY=1", "STOPPING=1"])
  }

  @Test func aNodeThatNeverServesIsNotReady() async throws {
    #expect(try await messages(environment: [:], isReady: false) == ["STOPPING=1"])
  }

  @Test(arguments: [nil, "", "relative", String(repeating: "/x", count: 100)])
  func withoutASocketNothingIsSent(_ path: String?) async throws {
    let notifier = SystemdNotifier(
      environment: path.map { ["NOTIFY_SOCKET": $0] } ?? [:], processID: 1, isReady: { true }, isAlive: { true })
    #expect(!notifier.isActive)
    try await whileRunning([notifier]) {}
  }
}
