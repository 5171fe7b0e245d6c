/// 当选无效: the election of one person is void by the word of an authority.
package struct ElectionAnnulled: WireMessage, Codable {
  package var contest = ""
  package var person = ""
  /// Who found so, such as 区人民代表大会常务委员会.
  package var authority = ""
  package var reason = ""
  package var day = CalendarDay(number: 0)
  /// Those of the committee who record it.
  package var officers: [String] = []

  package init() {}

  package init(
    contest: String, person: String, authority: String, reason: String, day: CalendarDay, officers: [String]
  ) {
    self.contest = contest
    self.person = person
    self.authority = authority
    self.reason = reason
    self.day = day
    self.officers = officers
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "person", &person)
    try fields.text(3, "authority", &authority)
    try fields.text(4, "reason", &reason)
    try fields.day(5, "day", &day)
    try fields.texts(6, "officers", &officers)
  }
}

/// Why somebody who was elected holds the office no longer; stable in JSON and on the wire.
package enum EndGround: String, Hashable, Sendable, Codable, CaseIterable {
  /// 辞职.
  case resigned
  /// 丧失行为能力.
  case incapacitated
  /// 被判处刑罚.
  case convicted
  /// 连续两次被评议不称职.
  case unfitTwice
  /// 死亡.
  case died
}

/// 职务终止: somebody who was elected left office before the end of the term.
package struct OfficeEnded: WireMessage, Codable {
  package var contest = ""
  package var person = ""
  package var ground = EndGround.resigned
  package var day = CalendarDay(number: 0)
  /// Of a resignation: the meeting that accepted it, on this day.
  package var meeting: MeetingKind?
  package var note = ""

  package init() {}

  package init(
    contest: String, person: String, ground: EndGround, day: CalendarDay, meeting: MeetingKind? = nil, note: String = ""
  ) {
    self.contest = contest
    self.person = person
    self.ground = ground
    self.day = day
    self.meeting = meeting
    self.note = note
  }

  package mutating func visit<Fields: RecordFields>(_ fields: inout Fields) throws(Fields.Failure) {
    try fields.text(1, "contest", &contest, .identifier)
    try fields.text(2, "person", &person)
    try fields.code(3, "ground", &ground)
    try fields.day(4, "day", &day)
    try fields.code(5, "meeting", &meeting)
    try fields.text(6, "note", &note, .optional)
  }
}

/// Whether a seat may be recorded as left.
///
/// - Rule: 城市居民委员会组织法 (2025) arts. 21 (a resignation counts from the meeting that accepts it), 22 (an election by
///   unlawful means is void), 23 and 37 (an office that ends by law).
enum SeatsLeftRule {
  static func check(_ annulled: ElectionAnnulled, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: annulled.officers + [annulled.person])
    guard FoldedSet(annulled.officers).count >= 2 else { throw .outcomeNeedsTwo }
    guard !PlainText.isBlank(annulled.reason) else { throw .reasonMissing() }
    guard !PlainText.isBlank(annulled.authority) else { throw .authorityMissing }
    // Whoever left the office since was elected to it all the same, and the finding belongs on record.
    _ = try elected(annulled.person, annulled.contest, on: annulled.day, in: register)
  }

  static func check(_ ended: OfficeEnded, in register: Register) throws(Refusal) {
    try RecordLimits.check(names: [ended.person])
    let rules = register.election.procedure?.results
    if ended.ground == .resigned {
      if let rule = rules?.resignationByMeeting, rule.value, ended.meeting?.isOfResidents != true {
        throw .resignationNeedsMeeting(source: rule.source)
      }
    } else {
      guard ended.meeting == nil else { throw .onlyResignationsAreAccepted }
      if let rule = rules?.officeEnds, ended.ground != .died, !rule.value.contains(ended.ground) {
        throw .notAnEnd(source: rule.source)
      }
    }
    let outcome = try elected(ended.person, ended.contest, on: ended.day, in: register)
    let left = FoldedSet(OutcomeBook(register).left(outcome))
    guard !left.contains(ended.person) else { throw .leftBefore(ended.person) }
  }

  /// What became of the contest to which the person was elected; nobody found that void.
  private static func elected(
    _ person: String, _ contest: String, on day: CalendarDay, in register: Register
  ) throws(Refusal) -> ContestOutcome {
    if let first = register.election.pollingDay, day < first { throw .beforeThePoll(first) }
    let outcome = ResultDetermination.of(register).contests.first { $0.contest == contest }
    guard let outcome, FoldedSet(outcome.elected).contains(person) else { throw .notElected(person) }
    return outcome
  }
}

extension OutcomeBook {
  /// Those elected to a contest who do not hold its office (出缺): void, ended, or recalled.
  package func left(_ outcome: ContestOutcome) -> [String] { leavings(outcome).map(\.name) }

  /// The same with the day on which each seat was left, the first where several records say so.
  package func leavings(_ outcome: ContestOutcome) -> [(name: String, day: CalendarDay)] {
    let recalled = petitions.compactMap { petition -> (String, CalendarDay)? in
      guard let vote = vote(on: petition.id), vote.passed else { return nil }
      return (petition.person, vote.day)
    }
    let gone =
      annulled.filter { $0.contest == outcome.contest }.map { ($0.person, $0.day) }
      + ended.filter { $0.contest == outcome.contest }.map { ($0.person, $0.day) } + recalled
    let days = Dictionary(gone.map { ($0.0.folded, $0.1) }, uniquingKeysWith: min)
    return outcome.lines.filter { $0.outcome == .elected || $0.outcome == .annulled }
      .compactMap { line in days[line.name.folded].map { (line.name, $0) } }
  }
}

extension Refusal {
  fileprivate static let authorityMissing = Refusal(
    "authorityMissing", zh: "请写明由哪个机关认定当选无效。", en: "Say which authority found the election void.")

  fileprivate static func notElected(_ person: String) -> Refusal {
    Refusal(
      "notElected", zh: "“\(person)”没有当选这个职位，或结果还不确定。请核对姓名和职位。",
      en:
        "\"\(person)\" is not elected to this contest, or its result is not known yet. Check the name and the contest.")
  }

  fileprivate static func leftBefore(_ person: String) -> Refusal {
    Refusal(
      "leftBefore", zh: "“\(person)”已不担任这个职位，不必再录。",
      en: "\"\(person)\" holds this office no longer; nothing more to do.")
  }

  fileprivate static func beforeThePoll(_ day: CalendarDay) -> Refusal {
    Refusal(
      "beforeThePoll", zh: "日期早于选举日 \(day)。请核对。", en: "The day is before polling day, \(day). Check it.")
  }

  fileprivate static func resignationNeedsMeeting(source: String) -> Refusal {
    Refusal(
      "resignationNeedsMeeting", zh: "辞职须经居民会议（residents）或者居民代表会议（assembly）审议通过，自通过之日起职务终止。请写明会议。",
      en:
        "A resignation counts from the residents' assembly (residents) or their representatives' (assembly) that accepts "
        + "it. Name the meeting.", source: source)
  }

  fileprivate static let onlyResignationsAreAccepted = Refusal(
    "onlyResignationsAreAccepted", zh: "只有辞职才写会议。请删去 meeting。",
    en: "Only a resignation has a meeting that accepts it. Remove meeting.")

  fileprivate static func notAnEnd(source: String) -> Refusal {
    Refusal(
      "notAnEnd", zh: "本次选举的规则没有把这一情形列为职务终止。请核对。",
      en: "The rules of this election do not end an office on this ground. Check it.", source: source)
  }
}
