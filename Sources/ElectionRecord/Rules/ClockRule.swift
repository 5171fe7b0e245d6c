/// A device's clock against the days of the election.
///
/// One that is a year off is still read by people, on screens and papers.
///
/// - Rule: invariant S10: clocks advise only; this one asks people to look.
package enum ClockRule {
  /// How many days from the election a clock may show without anybody being told: rehearsals, papers handed in late.
  package static let daysMax = 31

  /// How many days `today` is from the nearest day of the election, later days positive; nil where that is no reason to
  /// say anything, and where the election names no day.
  package static func distance(of today: CalendarDay, from election: Election) -> Int? {
    let days = (election.pollingDay.map { [$0] } ?? []) + election.sites.flatMap { $0.days ?? [] }
    let distances = days.map { today.days(since: $0) }
    guard let nearest = distances.min(by: { $0.magnitude < $1.magnitude }), nearest.magnitude > daysMax else {
      return nil
    }
    return nearest
  }
}
