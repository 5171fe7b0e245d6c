/// 备用机: a laptop that keeps everything the hall has, so that it can be taken over from in a minute. It serves no site
/// and records nothing.
extension SiteID {
  /// In place of a site, at a spare's enrolment.
  package static let spare = SiteID("spare")
}

extension Election {
  /// Whether a device that was enrolled for `site` is a spare; an election may have a site of that name.
  package func isSpare(_ site: SiteID?) -> Bool { site == .spare && siteIndex(.spare) == nil }
}
