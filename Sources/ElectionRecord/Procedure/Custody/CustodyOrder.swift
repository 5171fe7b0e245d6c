/// Puts the links of one box into one order.
///
/// Within a journal the order is the journal's. Between journals the box's own logic decides: the link that fits what
/// is known so far comes first. Where several fit, the day that people wrote down advises, then the order in which
/// things happen on one day; then the site comes before the hall. No clock is asked.
struct CustodyOrder {
  let site: Site
  /// The journals of the site by enrolment, then the hall's.
  private var rests: [ArraySlice<CustodyLink>]
  private let isSiteKnown: Bool
  private let isClosingKnown: (CustodyLink) -> Bool

  /// - Parameters:
  ///   - isSiteKnown: Whether the site's journals are here up to their closing.
  ///   - isClosingKnown: Whether a link's recorder held the closing of every laptop of the site.
  init(
    site: Site, journals: [[CustodyLink]], isSiteKnown: Bool, isClosingKnown: @escaping (CustodyLink) -> Bool
  ) {
    self.site = site
    self.isSiteKnown = isSiteKnown
    rests = journals.map { $0[...] }
    self.isClosingKnown = isClosingKnown
  }

  /// All links in order, and the walk along them.
  mutating func walk() -> (links: [CustodyLink], walk: CustodyWalk) {
    var links: [CustodyLink] = []
    var walk = CustodyWalk(kind: site.kind, isSiteKnown: isSiteKnown)
    while let next = next(after: walk, at: links.count) {
      walk = next.walk
      links.append(rests[next.journal].removeFirst())
    }
    return (links, walk)
  }

  private func next(after walk: CustodyWalk, at index: Int) -> (journal: Int, walk: CustodyWalk)? {
    let candidates = rests.indices.compactMap { journal -> (journal: Int, order: (Int, Int), walk: CustodyWalk)? in
      guard let link = rests[journal].first else { return nil }
      var ahead = walk
      ahead.take(link, at: index, isClosingKnown: isClosingKnown(link))
      return (journal, order(of: link.event), ahead)
    }
    let first = candidates.min { one, other in
      let (ones, others) = (one.walk.breaks.count, other.walk.breaks.count)
      if ones != others { return ones < others }
      return one.order == other.order ? one.journal < other.journal : one.order < other.order
    }
    return first.map { ($0.journal, $0.walk) }
  }

  /// The day, and the place of such an event within a day. What the site's own journal says without a day comes first.
  private func order(of event: CustodyEvent) -> (day: Int, rank: Int) {
    switch event {
    case .siteOpened: (site.days?.first?.number ?? .min, 0)
    case .siteClosed: (site.days?.last?.number ?? .min, 2)
    case .record(let record): (record.day.number, record.step.rank)
    }
  }
}
