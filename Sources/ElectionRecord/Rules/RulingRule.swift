/// Turns officers' decision on a case into verdicts on its entries, or refuses it.
///
/// - Rule: only a ruling signed by two officers closes a case (invariant S7).
package enum RulingRule {
  /// The ruling that officers' decision on a case makes.
  ///
  /// - Parameters:
  ///   - decision: Nil to decide as proposed.
  ///   - officers: Who decides; two different names are needed.
  ///   - number: Whose envelope it is, for one of a person who had no number.
  ///   - corrects: Whether it puts an earlier ruling on the case right: one on envelopes, on somebody off the roll, or
  ///     on a laptop.
  ///   - insist: Whether to accept an envelope although a journal that could deny it is out, or to refuse one that was
  ///     accepted: it is still sealed.
  /// - Throws: ``Refusal`` when the case is not open, or the decision cannot stand; with `journalMissing` when it rests
  ///   on journals that have not arrived.
  package static func rule(
    _ subject: Case, decision: RulingDecision?, officers: [String], reason: String, number: RollNumber? = nil,
    corrects: Bool, insist: Bool, in register: Register
  ) throws(Refusal) -> Ruling {
    try checkOfficers(officers)
    let reopened = reopened(subject, in: register)
    let corrects = corrects || !reopened.isEmpty
    if corrects, reopened.isEmpty {
      try checkCorrection(subject, decision, insist: insist, in: register)
    } else {
      guard subject.state == .open else { throw .noOpenCase }
    }
    guard let decision = decision ?? subject.proposal else { throw .journalMissing(subject.awaited) }
    let identified = try identified(subject, decision, as: number, in: register)
    let awaited = awaited(subject, decision, of: identified, in: register)
    if decision == .accept, !awaited.isEmpty, !insist { throw .journalMissing(awaited) }
    let verdicts =
      if subject.device != nil {
        try deviceVerdicts(subject, decision: decision, in: register)
      } else if !reopened.isEmpty {
        try reopenedVerdicts(subject, reopened, decision: decision, in: register)
      } else if corrects {
        try correctedVerdicts(subject, decision: decision, in: register)
      } else {
        try voterVerdicts(subject, decision: decision, in: register)
      }
    return Ruling(
      caseClass: subject.caseClass, voter: identified ?? subject.voter, device: subject.device, verdicts: verdicts,
      officers: officers, reason: reason, awaited: awaited, corrects: corrects)
  }

  /// The journals that are out and could deny the decision: before an envelope is opened, and where one stays sealed
  /// because its voter is believed to be marked there.
  private static func awaited(
    _ subject: Case, _ decision: RulingDecision, of identified: RollNumber?, in register: Register
  ) -> [SiteID] {
    if decision == .accept, let identified { return CaseRule.awaited(by: identified, in: register) }
    guard decision == .accept || decision == .refuse && subject.caseClass == .provisional else { return [] }
    let isEnvelopeOnly = envelopes(subject, in: register).count == subject.entries.count
    return CaseRule.awaited(before: subject, isEnvelopeOnly: isEnvelopeOnly, in: register)
  }

  /// Envelopes refused on a ground that is gone (``StandingRule``): what is decided now takes the place of that.
  private static func reopened(_ subject: Case, in register: Register) -> Set<EntryID> {
    guard subject.caseClass == .provisional, subject.state == .open, let voter = subject.voter,
      let poll = subject.entries.first.flatMap({ claims($0, in: register).first?.poll })
    else { return [] }
    return Set(StandingRule.standing(of: voter, poll: poll, in: register).lines.filter(\.isReopened).map(\.entry))
  }

  /// Accepting opens the first that waits, by the order of claims; the others stay sealed.
  private static func reopenedVerdicts(
    _ subject: Case, _ reopened: Set<EntryID>, decision: RulingDecision, in register: Register
  ) throws(Refusal) -> [Verdict] {
    guard decision != .acknowledge else { throw .decisionNeeded }
    let first = subject.entries.first { reopened.contains($0) || register.hall.verdicts[$0] == nil }
    return subject.entries.map { verdict($0, decision == .accept && $0 == first ? .accepted : .refused) }
  }

  /// A ruling on sealed envelopes, on papers of somebody off the roll, or on a laptop can be put right; once the result
  /// is declared, it is declared anew.
  private static func checkCorrection(
    _ subject: Case, _ decision: RulingDecision?, insist: Bool, in register: Register
  ) throws(Refusal) {
    guard subject.state == .ruled, let decision, decision != .acknowledge else { throw .rulingNotCorrectable }
    if subject.device != nil { return }
    let sealed = envelopes(subject, in: register)
    guard !sealed.isEmpty || subject.caseClass.isOfAbsence else { throw .rulingNotCorrectable }
    let isOpened = sealed.contains { register.hall.verdicts[$0]?.decision == .accepted }
    if decision == .refuse, isOpened, !insist { throw .envelopeWasAccepted }
    if decision == .accept, isOpened { throw .ordinaryCounts }
  }

  /// Of the envelopes that were ruled on; accepting opens the first one, where the voter has no other paper in a box.
  /// Papers of somebody off the roll are in a box already: accepting lets them count.
  private static func correctedVerdicts(
    _ subject: Case, decision: RulingDecision, in register: Register
  ) throws(Refusal) -> [Verdict] {
    let sealed = envelopes(subject, in: register)
    if sealed.isEmpty {
      if decision == .accept {
        let voters = Set(subject.entries.flatMap { claims($0, in: register) }.map(\.voter))
        try checkUnused(voters.filter { !register.isStruckOff($0) }, in: register)
      }
      return subject.entries.map { verdict($0, decision == .accept ? .accepted : .refused) }
    }
    if decision == .accept, let voter = subject.voter, hasPaper(voter, beside: subject, in: register) {
      throw .ordinaryCounts
    }
    return sealed.enumerated().map { verdict($1, decision == .accept && $0 == 0 ? .accepted : .refused) }
  }

  /// The number for which an envelope of a person without one is accepted; nil for every other decision.
  ///
  /// - Rule: one counted paper for each voter (invariant S5).
  private static func identified(
    _ subject: Case, _ decision: RulingDecision, as number: RollNumber?, in register: Register
  ) throws(Refusal) -> RollNumber? {
    guard subject.isUnlisted, decision == .accept else {
      if number != nil { throw .numberNotNeeded }
      return nil
    }
    guard let number else { throw .numberNeeded }
    guard register.isOnRoll(number) else { throw .notOnRoll(number) }
    if register.isStruckOff(number) { throw ReasonCode.struckOff.refusal }
    if hasPaper(number, beside: subject, in: register) { throw .ordinaryCounts }
    return number
  }

  /// Opening, closing, ruling and declaring take two people.
  ///
  /// - Throws: ``Refusal/twoOfficersRequired``.
  package static func checkOfficers(_ officers: [String]) throws(Refusal) {
    // Names that fold to the same are one person's.
    guard Set(officers.map(\.folded).filter { !$0.isEmpty }).count >= 2 else { throw .twoOfficersRequired }
  }

  private static func voterVerdicts(
    _ subject: Case, decision: RulingDecision, in register: Register
  ) throws(Refusal) -> [Verdict] {
    switch subject.caseClass {
    case .provisional: return try envelopeVerdicts(subject, decision: decision, in: register)
    case .provisionalAgainstOrdinary:
      guard decision != .accept else { throw .ordinaryCounts }
      guard decision == .refuse else { throw .decisionNeeded }
      return envelopes(subject, in: register).map { standing($0, in: register) ?? verdict($0, .refused) }
    case .notOnRoll, .struckOff, .staleRoll: return try absenceVerdicts(subject, decision: decision, in: register)
    case .rightNotHeld: return try verdictsWithoutRight(subject, decision: decision, in: register)
    case .outsideOpening where decision == .accept: return subject.entries.map { verdict($0, .accepted) }
    default:
      guard decision == .acknowledge else { throw .onlyAcknowledge }
      return subject.entries.map { verdict($0, .acknowledged) }
    }
  }

  /// Accepting lets the papers in the box count; behind one of them no envelope can be opened.
  private static func absenceVerdicts(
    _ subject: Case, decision: RulingDecision, in register: Register
  ) throws(Refusal) -> [Verdict] {
    guard decision != .acknowledge else { throw .decisionNeeded }
    let sealed = Set(envelopes(subject, in: register))
    if decision == .accept, sealed.count == subject.entries.count {
      return try envelopeVerdicts(subject, decision: decision, in: register)
    }
    if decision == .accept {
      let without = undecided(subject.entries, in: register).flatMap { claims($0, in: register) }
        .filter { RightsRule.markRight(of: $0, in: register) == .notHeld }
      try checkUnused(Set(without.map(\.voter)), in: register)
    }
    return subject.entries.map {
      standing($0, in: register) ?? verdict($0, decision == .accept && !sealed.contains($0) ? .accepted : .refused)
    }
  }

  /// What was decided of the entry before, in a case of another class: it stands, and the ruling names it again.
  private static func standing(_ entry: EntryID, in register: Register) -> Verdict? {
    register.hall.verdicts[entry].map { verdict(entry, $0.decision) }
  }

  /// Accepting opens the first envelope by the order of claims; the others are refused.
  private static func envelopeVerdicts(
    _ subject: Case, decision: RulingDecision, in register: Register
  ) throws(Refusal) -> [Verdict] {
    let open = undecided(subject.entries, in: register)
    switch decision {
    case .acknowledge: throw .decisionNeeded
    case .refuse: return subject.entries.map { standing($0, in: register) ?? verdict($0, .refused) }
    case .accept:
      let hasAccepted = subject.entries.contains { register.hall.verdicts[$0]?.decision == .accepted }
      if hasAccepted { throw .ordinaryCounts }
      return open.enumerated().map { position, entry in
        verdict(entry, position == 0 ? .accepted : .refused)
      }
    }
  }

  /// Accepting lets the first mark count and refuses the others, where no other paper of the voter counts and no site
  /// could hand over another one by right.
  private static func verdictsWithoutRight(
    _ subject: Case, decision: RulingDecision, in register: Register
  ) throws(Refusal) -> [Verdict] {
    guard decision != .acknowledge else { throw .decisionNeeded }
    let marks = subject.entries.map { ($0, claims($0, in: register)) }
    let without = marks.filter { $1.contains { RightsRule.markRight(of: $0, in: register) == .notHeld } }
    let open = undecided(without.map(\.0), in: register)
    guard decision == .accept else { return open.map { verdict($0, .refused) } }
    let isTaken = marks.contains { entry, claims in
      if let verdict = register.hall.verdicts[entry] { return verdict.decision == .accepted }
      return claims.contains { !$0.isProvisional } && !without.contains { $0.0 == entry }
    }
    if isTaken { throw .ordinaryCounts }
    try checkUnused(Set(without.flatMap { $1.map(\.voter) }), in: register)
    return open.enumerated().map { verdict($1, $0 == 0 ? .accepted : .refused) }
  }

  /// A mark without the right is accepted once no site can use the right any more.
  private static func checkUnused(_ voters: Set<RollNumber>, in register: Register) throws(Refusal) {
    if voters.contains(where: { RightsRule.canBeUsed($0, in: register) }) { throw .rightInUse }
  }

  private static func deviceVerdicts(
    _ subject: Case, decision: RulingDecision, in register: Register
  ) throws(Refusal) -> [Verdict] {
    guard let device = subject.device else { return [] }
    if [.manyHistories, .leftBehind].contains(subject.caseClass), decision != .acknowledge { throw .onlyAcknowledge }
    let range = DeviceCaseRule.range(of: subject.caseClass, device, in: register)
    let decision: Verdict.Decision =
      switch decision {
      case .accept: .accepted
      case .refuse: .refused
      case .acknowledge: .acknowledged
      }
    return [Verdict(device: device, first: range.lowerBound, count: UInt32(range.count), decision: decision)]
  }

  private static func undecided(_ entries: [EntryID], in register: Register) -> [EntryID] {
    entries.filter { register.hall.verdicts[$0] == nil }
  }

  private static func envelopes(_ subject: Case, in register: Register) -> [EntryID] {
    subject.entries.filter { claims($0, in: register).contains(where: \.isProvisional) }
  }

  /// Whether a paper of the voter is in a box of the case's poll: handed over and not taken back, or out of an accepted
  /// envelope.
  private static func hasPaper(_ voter: RollNumber, beside subject: Case, in register: Register) -> Bool {
    let polls = Set(subject.entries.flatMap { claims($0, in: register) }.map(\.poll))
    return polls.flatMap { StandingRule.standing(of: voter, poll: $0, in: register).lines }.contains { line in
      switch line.status {
      case .voided, .takenBack: false
      case .counted, .surplus, .quarantined, .pending, .refused:
        line.claim.isProvisional ? line.isAcceptedEnvelope : !line.isWithoutRight
      }
    }
  }

  /// The marks that the entry made, one in each history of its device that holds it.
  private static func claims(_ entry: EntryID, in register: Register) -> [Claim] {
    register.journalIndices(of: entry.device).compactMap { journal in
      register.claimIndex(journal: journal, sequence: entry.sequence).map { register.claims[$0] }
    }
  }

  private static func verdict(_ entry: EntryID, _ decision: Verdict.Decision) -> Verdict {
    Verdict(device: entry.device, first: entry.sequence, decision: decision)
  }
}

extension CaseClass {
  /// Whether it is about a mark of somebody who is not on the roll.
  fileprivate var isOfAbsence: Bool { [.notOnRoll, .struckOff, .staleRoll].contains(self) }
}

extension Case {
  /// It is about the envelope of a person who had no number.
  package var isUnlisted: Bool { caseClass == .notOnRoll && voter == nil && device == nil }
}

/// Why a ruling cannot stand.
extension Refusal {
  /// An envelope without a number is accepted for a number only.
  package static let numberNeeded = Refusal(
    "numberNeeded",
    zh: "这个信封的人不在名册上。决定成立的，先用 register add 补登，再用 --as 写明补登的序号准予；不成立的，裁定为 refuse。",
    en: "The person of this envelope is not on the roll. Where the decision is for the person, add them with register "
      + "add, then accept with --as and the number that they got; otherwise rule refuse.")

  static let rulingNotCorrectable = Refusal(
    "rulingNotCorrectable", .usage,
    zh: "--again 只更正对信封、名册以外的人、设备的裁定：该争议须已裁定，并写明 --decision accept 或 refuse。划错的名用 void --served 更正。",
    en:
      "--again corrects a ruling on envelopes, on somebody off the roll, or on a laptop: the case must have been ruled on, "
      + "and --decision says accept or refuse. A wrong mark is corrected with void --served.")

  static let envelopeWasAccepted = Refusal(
    "envelopeWasAccepted",
    zh: "这个信封已裁定准予。已经启封的，票在票箱里，不能再改为不予：是别人的，用 void --served 更正。还没有启封的，加 --insist。",
    en:
      "This envelope was accepted. Once it is opened, its paper is in the box and cannot be refused: if it is somebody "
      + "else's, correct it with void --served. If it is still sealed, add --insist.")

  package static let numberNotNeeded = Refusal(
    "numberNotNeeded", .usage, zh: "--as 只用于准予名册上没有的人的信封。请去掉 --as。",
    en: "--as belongs to accepting the envelope of a person who is not on the roll. Leave it out.")

  package static let twoOfficersRequired = Refusal(
    "twoOfficersRequired", zh: "需要两名不同的负责人。请用 --officer 写出两个人的姓名。",
    en: "Two different officers are needed. Name both with --officer.")

  package static let ordinaryCounts = Refusal(
    "ordinaryCounts",
    zh: "该选民已有一张票（票箱里的普通票，或已启封的信封），不能再准予一张。查明那张不是本人的，先更正再裁定："
      + "没封箱的，在该点用 void 撤销；已封箱的，由两名负责人在会场用 void --served 更正。是本人的，裁定为 refuse（不予计入）。",
    en:
      "The voter has a paper already (an ordinary one in the box, or an envelope that was opened), so no other one can "
      + "be accepted. If that one was somebody else's, put it right first: at a site that is open with void, after its "
      + "closing by two officers at the hall with void --served. If it was the voter's own, rule refuse.")

  package static let onlyAcknowledge = Refusal(
    "onlyAcknowledge", zh: "这件争议已无法挽回，只能备案。请裁定为 acknowledge（知悉备案）。",
    en: "Nothing of this can be taken back or chosen between. The only ruling is acknowledge.")

  package static let decisionNeeded = Refusal(
    "decisionNeeded", zh: "这件争议需要决定，只备案不行。请裁定为 accept 或 refuse。",
    en: "This case needs a decision; acknowledging it is none. Rule accept or refuse.")

  package static let rightInUse = Refusal(
    "rightInUse", zh: "还有投票点可以凭这份投票权给该选民发票，现在不能准予计入。等该点封箱并汇总之后再裁定，或裁定为 refuse（不予计入）。",
    en: "A site can still hand this voter a paper by right, so the mark cannot be accepted yet. Wait until the site "
      + "has closed and was merged, or rule refuse.")

  static func journalMissing(_ sites: [SiteID]) -> Refusal {
    let (zh, en) = (sites.map(\.rawValue).joined(separator: "、"), sites.map(\.rawValue).joined(separator: ", "))
    return Refusal(
      "journalMissing",
      zh: "\(zh) 的日志还没有到齐，该选民可能在那里领过普通票，现在不能准予计入。请等日志到齐再裁定；确需现在裁定的，由两名负责人写明理由，加上 --insist。",
      en: "The journals of \(en) are not all in, and this voter may have had an ordinary paper there: accepting cannot "
        + "be advised yet. Wait for them and rule then. If it must be now, two officers say why and add --insist.")
  }

  /// Deciding it decides on every entry of the laptop, and not on one voter.
  package static func caseOfDevice(_ id: String) -> Refusal {
    Refusal(
      "caseOfDevice",
      zh: "没有裁定：这名选民没有自己的争议，划名在争议 \(id) 中，那是整台设备的，裁定涉及它的全部记录。请用 cases 查看；要裁定它，写 --case \(id)。",
      en: "Nothing was ruled on: the voter has no case of their own. The mark is in case \(id), which is about a whole "
        + "device and every entry of it. See it with cases; to rule on it, write --case \(id).")
  }

  package static let noOpenCase = Refusal(
    "noOpenCase", zh: "没有这件未裁定的争议。请用 cases 查看编号；已经裁定的，用 cases --all 查看，用 --again 更正。",
    en:
      "There is no such open case. See the ids with cases; those that were ruled on with cases --all, to put one right "
      + "with --again.")
}
