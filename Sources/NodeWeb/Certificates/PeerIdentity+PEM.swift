extension PeerIdentity {
  /// The identity in a certificate that this node's own authority has just issued.
  ///
  /// - Throws: ``CertificateError``.
  package init(pem: String) throws(CertificateError) {
    try self.init(der: CertificateCoding.der(of: CertificateCoding.certificate(pem: pem, as: .certificate)))
  }
}
