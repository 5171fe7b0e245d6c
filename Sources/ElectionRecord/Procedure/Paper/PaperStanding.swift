/// A batch of marks from paper as it stands now.
package struct PaperStanding: Sendable {
  package let site: SiteID
  /// Where the batch stands.
  package let entry: EntryID
  package let batch: PaperBatch
  /// Its marks that were not taken back, in the order in which they were entered.
  package let marks: [Claim]
  /// The second person; nil until somebody else keyed the list again.
  package let checkedBy: String?

  /// Those who got a second paper, without marks that were taken back.
  var replaced: Set<RollNumber> { Set(batch.replaced).intersection(marks.map(\.voter)) }
}

extension PaperRule {
  /// Every batch known here that is not kept out until a ruling, by site and place.
  package static func batches(in register: Register) -> [PaperStanding] {
    let holders = register.journals.indices.filter {
      register.journals[$0].site != nil && !register.journals[$0].procedure.paper.isEmpty
    }
    guard !holders.isEmpty else { return [] }
    let checks = checks(in: register)
    return holders.flatMap { batches(ofJournal: $0, checks: checks, in: register) }.sorted {
      (register.election.siteIndex($0.site) ?? .max, $0.entry, $0.marks.count)
        < (register.election.siteIndex($1.site) ?? .max, $1.entry, $1.marks.count)
    }
  }

  private static func batches(
    ofJournal index: Int, checks: [EntryID: [String]], in register: Register
  ) -> [PaperStanding] {
    let journal = register.journals[index]
    guard let site = register.siteID(ofJournal: index) else { return [] }
    return journal.procedure.paper.compactMap { recorded -> PaperStanding? in
      guard case .batch(let batch) = recorded.record,
        register.stands(recorded.entry)
      else { return nil }
      let checker = checks[recorded.entry]?.first { $0.folded != batch.enteredBy.folded }
      return PaperStanding(
        site: site, entry: recorded.entry, batch: batch,
        marks: marks(of: batch, at: recorded.entry.sequence, journal: index, in: register), checkedBy: checker)
    }
  }

  private static func marks(
    of batch: PaperBatch, at sequence: UInt32, journal: Int, in register: Register
  ) -> [Claim] {
    let claims = register.journals[journal].claims.lazy.map { register.claims[Int($0)] }
    let end = UInt64(sequence) + UInt64(batch.marks)
    return claims.filter {
      $0.sequence > sequence && UInt64($0.sequence) <= end && $0.flags.contains(.paper) && !register.isVoided($0)
    }
  }

  private static func checks(in register: Register) -> [EntryID: [String]] {
    var found: [EntryID: [String]] = [:]
    for recorded in register.procedure(\.paper) {
      if case .checked(let check) = recorded.record, let batch = check.batch {
        found[batch, default: []].append(check.checkedBy)
      }
    }
    return found
  }
}
