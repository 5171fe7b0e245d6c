import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// The clerk's desk: one field to find a voter, one key to mark.
enum DeskPages {
  /// Voters that one search shows.
  static let shownMax = 10

  static let routes: [Route] = [
    .get("/desk", .desk, at: .site) { visit in visit.page(page(visit, results: "", last: "")) },
    .post("/desk/voters", .desk, at: .site, search),
    .post("/desk/cast", .desk, at: .site, cast),
    .post("/desk/unlisted", .desk, at: .site, unlisted),
    .post("/desk/unlisted/void", .desk, at: .site, voidUnlisted),
    .post("/desk/void", .desk, at: .site, void),
    .post("/desk/replace", .desk, at: .site, replace),
    .post("/desk/ask", .desk, at: .site, ask),
    .get("/voters", .operators, at: .hall) { visit in lookUp(visit, found: "") },
    .post("/voters", .operators, at: .hall) { visit in lookUp(visit, found: await results(of: visit.fields["q"], visit))
    },
  ]

  /// At the hall voters are looked up, and nobody is served.
  private static func lookUp(_ visit: PageVisit, found: Markup) -> PageReply {
    let say = visit.say
    let field = Form.field(
      "q", say("查选民", "Find the voter"), type: "search", value: visit.fields["q"], hint: hint(say),
      attributes: " autofocus required")
    return visit.page(
      Page(
        title: BilingualText(zh: "选民", en: "Voters"),
        body: """
          <h1>\(say("选民", "Voters"))</h1>
          <div class="act">\(Form(visit, "/voters")(field + Form.button(say("查", "Find"))))</div>
          <ol class="cards">\(found)</ol>

          """))
  }

  private static func hint(_ say: Speaker) -> String {
    say("序号、姓名、拼音、选民证、户号或住址", "number, name, pinyin, card, household or address")
  }

  private static func page(_ visit: PageVisit, results: Markup, last: Markup) -> Page {
    let say = visit.say
    let search =
      "<label for=\"search\">\(say("查选民", "Find the voter"))<small>\(hint(say))</small></label>"
      + "<input id=\"search\" name=\"q\" type=\"search\" autofocus autocomplete=\"off\" spellcheck=\"false\">"
      + "<noscript>\(Form.button(say("查", "Find")))</noscript>" as Markup
    return Page(
      title: BilingualText(zh: "发票", en: "Desk"),
      body: """
        <h1 class="unseen">\(say("发票", "Desk"))</h1>
        <div class="desk"><section aria-label="\(say("查选民", "Find the voter"))">
        \(Form(visit, "/desk/voters", attributes: " id=\"find\"")(search))
        <p id="unused-key" role="status" data-text="\(say("现在不能用 KEY", "KEY does nothing here"))"
        data-ask="\(say("F9 只在投票权由会场保管时能用；在别的点的，请选民去那里，或用信封", "F9 works where the hall keeps the right; where another site has it, send the voter there or use an envelope"))"
        data-papers="\(say("应剩选票 0 张，没有发：先去领票。手里确实还有票的，再按一次", "No paper should be left, and none was marked: fetch more. If there is one in your hand, press again"))"></p>
        <ol id="voters" class="cards" aria-live="polite" data-choose="\(say("↓ 选人，再按 Enter", "↓ chooses, then Enter"))">\(results)</ol>
        \(unlistedForm(visit))</section>
        <aside aria-label="\(say("刚才办理的", "Done last"))"><h2>\(say("刚才办理的", "Done last"))</h2>
        <div id="last" aria-live="assertive" data-busy="\(say("正在办理…", "Working…"))">\(last)</div>\(reasons(visit))\(keys(visit))</aside></div>

        """, script: .deskScript)
  }

  private static func reasons(_ visit: PageVisit) -> Markup {
    let say = visit.say
    let usual = [
      say("选错了人", "wrong voter chosen"), say("选民没有领票就走了", "the voter left without a paper"),
      say("选票写坏了", "the paper was spoilt"),
    ]
    return
      "<datalist id=\"reasons\">\(usual.map { text -> Markup in "<option value=\"\(text)\">" }.joined())</datalist>"
  }

  private static func keys(_ visit: PageVisit) -> Markup {
    let say = visit.say
    let keys = [
      ("Enter", say("发票划名", "mark")), ("↓ ↑", say("选人", "choose")), ("Esc", say("清空", "clear")),
      ("F2", say("撤销", "take back")), ("F4", say("作废重领", "spoilt paper")), ("F6", say("信封", "envelope")),
      ("F8", say("代领", "proxy")), ("F9", say("问会场", "ask the hall")),
    ].map { key, words -> Markup in "<div data-help=\"\(key)\"><dt><kbd>\(key)</kbd></dt><dd>\(words)</dd></div>" }
      .joined()
    return "<dl class=\"keys\">\(keys)</dl>"
  }

  private static func unlistedForm(_ visit: PageVisit) -> Markup {
    let say = visit.say
    let fields =
      Form.hidden("request", visit.newRequest())
      + Form.field("name", say("姓名", "Name"), attributes: " required")
      + envelope(visit) + Form.button(say("发待核票", "Hand out in the envelope"), kind: .plain)
    return """
      <details class="unlisted"><summary>\(say("名册上没有的人", "A person who is not on the roll"))</summary>
      \(Form(visit, "/desk/unlisted", attributes: " data-desk")(fields))
      <details><summary>\(say("撤销已发的信封", "Take an envelope back"))</summary>\(takeBack(envelope(visit), visit))</details>
      </details>
      """
  }

  private static func envelope(_ visit: PageVisit) -> Markup {
    Form.field("envelope", visit.say("信封编号", "Envelope number"), attributes: " required")
  }

  /// The form that takes an envelope of a person without a number back.
  private static func takeBack(_ envelope: Markup, _ visit: PageVisit) -> Markup {
    Form(visit, "/desk/unlisted/void", attributes: " data-desk")(
      Form.hidden("request", visit.newRequest()) + envelope + VoterCardMarkup.wrong(visit)
        + Form.button(visit.say("撤销信封", "Take the envelope back"), kind: .danger))
  }

  // MARK: - Searching

  private static func search(_ visit: PageVisit) async -> PageReply {
    let text = visit.fields["q"]
    let found = await results(of: text, visit)
    return visit.fields.has("part") ? visit.part(found) : visit.page(page(visit, results: found, last: ""))
  }

  private static func results(of text: String, _ visit: PageVisit) async -> Markup {
    guard !text.isEmpty else { return "" }
    let reply = await visit.perform(FindVoters(text: text, limit: shownMax))
    guard let view = reply.read(SearchView.self), !view.voters.isEmpty else {
      return "<li>\(Message.markup(.unknown, reply.lines))</li>"
    }
    return cards(view, meant: text, visit) + more(view, visit)
  }

  /// The one who is meant beyond doubt: the only one found, or whose number or card was typed whole.
  private static func cards(_ view: SearchView, meant text: String, _ visit: PageVisit) -> Markup {
    let exact = view.voters.filter { "\($0.number)" == text || $0.card == text }
    let meant = exact.count == 1 ? exact[0].number : view.voters.count == 1 ? view.voters[0].number : nil
    let names = Dictionary(grouping: view.voters, by: \.name)
    return view.voters.map { voter in
      VoterCardMarkup(
        voter: voter, visit: visit, hasNamesake: names[voter.name].map { $0.count > 1 } ?? false,
        isMeant: voter.number == meant
      ).markup
    }.joined()
  }

  private static func more(_ view: SearchView, _ visit: PageVisit) -> Markup {
    guard let found = view.found, found > view.voters.count else { return "" }
    let text = visit.say(
      "列出 \(view.voters.count) 人，共 \(found) 人：再多写几个字", "\(view.voters.count) of \(found): type more")
    return "<li class=\"more\">\(text)</li>"
  }

  // MARK: - Acting

  private static func cast(_ visit: PageVisit) async -> PageReply {
    guard let voter = number("voter", visit), let request = RequestID(visit.fields["request"]) else {
      return malformed(visit)
    }
    let proxy: RollNumber?
    do throws(Refusal) {
      proxy = try await Self.proxy(visit.fields["proxy"], visit)
    } catch {
      return done(visit, .bad, [visit.say(error.message)])
    }
    let envelope = visit.fields["envelope"]
    let reply = await visit.perform(
      Cast(
        voter: voter, proxy: proxy, envelope: envelope.isEmpty ? nil : envelope, request: request, isRollNumber: true,
        isSomebodyElse: visit.fields.has("other")))
    if reply.refusalCode == "unlistedEnvelope" { return askAgain(reply, visit) }
    return marked(reply, undo: VoterCardMarkup.corrections(of: "\(voter)", visit), visit)
  }

  /// The proxy that was typed: a number, or a name that one voter alone has.
  private static func proxy(_ typed: String, _ visit: PageVisit) async throws(Refusal) -> RollNumber? {
    guard !typed.isEmpty else { return nil }
    if let number = TypedNumber.roll(typed) { return number }
    let found = await visit.perform(FindVoters(text: typed, limit: shownMax)).read(SearchView.self)?.voters ?? []
    let named = found.filter { $0.name?.folded == typed.folded }
    guard named.count == 1, let proxy = named.first else { throw .proxyUnclear(typed, named.isEmpty ? found : named) }
    return RollNumber(proxy.number)
  }

  private static func unlisted(_ visit: PageVisit) async -> PageReply {
    guard let request = RequestID(visit.fields["request"]) else { return malformed(visit) }
    let reply = await visit.perform(
      CastUnlisted(
        name: visit.fields["name"], envelope: visit.fields["envelope"], request: request,
        isSomebodyElse: visit.fields.has("other")))
    let asks = ["nameOnRoll", "nameOnEnvelope", "nameNotWhole"].contains(reply.refusalCode)
    if asks { return askAgain(reply, visit) }
    let back = takeBack(Form.hidden("envelope", visit.fields["envelope"]), visit)
    return marked(reply, undo: VoterCardMarkup.back(back, visit), visit)
  }

  private static func void(_ visit: PageVisit) async -> PageReply {
    guard let voter = number("voter", visit), let request = RequestID(visit.fields["request"]) else {
      return malformed(visit)
    }
    let reply = await visit.perform(
      VoidMark(voter: voter, reason: visit.fields["reason"], paperMarked: visit.fields.has("marked"), request: request))
    return done(visit, reply.isError ? .bad : .good, reply.lines)
  }

  private static func voidUnlisted(_ visit: PageVisit) async -> PageReply {
    guard let request = RequestID(visit.fields["request"]) else { return malformed(visit) }
    let reply = await visit.perform(
      VoidUnlisted(
        envelope: visit.fields["envelope"], reason: visit.fields["reason"], paperMarked: visit.fields.has("marked"),
        request: request))
    return done(visit, reply.isError ? .bad : .good, reply.lines)
  }

  private static func replace(_ visit: PageVisit) async -> PageReply {
    guard let voter = number("voter", visit), let request = RequestID(visit.fields["request"]) else {
      return malformed(visit)
    }
    let reply = await visit.perform(ReplacePaper(voter: voter, reason: visit.fields["reason"], request: request))
    return done(visit, reply.isError ? .bad : .good, reply.lines)
  }

  private static func ask(_ visit: PageVisit) async -> PageReply {
    guard let voter = number("voter", visit) else { return malformed(visit) }
    let reply = await visit.node.ask(AskOrder(voter: voter), visit.language)
    guard !reply.isError, reply.read(OutcomeView.self)?.outcome == "ordinary" else {
      return done(visit, .bad, reply.lines)
    }
    // The right is here now: the next key marks.
    let cast = Form(visit, "/desk/cast", attributes: " data-desk data-next")(
      Form.hidden("voter", "\(voter)") + Form.hidden("request", visit.newRequest())
        + Form.button(visit.say("发票划名", "Mark"), key: "Enter"))
    return done(visit, .good, reply.lines.prefix(1), then: cast)
  }

  private static func number(_ name: String, _ visit: PageVisit) -> RollNumber? { TypedNumber.roll(visit.fields[name]) }

  private static func malformed(_ visit: PageVisit) -> PageReply {
    done(visit, .bad, [visit.say("没有记录：请重新查选民。", "Nothing was recorded: find the voter again.")], status: 400)
  }

  /// What was recorded, with the way to take it back.
  private static func marked(_ reply: CommandReply, undo: Markup, _ visit: PageVisit) -> PageReply {
    let outcome = reply.read(OutcomeView.self)?.outcome
    guard !reply.isError, outcome == "ordinary" || outcome == "provisional" else {
      return done(visit, .bad, reply.lines)
    }
    return done(visit, outcome == "ordinary" ? .good : .attention, reply.lines, then: undo)
  }

  /// The same form again, with the clerk's word that somebody else is meant.
  private static func askAgain(_ reply: CommandReply, _ visit: PageVisit) -> PageReply {
    let typed = ["voter", "request", "proxy", "envelope", "name"].filter { visit.fields.has($0) }
      .map { Form.hidden($0, visit.fields[$0]) }.joined()
    let again = Form(visit, visit.request.path, attributes: " data-desk")(
      typed + Form.hidden("other", "yes")
        + Form.button(
          reply.refusalCode == "nameNotWhole"
            ? visit.say("姓名就是这样，照发", "That is the name: go on")
            : visit.say("是另一个人，照发", "It is somebody else: go on"), kind: .danger))
    return done(visit, .attention, reply.question, then: again)
  }

  private static func done(
    _ visit: PageVisit, _ mark: ReportVerdict.Mark, _ lines: some Sequence<some StringProtocol>, then next: Markup = "",
    status: Int = 200
  ) -> PageReply {
    let panel: Markup =
      "<div class=\"done\" data-outcome=\"\(mark.rawValue)\" data-request=\"\(visit.newRequest())\">\(visit.message(mark, lines))\(next)</div>"
    return visit.fields.has("part")
      ? visit.part(panel, status: status) : visit.page(page(visit, results: "", last: panel), status: status)
  }
}

extension Refusal {
  fileprivate static func proxyUnclear(_ typed: String, _ found: [VoterView]) -> Refusal {
    let people = found.map { "\($0.number) \($0.name ?? "")" }.joined(separator: "、")
    let nobody = BilingualText(
      zh: "名册上没有受托人“\(typed)”。请写受托人的序号，或写全姓名。",
      en: "The roll has no proxy \"\(typed)\". Type the proxy's roll number, or the whole name.")
    let many = BilingualText(
      zh: "受托人“\(typed)”是哪一位：\(people)？请写序号。",
      en: "Which of these is the proxy \"\(typed)\": \(people)? Type the number.")
    let text = found.isEmpty ? nobody : many
    return Refusal("proxyUnclear", zh: text.zh, en: text.en)
  }
}
