extension DeviceID {
  /// The id of the device that holds an Ed25519 key: the first eight bytes of the public key's SHA-256.
  package init(publicKey: [UInt8]) {
    let digest = Digest32(sha256: publicKey)
    self.init(rawValue: digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }
}
