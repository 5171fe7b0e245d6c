/// For whom a report is printed (公布范围).
///
/// The digest covers who each case is about, and a root every mark of its journal. Whoever has both has all but a few
/// numbers of what the digest was made of, and finds these by trying: one case is a matter of seconds. So they never
/// stand together in what everybody gets. Without the roots nobody can try.
package enum ReportScope: Sendable {
  /// For officers and observers, who may hold the journals: with the roots, to compare with photographs.
  case hall
  /// For everybody: without the roots.
  case everybody
}
