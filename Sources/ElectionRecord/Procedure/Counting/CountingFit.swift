/// Records of the count against the tallies that are there.
enum CountingFit {
  /// Papers of the batch that are in no class: left out of the keying, or out of the batch.
  static func unclassified(_ tally: BatchTally, in register: Register) -> [Misfit] {
    guard let batch = register.counting.batch(tally.batch)?.batch else { return [] }
    let classes = BilingualText(zh: "有效、无效、弃权、疑难之和", en: "valid, invalid, blank and doubtful")
    let papers = BilingualText(zh: "\(batch.id) 批的张数", en: "papers of batch \(batch.id)")
    return [Misfit.exactly(classes, tally.classified, papers, batch.papers)].compactMap(\.self)
  }

  /// Tellers of one batch who are one person, or whose names are alike: two tellers must be two people.
  static func likeTellers(_ tally: BatchTally, in register: Register) -> [Misfit] {
    let state = register.counting
    guard let teller = state.session(tally.session)?.teller, let batch = state.batch(tally.batch) else { return [] }
    let tellers = batch.keyings.map(\.teller)
    if tellers.contains(where: { $0.folded == teller.folded }) { return [.sameTeller(teller, batch.batch.id)] }
    return tellers.first { NameLikeness.isQuestion(teller, $0) }.map { [.likeTellers($0, teller)] } ?? []
  }

  /// A teller whose name is like that of another session's.
  static func likeTellers(_ session: CountSession, in register: Register) -> [Misfit] {
    register.counting.sessions.map(\.teller).first { NameLikeness.isQuestion(session.teller, $0) }
      .map { [.likeTellers($0, session.teller)] } ?? []
  }

  /// A decision that the latest tally without doubtful papers contradicts.
  static func misfits(of decision: DoubtfulDecision, in register: Register) -> [Misfit] {
    guard let batch = register.counting.batch(holding: decision.referral),
      let referral = batch.referrals.first(where: { $0.referral.id.folded == decision.referral.folded }),
      let tally = batch.keyings.map(\.tally).last(where: { $0.doubtful == 0 })
    else { return [] }
    let decided = batch.decided(decision.decision) + referral.referral.papers
    let found = tally.papers(in: decision.decision)
    guard decided > found else { return [] }
    return [
      .contradicted(
        batch: batch.batch.id, decision.decision, decided: decided, keying: tally.keying, tallied: found)
    ]
  }
}

extension BatchTally {
  fileprivate func papers(in paperClass: PaperClass) -> Int {
    switch paperClass {
    case .valid: valid
    case .invalid: invalid
    case .blank: blank
    }
  }
}

extension Misfit {
  fileprivate static func sameTeller(_ teller: String, _ batch: String) -> Misfit {
    .question(
      BilingualText(
        zh: "计票人“\(teller)”已经计过票批“\(batch)”：再计一次，以这一次为准，仍算一个人；另一次计票须是另一个人。",
        en:
          "The teller \"\(teller)\" has tallied batch \(batch) before: this tally takes the place of that one, and another "
          + "person must make the other."))
  }

  fileprivate static func likeTellers(_ known: String, _ teller: String) -> Misfit {
    .question(
      BilingualText(
        zh: "计票人“\(known)”和“\(teller)”像是同一个人（繁简或称谓之别）；一批的两次计票须是两个人。",
        en:
          "The tellers \"\(known)\" and \"\(teller)\" may be one person (a traditional form, a title); two people tally "
          + "a batch."))
  }
}
