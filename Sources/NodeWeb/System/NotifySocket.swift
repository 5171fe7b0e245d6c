import Glibc

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
