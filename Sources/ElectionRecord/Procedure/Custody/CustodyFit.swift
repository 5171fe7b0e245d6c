/// What a record of custody says against what is known of the box: its seals and the day.
///
/// A break in the chain is a fact and is recorded where people insist; a slip of the hand makes one too.
enum CustodyFit {
  /// The most days between a record and the polling day that nobody is asked about.
  static let daysMax = 31

  /// The breaks that a slip of the hand makes; the others come of what was not recorded yet.
  private static let asked: Set<CustodyBreakKind> = [.sealDiffers, .openedTwice]

  static func misfits(
    of record: CustodyRecord, poll: UInt8, in register: Register, at place: RecordPlace
  ) -> [Misfit] {
    guard let box = record.site ?? place.site, let chain = CustodyRule.chain(of: box, in: register) else { return [] }
    var trial = register
    let journal = register.journals[place.journal]
    trial.fold(Entry(elapsedSeconds: 0, poll: poll, body: .procedure(.custody(record))), into: place.journal)
    guard let tried = CustodyRule.chain(of: box, in: trial) else { return [] }
    let entry = EntryID(device: journal.device, sequence: journal.size)
    // A chain that nobody kept so far has no breaks, whatever stands in it.
    let known = chain.breaks.filter { asked.contains($0.kind) }
    let breaks = tried.breaks.filter { asked.contains($0.kind) }.dropFirst(known.count)
    return (breaks + strangers(tried, entry, in: register, at: place)).map { .custody(box, $0) }
      + times(record) + ofOtherBoxes(record, box, in: register)
      + days(record, chain, in: register.election, today: place.today)
  }

  /// Whether the record itself has the box with somebody who did not have it last.
  ///
  /// That is known where nothing of the box's way can be elsewhere: at the site's only laptop, and at the hall when the
  /// site's closing is in. Whom a later link finds with it may be in a record that is typed next.
  private static func strangers(
    _ trial: CustodyChain, _ entry: EntryID, in register: Register, at place: RecordPlace
  ) -> [CustodyBreak] {
    let isOnlyHere = place.site != nil && register.hall.devices(of: trial.site).count == 1
    guard isOnlyHere || trial.isSiteKnown else { return [] }
    return trial.breaks.filter { found in
      found.kind == .gap && found.link.map { trial.links[$0].entry == entry } ?? false
    }
  }

  /// What is no time of a day; how else it was written down is left.
  private static func times(_ record: CustodyRecord) -> [Misfit] {
    guard let found = record.time.firstMatch(of: #/(\d{1,2})\s*[:：时點点]\s*(\d{1,2})?/#) else { return [] }
    let (hour, minute) = (Int(found.1) ?? 0, found.2.flatMap { Int($0) } ?? 0)
    guard hour > 23 || minute > 59 else { return [] }
    return [
      .question(
        BilingualText(zh: "“\(record.time)”不是一天里的时间。", en: "\"\(record.time)\" is no time of a day."))
    ]
  }

  /// Seals that are on another box.
  private static func ofOtherBoxes(_ record: CustodyRecord, _ box: SiteID, in register: Register) -> [Misfit] {
    let typed = record.seals
    guard !typed.isEmpty else { return [] }
    return CustodyRule.chains(in: register).compactMap { other in
      let seals = typed.filter { other.site != box && other.standing.seals.contains($0) }
      guard !seals.isEmpty else { return nil }
      return .question(
        BilingualText(
          zh: "封条 \(seals.joined(separator: "、")) 在 \(other.site) 的票箱上。",
          en: "\(seals.joined(separator: ", ")): on the box of \(other.site)."))
    }
  }

  private static func days(
    _ record: CustodyRecord, _ chain: CustodyChain, in election: Election, today: CalendarDay?
  ) -> [Misfit] {
    let day = record.lastDay
    let latest = chain.links.compactMap { $0.record?.day }.max()
    var found = DayFit.misfits(of: day, from: daysMax, to: daysMax, in: election, today: today)
    if let latest, day < latest {
      found.append(
        .question(
          BilingualText(
            zh: "日期是 \(day)，这个票箱已有 \(latest) 的记录。", en: "The day is \(day); the box has a record of \(latest) already.")
        ))
    }
    return found
  }
}

extension CustodyRecord {
  /// The seals that were read off the box.
  fileprivate var seals: [String] {
    switch self {
    case .sealed(let record): record.seals
    case .handedOver(let record): record.seals
    case .received(let record): record.seals
    case .opened(let record): record.seals
    case .sealReplaced(let record): record.old + record.new
    case .kept: []
    }
  }

  /// The day; of nights, the last morning.
  fileprivate var lastDay: CalendarDay {
    if case .kept(let record) = self { return record.to }
    return day
  }
}
