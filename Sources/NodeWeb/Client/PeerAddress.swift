/// Where a peer listens: a host name or IP address, and a port.
package struct PeerAddress: Codable, Equatable, Hashable, Sendable, CustomStringConvertible {
  /// Name, IPv4 address, or IPv6 address without brackets.
  package let host: String
  /// 1 to 65535.
  package let port: Int

  /// Nil when the host is empty or has a character that no host has, or the port is out of range.
  package init?(host: String, port: Int) {
    let isPlain = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: ":"):
        true
      default: false
      }
    }
    guard !host.isEmpty, host.utf8.count <= 253, isPlain, (1...65535).contains(port) else { return nil }
    self.host = host
    self.port = port
  }

  /// Reads `host:port`; an IPv6 address stands in brackets.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]) else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    self.init(host: String(host), port: port)
  }

  /// Reads `host:port` to listen on: the port may be 0, for one that the system chooses.
  package static func listening(_ text: String) -> (host: String, port: Int)? {
    if let address = PeerAddress(text) { return (address.host, address.port) }
    guard text.hasSuffix(":0"), let address = PeerAddress(String(text.dropLast()) + "1") else { return nil }
    return (address.host, 0)
  }

  /// `host:port`, as ``init(_:)`` reads it.
  package var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
