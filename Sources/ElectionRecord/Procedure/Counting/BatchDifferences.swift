/// Where figures entered by hand are not those of the batches that hold the same papers: what a person is asked about,
/// the finding `batchDiffers`, and what is in doubt because of it.
extension CountedPapers {
  /// A figure of a batch and what was entered for its boxes.
  struct BoxDifference {
    let figure: BilingualText
    let entered: Int
    let batch: Int
  }

  /// Batches and contests whose figures were also entered by hand, differently.
  var differences: Int {
    batches.count { !differences(from: $0).isEmpty }
      + register.election.contests.count { difference(of: $0) != nil || !outOfBatches($0).isEmpty }
  }

  /// What was entered for all boxes of a batch against the batch; its classes once two tellers agree on them.
  func differences(from state: BatchState) -> [BoxDifference] {
    let counts = state.batch.sites.compactMap { register.hall.counts[poll]?[$0]?.count }
    guard counts.count == state.batch.sites.count else { return [] }
    func differing(
      _ zh: String, _ en: String, _ figure: KeyPath<BoxCount, Int>, _ batch: Int, opened: Int = 0
    ) -> BoxDifference? {
      let entered = counts.reduce(opened) { $0 + $1[keyPath: figure] }
      return entered == batch
        ? nil : BoxDifference(figure: BilingualText(zh: zh, en: en), entered: entered, batch: batch)
    }
    let counted = opened(into: state) { register.hall.counts[poll]?[$0]?.sequence ?? 0 }
    let batched = opened(into: state) { _ in state.countedAt }
    var found = [differing("收回", "returned", \.returned, state.batch.papers + batched, opened: counted)]
    if let accepted = state.accepted, counts.allSatisfy(\.isClassified) {
      found += [
        differing("有效", "valid", \.valid, accepted.valid), differing("无效", "invalid", \.invalid, accepted.invalid),
        differing("弃权", "blank", \.blank, accepted.blank),
      ]
    }
    return found.compactMap(\.self)
  }

  /// Envelopes that were opened into the boxes of a batch, each after a place in the hall's journal.
  private func opened(into state: BatchState, after place: (SiteID) -> UInt32) -> Int {
    state.batch.sites.reduce(0) { $0 + register.opened(at: $1, poll: poll, after: place($1)) }
  }

  /// The votes that were entered and those that the batches come to, where they are not the same.
  func difference(of contest: Contest) -> (entered: Tally, batches: Tally)? {
    guard excluded.isEmpty, let entered = register.hall.tallies[poll]?[contest.id], isWhole else { return nil }
    let summed = sum(of: contest).tally
    let isSame =
      (entered.writeIns, entered.undervotes) == (summed.writeIns, summed.undervotes)
      && entered.votesByName == summed.votesByName
    return isSame ? nil : (entered, summed)
  }

  /// Whether the batches hold every box in which there may be papers, and two tellers agree on each.
  private var isWhole: Bool {
    !batches.isEmpty && batches.allSatisfy { $0.accepted != nil }
      && register.election.sites.allSatisfy { batch(of: $0.id) != nil || isEmpty($0.id) }
  }

  private func isEmpty(_ site: SiteID) -> Bool {
    if let count = register.hall.counts[poll]?[site]?.count { return count.returned == 0 }
    let index = register.election.siteIndex(site)
    return register.journals.allSatisfy { $0.site != index || $0.claims.isEmpty }
  }

  /// The place in the hall's journal of the last figure entered in the poll, by whichever way.
  var lastEntered: UInt32 {
    let hall = register.hall
    let entered = [hall.counts[poll]?.values.map(\.sequence), hall.tallyEntries[poll]?.values.map(\.sequence)]
    let corrected = hall.figureCorrections.filter { $0.poll == poll }.map(\.entry.sequence)
    let tallied = register.hallProcedure(\.counting).filter { recorded in
      guard case .tally(let tally) = recorded.record else { return false }
      return batches.contains { $0.batch.id.folded == tally.batch.folded }
    }
    return (entered.compactMap(\.self).joined() + corrected + tallied.map(\.entry.sequence)).max() ?? 0
  }

  // MARK: In doubt

  /// Papers by which boxes differ from their batches, and all of a batch on which no two tellers agree: of every
  /// contest, the turnout and the majority.
  ///
  /// Two tellers agree on the batch: what officers put in place of one figure alone stays in doubt, and a batch that is
  /// wrong is tallied again.
  var papersDiffering: Int {
    batches.reduce(0) { sum, state in
      if state.accepted == nil { return sum + state.batch.papers }
      return sum + (differences(from: state).map { abs($0.entered - $0.batch) }.max() ?? 0)
    }
  }

  /// Votes by which a contest differs from its batches; where votes come down from higher offices, with theirs.
  func votesDiffering(in id: String) -> Int {
    let contests = register.election.contests
    guard let place = contests.firstIndex(where: { $0.id == id }) else { return 0 }
    let comesDown = register.election.procedure?.results.cascade?.value ?? false
    return contests[(comesDown ? 0 : place)...place].reduce(0) { $0 + votesDiffering(in: $1) }
  }

  private func votesDiffering(in contest: Contest) -> Int {
    guard let (entered, batches) = difference(of: contest) else {
      return outOfBatches(contest).reduce(0) { $0 + $1.votes }
    }
    let (now, before) = (entered.votesByName, batches.votesByName)
    return Set(now.keys).union(before.keys).reduce(abs(entered.writeIns - batches.writeIns)) {
      $0 + abs((now[$1] ?? 0) - (before[$1] ?? 0))
    }
  }

  // MARK: Some boxes in batches

  /// A name, the votes typed for it, and by how many they are out of what the agreed batches leave room for.
  typealias OutOfBatches = (name: BilingualText, typed: Int, agreed: Int, votes: Int)

  /// Votes entered by hand that are fewer than the agreed batches alone have, or more than they and the valid papers of
  /// the other boxes can have; none where the batches hold every box, and are compared as a whole.
  private func outOfBatches(_ contest: Contest) -> [OutOfBatches] {
    guard excluded.isEmpty, !isWhole, batches.contains(where: { $0.accepted != nil }),
      let entered = register.hall.tallies[poll]?[contest.id]
    else { return [] }
    let agreed = sum(of: contest).tally
    let (before, typed) = (agreed.votesByName, entered.votesByName)
    let (votes, choices) = (validOutsideAgreed, validOutsideAgreed.map { $0 * contest.seats })
    func out(_ name: BilingualText, _ now: Int, _ least: Int, room: Int?) -> OutOfBatches? {
      let off = max(0, least - now) + (room.map { max(0, now - least - $0) } ?? 0)
      return off > 0 ? (name, now, least, off) : nil
    }
    let named = entered.lines.map { line in
      out(
        BilingualText(zh: line.name, en: line.name), typed[line.name.folded] ?? 0, before[line.name.folded] ?? 0,
        room: votes)
    }
    let rest = [
      out(BilingualText(zh: "另选他人", en: "write-ins"), entered.writeIns, agreed.writeIns, room: choices),
      out(BilingualText(zh: "未填的名额", en: "choices left unused"), entered.undervotes, agreed.undervotes, room: choices),
    ]
    return (named + rest).compactMap(\.self)
  }

  /// Valid papers of the boxes that are in no agreed batch; nil while one of them is not counted by itself.
  private var validOutsideAgreed: Int? {
    register.election.sites.reduce(Int?(0)) { sum, site in
      guard let sum else { return nil }
      if batch(of: site.id)?.accepted != nil { return sum }
      guard let count = register.hall.counts[poll]?[site.id]?.count, count.isClassified else {
        return isEmpty(site.id) ? sum : nil
      }
      return sum + count.valid
    }
  }

  private func question(_ office: BilingualText, _ found: OutOfBatches) -> Misfit {
    .question(
      BilingualText(
        zh: "\(office.zh)：\(found.name.zh)录入 \(found.typed)；两名计票人一致的票批里已有 \(found.agreed)，"
          + "加上其余票箱的有效票，不可能是这个数。",
        en:
          "\(office.en): you typed \(found.typed) for \(found.name.en); the batches on which two tellers agree have "
          + "\(found.agreed), and with the valid papers of the other boxes it cannot be that."))
  }

  // MARK: Asked about

  /// What was entered for a box and is not what its batch comes to.
  func misfits(of site: SiteID) -> [Misfit] {
    guard let state = batch(of: site) else { return [] }
    let name = state.batch.id
    return differences(from: state).map { found in
      .record(
        BilingualText(zh: "\(name) 批各箱的\(found.figure.zh)", en: "\(found.figure.en) at the boxes of batch \(name)"),
        typed: found.entered,
        against: BilingualText(zh: "该批的\(found.figure.zh)", en: "\(found.figure.en) in the batch"), number: found.batch)
    }
  }

  /// What was entered for a contest and is not what the batches come to.
  func misfits(ofContest id: String) -> [Misfit] {
    guard let contest = register.election.contests.first(where: { $0.id == id }) else { return [] }
    guard let (entered, batches) = difference(of: contest) else {
      return outOfBatches(contest).map { question(contest.office, $0) }
    }
    return [.notOfBatches(batches: batches, now: entered)]
  }
}

extension Tally {
  /// The votes of each line, however its name was typed.
  fileprivate var votesByName: [FoldedText: Int] {
    Dictionary(lines.map { ($0.name.folded, $0.votes) }, uniquingKeysWith: +)
  }
}

extension Register {
  /// Envelopes of a site that were opened into its box after a place in the hall's journal.
  fileprivate func opened(at site: SiteID, poll: UInt8, after sequence: UInt32) -> Int {
    hall.verdicts.count { entry, verdict in
      verdict.decision == .accepted && verdict.sequence > sequence && envelopeSite(entry, poll: poll) == site
    }
  }

  /// The site of an envelope of the poll; nil for any other entry.
  private func envelopeSite(_ entry: EntryID, poll: UInt8) -> SiteID? {
    journalIndices(of: entry.device).lazy
      .compactMap { self.claimIndex(journal: $0, sequence: entry.sequence) }.map { self.claims[$0] }
      .first { $0.isProvisional && $0.poll == poll }.flatMap { self.siteID(of: $0) }
  }
}
