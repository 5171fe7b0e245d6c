package import ElectionRecord

/// Who a data directory belongs to: `node.json`.
package struct NodeProfile: Codable, Equatable, Sendable {
  /// The newest format this program reads.
  package static let formatMax = 1

  /// What every format has.
  struct Version: Decodable {
    let format: Int
  }

  package let format: Int
  /// Nil for the hall's own node.
  package let site: SiteID?
  /// The first hall's Ed25519 public key in hexadecimal digits: its entries count, and those of halls that took over.
  package let authority: String
  /// SHA-256 of the election as it was defined.
  package let electionDigest: String
  /// The fingerprint of the election's person key; nil where the directory was made without one.
  let personKey: String?
  /// Where the hall can be reached, as `host:port`; nil when everything is carried by hand.
  private var hallAddress: String?
  /// Its other addresses, of other networks.
  private var otherHallAddresses: [String]?

  /// The most addresses that are kept.
  package static let hallAddressesMax = 8

  /// Where the hall can be reached, each as `host:port`, the one that answered last first.
  package var hallAddresses: [String] {
    get { (hallAddress.map { [$0] } ?? []) + (otherHallAddresses ?? []) }
    set {
      hallAddress = newValue.first
      let others = Array(newValue.prefix(Self.hallAddressesMax).dropFirst())
      otherHallAddresses = others.isEmpty ? nil : others
    }
  }

  package init(
    site: SiteID?, authority: [UInt8], electionDigest: Digest32, personKey: PersonKey? = nil, hallAddresses: [String]
  ) {
    format = Self.formatMax
    self.personKey = personKey?.fingerprint
    self.site = site
    self.authority = Hex.text(authority)
    self.electionDigest = electionDigest.hex
    self.hallAddresses = hallAddresses
  }

  /// The profile of a hall that takes over with what this node holds: it trusts the same first hall.
  package func ofHall(addresses: [String]) -> NodeProfile {
    NodeProfile(like: self, addresses: addresses)
  }

  private init(like other: NodeProfile, addresses: [String]) {
    (format, site, authority) = (Self.formatMax, nil, other.authority)
    (electionDigest, personKey) = (other.electionDigest, other.personKey)
    hallAddresses = addresses
  }

  /// Whether both belong to the same node: a hall may have moved since.
  package func isSameNode(as other: NodeProfile) -> Bool {
    var moved = other
    moved.hallAddresses = hallAddresses
    return self == moved
  }

  /// The addresses with these before the others: what answered is kept, and what did before is not forgotten.
  package func hallAddresses(preferring first: [String]) -> [String] {
    Array((first + hallAddresses.filter { !first.contains($0) }).prefix(Self.hallAddressesMax))
  }
}

/// Hexadecimal text of keys.
package enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Two lower-case digits a byte.
  package static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// - Returns: Nil for anything but pairs of lower-case hexadecimal digits.
  package static func bytes(_ text: String) -> [UInt8]? {
    let values = text.utf8.map { digits.firstIndex(of: $0) }
    guard values.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: values.count, by: 2) {
      guard let high = values[index], let low = values[index + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
