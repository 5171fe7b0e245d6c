package import Foundation

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
    self.notBefore = notBefore
    self.notAfter = notAfter
  }

  /// 1970-01-01 to 2099-12-31 23:59:59 UTC: fixed, so that not even the clock of the machine that issues matters.
  package static let anyClock = CertificateValidity(
    notBefore: Date(timeIntervalSince1970: 0),
    notAfter: Date(timeIntervalSince1970: 4_102_444_799))
}
