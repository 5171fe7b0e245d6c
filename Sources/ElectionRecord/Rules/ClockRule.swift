/// A device's clock against the days of the election.
///
/// One that is a year off is still read by people, on screens and papers.
///
/// - Rule: invariant S10: clocks advise only; this one asks people to look.
package enum ClockRule {
  /// How many days from the election a clock may show without anybody being told: rehearsals, papers handed in late.
  package static let daysMax = 31

  /// How many days before polling day a site may open without being asked, where the election names no days of its own:
  /// boxes go round some days before.
  package static let earlyDaysMax = 7

  /// What is asked of a site that opens on `today`: whoever sets a box up weeks ahead opens by mistake, and hands out
  /// papers before the candidates stand.
  package static func early(_ today: CalendarDay, at site: SiteID, in election: Election) -> Misfit? {
    let own = election.sites.first { $0.id == site }?.days?.min()
    // West and east of the clock's meridian it is another day.
    guard let first = own ?? election.pollingDay?.adding(days: -earlyDaysMax), today.adding(days: 1) < first,
      let named = own ?? election.pollingDay
    else { return nil }
    let days = named.days(since: today)
    return .question(
      BilingualText(
        zh: "电脑的时钟今天是 \(today)，\(site) 的投票日是 \(named)，还有 \(days) 天。启用以后名单和候选人不能再改。",
        en:
          "By this laptop's clock it is \(today); \(site) serves on \(named), \(days, "day") from now. Once a site is open "
          + "its lists stand."))
  }

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
