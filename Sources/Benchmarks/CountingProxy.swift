import Foundation
import Synchronization

/// Passes the bytes between a client and a server on loopback and counts them: all that TCP carries, handshakes
/// included.
///
/// One connection at a time, on a thread of its own; ``stop()`` ends it.
final class CountingProxy: Sendable {
  /// Where clients connect.
  let port: Int
  private let listener: Int32
  private let server: Int
  private let passed = Mutex(0)

  /// Listens on a port of the system's choice.
  ///
  /// - Parameter server: The port on loopback that bytes are passed to.
  init(to server: Int) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = Self.withAddress(&address) { bind(descriptor, $0, length) } == 0 && listen(descriptor, 4) == 0
    guard isListening, Self.withAddress(&address, { getsockname(descriptor, $0, &length) }) == 0 else {
      close(descriptor)
      throw BenchError.child("the proxy cannot listen")
    }
    listener = descriptor
    port = Int(UInt16(bigEndian: address.sin_port))
    self.server = server
    Thread { [self] in acceptAll() }.start()
  }

  /// Bytes passed so far, both ways together.
  var bytes: Int { passed.withLock { $0 } }

  /// Takes no more connections.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func acceptAll() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { break }
      let upstream = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = Self.address(port: server)
      let length = socklen_t(MemoryLayout<sockaddr_in>.size)
      if Self.withAddress(&address, { connect(upstream, $0, length) }) == 0 { passAll(client, upstream) }
      close(client)
      close(upstream)
    }
    close(listener)
  }

  /// Passes bytes until either end closes.
  private func passAll(_ client: Int32, _ upstream: Int32) {
    for end in [client, upstream] {
      var isOn: Int32 = 1
      setsockopt(end, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
    }
    var ends = [
      pollfd(fd: client, events: Int16(POLLIN), revents: 0), pollfd(fd: upstream, events: Int16(POLLIN), revents: 0),
    ]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while poll(&ends, 2, -1) > 0 {
      for index in 0..<2 where ends[index].revents != 0 {
        let count = recv(ends[index].fd, &buffer, buffer.count, 0)
        guard count > 0 else { return }
        passed.withLock { $0 += count }
        guard Self.sendAll(buffer[..<count], to: ends[1 - index].fd) else { return }
      }
    }
  }

  private static func sendAll(_ bytes: ArraySlice<UInt8>, to end: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { send(end, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private static func address(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private static func withAddress(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Int32
  ) -> Int32 {
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0) }
    }
  }
}
