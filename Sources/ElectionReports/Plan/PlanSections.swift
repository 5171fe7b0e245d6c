package import ElectionRecord

/// The plan of an election (选举日程安排) as it is described once: every last day, who does what, and how it stands.
package struct PlanSections {
  let plan: ElectionPlan
  let election: Election
  let today: CalendarDay
  let sites: SiteNames
  var say: Speaker { sites.say }

  package init(_ plan: ElectionPlan, election: Election, today: CalendarDay, language: Language) {
    (self.plan, self.election, self.today) = (plan, election, today)
    sites = SiteNames(election, language)
  }

  var heading: String { say("选举日程安排", "Plan of the election") }
  var rules: String { say("规则：", "Rules: ") + (election.procedure.map { say($0.name) } ?? say("没有", "none")) }
  var pollingDay: String {
    say("选举日：", "Polling day: ") + (election.pollingDay.map { say(Wording.day($0)) } ?? say("未写明", "not given"))
  }

  /// Rules of another time than polling day's; nil where they hold.
  var warning: String? {
    guard let finding = election.pollingDay.flatMap({ election.procedure?.notInForce(on: $0) }) else { return nil }
    return say("注意：", "Note: ") + say(Wording.message(finding))
  }

  var table: Table {
    Table(
      name: "plan", columns: [.lastDay, .matter, .doer, .state, .source],
      rows: plan.items.map { item in
        let state = item.state(on: today)
        let name = say(Wording.name(state))
        return [
          .titled("\(item.day)", about: say(Wording.distance(item.deadline))),
          .titled(say(Wording.name(item.deadline.act, in: election.mode)), about: item.deadline.act.page ?? ""),
          .text(say(Wording.doer(item.deadline.act))),
          state == .overdue || state == .due ? .alarm(name) : .text(name), .text(item.deadline.days.source),
        ]
      }, isStacked: true)
  }

  var note: String {
    say(
      "每一行是规则允许的最后一天，天数按日历日计算；早办不限。没有规定日期的，不在其中。",
      "Each line is the last day that the rules allow, in days of the calendar; earlier is fine. What has no day in the "
        + "rules is not listed.")
  }

  /// The plan as it is read in a terminal.
  package var lines: [String] {
    var page = TextPrinter(width: ComplianceText.width, sites: sites)
    page.paragraph(say(election.name))
    for line in [heading, rules, pollingDay, warning].compactMap(\.self) { page.paragraph(line) }
    page.rule()
    page.table(table)
    page.write("")
    page.paragraph(note)
    return page.lines
  }

  /// The plan as one self-contained page for A4.
  package var html: String {
    let printer = HTMLPrinter(sites: sites)
    let notes = [note, warning].compactMap(\.self).map(Part.note)
    let section = Section(id: "plan", title: heading, parts: [.table(table)] + notes)
    let body: Markup = """
      <header>
      <p class="eyebrow">\(heading)</p>
      <h1>\(say(election.name))</h1>
      <p>\(rules)\(say("　", " · "))\(pollingDay)</p>
      </header>
      <main>
      \(printer.section(section))</main>

      """
    return PageShell.html(
      title: heading + " – " + say(election.name), language: say.language,
      style: StyleSheet.text(head: heading + say("　", " – ") + say(election.name), foot: rules) + Self.style, body: body
    )
  }

  private static let style = """
    .plan { table-layout: fixed; }
    .plan th:nth-child(1) { width: 18%; }
    .plan th:nth-child(2) { width: 26%; }
    .plan th:nth-child(3) { width: 17%; }
    .plan th:nth-child(4) { width: 12%; }
    .plan .about { display: block; color: var(--soft); font-size: .92em; }
    .plan .tone { font-weight: 700; color: var(--tone); }

    """

  /// For programs.
  package var json: [String: JSONValue] {
    var members = planned
    if warning != nil { members["rulesNotInForce"] = true }
    return members
  }

  private var planned: [String: JSONValue] {
    [
      "election": .string(election.id), "pollingDay": JSONValue(election.pollingDay?.description),
      "today": .string(today.description),
      "items": .array(
        plan.items.map { item in
          [
            "day": .string(item.day.description), "act": .string(item.deadline.act.code),
            "check": JSONValue(item.deadline.code?.rawValue), "state": .string(item.state(on: today).rawValue),
            "done": JSONValue(item.done?.description), "page": JSONValue(item.deadline.act.page),
            "source": .string(item.deadline.days.source),
            "message": .string(say(Wording.name(item.deadline.act, in: election.mode))),
            "doer": .string(say(Wording.doer(item.deadline.act))),
          ]
        }),
    ]
  }
}

extension Deadline.Act {
  /// The verb that makes the notice or form that goes with it; nil where none does.
  var page: String? {
    switch self {
    case .notice(.result): "notice result, form result"
    case .notice(let kind): "notice \(kind.rawValue)"
    case .step, .meeting, .objection, .decision, .absence, .commission, .withdrawal, .supplementaryPoll: nil
    }
  }

  /// A stable name.
  package var code: String {
    switch self {
    case .notice(let kind): "notice.\(kind.rawValue)"
    case .step(let kind): "step.\(kind.rawValue)"
    case .meeting(let kind): "meeting.\(kind.rawValue)"
    case .objection: "objection"
    case .decision(let number): number.map { "decision.\($0)" } ?? "decision"
    case .absence: "absence"
    case .commission: "commission"
    case .withdrawal: "withdrawal"
    case .supplementaryPoll: "supplementaryPoll"
    }
  }
}
