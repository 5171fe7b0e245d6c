import X509

/// What one end of TLS needs: its certificate, its private key, and the authority it trusts.
///
/// A value of this type is consistent: the key belongs to the certificate and the authority signed it.
package struct TLSIdentity: Sendable {
  /// The own certificate, PEM.
  package let certificatePEM: String
  /// The own private key, PEM. It never leaves this machine.
  package let privateKeyPEM: String
  /// The election authority's certificate, PEM: the only trusted root.
  package let authorityPEM: String
  /// The own device, sixteen hexadecimal digits.
  package let device: String
  /// What the certificate allows.
  package let role: CertificateRole
  /// SHA-256 of the own certificate's DER, 64 hexadecimal digits.
  package let fingerprint: String

  /// Puts the three together.
  ///
  /// - Throws: ``CertificateError`` when one cannot be read or they do not belong together.
  package init(certificatePEM: String, privateKeyPEM: String, authorityPEM: String) throws(CertificateError) {
    let certificate = try CertificateCoding.certificate(pem: certificatePEM, as: .certificate)
    let authority = try CertificateCoding.certificate(pem: authorityPEM, as: .authority)
    let key = try TLSPrivateKey(pem: privateKeyPEM)
    guard CertificateCoding.isAuthority(authority) else { throw .notAnAuthority }
    guard certificate.publicKey == key.certificateKey.publicKey else { throw .keyDoesNotMatch }
    guard authority.publicKey.isValidSignature(certificate.signature, for: certificate) else {
      throw .notSignedByAuthority
    }
    self.certificatePEM = certificatePEM
    self.privateKeyPEM = privateKeyPEM
    self.authorityPEM = authorityPEM
    device = try DeviceName.read(from: certificate.subject)
    role = try CertificateRole(of: certificate)
    fingerprint = try CertificateCoding.fingerprint(of: certificate)
  }
}
