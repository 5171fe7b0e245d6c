import Crypto
import SwiftASN1
import X509

/// A request for a certificate, as it travels from a device to the hall: PKCS #10 (RFC 2986), about 220 bytes of DER.
///
/// The signature over the request proves that the asker holds the key; a value of this type has been checked.
package struct CertificateRequest: Equatable, Sendable {
  /// The request as it travels.
  package let der: [UInt8]
  /// The device it names, sixteen hexadecimal digits.
  package let device: String

  let publicKey: Certificate.PublicKey

  /// More than any request of ours needs; a longer one is refused before it is parsed.
  static let bytesMax = 1024

  /// Reads and checks a request that came from elsewhere.
  ///
  /// - Throws: ``CertificateError``: malformed, another kind of key, or a signature that fails.
  package init(der: [UInt8]) throws(CertificateError) {
    guard der.count <= Self.bytesMax else { throw .malformed(.request) }
    let parsed: CertificateSigningRequest
    do { parsed = try CertificateSigningRequest(derEncoded: der) } catch { throw .malformed(.request) }
    guard Self.isCanonical(parsed, der) else { throw .malformed(.request) }
    guard P256.Signing.PublicKey(parsed.publicKey) != nil else { throw .unsupportedKey }
    guard parsed.publicKey.isValidSignature(parsed.signature, for: parsed) else { throw .possessionNotProven }
    self.der = der
    device = try DeviceName.read(from: parsed.subject)
    publicKey = parsed.publicKey
  }

  /// Whether `der` is the one encoding of what was parsed: a bit string, for one, can be written in several ways, and
  /// two byte strings must not stand for one request.
  private static func isCanonical(_ parsed: CertificateSigningRequest, _ der: [UInt8]) -> Bool {
    guard
      let again = try? CertificateSigningRequest(
        version: parsed.version, subject: parsed.subject, publicKey: parsed.publicKey, attributes: parsed.attributes,
        signatureAlgorithm: parsed.signatureAlgorithm, signature: parsed.signature)
    else { return false }
    var serializer = DER.Serializer()
    guard (try? serializer.serialize(again)) != nil else { return false }
    return serializer.serializedBytes == der
  }
}
