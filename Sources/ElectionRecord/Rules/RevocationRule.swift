/// What is asked before a site's laptops are stopped for good (停用). Pure.
///
/// - Rule: an entry is never taken back (invariant S3), so a revocation is asked about before it is one.
package enum RevocationRule {
  /// A laptop that was heard of so many seconds ago is hardly lost.
  package static let heardSecondsMax: Int64 = 600

  /// A sign that the site's laptop is where it belongs: the wrong site may have been typed. Nil where there is none.
  ///
  /// - Parameter now: The hall's time, seconds since 1970 UTC.
  package static func signOfLife(of site: SiteID, at now: Int64, in register: Register) -> Misfit? {
    let devices = register.hall.devices(of: site).filter { register.hall.revocations[$0] == nil }
    if !devices.isEmpty, devices.allSatisfy(register.isClosed) {
      return .question(
        BilingualText(
          zh: "\(site) 已经封箱，日志已在会场，用不着停用。请核对点号。",
          en: "\(site) has closed and its journal is here: there is nothing to stop. Check the site."))
    }
    guard let heard = register.election.siteIndex(site).flatMap({ register.hall.arrivals[$0]?.lastMergedAt }),
      now - heard <= heardSecondsMax
    else { return nil }
    return .question(
      BilingualText(
        zh: "\(site) 的电脑 \(max(0, now - heard) / 60) 分钟前还送来过记录。停用以后它不能再发票，已发的要裁定，不能反悔。请核对点号。",
        en:
          "The laptop of \(site) sent entries \(max(0, now - heard) / 60, "minute") ago. Once revoked it hands out nothing "
          + "more, what it did is ruled on, and that cannot be undone. Check the site."))
  }
}
