/// What an import of registrations writes: the roll, the file of identities and the records of the history.
package struct RegistrationOutcome: Sendable {
  /// The accepted rows in the order of the files, numbered from 1.
  package let voters: [Voter]
  /// Records for the hall's journal: the import itself, then who was registered how.
  package let history: [RegistrationRecord]
  private let accepted: [RegistrationApplicant]

  /// - Parameters:
  ///   - cards: What voter-card numbers start with, such as `HB`: the first one is `HB-000001`.
  ///   - day: The day of the import.
  package init(_ preview: RegistrationPreview, cards: String, day: CalendarDay) {
    let rows = preview.rows.filter { $0.verdict == .accepted }
    accepted = rows.compactMap(\.applicant)
    voters = accepted.enumerated().map { place, applicant in
      let number = RollNumber(place + 1)
      return Voter(
        number: number, name: applicant.name, sex: applicant.sex, birthDate: "\(applicant.birthDate)",
        address: applicant.address, area: applicant.area, household: applicant.household,
        card: "\(cards)-\(Self.padded(number))", members: applicant.members)
    }
    let summary = RegistrationImport(
      day: day, accepted: accepted.count, questionable: preview.count(.questionable), refused: preview.count(.refused),
      declined: preview.count(.declined))
    history = [.imported(summary)] + Self.batches(rows, day: day) + Self.residences(accepted, day: day)
  }

  /// The roll's file.
  package var rollText: String { RollText.roll(voters) }

  /// The file of identities: no names, no numbers of identity cards.
  package var identitiesText: String {
    RollText.file(
      RollTable.identities.columns,
      accepted.enumerated().map { place, applicant in
        let mark = applicant.identity.mark
        return [String(place + 1), mark?.hash.hex ?? "", mark?.lastFour ?? "", applicant.personHash.hex]
      })
  }

  private static func padded(_ number: RollNumber) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  private struct BatchKey: Hashable {
    let basis: RegistrationBasis
    let source: RegistrationSource
    let canvasser: String
    let isDeclared: Bool

    init(_ row: RegistrationPreview.Row, _ applicant: RegistrationApplicant) {
      basis = applicant.basis ?? .hukou
      source = applicant.source
      canvasser = applicant.canvasser
      // Whoever looked into a row that says nothing found that the person takes part.
      isDeclared =
        !applicant.source.asksThePerson(applicant.canvasser)
        && (applicant.takesPart || row.issues.contains { $0.code == .declarationMissing })
    }
  }

  private static func batches(_ accepted: [RegistrationPreview.Row], day: CalendarDay) -> [RegistrationRecord] {
    var order: [BatchKey] = []
    var voters: [BatchKey: [RollNumber]] = [:]
    for (place, row) in accepted.enumerated() {
      guard let applicant = row.applicant else { continue }
      let key = BatchKey(row, applicant)
      if voters[key] == nil { order.append(key) }
      voters[key, default: []].append(RollNumber(place + 1))
    }
    return order.flatMap { key -> [RegistrationRecord] in
      let numbers = voters[key] ?? []
      return stride(from: 0, to: numbers.count, by: VotersRegistered.votersMax).map { start in
        let part = numbers[start..<min(numbers.count, start + VotersRegistered.votersMax)]
        return .registered(
          VotersRegistered(
            day: day, basis: key.basis, source: key.source, canvasser: key.canvasser, voters: Array(part),
            isDeclared: key.isDeclared))
      }
    }
  }

  private static func residences(_ accepted: [RegistrationApplicant], day: CalendarDay) -> [RegistrationRecord] {
    accepted.enumerated().flatMap { place, applicant -> [RegistrationRecord] in
      let voter = RollNumber(place + 1)
      var records: [RegistrationRecord] = []
      if let separation = applicant.separation, let proof = separation.proof {
        records.append(
          .separated(
            SeparatedResidence(
              voter: voter, day: day, choice: .here, community: separation.community, proof: proof)))
      }
      if applicant.basis == .residence, let since = applicant.residentSince {
        records.append(.resident(EntitledSince(voter: voter, day: day, since: since)))
      }
      if applicant.basis == .worker, let since = applicant.workSince {
        records.append(.worker(EntitledSince(voter: voter, day: day, since: since)))
      }
      return records
    }
  }
}
