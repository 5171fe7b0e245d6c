/// Follows a box from link to link and notes where the chain breaks.
///
/// After a break the walk goes on from what was seen there, so that one thing gone wrong is one break.
struct CustodyWalk {
  let kind: SiteKind
  /// Whether the site's journals are here up to their closing. While they are not, a seal that nobody put on may have
  /// been put on there.
  let isSiteKnown: Bool
  var standing = CustodyStanding()
  private(set) var breaks: [CustodyBreak] = []
  /// Seals on the slot.
  var slotSeals = FoldedSet()
  /// The site closed and the slot still wants its seal.
  var isSealDue = false
  /// Somebody wrote down who took the box over.
  private var isHolderRecorded = false
  /// Whether the recorder of the current link held the closing of every laptop of the site.
  private(set) var isClosingKnown = false
  private var hasOpening = false
  var isReceived = false

  init(kind: SiteKind, isSiteKnown: Bool) {
    self.kind = kind
    self.isSiteKnown = isSiteKnown
  }

  /// - Parameters:
  ///   - index: The link's place in the chain.
  ///   - isClosingKnown: Whether the link's recorder held the closing of every laptop of the site.
  mutating func take(_ link: CustodyLink, at index: Int, isClosingKnown: Bool) {
    self.isClosingKnown = isClosingKnown
    switch link.event {
    case .siteOpened(let opening): open(opening, at: index)
    case .siteClosed(let closing): close(closing, at: index)
    case .record(let record): record.step.advance(&self, at: index)
    }
  }

  /// What is missing after the last link.
  ///
  /// - Parameters:
  ///   - hasCountingBegun: Some box was counted.
  ///   - isCounted: This one was.
  mutating func finish(hasCountingBegun: Bool, isCounted: Bool) {
    demandSeal(at: nil)
    if standing.phase == .closed, !isReceived, kind != .hall, hasCountingBegun { note(.neverReceived) }
    if standing.phase == .closed || standing.phase == .received, isCounted { note(.neverOpened) }
  }

  mutating func note(
    _ kind: CustodyBreakKind, at index: Int? = nil, expected: some Collection<String> = [],
    found: some Collection<String> = []
  ) {
    breaks.append(CustodyBreak(kind, link: index, expected: expected, found: found))
  }
}

/// At the site.
extension CustodyWalk {
  private mutating func open(_ opening: Opening, at index: Int) {
    if hasOpening {
      // A second laptop goes on with the same box.
      if !opening.seals.isEmpty { look(opening.seals, at: index) }
    } else {
      standing.seals.formUnion(opening.seals)
    }
    hasOpening = true
    if standing.phase == .notStarted { standing.phase = .serving }
    if !isHolderRecorded, !opening.officers.isEmpty { standing.holders = opening.officers }
  }

  private mutating func close(_ closing: Closing, at index: Int) {
    if standing.phase == .notStarted || standing.phase == .serving { standing.phase = .closed }
    if isHolderRecorded, !closing.officers.isEmpty { checkHolder(closing.officers, at: index) }
    if !closing.officers.isEmpty { standing.holders = closing.officers }
    standing.seals.formUnion(closing.seals)
    slotSeals.formUnion(closing.seals)
    isSealDue = slotSeals.isEmpty
  }
}

/// What a step of the way does to the chain: each says it beside its fields.
extension CustodyWalk {
  /// The slot of a closed box was never sealed, which shows as soon as the box moves.
  mutating func demandSeal(at index: Int?) {
    guard isSealDue else { return }
    isSealDue = false
    note(.sealMissing, at: index)
  }

  mutating func look(_ seals: [String], at index: Int) {
    let found = FoldedSet(seals)
    let isWhole = found.isSuperset(of: standing.seals.texts)
    let differs = !isWhole || isSiteKnown && !standing.seals.isSuperset(of: seals)
    if !standing.seals.isEmpty, differs {
      note(.sealDiffers, at: index, expected: standing.seals.texts, found: found.texts)
    }
    // Who wrote no seal down did not look; what was there before is still the best that is known.
    if !found.isEmpty { standing.seals = found }
  }

  mutating func checkHolder(_ people: [String], at index: Int) {
    let holders = FoldedSet(standing.holders)
    guard !holders.isEmpty, holders.isDisjoint(with: people) else { return }
    note(.gap, at: index, expected: standing.holders, found: people)
  }

  mutating func hold(_ people: [String]) {
    standing.holders = people
    isHolderRecorded = true
  }
}
