import ElectionRecord
import NodeService

/// Who votes where in a replayed election: the figures of its files with synthetic voters.
///
/// Pure: everything follows from the election's files. Some voters try a second site; nothing they do may change a
/// total.
struct DemoPlan {
  /// One attempt at a site.
  struct Attempt: Sendable {
    let voter: RollNumber
    /// The envelope that the clerk offers.
    let envelope: String?
  }

  let election: Election
  let counts: CountFile
  let roll: RollIndex
  /// Who votes for whom: proxies by their principals.
  let proxies: [RollNumber: RollNumber]

  /// Ordinary papers to hand out at a site.
  func issued(_ site: SiteID) -> Int { counts.sites.first { $0.site == site }?.issued ?? 0 }

  /// Sites of the first stage, in order.
  var boxes: [Site] { election.sites.filter { $0.stage == 1 } }

  /// Sites of later stages, in order of stage.
  var laterSites: [Site] { election.sites.filter { $0.stage > 1 }.sorted { $0.stage < $1.stage } }

  /// The box that comes home only after the station has opened.
  var lateBox: Site? { laterSites.isEmpty ? nil : boxes.dropFirst().first }

  /// Boxes that come home on a stick: the late one and the last one.
  func comesByStick(_ site: Site) -> Bool { site.id == lateBox?.id || site.id == boxes.last?.id && boxes.count > 1 }

  /// Whether the rules ask for a place to mark in secret.
  var hasSecretPlaces: Bool { election.procedure?.boxes.secretPlace?.value ?? false }

  /// The voters whose right lies at `site` at first.
  func voters(of site: Site) -> [RollNumber] {
    guard let index = election.siteIndex(site.id) else { return [] }
    return (1...roll.last).filter { roll.initialSite($0) == UInt16(index) }
  }

  /// The voters who vote at their own box.
  func casts(at box: Site) -> [RollNumber] { Array(voters(of: box).prefix(issued(box.id))) }

  /// Voters who did not vote at a box, of the boxes given.
  func remaining(of boxes: [Site]) -> [RollNumber] {
    boxes.flatMap { Array(voters(of: $0).dropFirst(issued($0.id))) }
  }

  /// Voters of the first box who voted there and try the third, which cannot know it.
  func envelopesAtBox(_ site: Site) -> [Attempt] {
    guard boxes.count > 2, site.id == boxes[2].id else { return [] }
    return attempts(Array(casts(at: boxes[0]).prefix(2)), envelopes: site)
  }

  /// Voters of the late box who voted there and try the station before it is home.
  func envelopesAtStation(_ site: Site) -> [Attempt] {
    guard let lateBox else { return [] }
    return attempts(Array(casts(at: lateBox).prefix(4)), envelopes: site)
  }

  /// Voters whose mark the station knows.
  func refusedAtStation() -> [Attempt] {
    guard let lateBox else { return [] }
    return boxes.filter { $0.id != lateBox.id }.prefix(4).compactMap { box in
      casts(at: box).last.map { Attempt(voter: $0, envelope: nil) }
    }
  }

  private func attempts(_ voters: [RollNumber], envelopes site: Site) -> [Attempt] {
    voters.enumerated().map { Attempt(voter: $1, envelope: "\(site.id)-E\($0 + 1)") }
  }
}

extension DemoPlan {
  /// Voters marked at the station who try the hall.
  func refusedAtHall() -> [Attempt] {
    guard let lateBox else { return [] }
    return remaining(of: boxes.filter { $0.id != lateBox.id }).prefix(2).map { Attempt(voter: $0, envelope: nil) }
  }
}
