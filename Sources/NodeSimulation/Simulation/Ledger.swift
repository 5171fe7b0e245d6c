import ElectionRecord

/// A second, plain answer to what a set of journals says, to hold against the register's.
///
/// It reads the tree of truth entry by entry, knows no index and no shortcut, and shares no code with the register.
struct Ledger {
  private(set) var counts = RegisterCounts()
  /// Envelopes that were refused while journals were out that could have known of a paper of their voters. They have
  /// none now, and wait for a ruling again once these journals are in, which is not told here.
  private(set) var reopenable = 0
  /// Marks of each person that stand: neither taken back nor kept out. By the person's own number.
  private(set) var standing: [RollNumber: [EntryID]] = [:]
  /// Marks of voters on the roll that were made without the right and stand.
  private(set) var withoutRight: [RollNumber: [Int]] = [:]
  /// Marks in all journals.
  private(set) var marks = 0
  /// Where histories part, of the devices that have several here.
  private(set) var forks: [DeviceID: UInt32] = [:]
  /// Devices with more histories here than are told apart: nothing of theirs is counted.
  private(set) var leftOut: Set<DeviceID> = []
  /// Rulings by two different officers, in order.
  private(set) var rulings: [Ruling] = []

  private let truth: Truth
  private let roll: RollIndex
  private let hall: DeviceID
  /// The halls before, whose journals the hall's begins with.
  private let formers: [(device: DeviceID, size: UInt32)]
  private var sites: [DeviceID: SiteID] = [:]
  private var revocations: [DeviceID: UInt32] = [:]
  private var amendments: [RollNumber: RollAmendment.Change] = [:]
  private var verdicts: [EntryID: Verdict.Decision] = [:]
  /// The ruling that kept an envelope sealed.
  private var refusals: [EntryID: Ruling] = [:]
  /// Numbers that the hall gave to persons whom the roll left out.
  private var added: Set<RollNumber> = []
  /// Whose an envelope without a number was found to be.
  private var identified: [EntryID: RollNumber] = [:]
  private var spent: [RollNumber: Int] = [:]
  /// Marks that officers took back, with the item that says so.
  private var takenBack: [EntryID: (record: MarkTakenBack, item: Int, isSealed: Bool)] = [:]
  private var deviceVerdicts: [DeviceID: [(CaseClass, Verdict)]] = [:]
  /// Every place where two histories of a device part.
  private var partings: [DeviceID: Set<UInt32>] = [:]

  /// - Parameters:
  ///   - heads: The last item of each journal that is held.
  ///   - hall: The hall's own device.
  init(_ truth: Truth, heads: [Int], hall: DeviceID, election: Election, roll: RollIndex) {
    self.truth = truth
    self.roll = roll
    self.hall = hall
    formers = truth.formers(of: hall)
    let own = heads.filter { truth.items[$0].device == hall }
    findPartings(hall, own)
    // Past a fork of its own journal the hall has no authority.
    let journal = own.first.map { truth.journal($0).prefix(Int(forks[hall] ?? .max)) } ?? []
    readHall(journal)
    for former in formers { readLeftBehind(former, heads) }
    let bySite = Dictionary(grouping: heads.filter { sites[truth.items[$0].device] != nil }) {
      truth.items[$0].device
    }
    for (device, heads) in bySite { findPartings(device, heads) }
    leftOut = Set(bySite.filter { $0.value.count > Self.historiesMax }.keys)
    let told = bySite.filter { !leftOut.contains($0.key) }
    let kept = self
    let rights = RightsLedger(
      truth: truth, roll: roll, added: added, election: election, hall: Array(journal), device: hall, formers: formers,
      left: Dictionary(grouping: heads) { truth.items[$0].device }, histories: told, forks: forks, spent: spent,
      isKeptOut: { kept.isKeptOut($0) })
    readMarks(told, rights: rights)
  }

  /// The most histories of one device that are told apart.
  private static let historiesMax = 8

  private mutating func readHall(_ journal: ArraySlice<Int>) {
    for (place, item) in journal.enumerated() {
      switch truth.items[item].entry.body {
      case .deviceEnrolled(let enrolment): sites[DeviceID(publicKey: enrolment.publicKey)] = enrolment.site
      case .deviceRevoked(let revocation):
        revocations[revocation.device] = min(revocations[revocation.device] ?? .max, revocation.size)
      case .rollAmended(let amendment): amend(amendment)
      case .voterAdded(let record): if record.voter > roll.count { added.insert(record.voter) }
      case .procedure(.registration(let record)): register(record)
      case .caseRuled(let ruling): read(ruling, at: place)
      case .markTakenBack(let record):
        let mark = EntryID(device: today(record.device), sequence: record.sequence)
        let isSealed = record.envelope != nil && verdicts[mark] != .accepted
        // Who was served may be named later, and is final then.
        if let known = takenBack[mark]?.record {
          let isSame = known.voter == record.voter && (known.envelope == nil) == (record.envelope == nil)
          if known.served != nil || !isSame { break }
        }
        takenBack[mark] = (record, item, isSealed)
      default: break
      }
    }
  }

  /// Of what a lost hall wrote later, only revocations are in force.
  private mutating func readLeftBehind(_ former: (device: DeviceID, size: UInt32), _ heads: [Int]) {
    for head in heads where truth.items[head].device == former.device {
      for item in truth.journal(head).dropFirst(Int(former.size)) {
        guard case .deviceRevoked(let revocation) = truth.items[item].entry.body else { continue }
        revocations[revocation.device] = min(revocations[revocation.device] ?? .max, revocation.size)
      }
    }
  }

  /// What speaks of a journal that the hall took over speaks of the hall's.
  private func today(_ device: DeviceID) -> DeviceID {
    formers.contains { $0.device == device } ? hall : device
  }

  /// Who leaves the roll, and who comes back to it.
  private mutating func register(_ record: RegistrationRecord) {
    switch record {
    case .declined(let notice), .absent(let notice): amendments[notice.voter] = .struckOff
    case .removed(let removal): amendments[removal.voter] = .struckOff
    case .separated(let residence) where residence.choice == .elsewhere: amendments[residence.voter] = .struckOff
    case .restored(let restoration): amendments[restoration.voter] = nil
    case .imported, .registered, .separated, .resident, .objected, .decided, .represented, .worker: break
    }
  }

  private mutating func amend(_ amendment: RollAmendment) {
    switch amendment.change {
    case .restored: amendments[amendment.voter] = nil
    case .struckOff: amendments[amendment.voter] = .struckOff
    case .duplicateOf(let original):
      // A circle of numbers would have no person in it.
      if person(original, without: amendment.voter) != nil { amendments[amendment.voter] = amendment.change }
    }
  }

  /// The number that stands for the person of `number`, or nil when the way there passes `excluded`.
  private func person(_ number: RollNumber, without excluded: RollNumber? = nil) -> RollNumber? {
    if number == excluded { return nil }
    guard case .duplicateOf(let original) = amendments[number] else { return number }
    return person(original, without: excluded)
  }

  private mutating func read(_ ruling: Ruling, at place: Int) {
    if Set(ruling.officers).count >= 2 { rulings.append(ruling) }
    for verdict in ruling.verdicts {
      if let device = ruling.device {
        deviceVerdicts[device, default: []].append((ruling.caseClass, verdict))
      } else if verdict.decision != .acknowledged {
        for sequence in verdict.first..<verdict.first + verdict.count {
          let entry = EntryID(device: today(verdict.device), sequence: sequence)
          guard verdicts[entry] == nil || ruling.corrects else { continue }
          verdicts[entry] = verdict.decision
          refusals[entry] = verdict.decision == .refused ? ruling : nil
          identified[entry] = nil
          if ruling.caseClass == .notOnRoll, verdict.decision == .accepted { identified[entry] = ruling.voter }
          if ruling.caseClass == .rightNotHeld, verdict.decision == .accepted, let voter = ruling.voter {
            spent[voter] = spent[voter] ?? place
          }
        }
      }
    }
  }

  private mutating func findPartings(_ device: DeviceID, _ heads: [Int]) {
    for (position, one) in heads.enumerated() {
      for other in heads[..<position] {
        let common = zip(truth.journal(one), truth.journal(other)).prefix { $0 == $1 }.count
        partings[device, default: []].insert(UInt32(common))
      }
    }
    if let first = partings[device]?.min() { forks[device] = first }
  }

  private struct Mark {
    let item: Int
    let voter: RollNumber
    let isEnvelope: Bool
    let isOutside: Bool
    /// The hall's own, for the voter who was served where another one was marked.
    var isCorrected = false
  }

  private mutating func readMarks(_ journals: [DeviceID: [Int]], rights: RightsLedger) {
    var seen: Set<Int> = []
    var marks: [Mark] = []
    var voids: [Int: [Int]] = [:]
    for heads in journals.values {
      for head in heads {
        var isOpen = false
        for item in truth.journal(head) {
          let entry = truth.items[item].entry
          switch entry.body {
          case .opened: isOpen = true
          case .closed: isOpen = false
          default: break
          }
          guard seen.insert(item).inserted else { continue }
          switch entry.body {
          case .cast(let voter, _):
            marks.append(Mark(item: item, voter: voter, isEnvelope: false, isOutside: !isOpen))
          case .provisional(let paper):
            marks.append(Mark(item: item, voter: paper.voter, isEnvelope: true, isOutside: !isOpen))
          case .voided: if let cast = truth.items[item].voids { voids[cast, default: []].append(item) }
          default: break
          }
        }
      }
    }
    for (record, item, isSealed) in takenBack.values {
      guard let served = record.served else { continue }
      marks.append(Mark(item: item, voter: served, isEnvelope: isSealed, isOutside: false, isCorrected: true))
    }
    counts.registered = roll.count + added.count - amendments.keys.count { isOnRoll($0) }
    counts.added = added.count { amendments[$0] == nil }
    counts.off = roll.count + added.count - counts.registered
    self.marks = marks.count
    let named = marks.map { mark in (mark, mark.isEnvelope && mark.voter == 0 ? number(of: mark) : mark.voter) }
    for (mark, _) in named.filter({ $0.1 == nil }) { add([mark], of: 0, voids: voids, rights: rights) }
    for (voter, marks) in Dictionary(grouping: named.filter { $0.1 != nil }, by: { person($0.1 ?? 0) ?? $0.1 ?? 0 }) {
      add(marks.map(\.0), of: voter, voids: voids, rights: rights)
    }
  }

  private func isOnRoll(_ number: RollNumber) -> Bool { roll.contains(number) || added.contains(number) }

  private func number(of mark: Mark) -> RollNumber? { identified[truth.items[mark.item].id] }

  private mutating func add(
    _ marks: [Mark], of voter: RollNumber, voids: [Int: [Int]], rights: RightsLedger
  ) {
    let isKnown = isOnRoll(voter) && amendments[voter] == nil
    var inBox = 0
    var couldCount = false
    var hasPaper = false
    var sealed: [Ruling] = []
    for mark in marks {
      let id = truth.items[mark.item].id
      let isAccepted = verdicts[id] == .accepted
      let taken = takenBack[id].flatMap { taken in
        taken.record.voter == (mark.voter == 0 && mark.isEnvelope ? identified[id] ?? 0 : mark.voter)
          && (taken.record.envelope != nil) == mark.isEnvelope ? taken : nil
      }
      if mark.isEnvelope, isAccepted, taken == nil { counts.provisionalAccepted += 1 }
      if isVoided(mark.item, voids), !mark.isEnvelope || verdicts[id] == nil {
        counts.voided += 1
      } else if let taken {
        counts.takenBack += 1
        if taken.record.withoutPaper {
          counts.servedNobody += 1
        } else if taken.record.served == nil {
          counts.servedUnknown += 1
        }
      } else if isKeptOut(mark.item) {
        counts.quarantined += 1
      } else if mark.isEnvelope, !isAccepted {
        if let ruling = refusals[id] { sealed.append(ruling) } else { counts.provisionalPending += 1 }
        if voter != 0 { standing[voter, default: []].append(id) }
      } else {
        inBox += 1
        let isWithout = !mark.isEnvelope && !mark.isCorrected && rights.isWithoutRight(mark.item, mark.voter)
        if !isWithout || isAccepted { hasPaper = true }
        if isWithout, isKnown { withoutRight[voter, default: []].append(mark.item) }
        if voter != 0, isAccepted || isKnown && !mark.isOutside && !isWithout { couldCount = true }
        if voter != 0 { standing[voter, default: []].append(id) }
      }
    }
    for ruling in sealed { addRefused(by: ruling, isFinal: hasPaper || voter == 0) }
    if couldCount { counts.counted += 1 }
    counts.surplus += inBox - (couldCount ? 1 : 0)
  }

  /// An envelope stays sealed for good where its voter has a paper, or officers knew all that there was to know.
  private mutating func addRefused(by ruling: Ruling, isFinal: Bool) {
    let opensNone = !ruling.verdicts.contains { $0.decision == .accepted }
    if !isFinal, opensNone, ruling.caseClass == .provisionalAgainstOrdinary {
      counts.provisionalPending += 1
    } else {
      counts.provisionalRefused += 1
      if !isFinal, opensNone, ruling.caseClass == .provisional, !ruling.awaited.isEmpty { reopenable += 1 }
    }
  }

  private func isVoided(_ cast: Int, _ voids: [Int: [Int]]) -> Bool {
    // Only the first void of each history speaks; a later one of the same cast says nothing new.
    (voids[cast] ?? []).contains { void in
      let (from, to) = (truth.items[cast], truth.items[void])
      return !isKeptOut(void)
        && (partings[from.device] ?? []).allSatisfy { (from.sequence < $0) == (to.sequence < $0) }
    }
  }

  private func isKeptOut(_ item: Int) -> Bool {
    let entry = truth.items[item]
    return isKeptOut(entry, from: forks[entry.device], for: .fork)
      || isKeptOut(entry, from: revocations[entry.device], for: .deviceRevoked)
  }

  private func isKeptOut(_ entry: Truth.Item, from limit: UInt32?, for caseClass: CaseClass) -> Bool {
    guard let limit, entry.sequence >= limit else { return false }
    let decision = (deviceVerdicts[entry.device] ?? []).first { ruled, verdict in
      ruled == caseClass && verdict.decision != .acknowledged && verdict.covers(entry.id)
    }
    return decision?.1.decision != .accepted
  }
}
