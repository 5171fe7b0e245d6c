import NIOCore
import NIOSSL
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

// TLS 1.3 and nothing older, at both ends; one trusted root, the election's own authority. The extended key usage is
// checked by the TLS library itself: serverAuth by a client, clientAuth by a server.

extension TLSIdentity {
  /// For a peer server: a client certificate is verified when one is presented, so that enrolment works without one.
  ///
  /// - Parameter closeSecondsMax: how long a silent peer can delay the closing of its connection.
  func serverConfiguration(closeSecondsMax: Int) throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(certificatePEM.utf8), format: .pem))],
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(privateKeyPEM.utf8), format: .pem)))
    configuration.minimumTLSVersion = .tlsv13
    configuration.certificateVerification = .optionalVerification
    configuration.trustRoots = .certificates([try authorityCertificate()])
    configuration.shutdownTimeout = .seconds(Int64(closeSecondsMax))
    return configuration
  }

  /// For a client: the host name is not looked at, since a hall's address on the local network changes; that the
  /// certificate is the hall's is told by its authority and its serverAuth usage.
  func clientConfiguration() throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv13
    configuration.certificateVerification = .noHostnameVerification
    configuration.trustRoots = .certificates([try authorityCertificate()])
    configuration.certificateChain = [
      .certificate(try NIOSSLCertificate(bytes: Array(certificatePEM.utf8), format: .pem))
    ]
    configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(privateKeyPEM.utf8), format: .pem))
    return configuration
  }

  private func authorityCertificate() throws -> NIOSSLCertificate {
    try NIOSSLCertificate(bytes: Array(authorityPEM.utf8), format: .pem)
  }
}
