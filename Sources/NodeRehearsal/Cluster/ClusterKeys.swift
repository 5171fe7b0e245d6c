import ElectionRecord
package import NodeService

/// Keys that follow from a seed and a name.
package enum ClusterKeys {
  /// The keys of the node of that name, the same for the same seed.
  package static func keys(seed: UInt64, name: String) -> NodeKeys {
    let keys = try? NodeKeys(signingSeed: secret(seed, name, "signing"), sealingSeed: secret(seed, name, "sealing"))
    guard let keys else { preconditionFailure("every 32 bytes are a key of Curve25519") }
    return keys
  }

  private static func secret(_ seed: UInt64, _ name: String, _ use: String) -> [UInt8] {
    Digest32(sha256: Array("ballotsync/simulation/\(seed)/\(name)/\(use)".utf8)).bytes
  }
}
