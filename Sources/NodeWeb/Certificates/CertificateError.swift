/// Why a key, a request or a certificate could not be made or read.
///
/// None of these goes away by trying again with the same input.
package enum CertificateError: Error, Equatable, Sendable {
  /// The text or bytes are not the PEM or DER object they should be.
  case malformed(CertificatePart)
  /// The key is not an ECDSA key on P-256, the only kind both ends of the TLS handshake agree on.
  case unsupportedKey
  /// The private key does not belong to the certificate beside it.
  case keyDoesNotMatch
  /// The certificate was not signed by the authority beside it.
  case notSignedByAuthority
  /// The certificate is not an authority's: it may not sign others.
  case notAnAuthority
  /// The request's signature fails, so the asker has not shown that it holds the key.
  case possessionNotProven
  /// The request names another device than the one it was presented for.
  case wrongDevice
  /// A device name is not sixteen lower-case hexadecimal digits.
  case badDeviceName
  /// The election's name is empty or too long for a certificate's common name (64 characters in all).
  case badElectionName
  /// A host is a name or an IP address of at most ``PageCertificate/hostBytesMax`` bytes.
  case badHost
  /// A serial number must be 8 to 19 bytes that are not all zero (RFC 5280, 4.1.2.2).
  case badSerialNumber
  /// The certificate's first day lies behind its last.
  case badValidity
  /// The certificate says neither that it may act as a client nor that it may act as a server.
  case noRole
}

/// The object a ``CertificateError`` speaks of.
package enum CertificatePart: String, Equatable, Sendable {
  /// A device's or the hall's own certificate.
  case certificate
  /// A TLS private key.
  case privateKey
  /// The election authority's certificate.
  case authority
  /// A request for a certificate (PKCS #10).
  case request
}

extension CertificateError: CustomStringConvertible {
  /// What to put into a log; it names no key material.
  package var description: String {
    switch self {
    case .malformed(let part): "the \(part.rawValue) cannot be read"
    case .unsupportedKey: "the key is not ECDSA on P-256"
    case .keyDoesNotMatch: "the private key belongs to another certificate"
    case .notSignedByAuthority: "the certificate was signed by another authority"
    case .notAnAuthority: "the certificate is not an authority's"
    case .possessionNotProven: "the request's signature fails"
    case .wrongDevice: "the request is for another device"
    case .badDeviceName: "a device name is sixteen lower-case hexadecimal digits"
    case .badElectionName: "an election's name has 1 to 53 bytes here"
    case .badHost: "a host is a name or an IP address of 1 to 48 bytes"
    case .badSerialNumber: "a serial number has 8 to 19 bytes that are not all zero"
    case .badValidity: "the certificate would end before it begins"
    case .noRole: "the certificate allows neither client nor server"
    }
  }
}
