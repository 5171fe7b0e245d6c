import Crypto
package import Foundation
import SwiftASN1
import X509

/// The private authority of one election, held by the hall.
///
/// It signs the TLS certificates of the hall and of every enrolled device, and is the only root either end trusts: a
/// certificate of another election, or of a public authority, opens nothing here. It decides nothing about revocation;
/// that is looked up at every request.
package struct CertificateAuthority: Sendable {
  /// The authority's own certificate, which every node pins.
  package let certificatePEM: String

  let certificate: Certificate
  let key: TLSPrivateKey

  /// The authority's private key, PKCS #8 PEM. Whoever reads it can enrol devices.
  package var privateKeyPEM: String { key.pem }

  /// SHA-256 of the certificate's DER, 64 hexadecimal digits: what two people compare aloud.
  package var fingerprint: String {
    get throws(CertificateError) { try CertificateCoding.fingerprint(of: certificate) }
  }

  /// Creates the authority of an election.
  ///
  /// - Parameters:
  ///   - electionID: stands in the common name as `BallotSync <electionID>`, at most 53 bytes.
  ///   - key: a fresh key, kept for the authority alone.
  ///   - serial: 8 to 19 random bytes.
  ///   - validity: normally ``CertificateValidity/anyClock``.
  /// - Throws: ``CertificateError``.
  package static func create(
    electionID: String, key: TLSPrivateKey, serial: [UInt8], validity: CertificateValidity = .anyClock
  ) throws(CertificateError) -> CertificateAuthority {
    let commonName = "BallotSync \(electionID)"
    guard !electionID.isEmpty, commonName.utf8.count <= 64 else { throw .badElectionName }
    let subject: DistinguishedName
    do { subject = try DistinguishedName { CommonName(commonName) } } catch { throw .badElectionName }
    let publicKey = key.certificateKey.publicKey
    let certificate = try sign(
      publicKey: publicKey, subject: subject, issuer: subject, serial: serial, validity: validity, signer: key
    ) {
      // Path length 0: a device's certificate can never sign another one, whatever it says of itself.
      Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
      Critical(KeyUsage(keyCertSign: true, cRLSign: true))
      SubjectKeyIdentifier(hash: publicKey)
    }
    return CertificateAuthority(
      certificatePEM: try CertificateCoding.pem(of: certificate), certificate: certificate, key: key)
  }

  /// Reads an authority back from its two PEM texts.
  ///
  /// - Throws: ``CertificateError``, also when the two do not belong together.
  package init(certificatePEM: String, privateKeyPEM: String) throws(CertificateError) {
    let certificate = try CertificateCoding.certificate(pem: certificatePEM, as: .authority)
    let key = try TLSPrivateKey(pem: privateKeyPEM)
    guard CertificateCoding.isAuthority(certificate) else { throw .notAnAuthority }
    guard certificate.publicKey == key.certificateKey.publicKey else { throw .keyDoesNotMatch }
    self.init(certificatePEM: certificatePEM, certificate: certificate, key: key)
  }

  private init(certificatePEM: String, certificate: Certificate, key: TLSPrivateKey) {
    (self.certificatePEM, self.certificate, self.key) = (certificatePEM, certificate, key)
  }

  /// Issues a certificate for a device.
  ///
  /// Whether the device may have one was decided by the caller; here only the form is checked.
  ///
  /// - Parameters:
  ///   - request: proves that the device holds the key.
  ///   - device: sixteen hexadecimal digits; must be the one that the request names.
  ///   - role: what the holder may act as.
  ///   - serial: 8 to 19 random bytes.
  ///   - validity: normally ``CertificateValidity/anyClock``.
  /// - Returns: the certificate as PEM.
  /// - Throws: ``CertificateError``.
  package func issue(
    for request: CertificateRequest, device: String, role: CertificateRole, serial: [UInt8],
    validity: CertificateValidity = .anyClock
  ) throws(CertificateError) -> String {
    guard request.device == device else { throw .wrongDevice }
    let identifier = SubjectKeyIdentifier(hash: certificate.publicKey).keyIdentifier
    let usage: ExtendedKeyUsage
    do { usage = try ExtendedKeyUsage(role.usages) } catch { throw .noRole }
    let issued = try Self.sign(
      publicKey: request.publicKey, subject: try DeviceName.subject(device), issuer: certificate.subject,
      serial: serial, validity: validity, signer: key
    ) {
      Critical(BasicConstraints.notCertificateAuthority)
      Critical(KeyUsage(digitalSignature: true))
      usage
      AuthorityKeyIdentifier(keyIdentifier: identifier)
    }
    return try CertificateCoding.pem(of: issued)
  }

  static func sign(
    publicKey: Certificate.PublicKey, subject: DistinguishedName, issuer: DistinguishedName, serial: [UInt8],
    validity: CertificateValidity, signer: TLSPrivateKey,
    @ExtensionsBuilder extensions: () throws -> Result<Certificate.Extensions, any Error>
  ) throws(CertificateError) -> Certificate {
    guard (8...19).contains(serial.count), serial.contains(where: { $0 != 0 }) else { throw .badSerialNumber }
    guard validity.notBefore <= validity.notAfter else { throw .badValidity }
    do {
      return try Certificate(
        version: .v3, serialNumber: Certificate.SerialNumber(bytes: serial), publicKey: publicKey,
        notValidBefore: validity.notBefore, notValidAfter: validity.notAfter, issuer: issuer, subject: subject,
        signatureAlgorithm: .ecdsaWithSHA256, extensions: Certificate.Extensions(builder: extensions),
        issuerPrivateKey: signer.certificateKey)
    } catch {
      throw .malformed(.certificate)
    }
  }
}

/// The days between which a certificate is accepted.
///
/// A laptop's clock can be years off: a dead battery brings it up in 1970 or in the year of its firmware, a typing
/// error in the next decade. A site must still reach its hall then, because clocks only advise in this project. So
/// the certificates of an election are valid over any clock that can occur, and who may take part is decided by
/// enrolment and revocation entries, never by a date.
package struct CertificateValidity: Equatable, Sendable {
  /// The first moment, inclusive.
  package let notBefore: Date
  /// The last moment, inclusive.
  package let notAfter: Date

  /// Validity between two moments; whole seconds are kept.
  package init(notBefore: Date, notAfter: Date) {
    (self.notBefore, self.notAfter) = (notBefore, notAfter)
  }

  /// 1970-01-01 to 2099-12-31 23:59:59 UTC: fixed, so that not even the clock of the machine that issues matters.
  package static let anyClock = CertificateValidity(
    notBefore: Date(timeIntervalSince1970: 0),
    notAfter: Date(timeIntervalSince1970: 4_102_444_799))
}

/// What a certificate lets its holder act as.
///
/// The role is an extended key usage, which both ends of TLS check by themselves: with a site's certificate nobody can
/// pose as the hall.
package enum CertificateRole: String, Equatable, Sendable {
  /// May accept connections and open them: serverAuth and clientAuth.
  case hall
  /// May open connections only: clientAuth.
  case site

  var usages: [ExtendedKeyUsage.Usage] {
    switch self {
    case .hall: [.serverAuth, .clientAuth]
    case .site: [.clientAuth]
    }
  }

  /// The role that `certificate` grants.
  init(of certificate: Certificate) throws(CertificateError) {
    let usage: ExtendedKeyUsage?
    do { usage = try certificate.extensions.extendedKeyUsage } catch { throw .malformed(.certificate) }
    guard let usage else { throw .noRole }
    if usage.contains(.serverAuth) {
      self = .hall
    } else if usage.contains(.clientAuth) {
      self = .site
    } else {
      throw .noRole
    }
  }
}
