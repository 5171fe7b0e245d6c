import Crypto
import SwiftASN1
import X509

/// Certificates to and from their encodings, with this module's errors.
enum CertificateCoding {
  static func certificate(pem: String, as part: CertificatePart) throws(CertificateError) -> Certificate {
    do { return try Certificate(pemEncoded: pem) } catch { throw .malformed(part) }
  }

  static func certificate(der: [UInt8]) throws(CertificateError) -> Certificate {
    do { return try Certificate(derEncoded: der) } catch { throw .malformed(.certificate) }
  }

  static func pem(of certificate: Certificate) throws(CertificateError) -> String {
    do { return try certificate.serializeAsPEM().pemString } catch { throw .malformed(.certificate) }
  }

  static func der(of certificate: Certificate) throws(CertificateError) -> [UInt8] {
    do {
      var serializer = DER.Serializer()
      try serializer.serialize(certificate)
      return serializer.serializedBytes
    } catch {
      throw .malformed(.certificate)
    }
  }

  static func fingerprint(of certificate: Certificate) throws(CertificateError) -> String {
    fingerprint(ofDER: try der(of: certificate))
  }

  /// SHA-256 of the DER, 64 lower-case hexadecimal digits.
  static func fingerprint(ofDER der: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = SHA256.hash(data: der).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func isAuthority(_ certificate: Certificate) -> Bool {
    guard let constraints = try? certificate.extensions.basicConstraints else { return false }
    if case .isCertificateAuthority = constraints { return true }
    return false
  }
}
