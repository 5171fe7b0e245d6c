import X509

/// Who is at the other end of a connection, as its certificate says.
///
/// TLS has verified that the election's authority signed it and that the peer holds the key. Whether the device is
/// still welcome is for the receiver to look up at each request: a kept-alive connection outlives a revocation.
package struct PeerIdentity: Equatable, Hashable, Sendable {
  /// The device, sixteen hexadecimal digits.
  package let device: String
  /// SHA-256 of the certificate's DER, 64 hexadecimal digits: tells two certificates of one device apart.
  package let fingerprint: String
  /// What the certificate allows.
  package let role: CertificateRole

  /// The identity in a certificate that TLS has already verified.
  ///
  /// - Throws: ``CertificateError``.
  package init(der: [UInt8]) throws(CertificateError) {
    let certificate = try CertificateCoding.certificate(der: der)
    device = try DeviceName.read(from: certificate.subject)
    role = try CertificateRole(of: certificate)
    fingerprint = CertificateCoding.fingerprint(ofDER: der)
  }

  /// An identity from its parts, for an endpoint that is reached without TLS.
  package init(device: String, fingerprint: String, role: CertificateRole) {
    (self.device, self.fingerprint, self.role) = (device, fingerprint, role)
  }
}

extension PeerIdentity {
  /// The identity in a certificate that this node's own authority has just issued.
  ///
  /// - Throws: ``CertificateError``.
  package init(pem: String) throws(CertificateError) {
    try self.init(der: CertificateCoding.der(of: CertificateCoding.certificate(pem: pem, as: .certificate)))
  }
}
