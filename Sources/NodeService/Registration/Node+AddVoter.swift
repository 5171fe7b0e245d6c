package import ElectionRecord
package import JournalStore

/// 补登: persons whom the hall puts on the roll.
extension Node {
  /// Puts a person on the roll with the next number.
  ///
  /// - Parameter person: The row; its number is not looked at.
  /// - Returns: The number that the person got.
  /// - Throws: ``NodeError/onlyAtHall``, ``NodeError/invalidText(_:)``; ``NodeError/procedure(_:)`` with what
  ///   ``RollAdditionRule`` refuses, and where this hall has no person key.
  package func addVoter(
    _ person: Voter, basis: String, officers: [String], insist: Bool = false, request: RequestKey? = nil
  ) throws(NodeError) -> RollNumber {
    try write(person, as: .voterAdded, basis: basis, officers: officers, request: request) {
      (register) throws(Refusal) in
      try RollAdditionRule.check(officers: officers, insist: insist, in: register)
      return register.nextNumber
    }
  }

  /// Puts another person in the place of a household's representative.
  ///
  /// - Parameter person: The row, under the household's number.
  /// - Throws: As ``addVoter(_:basis:officers:insist:request:)``, with what ``RepresentativeReplacementRule`` refuses.
  package func replaceRepresentative(
    with person: Voter, basis: String, officers: [String], request: RequestKey? = nil
  ) throws(NodeError) -> RollNumber {
    try write(person, as: .representativeReplaced, basis: basis, officers: officers, request: request) {
      (register) throws(Refusal) in
      try RepresentativeReplacementRule.check(person.number, officers: officers, in: register)
      return person.number
    }
  }

  /// Writes a row into the hall's journal, sealed, under the number that `decide` gives.
  private func write(
    _ person: Voter, as command: EntryReceipt.Command, basis: String, officers: [String], request: RequestKey?,
    _ decide: (Register) throws(Refusal) -> RollNumber
  ) throws(NodeError) -> RollNumber {
    try requireHall()
    try checkTexts(officers + [basis])
    guard let personKey else { throw .procedure(.personKeyMissing) }
    let entries = try once(command, under: request) { () throws(NodeError) in
      let number = try wrapping(NodeError.procedure) { () throws(Refusal) in try decide(register) }
      let voter = person.with(number: number)
      guard let row = personKey.seal(voter) else { throw .invalidText(String(voter.name.prefix(40))) }
      let record = VoterAdded(
        voter: number, area: voter.area, digest: row.digest, sealed: row.sealed, basis: basis, officers: officers)
      return [command == .voterAdded ? .voterAdded(record) : .representativeReplaced(record)]
    }
    switch try bodies(of: entries).first {
    case .voterAdded(let record), .representativeReplaced(let record): return record.voter
    default: throw .store(.damaged(place: "request"))
    }
  }

  /// Tells the roll of this node who was added or represents a household now, as far as this node can open their rows.
  ///
  /// - Throws: ``StoreError``.
  package func teach(_ roll: RollStore?) throws(StoreError) {
    guard let roll, let personKey else { return }
    for record in register.journalRows.values where !roll.knows(record) {
      if let voter = personKey.open(record) { try roll.put(voter, of: record) }
    }
  }

  /// A person without a number, for the journal of this laptop.
  ///
  /// - Parameter isAnother: Whether the clerk says that it is another person than whoever else has the name.
  package func unlisted(_ name: String, isAnother: Bool = false) -> UnlistedPerson {
    UnlistedPerson(name: name, digest: personKey?.digest(ofName: name), isAnother: isAnother)
  }
}

extension Voter {
  func with(number: RollNumber) -> Voter {
    Voter(
      number: number, name: name, sex: sex, birthDate: birthDate, address: address, area: area, household: household,
      card: card, members: members)
  }
}

extension Refusal {
  /// A row that was added cannot be opened here.
  static let addedUnreadable = Refusal(
    "addedUnreadable", zh: "补登的选民有打不开的：\(NodeDirectory.File.personKey) 缺失，或不是本次选举的。请从备份取回该文件再办理。",
    en: "Persons who were added cannot be read: \(NodeDirectory.File.personKey) is missing, or is not this election's. "
      + "Bring the file back from a backup first.")

  static let personKeyMissing = Refusal(
    "personKeyMissing", zh: "会场主机缺少 \(NodeDirectory.File.personKey)，不能补登。请从备份取回该文件；没有备份的，用补正后的名册重新建立会场主机。",
    en: "This hall has no \(NodeDirectory.File.personKey) and cannot add anybody. Bring the file back from a backup; "
      + "without one, set up the hall anew with a corrected roll.")
}
