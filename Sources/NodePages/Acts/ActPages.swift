import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// Everything that the command line can do at this node, as forms over one mechanism.
struct ActPages {
  private let verbs: [PageVerb]

  init(_ verbs: [PageVerb], at place: Place) { self.verbs = verbs.filter { $0.places.contains(place) } }

  /// The list of verbs, and two routes a verb.
  func routes(at place: Place) -> [Route] {
    let users = verbs.reduce(into: Set<Role>()) { $0.formUnion($1.users(at: place)) }
    let list = Route.get("/acts", .roles(users)) { visit in self.list(visit) }
    return [list]
      + verbs.flatMap { verb in
        [
          Route.get(verb.address, .roles(verb.users(at: place))) { visit in
            verb.effect == .view && verb.fields.isEmpty
              ? await carryOut(verb, visit) : await form(verb, visit, message: "")
          },
          Route.post(verb.address, .roles(verb.users(at: place)), valueBytesMax: verb.valueBytesMax) { visit in
            visit.fields.has(Self.filled) ? await form(verb, visit, message: "") : await carryOut(verb, visit)
          },
        ]
      }
  }

  private func list(_ visit: PageVisit) -> PageReply {
    guard let role = visit.session?.role else { return NoticePages.signedOut(visit) }
    let say = visit.say
    let mine = verbs.filter { $0.users(at: visit.node.place).contains(role) }
    func items(_ title: String, _ chosen: [PageVerb]) -> Markup {
      guard !chosen.isEmpty else { return "" }
      let rows = chosen.map { verb -> Markup in
        "<li><a href=\"\(verb.address)\"><strong>\(say(verb.about.head))</strong></a></li>"
      }.joined()
      return "<h2>\(title)</h2><ul class=\"acts\">\(rows)</ul>\n"
    }
    return visit.page(
      Page(
        title: BilingualText(zh: "办理", en: "Acts"),
        body: "<h1>\(say("办理", "Acts"))</h1>"
          + items(say("两名负责人办理", "Two officers together"), mine.filter { $0.effect == .recordOfTwo })
          + items(say("记录", "Records"), mine.filter { $0.effect == .record })
          + items(say("查看和打印", "To look at and print"), mine.filter { $0.effect == .view })))
  }

  // MARK: - One verb

  /// In a form that only fills in another one: nothing is carried out.
  static let filled = "filled"

  private func form(
    _ verb: PageVerb, _ visit: PageVisit, message: Markup, asks: Bool = false, status: Int = 200
  ) async -> PageReply {
    let say = visit.say
    let typed = visit.fields["request"]
    let choices = await FieldChoices(verb, visit)
    let words = verb.effect == .view ? say("查看", "Show") : say("办理", "Do it")
    let fields =
      Form.hidden("request", typed.isEmpty ? visit.newRequest() : typed)
      + asked(verb, visit).map { field($0, choices, visit) }.joined()
      + (verb.effect == .recordOfTwo ? PairForm.fields(visit) : "")
      + (asks ? Form.confirmed(visit) + Form.insist(visit, else: words) : Form.button(words))
    let beside = await ActNotes.markup(verb.title, visit)
    let kept: Markup = verb.effect == .view ? "" : " data-keep"
    // What is done needs no form any more.
    let act: Markup =
      await ActNotes.isDone(verb.title, visit)
      ? "" : "<div class=\"act\">\(Form(visit, verb.address, attributes: kept)(fields))</div>"
    return visit.page(
      Page(
        title: verb.about,
        body: """
          <h1>\(say(verb.about.head))</h1>\(about(verb, visit))\(message)\(beside)
          \(act)
          <p><a href="/acts">\(say("返回", "Back"))</a></p>

          """), status: status)
  }

  /// A file that may be brought comes after what is typed.
  private func asked(_ verb: PageVerb, _ visit: PageVisit) -> [PageVerb.Field] {
    let shown = verb.asked.filter { isAsked($0, visit) }
    return shown.filter { $0.input != .file } + shown.filter { $0.input == .file }
  }

  /// A poll is chosen where there is more than one.
  private func isAsked(_ field: PageVerb.Field, _ visit: PageVisit) -> Bool {
    field.name != "--poll" || visit.node.election.polls.count > 1
  }

  /// What the title leaves out.
  private func about(_ verb: PageVerb, _ visit: PageVisit) -> Markup {
    // A page has no exit status.
    let whole = visit.say(verb.about).replacing(#/[^。.]*(?:状态|[Ss]tatus) \d[^。.]*[。.]/#, with: "")
    guard whole != visit.say(verb.about.head) else { return "" }
    return "<p>\(visit.services.words.markup(whole, visit.say, fields: labels(verb, visit)))</p>"
  }

  private func labels(_ verb: PageVerb, _ visit: PageVisit) -> [String: String] {
    Dictionary(verb.fields.map { ($0.name, visit.say($0.about.head)) }) { first, _ in first }
  }

  /// What a field is, and smaller what explains it.
  private func label(of field: PageVerb.Field, isRequired: Bool, _ visit: PageVisit) -> Markup {
    let (whole, head) = (visit.say(field.about), visit.say(field.about.head))
    let rest = whole.dropFirst(head.count).drop { "；：，。;:,. ".contains($0) }
    let needed: Markup = isRequired ? "<small>\(visit.say("必填", "required"))</small>" : ""
    guard whole.hasPrefix(head), !rest.isEmpty else { return Markup(text: whole) + needed }
    return "\(head)\(needed)<small>\(visit.services.words.markup(String(rest), visit.say))</small>"
  }

  /// A field with what was typed, or with what the link to the form says.
  private func field(_ field: PageVerb.Field, _ all: FieldChoices, _ visit: PageVisit) -> Markup {
    let choices = all.of(field)
    let isRequired = all.isRequired(field)
    let label = label(of: field, isRequired: isRequired, visit)
    let value =
      visit.fields.has(field.name)
      ? visit.fields[field.name] : visit.query.has(field.name) ? visit.query[field.name] : all.standard(of: field)
    let required: Markup = isRequired ? " required" : ""
    if field.kind == .flag { return Form.check(field.name, label, isChecked: visit.fields.has(field.name)) }
    if !choices.isEmpty, field.isRepeating {
      let chosen = Set(visit.fields.has(field.name) ? visit.fields.lines(field.name) : visit.query.lines(field.name))
      let boxes = choices.map { choice in
        Form.check(
          field.name, Markup(text: visit.say(choice.name)), value: choice.value,
          isChecked: chosen.contains(choice.value))
      }
      return "<fieldset><legend>\(label)</legend>\(boxes.joined())</fieldset>\n"
    }
    if !choices.isEmpty {
      return Form.select(
        field.name, label, choices.map { ($0.value, visit.say($0.name)) }, chosen: value,
        none: isRequired && !value.isEmpty ? nil : "", attributes: required)
    }
    func lines(_ hint: String, rows: Int) -> Markup {
      Form.labelled(
        label, hint: hint,
        "<textarea name=\"\(field.name)\" rows=\"\(rows)\"\(required)>\(Markup(lines: value))</textarea>")
    }
    if field.isNamedNumber { return lines(visit.say("每行一个，写作 姓名=数字", "one a line, as NAME=NUMBER"), rows: 3) }
    if field.isRepeating { return lines(visit.say("每行一个", "one a line"), rows: 3) }
    guard field.input == .file else {
      return Form.field(field.name, label, type: field.input.rawValue, value: value, attributes: required)
    }
    return lines(visit.say("逐行录入、粘贴，或选文件", "type it line by line, paste it, or choose a file"), rows: 8)
      + Form.labelled("\(visit.say("文本文件", "File of text"))", "<input type=\"file\" data-into=\"\(field.name)\">")
  }

  private func carryOut(_ verb: PageVerb, _ visit: PageVisit) async -> PageReply {
    do throws(Refusal) {
      let officers = verb.effect == .recordOfTwo ? try await PairForm.officers(visit) : []
      let typed = verb.typed(visit.fields, by: visit.session?.account ?? "", officers: officers)
      let command = try verb.command(typed, visit.isConfirmed)
      if let writing = command as? any WritingCommand { return await write(writing, verb, officers, visit) }
      let request = verb.effect == .view ? nil : RequestID(visit.fields["request"])
      let reply = await visit.perform(command, request: request, with: officers)
      if reply.isPreview { return await form(verb, visit, message: preview(verb, reply, visit), asks: true) }
      if !reply.isError, verb.effect == .view, verb.fields.contains(where: { $0.input == .file }) {
        // What it asks about is answered in the text, which is looked at again.
        let told: Markup = "<pre class=\"answer\">\(visit.told(reply.block))</pre>\n"
        return await form(verb, visit, message: told + LateRegistrations.markup(reply, visit))
      }
      guard reply.isError else {
        return answer(
          verb, reply, visit, done: command is any NodeView ? nil : visit.say("已记录", "Recorded"),
          figures: await ActNotes.figures(verb.title, visit))
      }
      return await form(
        verb, visit, message: visit.refused(reply, fields: labels(verb, visit)), asks: reply.asksToConfirm, status: 422)
    } catch {
      let asks = error.code == "namesAlike"
      return await form(
        verb, visit,
        message: visit.message(
          asks ? .attention : .bad, visit.say(error.message).split(separator: "\n"), fields: labels(verb, visit)),
        asks: asks, status: 422)
    }
  }

  /// Files go to the browser; nothing is recorded.
  private func write(
    _ command: any WritingCommand, _ verb: PageVerb, _ officers: [String], _ visit: PageVisit
  ) async -> PageReply {
    let name = verb.path.joined(separator: "-")
    let (reply, file) = await WrittenPages.write(command, named: name, with: officers, visit)
    guard let file else {
      return await form(verb, visit, message: visit.refused(reply, fields: labels(verb, visit)), status: 422)
    }
    return answer(verb, reply, visit, done: visit.say("已生成", "Made"), then: WrittenPages.link(file, visit.say))
  }

  /// What would be recorded, to be looked at first.
  private func preview(_ verb: PageVerb, _ reply: CommandReply, _ visit: PageVisit) -> Markup {
    let words = visit.say("还没有录入：请逐行核对，无误的再录。", "Nothing is recorded yet: compare each line first.")
    return Message.markup(.attention, [words])
      + "<pre class=\"answer\">\(visit.told(reply.question.joined(separator: "\n"), fields: labels(verb, visit)))</pre>\n"
  }

  /// What is taken once has no second time.
  private func again(_ verb: PageVerb, _ visit: PageVisit) -> Markup {
    guard !["open", "close", "declare"].contains(verb.title) else { return "" }
    return "<a class=\"button\" href=\"\(verb.address)\">\(visit.say("再办一件", "Another one"))</a>"
  }

  private func answer(
    _ verb: PageVerb, _ reply: CommandReply, _ visit: PageVisit, done: String?, figures: Markup = "",
    then next: Markup = ""
  ) -> PageReply {
    if let html = reply.html {
      let isDraft = reply.read(DraftView.self)?.missing?.isEmpty == false
      // The report's text is the paper itself.
      let said = reply.read(ReportView.self) == nil ? reply.lines : done.map { [$0[...]] } ?? []
      return DocumentPage.reply(html, back: verb.address, notes: isDraft || done != nil ? said : [], visit)
    }
    let qr = reply.checkpoint.flatMap(QRCode.init).map { code -> Markup in
      "<div class=\"qr\">\(Markup(stringLiteral: code.svg(title: visit.say("检查点", "checkpoint"))))</div>"
    }
    return visit.page(
      Page(
        title: verb.about,
        body: """
          <h1>\(visit.say(verb.about.head))</h1>
          \(done.map { Message.markup(.good, [$0]) } ?? "")\(figures)
          <pre class="answer">\(visit.told(reply.block))</pre>\(qr ?? "")\(next)
          <p>\(ActNotes.next(verb.title, visit))\(again(verb, visit))
          <a href="/acts">\(visit.say("返回", "Back"))</a></p>

          """))
  }
}

/// A paper that lacks something.
private struct DraftView: Decodable {
  let missing: [String]?
}
