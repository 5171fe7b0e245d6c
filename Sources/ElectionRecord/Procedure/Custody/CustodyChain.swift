/// The way of one site's box (交接链) as all known records tell it.
package struct CustodyChain: Equatable, Sendable {
  package let site: SiteID
  /// Whether anybody keeps custody of this box, or the rules demand it; otherwise no break is looked for.
  package let isKept: Bool
  /// In the order in which they happened.
  package let links: [CustodyLink]
  /// In the order of the links; those that no link shows come last.
  package let breaks: [CustodyBreak]
  package let standing: CustodyStanding
  /// Whether the site's journals are here up to their closing.
  package let isSiteKnown: Bool
  /// The day on which the site closed, as people wrote it down or the election's file says; nil when neither does.
  package let closedOn: CalendarDay?
  /// The day on which the box was opened for the first time.
  package let openedOn: CalendarDay?
}

/// One link of the chain.
package struct CustodyLink: Equatable, Sendable {
  package let event: CustodyEvent
  package let entry: EntryID
  /// Whether the hall's own journal holds it; otherwise a site's does.
  package let isHalls: Bool
}

/// What a link tells.
package enum CustodyEvent: Equatable, Sendable {
  /// The site opened (启用): the box was shown empty and sealed.
  case siteOpened(Opening)
  /// The site closed (封箱).
  case siteClosed(Closing)
  case record(CustodyRecord)
}

/// Where a box is after its last link.
package struct CustodyStanding: Equatable, Sendable {
  package internal(set) var phase = CustodyPhase.notStarted
  /// Who has it; empty where nobody wrote that down.
  package internal(set) var holders: [String] = []
  /// The seals on it.
  package internal(set) var seals = FoldedSet()
}

/// How far a box has come.
package enum CustodyPhase: String, Sendable, Codable, CaseIterable {
  case notStarted
  /// Voters are served.
  case serving
  /// Closed, and not at the hall yet.
  case closed
  case received
  case opened
}

/// A break in the chain (断点), for officers to mend or to explain.
package struct CustodyBreak: Equatable, Sendable {
  package let kind: CustodyBreakKind
  /// The link that shows it, by its place in ``CustodyChain/links``; nil where something is missing altogether.
  package let link: Int?
  /// Seals or people that were expected.
  package let expected: [String]
  /// Seals or people that were found.
  package let found: [String]
  /// The evening of a night without a custodian.
  package let night: CalendarDay?

  init(
    _ kind: CustodyBreakKind, link: Int? = nil, expected: some Collection<String> = [],
    found: some Collection<String> = [], night: CalendarDay? = nil
  ) {
    self.kind = kind
    self.link = link
    self.expected = expected.sorted()
    self.found = found.sorted()
    self.night = night
  }
}

/// What is wrong at a break; stable in JSON.
package enum CustodyBreakKind: String, Sendable, Codable, CaseIterable {
  /// The seals seen are not those that were on the box before.
  case sealDiffers
  /// The site closed and nobody sealed the slot.
  case sealMissing
  /// Somebody gave, kept, closed or brought the box who did not have it last.
  case gap
  /// A night that no record of custody covers.
  case nightUnattended
  /// Opened although the hall had not taken it in.
  case openedWithoutReceipt
  /// Opened before the hall held the site's closing.
  case openedBeforeClosing
  /// Opened where nobody could look on, or before fewer than two witnesses.
  case openedNotInPublic
  /// Opened once more.
  case openedTwice
  /// Closed, never taken in, and counting has begun.
  case neverReceived
  /// Counted, and nobody recorded its opening.
  case neverOpened
}
