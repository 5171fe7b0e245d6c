/// Figures of the procedure's records against what they add up to: forms, batches, meetings.
///
/// They are recorded where people insist: papers are what they are.
package enum RecordFit {
  /// What does not fit of one record, as the register stands before it.
  ///
  /// - Parameter place: Where and when it would be recorded; what depends on that is not asked about without it.
  package static func misfits(
    of record: ProcedureRecord, poll: UInt8, in register: Register, at place: RecordPlace? = nil
  ) -> [Misfit] {
    switch record {
    case .nomination(let nomination):
      misfits(of: nomination, in: register) + DayFit.misfits(of: nomination, in: register.election)
    case .proxy(.commissioned(let commission)):
      misfits(of: commission, in: register)
        + DayFit.misfits(of: ProxyRecord.commissioned(commission), in: register.election)
    case .proxy(let proxy): DayFit.misfits(of: proxy, in: register.election)
    case .counting(.batch(let batch)): misfits(of: batch, in: register)
    case .counting(.tally(let tally)):
      misfits(of: tally, in: register) + CountingFit.unclassified(tally, in: register)
        + CountingFit.likeTellers(tally, in: register)
    case .counting(.session(let session)): CountingFit.likeTellers(session, in: register)
    case .counting(.decision(let decision)): CountingFit.misfits(of: decision, in: register)
    case .calendar(.meeting(let meeting)): misfits(of: meeting)
    case .custody(let custody): place.map { CustodyFit.misfits(of: custody, poll: poll, in: register, at: $0) } ?? []
    case .registration(let registration):
      dayMisfits(of: registration, in: register, today: place?.today)
        + (registration.amendment.map { RollAmendmentRule.misfits(of: $0, in: register) } ?? [])
    case .outcome(let outcome): OutcomeFit.misfits(of: outcome, in: register)
    case .staff(let staff): StaffFit.misfits(of: staff, in: register)
    case .calendar, .counting, .paper, .withdrawal: []
    }
  }

  private static func misfits(of nomination: NominationRecord, in register: Register) -> [Misfit] {
    switch nomination {
    case .sheets(let sheets): misfits(of: sheets, in: register)
    case .votes(let votes):
      misfits(of: votes, in: register) + likeNames(votes.lines.map(\.name), for: votes.contest, in: register)
    case .joint(let joint):
      signers(of: joint, in: register) + likeNames([joint.name], for: joint.contest, in: register)
    case .party(let party): likeNames([party.name], for: party.contest, in: register)
    case .vetting, .withdrawal, .formal, .strokes: []
    }
  }

  /// Those who signed are voters, whom the roll holds or who are so many; some of them have a number.
  private static func signers(of joint: JointNomination, in register: Register) -> [Misfit] {
    let election = register.election
    let signers = joint.voters.count + joint.others
    var found = [
      Misfit.atMost(
        BilingualText(zh: "联名的选民", en: "voters who signed"), signers,
        BilingualText(zh: "登记选民", en: "registered voters"),
        election.mode == .voters ? register.registeredCount : election.electorate)
    ].compactMap(\.self)
    if joint.others > 0, joint.voters.isEmpty, joint.households.isEmpty {
      found.append(
        .question(
          BilingualText(
            zh: "联名的 \(joint.others) 人都没有写序号，名册上一个也查不到。",
            en: "None of the \(joint.others) who signed has a number: the roll has nobody of them.")))
    }
    return found
  }

  private static func dayMisfits(
    of record: RegistrationRecord, in register: Register, today: CalendarDay?
  ) -> [Misfit] {
    guard case .decided(let decision) = record else {
      return DayFit.misfits(of: record, in: register.election, today: today)
    }
    return ObjectionRule.misfits(of: decision, in: register, today: today)
  }

  /// Who is away votes for nobody.
  private static func misfits(of commission: ProxyCommission, in register: Register) -> [Misfit] {
    let book = register.hall.commissions
    var absent: [RollNumber] = []
    if commission.isAway, book.principals(of: commission.principal) > 0 { absent.append(commission.principal) }
    if book.commission(of: commission.proxy)?.isAway == true { absent.append(commission.proxy) }
    return absent.map { voter in
      .question(
        BilingualText(
          zh: "序号 \(voter) 登记为选举期间外出，又是别人的受托人；外出的人不能到场代投。",
          en:
            "Number \(voter) is recorded as away during the election and is a proxy of others; who is away cannot vote for "
            + "them."))
    }
  }

  private static func misfits(of sheets: NominationSheets, in register: Register) -> [Misfit] {
    let (issued, returned) = (BilingualText(zh: "发出", en: "issued"), BilingualText(zh: "收回", en: "returned"))
    let classes = sheets.valid + sheets.invalid
    return [
      .atMost(issued, sheets.issued, BilingualText(zh: "登记选民", en: "registered voters"), register.registeredCount),
      .atMost(returned, sheets.returned, issued, sheets.issued),
      .atMost(BilingualText(zh: "有效、无效之和", en: "valid and invalid"), classes, returned, sheets.returned),
    ].compactMap(\.self)
  }

  private static func misfits(of votes: NominationVotes, in register: Register) -> [Misfit] {
    let nomination = register.nomination
    guard !nomination.sheets.isEmpty, !votes.isRevote else { return [] }
    return votes.lines.compactMap { line in
      .atMost(
        BilingualText(zh: "\(line.name) 的得票", en: "votes of \(line.name)"), line.votes ?? 0,
        BilingualText(zh: "有效提名票", en: "valid forms"), nomination.total.valid)
    }
  }

  /// The papers of a batch against its boxes.
  static func misfits(of batch: CountBatch, in register: Register) -> [Misfit] {
    guard let poll = register.election.polls.firstIndex(where: { $0.id == batch.poll }) else { return [] }
    let books = Reconciliation.figures(register, poll: UInt8(clamping: poll)).accounts
      .filter { batch.sites.contains($0.site) }.map(\.account)
    let papers = BilingualText(zh: "\(batch.id) 批的张数", en: "papers of batch \(batch.id)")
    let returned = books.compactMap(\.returned)
    // Nobody knows what was issued where a journal is still out.
    guard returned.count == batch.sites.count || batch.sites.allSatisfy(register.hasClosed) else { return [] }
    let misfit: Misfit? =
      returned.count == batch.sites.count
      ? .exactly(papers, batch.papers, BilingualText(zh: "这些票箱的点票", en: "count of its boxes"), returned.reduce(0, +))
      : .near(
        papers, batch.papers, BilingualText(zh: "这些票箱发出", en: "issued at its boxes"),
        books.reduce(0) { $0 + $1.issued })
    return misfit.map { [$0] } ?? []
  }

  /// Names written in that are like a candidate's: their votes may be the candidate's.
  private static func misfits(of tally: BatchTally, in register: Register) -> [Misfit] {
    tally.contests.flatMap { counted -> [Misfit] in
      guard let contest = register.election.contests.first(where: { $0.id == counted.contest }) else { return [] }
      return likeNames(counted.writeIns.map(\.name), known: register.choices(of: contest))
    }
  }

  /// Names put forward that are like those of others who were, or like each other.
  private static func likeNames(_ names: [String], for contest: String, in register: Register) -> [Misfit] {
    likeNames(names, known: register.nominees(for: contest).map(\.name))
  }

  private static func likeNames(_ names: [String], known: [String]) -> [Misfit] {
    let there = FoldedSet(known)
    return names.enumerated().compactMap { place, name in
      guard !there.contains(name) else { return nil }
      return (known + names[..<place]).first { NameLikeness.isQuestion(name, $0) }.map {
        .likeName(name, known: $0)
      }
    }
  }

  private static func misfits(of meeting: Meeting) -> [Misfit] {
    guard let present = meeting.present, let expected = meeting.expected else { return [] }
    let misfit = Misfit.atMost(
      BilingualText(zh: "实到", en: "present"), present, BilingualText(zh: "应到", en: "expected"), expected)
    return misfit.map { [$0] } ?? []
  }
}

/// Where and when a record would be made.
package struct RecordPlace: Sendable {
  /// The index of the journal that would hold it.
  let journal: Int
  /// Nil for the hall's.
  let site: SiteID?
  /// By the node's clock, in UTC.
  let today: CalendarDay?

  package init(journal: Int, site: SiteID?, today: CalendarDay?) {
    (self.journal, self.site, self.today) = (journal, site, today)
  }
}

extension Misfit {
  static func atMost(_ what: BilingualText, _ typed: Int, _ of: BilingualText, _ most: Int) -> Misfit? {
    typed > most ? .record(what, typed: typed, against: of, number: most) : nil
  }

  /// Not above the number, nor below half of it: few papers go missing between the table and the box.
  static func near(_ what: BilingualText, _ typed: Int, _ of: BilingualText, _ number: Int) -> Misfit? {
    typed > number || 2 * typed < number ? .record(what, typed: typed, against: of, number: number) : nil
  }

  static func exactly(_ what: BilingualText, _ typed: Int, _ of: BilingualText, _ due: Int) -> Misfit? {
    typed == due ? nil : .record(what, typed: typed, against: of, number: due)
  }
}
