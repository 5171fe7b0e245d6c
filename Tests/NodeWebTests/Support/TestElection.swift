import NodeWeb

extension ReplyHead {
  /// For short answers, whoever they are from.
  static let unproven = ReplyHead(bytesMax: 64 << 10) { _ in nil }
}

/// One election's authority with a hall and sites, made anew for each test.
struct TestElection {
  let authority: CertificateAuthority

  init(_ name: String = "test") throws {
    authority = try CertificateAuthority.create(
      electionID: name, key: .generate(), serial: Array(1...16))
  }

  func identity(_ device: String, _ role: CertificateRole, serial: UInt8 = 9) throws -> TLSIdentity {
    let key = TLSPrivateKey.generate()
    let certificate = try authority.issue(
      for: key.request(device: device), device: device, role: role, serial: Array(repeating: serial, count: 16))
    return try TLSIdentity(
      certificatePEM: certificate, privateKeyPEM: key.pem, authorityPEM: authority.certificatePEM)
  }

  func hall() throws -> TLSIdentity { try identity("00000000000000aa", .hall) }

  func site(_ number: UInt8 = 1) throws -> TLSIdentity {
    try identity("000000000000000\(number)", .site, serial: number)
  }
}
