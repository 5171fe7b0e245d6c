import ArgumentParser
import NodeService
import NodeWeb

/// Where a laptop finds the hall.
struct HallOption: ParsableArguments {
  @Option(
    help: "会场主机的地址 主机:端口，可写多个，逐个试；连上的会记住，没连上的不会 / the hall's HOST:PORT, repeatable: tried in turn; what answers is kept"
  )
  var hall: [String] = []

  func validate() throws { try PeerAddress.check(hall, option: "--hall", isListening: true) }

  var parsed: [PeerAddress] { hall.compactMap(PeerAddress.init) }
}

/// Where a hall is found by laptops that are enrolled from now on.
struct ReachableOption: ParsableArguments {
  @Option(
    help: "投票点连接会场的地址 主机:端口，可写多个（域名、IPv4、[IPv6]）/ where sites reach the hall, HOST:PORT; repeatable")
  var address: [String] = []

  func validate() throws { try PeerAddress.check(address, option: "--address", isListening: false) }

  var parsed: [PeerAddress] { address.compactMap(PeerAddress.init) }
}

extension PeerAddress {
  /// - Parameter isListening: Whether an address that is only listened on, as `0.0.0.0`, may be meant.
  static func check(_ texts: [String], option: String, isListening: Bool) throws {
    guard texts.count <= NodeProfile.hallAddressesMax else {
      throw ValidationError(
        "\(option) 最多写 \(NodeProfile.hallAddressesMax) 个。 At most \(NodeProfile.hallAddressesMax) of \(option).")
    }
    for text in texts {
      guard let address = PeerAddress(text), isListening || !["0.0.0.0", "::"].contains(address.host) else {
        throw ValidationError(
          "\(option) “\(text)”应为投票点连接会场用的 主机:端口，如 192.168.1.10:7443 或 [fd00::10]:7443。 "
            + "HOST:PORT where sites reach the hall.")
      }
    }
  }
}
