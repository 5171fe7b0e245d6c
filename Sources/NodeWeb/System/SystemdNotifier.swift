import Glibc
import NIOCore
import ServiceLifecycle

/// Tells systemd that the daemon is ready, alive and stopping (sd_notify(3)).
///
/// Without `NOTIFY_SOCKET` in its environment it does nothing but wait for the end. List it last in the service group:
/// services stop in reverse order, so systemd hears of the stop first.
package struct SystemdNotifier: Service {
  private let socket: NotifySocket?
  private let watchdogMicroseconds: Int64?
  private let isReady: @Sendable () async -> Bool
  private let isAlive: @Sendable () async -> Bool

  /// Reads systemd's settings.
  ///
  /// - Parameters:
  ///   - environment: the process's: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are looked at.
  ///   - processID: the own one; a watchdog meant for another process is not fed.
  ///   - isReady: returns when the node serves; false when it never will.
  ///   - isAlive: asked at half the watchdog's interval. When it returns false nothing is sent, and systemd restarts
  ///     the daemon.
  package init(
    environment: [String: String], processID: Int32, isReady: @escaping @Sendable () async -> Bool,
    isAlive: @escaping @Sendable () async -> Bool
  ) {
    socket = environment["NOTIFY_SOCKET"].flatMap(NotifySocket.init(path:))
    let isMeant = environment["WATCHDOG_PID"].map { $0 == String(processID) } ?? true
    let interval = environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap { $0 > 1 ? $0 : nil }
    watchdogMicroseconds = isMeant ? interval : nil
    self.isReady = isReady
    self.isAlive = isAlive
  }

  /// Whether systemd wants to be told.
  package var isActive: Bool { socket != nil }

  /// Announces readiness, feeds the watchdog, and announces the stop.
  ///
  /// - Throws: Nothing.
  package func run() async throws {
    guard let socket else {
      try? await gracefulShutdown()
      return
    }
    let isReady = self.isReady
    let readiness = Task { if await isReady() { socket.send("READY=1") } }
    let watchdog = watchdogMicroseconds.map { feed(socket, everyMicroseconds: $0 / 2) }
    try? await gracefulShutdown()
    watchdog?.cancel()
    readiness.cancel()
    socket.send("STOPPING=1")
  }

  private func feed(_ socket: NotifySocket, everyMicroseconds microseconds: Int64) -> RepeatedTask {
    let loop = EventLoops.shared.next()
    let isAlive = self.isAlive
    return loop.scheduleRepeatedAsyncTask(
      initialDelay: .zero, delay: .microseconds(microseconds)
    ) { _ in
      loop.makeFutureWithTask {
        if await isAlive() { socket.send("WATCHDOG=1") }
      }
    }
  }
}

/// systemd's notification socket: one datagram a message, nobody answers.
struct NotifySocket: Sendable {
  private let path: String

  /// Nil for a path that is none: it must be absolute or, with a leading `@`, abstract.
  init?(path: String) {
    guard path.hasPrefix("/") || path.hasPrefix("@"), UnixAddress(path: path) != nil else { return nil }
    self.path = path
  }

  /// Sends `message`; a supervisor that does not listen is its own problem, so a failure is not reported.
  func send(_ message: String) {
    guard let address = UnixAddress(path: path) else { return }
    let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(message.utf8)
    _ = address.withPointer { sendto(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL), $0, $1) }
  }
}
