import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// Two tellers key each batch, each without seeing what the other found.
enum CountPages {
  private static let users = Route.Users.roles([.teller, .hallOperator])

  static let routes: [Route] = [
    .get("/count", users, at: .hall) { visit in await list(visit, message: "") },
    .get("/count/key", users, at: .hall) { visit in await keying(visit, message: "") },
    .post("/count/key", users, at: .hall, key),
  ]

  private static func count(_ visit: PageVisit) async -> CountView? {
    await visit.perform(ShowCount()).read(CountView.self)
  }

  private static func list(_ visit: PageVisit, message: Markup) async -> PageReply {
    let say = visit.say
    let reply = await visit.perform(ShowCount())
    let count = reply.read(CountView.self)
    let (batches, isDeclared) = (count?.batches ?? [], count?.declared ?? false)
    // Who counts again does so without knowing what was found before.
    let differ = visit.session?.role == .hallOperator && batches.contains { $0.status == "disagreed" }
    let differences: Markup = differ ? "<pre class=\"answer\">\(visit.told(reply.block))</pre>" : ""
    let rows = batches.map { batch -> Markup in
      let key: Markup =
        isDeclared
        ? ""
        : batch.accepted != nil
          ? "<a href=\"/count/key?batch=\(batch.id)\">\(say("重新录入", "Key it again"))</a>"
          : "<a class=\"button\" href=\"/count/key?batch=\(batch.id)\">\(say("录入计票", "Key"))</a>"
      return """
        <tr><th scope="row">\(batch.id)</th><td>\(batch.sites.joined(separator: say("、", ", ")))</td>
        <td>\(batch.papers)</td><td>\(keyings(batch, say))</td><td>\(key)</td></tr>

        """
    }.joined()
    let empty: Markup =
      batches.isEmpty
      ? "<p>\(say("还没有票批：会场负责人在“办理”里登记唱票组和票批。", "No batch yet: the hall operator forms sessions and batches under Acts."))</p>"
      : ""
    return visit.page(
      Page(
        title: BilingualText(zh: "计票", en: "Count"),
        body: """
          <h1>\(say("计票", "Count"))</h1>\(message)\(empty)\(isDeclared ? declared(visit) : "")
          \(batches.isEmpty ? "" : table(rows, say))\(differences)\(doubtful(batches, visit))\(await uncounted(batches, visit))
          <p><a href="/projector">\(say("大屏", "The page for the projector"))</a></p>

          """))
  }

  /// Boxes that are in no batch and whose papers nobody has counted: an empty one too.
  private static func uncounted(_ batches: [CountView.Batch], _ visit: PageVisit) async -> Markup {
    guard visit.session?.role == .hallOperator,
      let report = await visit.perform(ShowReport()).read(ReportView.self), report.complete
    else { return "" }
    let say = visit.say
    let together = Set(batches.flatMap(\.sites))
    let items = visit.node.election.sites.map(\.id).filter { site in
      !together.contains(site.rawValue) && report.accounts[site.rawValue].map { $0.returned == nil } ?? false
    }.map { site -> Markup in
      "<li><a href=\"/acts/count?--site=\(site.rawValue)\">\(say.site(site, in: visit.node.election))</a></li>"
    }
    guard !items.isEmpty else { return "" }
    return """
      <h2>\(say("还没有点票的票箱", "Boxes that nobody has counted"))</h2>
      <p>\(say("一张票也没有的，也要开箱看过，录入 0。", "One without any paper is opened and looked at too: enter 0."))</p>
      <ul>\(items.joined())</ul>

      """
  }

  private static func keyings(_ batch: CountView.Batch, _ say: Speaker) -> String {
    let state = CountMarkup.state(batch, say)
    guard !batch.tallies.isEmpty else { return String(state.drop { "，, ".contains($0) }) }
    return say("第 \(batch.tallies.count) 次", "keying \(batch.tallies.count)") + state
  }

  /// Figures are put right by two officers from now on.
  private static func declared(_ visit: PageVisit) -> Markup {
    let say = visit.say
    let words = say(
      "结果已宣布，不再录入。要改的由两名负责人更正：",
      "The result is declared, and nothing is keyed any more. Two officers correct what is wrong: ")
    let way: Markup =
      visit.session?.role == .hallOperator
      ? "<a href=\"/acts/correct/batch\">\(say("更正一批的计票", "correct a batch"))</a>" : ""
    return Message.markup(.good, [Markup(text: words) + way])
  }

  private static func table(_ rows: Markup, _ say: Speaker) -> Markup {
    let heads = [
      say("票批", "Batch"), say("票箱", "Boxes"), say("张数", "Papers"), say("状态", "State"), say("录入", "Keying"),
    ]
    return "<table>\(TableHead.markup(heads))<tbody>\(rows)</tbody></table>\n"
  }

  /// Papers before the committee, and the way to its decision.
  private static func doubtful(_ batches: [CountView.Batch], _ visit: PageVisit) -> Markup {
    let waiting = batches.flatMap(\.referrals).count { $0.decision == nil }
    guard waiting > 0, visit.session?.role == .hallOperator else { return "" }
    let say = visit.say
    return """
      <p><a class="button" href="/acts/tally/decide">\(say("认定疑难票（\(waiting) 件）", "Decide on doubtful papers (\(waiting))"))</a></p>

      """
  }

  private static func keying(
    _ visit: PageVisit, message: Markup, asks: Bool = false, status: Int = 200
  ) async -> PageReply {
    let say = visit.say
    let id = visit.request.method == .get ? visit.query["batch"] : visit.fields["batch"]
    guard let count = await count(visit), let batch = count.batches.first(where: { $0.id == id }) else {
      return NoticePages.notFound(visit, status: 404)
    }
    let own = Self.sessions(count, of: visit)
    guard !own.isEmpty else {
      return await list(visit, message: Message.markup(.attention, [say(Refusal.noSession.message)]))
    }
    let sessions = own.map { ($0.id, "\($0.id)　\($0.caller) · \($0.teller) · \($0.scrutineer)") }
    let classes = [
      ("valid", say("有效票", "Valid")), ("invalid", say("无效票", "Invalid")), ("blank", say("弃权票", "Blank")),
      ("doubtful", say("疑难票，尚未认定的", "Doubtful, not decided yet")),
    ].map { number($0.0, $0.1, visit) }.joined()
    let request = visit.fields["request"]
    let fields =
      Form.hidden("batch", batch.id) + Form.hidden("request", request.isEmpty ? visit.newRequest() : request)
      + Form.select("session", "\(say("唱票组", "Session"))", sessions, chosen: visit.fields["session"])
      + "<fieldset><legend>\(say("选票 \(batch.papers) 张", "\(batch.papers) papers"))</legend>\(classes)</fieldset>"
      + count.contests.map { contest($0, visit) }.joined()
      + (asks ? Form.confirmed(visit) + Form.insist(visit, else: say("录入", "Enter")) : Form.button(say("录入", "Enter")))
    return visit.page(
      Page(
        title: BilingualText(zh: "录入计票", en: "Key a batch"),
        body:
          "<h1>\(say("票批", "Batch")) \(batch.id)</h1>\(message)<div class=\"keying\">\(Form(visit, "/count/key", attributes: " data-keep")(fields))</div>"
      ),
      status: status)
  }

  /// A teller keys for the sessions that name them; an operator for any.
  private static func sessions(_ count: CountView, of visit: PageVisit) -> [CountView.Session] {
    guard let session = visit.session, session.role == .teller else { return count.sessions }
    return count.sessions.filter { $0.teller.folded == session.account.folded }
  }

  private static func number(_ name: String, _ label: String, _ visit: PageVisit) -> Markup {
    "<div class=\"figure\">"
      + Form.field(name, label, value: visit.fields[name], attributes: " inputmode=\"numeric\" class=\"n\"") + "</div>"
  }

  private static func contest(_ contest: CountView.Contest, _ visit: PageVisit) -> Markup {
    let say = visit.say
    let names = contest.choices.map { number("votes/\(contest.contest)/\($0)", $0, visit) }.joined()
    let writeIns = Form.field(
      "writeIns/\(contest.contest)", say("另选他人", "Names written in"),
      value: visit.fields["writeIns/\(contest.contest)"],
      hint: say("姓名=票数，几人用逗号隔开", "NAME=N, separated by commas"))
    return """
      <fieldset><legend>\(contest.message)</legend>\(names)\(writeIns)
      \(number("undervotes/\(contest.contest)", say("未填名额", "Choices left unused"), visit))
      \(number("void/\(contest.contest)", say("仅本职位作废", "Void in this contest alone"), visit))</fieldset>

      """
  }

  private static func key(_ visit: PageVisit) async -> PageReply {
    guard let count = await count(visit), let batch = count.batches.first(where: { $0.id == visit.fields["batch"] })
    else { return NoticePages.notFound(visit, status: 404) }
    do throws(Refusal) {
      guard sessions(count, of: visit).contains(where: { $0.id == visit.fields["session"] }) else { throw .noSession }
      let tally = try KeyedTally(visit.fields, contests: count.contests).tally(keying: batch.tallies.count + 1)
      let reply = await visit.perform(
        RecordProcedure(.counting(.tally(tally)), confirmed: visit.isConfirmed),
        request: RequestID(visit.fields["request"]))
      guard reply.isError else {
        let after = await Self.count(visit)?.batches.first { $0.id == batch.id }
        guard after?.status == "disagreed" else { return await list(visit, message: visit.message(.good, reply.lines)) }
        let next = visit.say(
          "两名计票人的数字不一样。两人各自重新计一遍，再各录一次；哪里不一样，会场负责人看得到。",
          "The two tellers disagree. Both count again and key it again; where they differ, the hall operator sees.")
        return await list(visit, message: visit.message(.attention, reply.lines.map(String.init) + [next]))
      }
      return await keying(
        visit,
        message: visit.refused(reply), asks: reply.asksToConfirm, status: 422)
    } catch {
      return await keying(visit, message: visit.message(.bad, [visit.say(error.message)]), status: 422)
    }
  }
}

extension Refusal {
  fileprivate static let noSession = Refusal(
    "noSession", zh: "没有以您为计票人的唱票组。请会场负责人在“办理”的 tally session 里登记。",
    en: "No session has you as its teller. The hall operator forms one under Acts, tally session.")
}
