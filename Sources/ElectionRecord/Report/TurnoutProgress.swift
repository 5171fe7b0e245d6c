/// 投票进度: how marks came in by area and by hour, and where the rights lie of those who have not come.
///
/// It decides nothing. Hours are those of the devices' clocks (invariant S10), and a right whose way cannot be followed
/// here is said to lie where it was.
package struct TurnoutProgress: Equatable, Sendable {
  /// The voters whom the roll gave to one site, or to none.
  package struct Area: Equatable, Sendable {
    /// Nil for those of no site, and for persons whom the hall added.
    package let site: SiteID?
    package fileprivate(set) var registered = 0
    /// With one counted mark, at whatever site.
    package fileprivate(set) var counted = 0
    /// Rights that are here now and were not used, of whatever area; nil where every site shares them.
    package fileprivate(set) var rights: Int?
  }

  /// Marks that count and were recorded within one hour.
  package struct Hour: Equatable, Sendable {
    /// Seconds since 1970 UTC of the hour's beginning.
    package let start: Int64
    package let counted: Int

    package init(start: Int64, counted: Int) { (self.start, self.counted) = (start, counted) }
  }

  /// In the election's order, those of no site last and only where there are any.
  package private(set) var areas: [Area]
  /// In the order of time, without hours that have none.
  package private(set) var hours: [Hour] = []

  package static let hourSeconds: Int64 = 3600

  /// One pass over the roll.
  ///
  /// - Parameter poll: Index in ``Election/polls``.
  package init(_ register: Register, poll: UInt8) {
    let sites = register.election.sites.map { Optional($0.id) } + [nil]
    let isShared = register.election.policy == .shared
    areas = sites.map { Area(site: $0, rights: isShared ? nil : 0) }
    var byHour: [Int64: Int] = [:]
    let isPlain = StandingRule.isPlain(register)
    for number in register.numbers where !register.isStruckOff(number) && !register.isDuplicate(number) {
      let area = Self.index(register.initialSite(number), of: sites.count)
      areas[area].registered += 1
      if let claim = Self.counted(number, poll: poll, isPlain: isPlain, in: register) {
        areas[area].counted += 1
        byHour[Self.hour(of: claim), default: 0] += 1
      } else if !isShared {
        areas[Self.place(of: number, in: register) ?? sites.count - 1].rights? += 1
      }
    }
    if areas[sites.count - 1].registered == 0, areas[sites.count - 1].rights ?? 0 == 0 { areas.removeLast() }
    hours = byHour.sorted { $0.key < $1.key }.map { Hour(start: $0.key, counted: $0.value) }
  }

  private static func index(_ site: UInt16, of count: Int) -> Int { min(Int(site), count - 1) }

  private static func hour(of claim: Claim) -> Int64 {
    let part = claim.recordedAt % hourSeconds
    return claim.recordedAt - (part < 0 ? part + hourSeconds : part)
  }

  private static func place(of voter: RollNumber, in register: Register) -> Int? {
    guard case .site(let index) = RightsRule.location(of: voter, in: register) else { return nil }
    return index
  }

  private static func counted(_ voter: RollNumber, poll: UInt8, isPlain: Bool, in register: Register) -> Claim? {
    let head = register.head(of: voter)
    // Without a mark under this number only another number of the same person, or an envelope, can have one.
    guard head != 0 || !isPlain && register.mayStandElsewhere(voter) else { return nil }
    if isPlain, StandingRule.isPlainlyCounted(register.claims[Int(head) - 1], poll: poll, in: register) {
      return register.claims[Int(head) - 1]
    }
    return StandingRule.standing(of: voter, poll: poll, in: register).counted?.claim
  }
}

extension Register {
  /// Every number that somebody has.
  fileprivate var numbers: some Sequence<RollNumber> {
    [AnySequence((1...max(roll.last, 1)).lazy.filter(roll.contains)), AnySequence(hall.added.keys)].joined()
  }

  /// Whether a mark can count for the voter that is not under the voter's own number.
  fileprivate func mayStandElsewhere(_ voter: RollNumber) -> Bool {
    hall.identified[voter] != nil || !otherNumbers(of: voter).isEmpty
  }
}
