/// Everything that journals say of boxes, by site.
struct CustodyBook {
  private let register: Register
  /// By site: each of its journals in the order of enrolment, then the hall's.
  private let journals: [[[CustodyLink]]]
  private let isDemanded: Bool

  init(_ register: Register) {
    self.register = register
    isDemanded = Self.isDemanded(in: register)
    var journals = [[[CustodyLink]]](repeating: [], count: register.election.sites.count)
    let order = register.journals.indices.filter { register.journals[$0].site != nil }
      .sorted { Self.order(register.journals[$0], in: register) < Self.order(register.journals[$1], in: register) }
    for index in order {
      let journal = register.journals[index]
      if let site = journal.site { journals[site].append(Self.links(of: journal, in: register)) }
    }
    let halls = Dictionary(grouping: register.hallProcedure(\.custody)) { $0.record.site }
    for (index, site) in register.election.sites.enumerated() {
      journals[index].append(
        (halls[site.id] ?? []).map { CustodyLink(event: .record($0.record), entry: $0.entry, isHalls: true) })
    }
    self.journals = journals
  }

  /// Whether any box's custody is kept.
  static func isKeptAnywhere(in register: Register) -> Bool {
    isDemanded(in: register) || !register.hallProcedure(\.custody).isEmpty
      || register.journals.contains { journal in
        journal.procedure.custody.contains { !register.isWithdrawn($0.entry) } && !register.isLeftOut(journal.device)
      }
  }

  private static func isDemanded(in register: Register) -> Bool {
    register.election.procedure?.boxes.custodyKept?.value ?? false
  }

  private static func order(_ journal: JournalState, in register: Register) -> (Int, DeviceID, UInt32) {
    (register.hall.enrolmentIndex[journal.device] ?? .max, journal.device, journal.foldFrom)
  }

  /// What a site's journal says of its own box, but for what is kept out until a ruling.
  private static func links(of journal: JournalState, in register: Register) -> [CustodyLink] {
    func stands(_ sequence: UInt32) -> Bool {
      sequence >= journal.foldFrom && register.stands(EntryID(device: journal.device, sequence: sequence))
    }
    func link(_ event: CustodyEvent, _ sequence: UInt32) -> CustodyLink {
      CustodyLink(event: event, entry: EntryID(device: journal.device, sequence: sequence), isHalls: false)
    }
    let own = journal.site.map { register.election.sites[$0].id }
    var links = journal.procedure.custody
      .filter { ($0.record.site == nil || $0.record.site == own) && !register.isWithdrawn($0.entry) }
      .map { link(.record($0.record), $0.entry.sequence) }
    if let opening = journal.opening, let at = journal.openedAt { links.append(link(.siteOpened(opening), at)) }
    if let closing = journal.closing, let at = journal.closedAt { links.append(link(.siteClosed(closing), at)) }
    return links.filter { stands($0.entry.sequence) }.sorted { $0.entry.sequence < $1.entry.sequence }
  }

  /// The chain of the site at `index`.
  func chain(of index: Int) -> CustodyChain {
    let site = register.election.sites[index]
    let isSiteKnown = isSiteKnown(index)
    var order = CustodyOrder(
      site: site, journals: journals[index], isSiteKnown: isSiteKnown,
      isClosingKnown: { isClosingKnown(to: $0, site: index) })
    var (links, walk) = order.walk()
    let isKept = isDemanded || links.contains { $0.record != nil }
    let openedOn = links.lazy.compactMap(\.openedOn).first
    walk.finish(hasCountingBegun: hasCountingBegun, isCounted: isCounted(index))
    let nights = CustodyNights(links: links, days: site.days, openedOn: openedOn)
    return CustodyChain(
      site: site.id, isKept: isKept, links: links, breaks: isKept ? walk.breaks + nights.breaks : [],
      standing: walk.standing, isSiteKnown: isSiteKnown, closedOn: closedOn(links, site), openedOn: openedOn)
  }

  /// Whether every laptop of the site is closed here, or will never be.
  private func isSiteKnown(_ site: Int) -> Bool {
    register.hall.devices(of: register.election.sites[site].id).allSatisfy { device in
      register.hall.revocations[device] != nil || register.isClosed(device)
    }
  }

  /// Whether the link's recorder held the closing of every laptop of the site that may still have served.
  private func isClosingKnown(to link: CustodyLink, site: Int) -> Bool {
    guard link.openedOn != nil else { return true }
    let devices = register.hall.devices(of: register.election.sites[site].id).filter {
      register.hall.revocations[$0] == nil
    }
    let merged = register.hall.mergedAtOpening[link.entry.sequence] ?? [:]
    return devices.allSatisfy { device in
      !register.isLeftOut(device)
        && register.journals.contains { journal in
          guard journal.device == device, let closedAt = journal.closedAt else { return false }
          if link.isHalls { return closedAt < merged[device] ?? 0 }
          return device != link.entry.device || closedAt < link.entry.sequence
        }
    }
  }

  private var hasCountingBegun: Bool {
    !register.hall.counts.isEmpty || !register.hall.tallies.isEmpty || !register.procedure(\.counting).isEmpty
  }

  private func isCounted(_ index: Int) -> Bool {
    register.hall.counts.values.contains { $0[register.election.sites[index].id] != nil }
      || register.journals.contains { $0.site == index && !$0.counts.isEmpty && !register.isLeftOut($0.device) }
  }

  /// The latest of the days in the election's file, of what was recorded before the closing, and of seals on the slot.
  private func closedOn(_ links: [CustodyLink], _ site: Site) -> CalendarDay? {
    let closing = links.lastIndex { if case .siteClosed = $0.event { true } else { false } }
    let before = closing.map { links[..<$0].compactMap { $0.record?.day } } ?? []
    let sealedOn = links.prefix { !$0.isAtHall }.compactMap { link -> CalendarDay? in
      if case .record(.sealed(let record)) = link.event, record.slot { return record.day }
      return nil
    }
    return (before + sealedOn + (site.days ?? [])).max()
  }
}

extension CustodyLink {
  /// The day of an opening for counting.
  fileprivate var openedOn: CalendarDay? {
    if case .record(.opened(let record)) = event { return record.day }
    return nil
  }

  /// Whether the box has come to the hall.
  fileprivate var isAtHall: Bool {
    switch event {
    case .record(.received), .record(.opened): true
    default: false
    }
  }
}
