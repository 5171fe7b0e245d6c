import Glibc
import NIOCore
import NIOSSL
import SwiftASN1
import X509

/// What browsers on a node's own network are shown: a certificate that the node signs for itself.
///
/// A browser knows neither the election's authority nor the node, so it warns; whoever opens it compares the
/// fingerprint with the one on the node's own screen. It is made once for a host, and kept: another one has another
/// fingerprint.
package struct PageCertificate: Sendable {
  /// PEM, for the file that keeps it.
  package let pem: String
  private let key: TLSPrivateKey
  /// Under which host browsers find the node.
  package let host: String
  /// SHA-256 of the certificate's DER, 64 hexadecimal digits.
  package let fingerprint: String

  /// The longest host: what a common name has room for behind the program's name.
  package static let hostBytesMax = 48

  /// Signs a certificate for `host`, a name or an IP address.
  ///
  /// - Parameters:
  ///   - key: The node's own; it stays where it is.
  ///   - serial: 8 to 19 random bytes.
  /// - Throws: ``CertificateError/badHost``, ``CertificateError/badSerialNumber``.
  package init(host: String, key: TLSPrivateKey, serial: [UInt8]) throws(CertificateError) {
    guard (1...Self.hostBytesMax).contains(host.utf8.count), host.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
      throw .badHost
    }
    let subject: DistinguishedName
    do { subject = try DistinguishedName { CommonName("BallotSync \(host)") } } catch { throw .badHost }
    let certificate = try CertificateAuthority.sign(
      publicKey: key.certificateKey.publicKey, subject: subject, issuer: subject, serial: serial,
      validity: .anyClock, signer: key
    ) {
      Critical(BasicConstraints.notCertificateAuthority)
      Critical(KeyUsage(digitalSignature: true))
      try ExtendedKeyUsage([.serverAuth])
      SubjectAlternativeNames([Self.name(host)])
    }
    try self.init(certificate, host: host, key: key)
  }

  /// The certificate in `pem`, when it is of that key and host; nil for any other.
  package init?(pem: String, host: String, key: TLSPrivateKey) {
    guard let certificate = try? CertificateCoding.certificate(pem: pem, as: .certificate),
      certificate.publicKey == key.certificateKey.publicKey,
      let names = try? certificate.extensions.subjectAlternativeNames, names.contains(Self.name(host))
    else { return nil }
    try? self.init(certificate, host: host, key: key)
  }

  private init(_ certificate: Certificate, host: String, key: TLSPrivateKey) throws(CertificateError) {
    (pem, fingerprint) = (
      try CertificateCoding.pem(of: certificate), try CertificateCoding.fingerprint(of: certificate)
    )
    (self.host, self.key) = (host, key)
  }

  private static func name(_ host: String) -> GeneralName {
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: count)
      if inet_pton(family, host, &bytes) == 1 { return .ipAddress(ASN1OctetString(contentBytes: bytes[...])) }
    }
    return .dnsName(host)
  }

  /// For a server of pages: nobody is asked for a certificate, since people sign in.
  func serverConfiguration(closeSecondsMax: Int) throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(pem.utf8), format: .pem))],
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.pem.utf8), format: .pem)))
    configuration.minimumTLSVersion = .tlsv13
    configuration.shutdownTimeout = .seconds(Int64(closeSecondsMax))
    return configuration
  }
}
