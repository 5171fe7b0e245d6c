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

  /// Those whom `records` put forward without the number that the roll has under their name, and proxies with the name
  /// of a candidate who has no number.
  ///
  /// - Rule: a candidate is nobody's proxy (城市居民委员会组织法 2025, art. 19), which is seen by numbers.
  func unnumbered(_ records: [ProcedureRecord], in register: Register) throws(Refusal) -> [Misfit] {
    let names = FoldedSet(register.allPutForward.filter { $0.voter == nil }.map(\.name))
    var misfits: [Misfit] = []
    for record in records {
      for name in record.unnumberedNominees(in: register) {
        if let number = try own(name) { misfits.append(Self.numberMissing(name, number)) }
      }
      guard case .proxy(.commissioned(let commission)) = record, let voter = try rollVoter(commission.proxy),
        let name = voter.people.first(where: names.contains)
      else { continue }
      misfits.append(Self.namedAsCandidate(name, commission.proxy))
    }
    return misfits
  }

  private static func numberMissing(_ name: String, _ number: RollNumber) -> Misfit {
    .question(
      BilingualText(
        zh: "“\(name)”没有写序号，名册第 \(number) 号就是这个姓名。是本人的请写上序号，否则他受人委托、与人是近亲属都查不到。",
        en:
          "\"\(name)\" has no number, and the roll has that name under \(number). If it is the same person, give the number: "
          + "without it nobody sees the candidate act as a proxy."))
  }

  private static func namedAsCandidate(_ name: String, _ number: RollNumber) -> Misfit {
    .question(
      BilingualText(
        zh: "受托人第 \(number) 号与候选人“\(name)”同名，候选人没有记录序号。候选人不得接受委托：请核对是不是同一人。",
        en:
          "The proxy, number \(number), has the name of the candidate \"\(name)\", whose number is not recorded. Candidates "
          + "accept no commission: make sure that it is another person."))
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
