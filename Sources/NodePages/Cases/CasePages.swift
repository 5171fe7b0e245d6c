import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// Cases with what each side says of the voter beside each other, and the ruling of two officers.
enum CasePages {
  static let routes: [Route] = [
    .get("/cases", .observers, at: .hall) { visit in await list(visit, message: "") },
    // Of a case that names a voter the address says nothing: what is asked for travels in the form.
    .post("/cases/case", .operators, at: .hall) { visit in await one(visit, message: "") },
    .post("/cases/rule", .operators, at: .hall, rule),
  ]

  private static func cases(_ visit: PageVisit, ruled: Bool = false) async -> [CaseView] {
    await visit.perform(ListCases(ruled: ruled)).read(CasesView.self)?.cases ?? []
  }

  private static func list(_ visit: PageVisit, message: Markup) async -> PageReply {
    let say = visit.say
    let all = await cases(visit, ruled: true)
    let open = all.filter { $0.state == "open" }
    let ruled = all.filter { $0.state != "open" }
    let none: Markup = open.isEmpty ? Message.markup(.good, [say("没有待裁定的争议。", "No open case.")]) : ""
    return visit.page(
      Page(
        title: BilingualText(zh: "争议", en: "Cases"),
        body: """
          <h1>\(say("争议", "Cases"))</h1>\(message)\(none)
          \(open.map { item($0, visit) }.joined())
          <details><summary>\(say("已裁定 \(ruled.count) 件", "\(ruled.count) ruled on"))</summary>
          \(ruled.map { item($0, visit) }.joined())</details>

          """))
  }

  private static func item(_ item: CaseView, _ visit: PageVisit) -> Markup {
    let mark: ReportVerdict.Mark = item.state == "open" ? .attention : .good
    let lines = item.message.split(separator: "\n")
    let isOperator = visit.session?.role == .hallOperator
    let act: Markup =
      isOperator
      ? Form(visit, "/cases/case").button(
        item.state == "open" ? visit.say("看双方、裁定", "See both sides, and rule") : visit.say("查看", "See"), kind: .plain,
        hidden: [("case", item.id)]) : ""
    return """
      <div class="finding \(mark.rawValue)"><p><strong>\(String(lines.first ?? ""))</strong></p>
      \(lines.dropFirst().map { line -> Markup in "<p>\(visit.told(String(line), fields: labels(visit.say)))</p>" }.joined())\(act)</div>

      """
  }

  // MARK: - One case

  private static func one(
    _ visit: PageVisit, message: Markup, status: Int = 200
  ) async -> PageReply {
    let say = visit.say
    guard let item = await cases(visit, ruled: true).first(where: { $0.id == visit.fields["case"] }) else {
      return NoticePages.notFound(visit, status: 404)
    }
    let title = BilingualText(zh: "争议 \(item.id.prefix(8))", en: "Case \(item.id.prefix(8))")
    return visit.page(
      Page(
        title: title,
        body: """
          <h1>\(say(title))</h1>\(message)
          <pre class="answer">\(visit.told(item.message, fields: labels(visit.say)))</pre>
          \(await sides(item, visit))
          <div class="act">\(form(item, visit))</div>
          <p><a href="/cases">\(say("返回", "Back"))</a></p>

          """), status: status)
  }

  /// What each site recorded of the voter, one beside the other.
  private static func sides(_ item: CaseView, _ visit: PageVisit) async -> Markup {
    guard let number = item.voter else { return "" }
    let say = visit.say
    let found = await visit.perform(FindVoters(text: "\(number)", limit: FindVoters.limitMax)).read(SearchView.self)
    guard let voter = found?.voters.first(where: { $0.number == number }) else { return "" }
    let columns = voter.marks.map { line -> Markup in
      let site = line.site.map { say.site(SiteID($0), in: visit.node.election) } ?? ""
      let facts: [(String, String)] = [
        (
          say("票", "Paper"),
          line.provisional ? say("待核票", "envelope") + " " + (line.envelope ?? "") : say("普通票", "ordinary")
        ),
        (say("由谁领", "Taken by"), line.proxy.map { say("受托人 \($0)", "proxy \($0)") } ?? say("本人", "the voter")),
        (say("来源", "From"), line.paper ? say("纸质名册补录", "the list on paper") : say("当场记录", "recorded at the table")),
        (say("记录", "Entry"), "\(line.entry.device) / \(line.entry.sequence)"),
        (say("状态", "State"), line.message),
      ]
      let rows =
        facts.map { name, value -> Markup in "<div><dt>\(name)</dt><dd>\(value)</dd></div>" }.joined()
        + "<div><dt>\(say("时间", "Time"))</dt><dd>\(visit.node.time(line.recordedAt))</dd></div>"
      return "<section class=\"side\"><h3>\(site)</h3><dl>\(rows)</dl></section>"
    }
    let who = "\(voter.number) \(voter.name ?? "") \(voter.birthDate ?? "") \(voter.address ?? "")"
    return "<h2>\(who)</h2><div class=\"sides\">\(columns.joined())</div>\n"
  }

  /// What the console's options and decisions are called in the form.
  private static func labels(_ say: Speaker) -> [String: String] {
    let decisions = RulingDecision.allCases.map { ($0.rawValue, say(Wording.name($0))) }
    return Dictionary(uniqueKeysWithValues: decisions).merging(options(say)) { _, option in option }
  }

  private static func options(_ say: Speaker) -> [String: String] {
    [
      "--as": say("信封上的人补登后的序号", "the number that the person on the envelope got"),
      "--insist": say(
        "上面问到的都核对过（缺的日志不会再到、对照过纸质名册，或序号无误），坚持裁定",
        "what is asked above was compared (a journal that will not come with the paper list, or the number); insist"),
      "--again": say("更正以前的裁定", "put the earlier ruling right"), "--decision": say("裁定", "Ruling"),
    ]
  }

  private static func form(_ item: CaseView, _ visit: PageVisit) -> Markup {
    let say = visit.say
    let labels = labels(say)
    let typed = visit.fields["request"]
    let chosen = visit.fields.has("decision") ? visit.fields["decision"] : item.proposal
    let decisions = RulingDecision.allCases.map { decision -> Markup in
      let checked: Markup = chosen == decision.rawValue ? " checked" : ""
      return """
        <label class="check"><input type="radio" name="decision" value="\(decision.rawValue)" required\(checked)>\(say(Wording.name(decision)))</label>
        """
    }.joined()
    func flag(_ name: String) -> Markup {
      Form.check(name, Markup(text: labels["--" + name] ?? ""), isChecked: visit.fields.has(name))
    }
    let again = item.state == "open" ? "" : flag("again")
    let fields =
      Form.hidden("case", item.id) + Form.hidden("request", typed.isEmpty ? visit.newRequest() : typed)
      + "<fieldset><legend>\(say("裁定", "Ruling"))</legend>\(decisions)</fieldset>"
      + Form.field("reason", say("理由（必填）", "Reason (required)"), value: visit.fields["reason"], attributes: " required")
      + Form.field(
        "number", (labels["--as"] ?? "") + say("（名册上没有的人才写）", " (for somebody without one)"),
        value: visit.fields["number"], attributes: " inputmode=\"numeric\"")
      // There is something to insist on once it was asked.
      + (typed.isEmpty ? "" : flag("insist")) + again + PairForm.fields(visit)
      + Form.button(say("裁定", "Rule"))
    return Form(visit, "/cases/rule", attributes: " data-keep")(fields)
  }

  private static func rule(_ visit: PageVisit) async -> PageReply {
    do throws(Refusal) {
      let officers = try await PairForm.officers(visit)
      let reply = await visit.perform(
        RuleOnCase(
          .caseID(visit.fields["case"]), decision: RulingDecision(rawValue: visit.fields["decision"]),
          officers: officers,
          reason: visit.fields["reason"], number: TypedNumber.roll(visit.fields["number"]),
          again: visit.fields.has("again"), insist: visit.fields.has("insist")),
        request: RequestID(visit.fields["request"]), with: officers)
      guard reply.isError else {
        return await list(visit, message: visit.message(.good, reply.lines, fields: labels(visit.say)))
      }
      return await one(visit, message: visit.message(.bad, reply.lines, fields: labels(visit.say)), status: 422)
    } catch {
      return await one(
        visit, message: visit.message(.bad, [visit.say(error.message)], fields: labels(visit.say)), status: 422)
    }
  }
}

/// What `cases --json` says; the parts that pages show.
private struct CasesView: Decodable {
  let cases: [CaseView]
}

private struct CaseView: Decodable {
  let id: String
  let voter: Int?
  let state: String
  let proposal: String
  /// In the reader's language.
  let message: String
}
