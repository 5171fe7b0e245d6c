import Crypto
import Foundation
import SwiftASN1
import X509

/// The private key of one end of TLS: ECDSA on P-256.
///
/// It never leaves the machine it was generated on; what travels is a ``CertificateRequest``. Journals are signed with
/// another key of another kind (Ed25519): the two are never mixed.
package struct TLSPrivateKey: Sendable {
  let key: P256.Signing.PrivateKey

  /// A new key from the system's random source.
  package static func generate() -> TLSPrivateKey {
    TLSPrivateKey(key: P256.Signing.PrivateKey())
  }

  init(key: P256.Signing.PrivateKey) {
    self.key = key
  }

  /// The key in `pem`, PKCS #8 or SEC 1.
  ///
  /// - Throws: ``CertificateError/malformed(_:)``.
  package init(pem: String) throws(CertificateError) {
    do { key = try P256.Signing.PrivateKey(pemRepresentation: pem) } catch { throw .malformed(.privateKey) }
  }

  /// The key as PKCS #8 PEM. Keep it in a file that only its owner can read.
  package var pem: String { key.pemRepresentation }

  var certificateKey: Certificate.PrivateKey { Certificate.PrivateKey(key) }

  /// A request for a certificate that names `device`, signed with this key.
  ///
  /// - Throws: ``CertificateError/badDeviceName``.
  package func request(device: String) throws(CertificateError) -> CertificateRequest {
    let subject = try DeviceName.subject(device)
    do {
      let signed = try CertificateSigningRequest(
        version: .v1, subject: subject, privateKey: certificateKey, attributes: .init(),
        signatureAlgorithm: .ecdsaWithSHA256)
      var serializer = DER.Serializer()
      try serializer.serialize(signed)
      return try CertificateRequest(der: serializer.serializedBytes)
    } catch let error as CertificateError {
      throw error
    } catch {
      throw .malformed(.request)
    }
  }
}

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
