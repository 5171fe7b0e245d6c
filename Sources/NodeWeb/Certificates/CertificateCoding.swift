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

/// The form of a device's name in a certificate: sixteen lower-case hexadecimal digits, as the common name.
///
/// The form is exact, so that one device cannot appear under two spellings.
enum DeviceName {
  static let digitCount = 16

  static func isWellFormed(_ name: String) -> Bool {
    name.utf8.count == digitCount
      && name.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  static func subject(_ name: String) throws(CertificateError) -> DistinguishedName {
    guard isWellFormed(name) else { throw .badDeviceName }
    do { return try DistinguishedName { CommonName(name) } } catch { throw .badDeviceName }
  }

  /// The one device that `subject` names; a subject with anything else in it is refused.
  static func read(from subject: DistinguishedName) throws(CertificateError) -> String {
    let attributes = subject.flatMap { Array($0) }
    guard attributes.count == 1, let only = attributes.first, only.type == .RDNAttributeType.commonName,
      let name = String(only.value), isWellFormed(name)
    else { throw .badDeviceName }
    return name
  }
}
