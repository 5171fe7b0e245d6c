package import ElectionRecord
import ElectionReports
import Foundation
import NodeService
import NodeWeb

/// A machine's clock that cannot be right.
///
/// A clock decides nothing, but TLS looks at it: outside the days of the certificates no connection comes about, and
/// whoever reads "untrusted" looks for the fault in the wrong place.
package enum ClockFault: Equatable {
  /// Outside the days of the election's certificates: nothing can be reached.
  case outsideCertificates(now: Int64)
  /// No election is held with this program at that time.
  case implausible(now: Int64)
  /// The other end refuses this one's certificate as out of date: its clock is wrong.
  case otherEnd

  /// The program is younger than this: 2024-01-01, seconds since 1970 UTC.
  static let plausibleSince: Int64 = 1_704_067_200

  /// What is wrong with a clock that shows `now`, seconds since 1970 UTC; nil when nothing is.
  package init?(now: Int64) {
    let validity = CertificateValidity.anyClock
    let first = Int64(validity.notBefore.timeIntervalSince1970)
    let last = Int64(validity.notAfter.timeIntervalSince1970)
    if !(first...last).contains(now) {
      self = .outsideCertificates(now: now)
    } else if now < Self.plausibleSince {
      self = .implausible(now: now)
    } else {
      return nil
    }
  }

  /// The clock as the cause of a failed TLS connection; nil when it is another.
  init?(untrusted detail: String, now: Int64) {
    if case .outsideCertificates? = ClockFault(now: now) {
      self = .outsideCertificates(now: now)
    } else if detail.uppercased().contains("CERTIFICATE_EXPIRED") {
      self = .otherEnd
    } else {
      return nil
    }
  }

  /// What is the matter and what to do.
  package var message: BilingualText {
    switch self {
    case .outsideCertificates(let now):
      BilingualText(
        zh: "本机时钟不对（现在显示 \(LocalTime.system.text(now))），因此连不上会场。请校正日期和时间后再试；登记不受影响。",
        en:
          "This machine's clock is wrong (it shows \(LocalTime.system.text(now))), so the hall cannot be "
          + "reached. Set date and time, then try again; recording goes on.")
    case .implausible(let now):
      BilingualText(
        zh: "本机时钟不对（现在显示 \(LocalTime.system.text(now))）。登记不受影响；请校正日期和时间。",
        en:
          "This machine's clock is wrong (it shows \(LocalTime.system.text(now))). Recording goes on; set "
          + "date and time.")
    case .otherEnd:
      BilingualText(
        zh: "对方机器的时钟不对，不认可本机证书。请在会场的机器上校正日期和时间后再试；登记不受影响。",
        en: "The other machine's clock is wrong, so it refuses this one's certificate. Set date and time on the hall's "
          + "machine, then try again; recording goes on.")
    }
  }
}
