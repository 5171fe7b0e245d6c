package import ElectionRecord
package import ElectionReports
import Foundation

/// The procedure around the polls: what was recorded of it, and views of it.
enum ProcedureCommands {
  static let all: [any NodeCommand.Type] = [
    RecordProcedure.self, WithdrawRecords.self, EnterPaperList.self, CheckPaperList.self, PostNotice.self,
    MakeNotice.self, MakeForm.self,
    ShowCalendar.self, ShowPlan.self, ShowRegistration.self, ShowNomination.self, ShowStaff.self, ShowProxies.self,
    ShowCount.self,
    MakeTallySheet.self, JudgePaper.self, ShowResult.self, DefineNextElection.self, ShowCustody.self,
    ShowPaperLists.self, CheckCompliance.self,
  ]
}

/// 程序记录: all of them, or none.
package struct RecordProcedure: RecordingCommand {
  package static let keys = ["record"]

  let records: [ProcedureRecord]
  let poll: PollID
  /// Whether people said that it is so, though it does not fit.
  let confirmed: Bool?

  private enum CodingKeys: String, CodingKey {
    case records = "_0"
    case poll, confirmed
  }

  package init(_ records: [ProcedureRecord], poll: PollID = .main, confirmed: Bool = false) {
    (self.records, self.poll, self.confirmed) = (records, poll, confirmed ? true : nil)
  }

  package init(_ record: ProcedureRecord, poll: PollID = .main, confirmed: Bool = false) {
    self.init([record], poll: poll, confirmed: confirmed)
  }

  /// The texts of every record, beside the voters of all of them.
  package func typedBeside(_ node: Node) -> TypedBeside {
    let typed = records.map { $0.typedBeside(node.register) }
    return TypedBeside(typed.flatMap(\.voters), typed.flatMap(\.texts))
  }

  /// Names and numbers that are not together on the roll are asked about with whatever else does not fit.
  ///
  /// - Throws: ``Refusal`` with `doesNotFit`, unless people insist.
  package func check(_ node: Node, _ context: CommandContext) throws(Refusal) {
    guard confirmed != true else { return }
    let misnamed =
      try context.misnamed(records, in: node.register) + context.unnumbered(records, in: node.register)
    // A rule's refusal comes before any question, when it is recorded.
    guard !misnamed.isEmpty, let others = try? node.misfits(of: records, poll: poll) else { return }
    throw .doesNotFit(misnamed + others)
  }

  package func record(at node: Node, under request: RequestKey?) throws(NodeError) -> [EntryID] {
    try node.record(records, poll: poll, insists: confirmed ?? false, request: request)
  }

  package func answer(_ entries: [EntryID], _ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let place = AnswerParts.places(entries)
    return CommandAnswer(
      ["outcome": "done", "entries": .array(entries.map(AnswerParts.entry))],
      [context.say("已记录 \(entries.count) 条。（记录 \(place)）", "Recorded: \(entries.count). (entry \(place))")])
  }
}

/// 日程: every event of the calendar in the order of its day.
package struct ShowCalendar: NodeView {
  package static let keys = ["procedure", "_0", "calendar"]

  package init() {}

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) -> CommandAnswer {
    let events = node.register.procedure(\.calendar).sorted { $0.record.day < $1.record.day }
    let numbers = RecordNumbers(node: node, topic: .calendar, say: context.say)
    let lines = events.map { event in
      let place = context.say("（记录 \(event.entry.sequence)）", " (entry \(event.entry.sequence))")
      return "\(event.record.day)  \(context.say(Wording.summary(event.record, in: node.election.mode)))\(place)"
    }
    let none = context.say("还没有日程记录。", "No event is recorded yet.")
    // What is due belongs to today, and the events to what was recorded.
    let (plan, today) = (node.register.plan, context.local.day(node.now))
    let pressing = plan.pressingLines(today, node.election.mode, context.say)
    let members = numbers.adding(to: ["events": .array(events.map { $0.record.json(at: $0.entry) })], numbered: false)
    return CommandAnswer(
      members.merging(plan.pressing(today).filter { $0.value != .array([]) }) { own, _ in own },
      (lines.isEmpty ? [none] : lines) + numbers.withdrawn + (pressing.isEmpty ? [] : [""] + pressing))
  }
}

extension CalendarRecord {
  /// Without notes and signatures, and who chaired what.
  fileprivate func json(at entry: EntryID) -> JSONValue {
    var members = JSONFields(message).members
    members["entry"] = AnswerParts.entry(entry)
    members["do"] = .string(key)
    members["note"] = nil
    for key in ["officers", "chair", "supervisor"] { members[key] = nil }
    if members["body"] == .null { members["body"] = nil }
    return .object(members)
  }
}

/// 合规检查: everything against the election's rules; `html` asks for the page too. Refused where the election names none.
package struct CheckCompliance: NodeView {
  package static let keys = ["procedure", "_0", "compliance"]

  let html: Bool

  package init(html: Bool) { self.html = html }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    let women = try women(node, context)
    guard let report = ComplianceRule.report(on: node.register, women: women) else { throw .noRules }
    let language = context.say.language
    // What is due belongs to today, and the report to what was recorded.
    let (plan, today) = (node.register.plan, context.local.day(node.now))
    let pressing = plan.pressingLines(today, node.election.mode, context.say)
    let members = plan.pressing(today).filter { $0.value != .array([]) }
    var answer = CommandAnswer(
      ComplianceJSON.members(report).merging(members) { own, _ in own },
      ComplianceText.lines(report, election: node.election, language: language)
        + (pressing.isEmpty ? [] : [""] + pressing),
      status: report.departures.isEmpty ? .done : .unbalanced)
    if html { answer.html = ComplianceHTML.render(report, election: node.election, language: language) }
    return answer
  }

  /// The roll says who of the candidates is a woman; asked only where a rule counts them.
  private func women(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> [RollNumber: Bool] {
    guard node.election.procedure?.results.womenMin != nil else { return [:] }
    var women: [RollNumber: Bool] = [:]
    let known = node.register.polledElection.contests.flatMap(\.candidates) + (node.election.inOffice?.members ?? [])
    for candidate in known {
      // Another one's number would say what sex that other one is.
      guard let number = candidate.voter, let voter = try context.rollVoter(number),
        context.isNamed(voter, candidate.name)
      else { continue }
      women[number] = voter.sex.folded == "女".folded
    }
    return women
  }
}

/// 日程安排: every last day that the rules know, and how it stands today; `html` and `calendar` ask for files too.
package struct ShowPlan: NodeView {
  package static let keys = ["procedure", "_0", "plan"]

  /// The name of the calendar's file in the answer.
  package static let calendarFile = "plan.ics"

  let html: Bool
  let calendar: Bool

  package init(html: Bool, calendar: Bool) { (self.html, self.calendar) = (html, calendar) }

  package func answer(_ node: NodeSnapshot, _ context: CommandContext) throws(Refusal) -> CommandAnswer {
    guard node.election.procedure != nil else { throw .noRules }
    return Self.answer(
      node.register.plan, node.election, now: node.now, context.local, context.say.language,
      (html: html, calendar: calendar))
  }

  /// The plan by a file of rules alone, before there is an election.
  ///
  /// - Parameters:
  ///   - calendarID: What the entries of the calendar are told apart by from those of other communities.
  ///   - insists: Whether people want it though the rules do not hold on that day.
  /// - Throws: ``ElectionFileError`` for a file that cannot be read.
  package func reply(
    profile: String, pollingDay: CalendarDay, mode: ElectionMode, calendarID: String, insists: Bool = false,
    now: Int64, _ local: LocalTime, _ language: Language
  ) throws(ElectionFileError) -> CommandReply {
    let rules = try ProfileFile.load(profile, for: mode)
    if !insists, let finding = rules.notInForce(on: pollingDay) {
      return Refusal.planQuestioned(finding).reply(language)
    }
    let half = Fraction(1, 2)
    let election = Election(
      format: Election.formatMax, id: "plan", name: rules.name, mode: mode, policy: .assigned, electorate: 0, roll: "",
      profile: RuleProfile(
        proxyLimit: 0, quorum: Threshold(base: .registered, half), majority: Threshold(base: .returned, half)),
      polls: [], sites: [], contests: [], pollingDay: pollingDay, procedure: rules)
    return Self.answer(
      ElectionPlan(election), election, now: now, local, language, (html: html, calendar: calendar),
      calendarID: calendarID
    ).reply()
  }

  /// The plan of an election, set up or not.
  private static func answer(
    _ plan: ElectionPlan, _ election: Election, now: Int64, _ local: LocalTime, _ language: Language,
    _ asked: (html: Bool, calendar: Bool), calendarID: String? = nil
  ) -> CommandAnswer {
    let sections = PlanSections(plan, election: election, today: local.day(now), language: language)
    var answer = CommandAnswer(sections.json, sections.lines)
    if asked.html { answer.html = sections.html }
    if asked.calendar {
      let text = PlanCalendar.text(
        plan, election: election, id: calendarID ?? election.id, made: now, language: language)
      answer.files = [NamedFile(name: calendarFile, bytes: Data(text.utf8))]
    }
    return answer
  }
}

extension Refusal {
  /// As `init` asks about the same.
  fileprivate static func planQuestioned(_ finding: SetupFinding) -> Refusal {
    let text = Wording.message(finding)
    return Refusal(
      "rulesNotInForce", zh: "没有列出日程。\(text.zh)确实要看的，加 --insist。",
      en: "No plan was made: \(text.en) To see it all the same, add --insist.")
  }

  static let noRules = Refusal(
    "noRules", zh: "本次选举没有指定规则文件，无从检查。下次建立选举前，在 election.yaml 的 profile 中写 rules。",
    en: "This election names no file of rules, so nothing can be checked. Before the next election is set up, write "
      + "rules under profile in election.yaml.")
}

/// Records of the procedure around the polls.
extension Node {
  /// The most records of one command.
  package static let recordsMax = 10_000

  /// Records what was done, all of it or nothing; each record is checked as if those before it stood already.
  ///
  /// - Parameter insists: Whether they are recorded though a figure does not fit what it adds up to.
  /// - Returns: Where the records stand in this node's journal.
  /// - Throws: ``NodeError/procedure(_:)`` for the first record that a rule refuses; ``NodeError/doesNotFit(_:)``.
  @discardableResult
  package func record(
    _ records: [ProcedureRecord], poll: PollID = .main, insists: Bool = true, request: RequestKey? = nil
  ) throws(NodeError) -> [EntryID] {
    guard records.count <= Self.recordsMax else { throw .invalidNumber("records") }
    let index = try pollIndex(poll)
    return try once(.recorded, poll: index, under: request) { () throws(NodeError) in
      let misfits = try check(records, poll: index)
      guard insists || misfits.isEmpty else { throw .doesNotFit(misfits) }
      return records.map { .procedure($0) }
    }
  }

  /// What does not fit of records, as if each were recorded behind those before it.
  ///
  /// - Throws: ``NodeError/procedure(_:)`` for the first record that a rule refuses.
  func misfits(of records: [ProcedureRecord], poll: PollID) throws(NodeError) -> [Misfit] {
    try check(records, poll: try pollIndex(poll))
  }

  /// - Returns: What does not fit.
  private func check(_ records: [ProcedureRecord], poll: UInt8) throws(NodeError) -> [Misfit] {
    var trial = register
    var misfits: [Misfit] = []
    let journal = ownJournal ?? trial.addJournal(device: device, site: site)
    let place = RecordPlace(journal: journal, site: site, today: today)
    for (index, record) in records.enumerated() {
      let number = RecordOfMany(index + 1, of: records.count, record, election)
      try wrapping(NodeError.procedure) { () throws(Refusal) in
        do throws(Refusal) { try ProcedureRule.check(record, by: site, in: trial) } catch { throw number.naming(error) }
      }
      misfits += RecordFit.misfits(of: record, poll: poll, in: trial, at: place).map(number.naming)
      trial.fold(Entry(elapsedSeconds: 0, poll: poll, body: .procedure(record)), into: journal)
    }
    return misfits
  }

  /// By the node's clock, in UTC.
  var today: CalendarDay { CalendarDay(number: Int(clock.now() / 86_400)) }
}

/// Which record of a file is spoken of: all of them are recorded or none, so what stops them is named by its place.
private struct RecordOfMany {
  /// Nil for a record that was given alone.
  private let place: BilingualText?

  init(_ number: Int, of count: Int, _ record: ProcedureRecord, _ election: Election) {
    let name = Wording.name(record, in: election)
    place =
      count == 1
      ? nil
      : BilingualText(
        zh: "第 \(number) 条（共 \(count) 条，\(name.zh)）：", en: "Record \(number) of \(count) (\(name.en)): ")
  }

  func naming(_ refusal: Refusal) -> Refusal {
    guard let place else { return refusal }
    return Refusal(
      refusal.code, refusal.exitStatus,
      BilingualText(zh: place.zh + refusal.message.zh, en: place.en + refusal.message.en))
  }

  func naming(_ misfit: Misfit) -> Misfit {
    guard let place else { return misfit }
    let sentence = Wording.sentence(misfit)
    return .question(BilingualText(zh: place.zh + sentence.zh, en: place.en + sentence.en))
  }
}
