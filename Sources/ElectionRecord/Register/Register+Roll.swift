/// Who is on the roll: as it was imported, and as the hall added to it.
extension Register {
  /// Whether somebody has this number, struck off or not.
  @inline(__always)
  package func isOnRoll(_ number: RollNumber) -> Bool { roll.contains(number) || hall.added[number] != nil }

  /// What became of the numbers of the roll that no longer are a voter's own.
  package var amendedNumbers: [RollNumber: RollAmendment.Change] { hall.amendments.filter { isOnRoll($0.key) } }

  /// Numbers on the roll.
  package var rollCount: Int { roll.count + hall.added.count }

  /// The site that holds the right of `voter` at first; ``RollIndex/unassigned`` for one whom the hall added, since the
  /// hall holds that right.
  func initialSite(_ voter: RollNumber) -> UInt16 {
    roll.contains(voter) ? roll.initialSite(voter) : RollIndex.unassigned
  }

  /// Persons whom the hall put on the roll and who were not struck off.
  package var addedCount: Int { hall.added.keys.count { !isStruckOff($0) } }

  /// The number for the next person: beyond the imported roll, given to nobody, and on no mark that is held here.
  package var nextNumber: RollNumber {
    var next = max(roll.last, hall.added.keys.max() ?? 0) + 1
    while strays[next] != nil { next += 1 }
    return next
  }

  /// Keeps a person whom the hall added; a number is given once.
  mutating func add(_ record: VoterAdded) {
    guard record.voter > 0, !isOnRoll(record.voter) else {
      hall.unknownEntries += 1
      return
    }
    hall.added[record.voter] = record
    hall.rollVersion += 1
  }

  /// Keeps who represents a household from now on; its right stays where it is.
  mutating func replace(_ record: VoterAdded, at sequence: UInt32) {
    guard election.mode == .households, isOnRoll(record.voter) else {
      hall.unknownEntries += 1
      return
    }
    hall.representatives[record.voter] = record
    hall.rollVersion += 1
    hall.replacements[record.voter] = (sequence, hall.rollVersion)
  }

  /// The rows that the hall's journal holds, by number: of persons who were added, and of households' representatives
  /// who took another's place.
  /// Asked before every command: where nobody was replaced, nothing is copied.
  package var journalRows: [RollNumber: VoterAdded] {
    hall.representatives.isEmpty ? hall.added : hall.added.merging(hall.representatives) { $1 }
  }
}

/// Envelopes of persons without a number (名册上没有的人).
extension Register {
  /// Keeps what the latest claim's entry says of a person without a number.
  mutating func noteUnlisted(_ person: Digest32?) {
    let index = UInt32(claims.count - 1)
    unlisted.append(index)
    if let person { unlistedPersons[person, default: []].append(index) }
  }

  /// The number under which officers let such an envelope count.
  func number(of claim: Claim) -> RollNumber? {
    guard claim.isUnlisted, let verdict = hall.verdicts[entryID(claim)], verdict.decision == .accepted else {
      return nil
    }
    return verdict.voter
  }

  /// Whose the mark is: of an envelope without a number, the voter for whom officers let it count.
  func effectiveVoter(of claim: Claim) -> RollNumber { number(of: claim) ?? claim.voter }

  /// Indices of the claims without a number that officers found to be this voter's.
  func identifiedClaims(of voter: RollNumber) -> [Int] {
    guard let entries = hall.identified[voter] else { return [] }
    return entries.flatMap { entry in
      journalIndices(of: entry.device).compactMap { claimIndex(journal: $0, sequence: entry.sequence) }
    }
    .filter { claims[$0].isUnlisted }
  }

  /// Whether such an envelope waits for its ruling.
  package var hasWaitingStranger: Bool { hasStranger { $0 == nil } }

  /// Whether such an envelope does not count: it waits, or was refused, which two officers may put right.
  var hasUncountedStranger: Bool { hasStranger { $0 != .accepted } }

  private func hasStranger(ruled isMeant: (Verdict.Decision?) -> Bool) -> Bool {
    unlisted.contains { index in
      let claim = claims[Int(index)]
      return isMeant(hall.verdicts[entryID(claim)]?.decision) && !isVoided(claim) && !isQuarantined(claim)
    }
  }

  /// The digest of the person's name in the envelope that the entry sealed.
  package func unlistedPerson(at entry: EntryID) -> Digest32? {
    unlistedPersons.first { _, indices in indices.contains { entryID(claims[Int($0)]) == entry } }?.key
  }
}

extension Claim {
  /// An envelope of a person who had no number.
  var isUnlisted: Bool { voter == 0 && isProvisional }
}
