import X509

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
