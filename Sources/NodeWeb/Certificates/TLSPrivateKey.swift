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
