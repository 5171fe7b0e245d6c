import NIOCore
import NIOSSL

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
