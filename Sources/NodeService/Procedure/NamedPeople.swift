import ElectionRecord
import JournalStore

/// Names and numbers of records against the roll, as `init` holds the candidates of an election's file against it.
extension CommandContext {
  /// Those whom `records` name with the number of somebody else; none where no roll is at hand.
  func misnamed(_ records: [ProcedureRecord], in register: Register) throws(Refusal) -> [Misfit] {
    var misfits: [Misfit] = []
    for record in records {
      for person in record.namedPeople(in: register) {
        guard let voter = try rollVoter(person.voter), voter.name.folded != person.name.folded else { continue }
        let misfit = try question(person, isAlike: isNamed(voter, person.name))
        if !misfits.contains(misfit) { misfits.append(misfit) }
      }
    }
    return misfits
  }

  /// Whether the roll has the name, or one that may be it (a traditional form, a title).
  func isNamed(_ voter: Voter, _ name: String) -> Bool {
    voter.name.folded == name.folded || NameLikeness.isQuestion(voter.name, name)
  }

  private func question(_ person: NamedPerson, isAlike: Bool) throws(Refusal) -> Misfit {
    let (name, number) = (person.name, person.voter)
    if isAlike {
      return .question(
        BilingualText(
          zh: "“\(name)”与名册第 \(number) 号的姓名写法不同（繁简或称谓之别）。",
          en: "\"\(name)\" and number \(number) on the roll write a name differently (a traditional form, a title)."))
    }
    let found = try own(name)
    return .question(
      BilingualText(
        zh: "“\(name)”与名册第 \(number) 号的姓名不同\(found.map { "，名册上的“\(name)”是第 \($0) 号" } ?? "")。",
        en: "\"\(name)\" and number \(number) on the roll have different names"
          + "\(found.map { "; the roll has that name under \($0)" } ?? "")."))
  }

  /// The first number under which the roll has exactly this name.
  private func own(_ name: String) throws(Refusal) -> RollNumber? {
    let found = try refusing { () throws(StoreError) in try roll?.search(name, limit: RollStore.searchLimitMax) }
    return found?.first { $0.name.folded == name.folded }?.number
  }
}
