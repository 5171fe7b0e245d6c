/// One succession of halls, as the journal of the last one says.
package struct HallSuccession: Equatable, Sendable {
  /// The lost hall's device.
  package let former: DeviceID
  /// Entries of its journal that were taken over: what it wrote after that has no authority.
  package let size: UInt32
  /// The place of the entry that says so, in the successor's journal.
  package let sequence: UInt32
  /// What the lost hall's key signed.
  package let note: [UInt8]
}

/// What a lost hall wrote after the entries that were taken over, where that turned up (遗留记录).
package struct LeftBehind: Sendable {
  /// How much of its journal is held here.
  package internal(set) var size: UInt32 = 0
  /// Rights that it moved, with their places in its journal.
  var moves: [(allotment: Allotment, sequence: UInt32)] = []
  /// Entries that a person has to look at: what it ruled, counted, recorded and enrolled.
  package internal(set) var entries: [UInt32] = []
}

extension Register {
  /// The first entry that a successor adds.
  mutating func succeed(_ record: HallSucceeded, at sequence: UInt32) {
    let halls = formerHalls.compactMap { former -> SuccessionNote? in
      guard let key = hall.enrolment(of: former)?.publicKey else { return nil }
      return SuccessionNote(verifying: record.note, election: election.id, former: key)
    }
    guard let note = halls.first, note.size == sequence else {
      hall.unknownEntries += 1
      return
    }
    hall.successions.append(HallSuccession(former: note.former, size: note.size, sequence: sequence, note: record.note))
    hall.revocations[note.former] = Revocation(device: note.former, size: note.size, reason: record.reason)
  }

  /// A lost hall's own journal: what was taken over stands in its successor's, and of the rest only revocations have
  /// authority, because a thief must not be let in again.
  mutating func foldFormer(_ entry: Entry, sequence: UInt32, journal: Int) {
    let device = journals[journal].device
    guard let succession = hall.successions.first(where: { $0.former == device }), sequence >= succession.size,
      sequence >= journals[journal].foldFrom
    else { return }
    hall.leftBehind[device, default: LeftBehind()].size = max(
      hall.leftBehind[device]?.size ?? 0, sequence + 1)
    switch entry.body {
    // Of a laptop that the successor knows from what it took over: whoever has the lost machine stops nobody else.
    case .deviceRevoked(let revocation) where isSitesLaptop(revocation.device, before: succession):
      revoke(revocation)
      notePredecessor(revocation.device, since: succession)
    case .rightAllotted(let allotment):
      hall.leftBehind[device, default: LeftBehind()].moves.append((allotment, sequence))
    case .deviceEnrolled(let enrolment):
      notePastFork(entry)
      if enrolment.site != nil { hall.leftBehind[device, default: LeftBehind()].entries.append(sequence) }
    // What says something of the lost hall alone.
    case .merged, .reconciliationReported, .signedIn, .incident, .recoverySealed, .deviceRevoked: break
    default: hall.leftBehind[device, default: LeftBehind()].entries.append(sequence)
    }
  }

  private func isSitesLaptop(_ device: DeviceID, before succession: HallSuccession) -> Bool {
    hall.enrolment(of: device)?.site != nil && hall.enrolmentSequence[device] ?? .max < succession.sequence
  }

  /// The laptop that the successor enrolled next for the site took the revoked one's place, whichever entry came first.
  private mutating func notePredecessor(_ device: DeviceID, since succession: HallSuccession) {
    guard let site = hall.enrolment(of: device)?.site else { return }
    let devices = hall.devices(of: site)
    guard let place = devices.firstIndex(of: device), place + 1 < devices.count,
      hall.enrolmentSequence[devices[place + 1]] ?? 0 > succession.sequence
    else { return }
    hall.predecessors[devices[place + 1]] = device
  }

  /// The succession that took the hall by which a device went when it wrote the entry at `sequence`; nil where that
  /// hall is the one of today.
  func succession(since sequence: UInt32, of journal: JournalState) -> HallSuccession? {
    guard !hall.successions.isEmpty else { return nil }
    if let followed = journal.followed.last(where: { $0.from <= sequence })?.hall {
      return hall.successions.first { $0.former == followed }
    }
    let enrolled = hall.enrolmentSequence[journal.device] ?? 0
    return hall.successions.first { enrolled < $0.sequence }
  }

  /// Whether a sheet opens the keys of the hall of today: one was printed since it took over.
  package var hasSheet: Bool { !hall.recoveries.isEmpty }

  /// Where the hall's journal enrols the device; nil for one that it does not.
  package func enrolmentPlace(of device: DeviceID) -> UInt32? { hall.enrolmentSequence[device] }

  /// The hall's device of today where `device` was one before, and what was written there was taken over.
  func today(_ device: DeviceID) -> DeviceID {
    guard formerHalls.contains(device), let own = hall.ownDevice else { return device }
    return own
  }
}

extension EntryBody {
  /// The same, with what speaks of the journal that a successor took over speaking of the successor's.
  func renaming(_ today: (DeviceID) -> DeviceID) -> EntryBody {
    switch self {
    case .markTakenBack(var record):
      record.device = today(record.device)
      return .markTakenBack(record)
    case .caseRuled(var ruling):
      for index in ruling.verdicts.indices where ruling.device == nil {
        ruling.verdicts[index].device = today(ruling.verdicts[index].device)
      }
      return .caseRuled(ruling)
    case .figuresCorrected(var correction):
      correction.entry = EntryID(device: today(correction.entry.device), sequence: correction.entry.sequence)
      return .figuresCorrected(correction)
    case .procedure(.withdrawal(.record(var withdrawn))):
      withdrawn.entry = EntryID(device: today(withdrawn.entry.device), sequence: withdrawn.entry.sequence)
      return .procedure(.withdrawal(.record(withdrawn)))
    default: return self
    }
  }
}

extension Entry {
  func renaming(_ today: (DeviceID) -> DeviceID) -> Entry {
    Entry(elapsedSeconds: elapsedSeconds, poll: poll, body: body.renaming(today))
  }
}
