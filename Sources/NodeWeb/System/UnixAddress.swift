import Glibc

/// The address of a Unix domain socket, as the system wants it.
struct UnixAddress {
  /// `sun_path` has 108 bytes, the last of which is the terminating zero.
  static let pathBytesMax = 107

  private var address = sockaddr_un()
  private let length: socklen_t

  /// Nil when the path is empty or too long. A leading `@` means Linux's abstract namespace, as systemd writes it.
  init?(path: String) {
    var bytes = Array(path.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.pathBytesMax else { return nil }
    let isAbstract = bytes[0] == UInt8(ascii: "@")
    if isAbstract { bytes[0] = 0 }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let header = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
    length = socklen_t(header + bytes.count + (isAbstract ? 0 : 1))
  }

  /// Calls `body` with the address in the form that `connect` and `sendto` take.
  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }
}
