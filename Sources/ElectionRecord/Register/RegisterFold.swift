/// Folding entries into the register. Every entry changes facts in a way that does not depend on other journals.
extension Register {
  /// Folds the next entries of a journal.
  package mutating func fold(_ run: EntryRun, into journal: Int) {
    run.forEach { fold(Entry(decoding: $0), into: journal) }
  }

  /// Folds the next entry of a journal.
  @inline(__always)
  package mutating func fold(_ entry: Entry, into journal: Int) {
    let sequence = journals[journal].size
    journals[journal].size = sequence + 1
    journals[journal].recordedAt &+= entry.elapsedSeconds
    let isFromPaper = isFromPaper(entry, journal: journal)
    if case .cast(let voter, let proxy) = entry.body, sequence >= journals[journal].foldFrom,
      journals[journal].site != nil, hasPoll(entry.poll)
    {
      addClaim(
        voter: voter, proxy: proxy ?? 0, flags: isFromPaper ? .paper : [], entry: entry, sequence: sequence,
        journal: journal)
    } else if journals[journal].isHall {
      foldHall(entry, sequence: sequence, journal: journal)
    } else if journals[journal].isFormerHall {
      foldFormer(entry, sequence: sequence, journal: journal)
    } else if journals[journal].site == nil || !hasPoll(entry.poll) {
      if sequence >= journals[journal].foldFrom { journals[journal].unknownEntries += 1 }
    } else {
      foldSite(entry, sequence: sequence, journal: journal)
    }
  }

  /// Whether the entry is a mark of a batch from paper: its header says how many follow.
  @inline(__always)
  private mutating func isFromPaper(_ entry: Entry, journal: Int) -> Bool {
    guard case .cast = entry.body else {
      if case .procedure(.paper(.batch(let batch))) = entry.body {
        journals[journal].paperLeft = batch.marks
      } else {
        journals[journal].paperLeft = 0
      }
      return false
    }
    guard journals[journal].paperLeft > 0 else { return false }
    journals[journal].paperLeft -= 1
    return true
  }

  private mutating func foldSite(_ entry: Entry, sequence: UInt32, journal: Int) {
    switch entry.body {
    case .opened(let opening):
      guard journals[journal].opening == nil else { return }
      journals[journal].opening = opening
      journals[journal].openedAt = sequence
    case .closed(let closing):
      guard journals[journal].closing == nil else { return }
      journals[journal].closing = closing
      journals[journal].closedAt = sequence
      journals[journal].closedTime = journals[journal].recordedAt
    case .hallHeld(let size):
      guard size > journals[journal].hallHeld.last?.size ?? 0 else { return }
      journals[journal].hallHeld.append((sequence, size))
    case .hallFollowed(let hall):
      journals[journal].followed.append((sequence, hall))
      // Of the other hall's journal it has said nothing yet.
      journals[journal].hallHeld.append((sequence, 0))
    default:
      if sequence >= journals[journal].foldFrom {
        foldMark(entry, sequence: sequence, journal: journal)
      } else {
        foldShared(entry, sequence: sequence, journal: journal)
      }
    }
  }

  /// An entry that an earlier branch holds too: it makes no claim again, but this branch's closing counts its casts.
  private mutating func foldShared(_ entry: Entry, sequence: UInt32, journal: Int) {
    switch entry.body {
    case .cast where isServing(journal): journals[journal].sharedCasts.insert(sequence)
    case .voided(let voiding): journals[journal].sharedCasts.remove(voiding.sequence)
    default: break
    }
  }

  private mutating func foldMark(_ entry: Entry, sequence: UInt32, journal: Int) {
    switch entry.body {
    case .provisional(let paper):
      addClaim(
        voter: paper.voter, proxy: paper.proxy ?? 0, flags: .provisional, entry: entry, sequence: sequence,
        journal: journal)
      noteEnvelope(paper.envelope)
      if paper.voter == 0 { noteUnlisted(paper.person) }
    case .voided(let voiding):
      journals[journal].sharedCasts.remove(voiding.sequence)
      guard let index = claimIndex(journal: journal, sequence: voiding.sequence), claims[index].voidedBy == 0
      else { return }
      claims[index].voidedBy = sequence
      if voiding.paperMarked { claims[index].flags.insert(.paperMarked) }
    case .replaced: journals[journal].replacements.append(sequence)
    case .counted(let count) where election.siteIndex(count.site) == journals[journal].site:
      journals[journal].counts[entry.poll] = (count, sequence)
    case .figuresCorrected(let correction) where correction.entry.device == journals[journal].device:
      let entryID = EntryID(device: journals[journal].device, sequence: sequence)
      journals[journal].corrections.append(
        RecordedCorrection(correction: correction, poll: entry.poll, entry: entryID))
    case .procedure(let record) where record.mayStandAtSite:
      let entryID = EntryID(device: journals[journal].device, sequence: sequence)
      journals[journal].procedure.add(record, entry: entryID, recordedAt: journals[journal].recordedAt)
    case .incident, .signedIn, .cast: break
    default: journals[journal].unknownEntries += 1
    }
  }

  mutating func addClaim(
    voter: RollNumber, proxy: RollNumber, flags: Claim.Flags, entry: Entry, sequence: UInt32, journal: Int
  ) {
    var flags = flags
    if !flags.contains(.corrected), !isServing(journal) { flags.insert(.outsideOpening) }
    let isUnlisted = voter == 0 && flags.contains(.provisional)
    let previous = isUnlisted ? 0 : head(of: voter)
    let position = UInt32(claims.count)
    claims.append(
      Claim(
        voter: voter, sequence: sequence, proxy: proxy, journal: UInt16(journal), poll: entry.poll, flags: flags,
        next: previous, recordedAt: journals[journal].recordedAt))
    if roll.contains(voter) {
      heads[Int(voter) - 1] = position + 1
    } else if !isUnlisted {
      strays[voter] = position + 1
    }
    journals[journal].claims.append(position)
    if proxy != 0 { proxyClaims[proxy, default: []].append(position) }
  }

  private func isServing(_ journal: Int) -> Bool {
    journals[journal].openedAt != nil && journals[journal].closedAt == nil
  }

  /// The index of the claim that `sequence` of `journal` made, by binary search.
  func claimIndex(journal: Int, sequence: UInt32) -> Int? {
    let list = journals[journal].claims
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if claims[Int(list[middle])].sequence < sequence { low = middle + 1 } else { high = middle }
    }
    guard low < list.count, claims[Int(list[low])].sequence == sequence else { return nil }
    return Int(list[low])
  }
}
