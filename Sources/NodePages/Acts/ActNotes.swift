import ElectionRecord
import ElectionReports
import NodeService
import NodeWeb

/// What a person needs to see beside the form of some verbs, and where they go afterwards.
enum ActNotes {
  static func markup(_ verb: String, _ visit: PageVisit) async -> Markup {
    switch verb {
    case "close": await closed(visit) + balance(visit)
    case "correct closing": await balance(visit)
    case "open": await opened(visit)
    case "declare": await hindrances(visit)
    case "explain": await findings(visit)
    case "tally decide": await referrals(visit)
    default: ""
    }
  }

  /// Whether a step was taken already that is taken once.
  static func isDone(_ verb: String, _ visit: PageVisit) async -> Bool {
    switch verb {
    case "close": await state(visit) == "closed"
    case "open": ["open", "closed"].contains(await state(visit))
    case "declare": await visit.perform(ShowResult()).read(HindrancesView.self)?.declared ?? false
    default: false
    }
  }

  /// What was just recorded, in figures.
  static func figures(_ verb: String, _ visit: PageVisit) async -> Markup {
    guard verb == "close", let account = await visit.perform(ShowStatus()).read(StatusView.self)?.account else {
      return ""
    }
    return figures(account, (visit.say("未用", "Unused"), account.unused), visit)
  }

  /// The way on, once it is recorded.
  static func next(_ verb: String, _ visit: PageVisit) -> Markup {
    func link(_ address: String, _ zh: String, _ en: String) -> Markup {
      "<a class=\"button\" href=\"\(address)\">\(visit.say(zh, en))</a>\n"
    }
    switch verb {
    case "open": return link("/desk", "开始发票", "Begin at the desk")
    case "close":
      let site = visit.node.site?.rawValue ?? ""
      return link("/acts/form?FORM=closing&--site=\(site)", "打印封箱单", "Print the closing slip")
        + link("/stick", "日志写入 U 盘", "Write the journal to a stick")
    case "tally session", "tally batch", "tally decide": return link("/count", "到计票", "To the count")
    case "explain": return link("/acts/explain", "其余待说明的", "The other findings")
    case "result show": return link("/acts/declare", "宣布结果", "Declare the result")
    case "declare", "correct declaration":
      return link("/acts/form?FORM=result", "打印结果报告单", "Print the result form")
        + link("/acts/publish", "公开文件", "Public files") + link("/acts/archive", "归档", "Archive")
    default: return ""
    }
  }

  /// Who opens a page of a step that was taken already goes on from there.
  private static func closed(_ visit: PageVisit) async -> Markup {
    guard await state(visit) == "closed" else { return "" }
    let say = visit.say
    return Message.markup(.good, [say("本点已经封箱，不用再办。", "This site is closed already: nothing is left to do here.")])
      + "<p>\(next("close", visit))</p>\n"
  }

  private static func opened(_ visit: PageVisit) async -> Markup {
    guard let state = await state(visit), ["open", "closed"].contains(state) else { return "" }
    let say = visit.say
    return Message.markup(.good, [say("本点已经启用过，不用再办。", "This site was opened already: nothing is left to do here.")])
      + (state == "open" ? "<p>\(next("open", visit))</p>\n" : "")
  }

  private static func state(_ visit: PageVisit) async -> String? {
    guard visit.node.site != nil else { return nil }
    return await visit.perform(ShowStatus()).read(StatusView.self)?.state
  }

  /// What keeps the result from being declared, each with the page on which it is settled.
  private static func hindrances(_ visit: PageVisit) async -> Markup {
    let say = visit.say
    let poll = visit.fields.has("--poll") ? visit.fields["--poll"] : visit.query["--poll"]
    let command = poll.isEmpty ? ShowResult() : ShowResult(poll: PollID(poll))
    let reply = await visit.perform(command)
    let result = reply.read(HindrancesView.self)
    let codes = result?.hindrances ?? []
    guard let first = reply.lines.first else { return "" }
    if result?.declared == true, result?.declarationStands == false {
      let way: Markup =
        "<a class=\"button\" href=\"/acts/correct/declaration\">\(say("更正宣布", "Correct the declaration"))</a>"
      return visit.message(.attention, [first]) + "<p>\(way)</p>\n"
    }
    if result?.declared == true { return visit.message(.good, [first]) + "<p>\(next("declare", visit))</p>\n" }
    guard !codes.isEmpty else {
      let told = visit.told(reply.lines.dropFirst().joined(separator: "\n"))
      return "<h2>\(say("将要宣布的", "What is to be declared"))</h2><pre class=\"answer\">\(told)</pre>\n"
    }
    // What was refused a moment ago has said so itself.
    let told = visit.request.method == .get ? visit.message(.attention, [first]) : ""
    let ways = codes.compactMap { way(out: $0, say) }
    var known: Set<String> = []
    let items = ways.filter { known.insert($0.address).inserted }.map { way -> Markup in
      "<li><a href=\"\(way.address)\">\(way.words)</a></li>"
    }.joined()
    return told + "<ul>\(items)</ul>\n"
  }

  private static func way(out hindrance: String, _ say: Speaker) -> (address: String, words: String)? {
    switch hindrance {
    case "journalsMissing": ("/midnight", say("缺箱怎么办", "A box is missing: what to do"))
    case "casesOpen": ("/cases", say("裁定争议", "Rule on the cases"))
    case "findingsUnexplained": ("/acts/explain", say("说明差额", "Explain the findings"))
    case "papersUncounted": ("/acts/count", say("录入各箱点票", "Enter the count of each box"))
    case "contestsUncounted": ("/count", say("录入各批计票", "Key the batches"))
    case "turnoutMissed", "pollVoid":
      ("/acts/result/next?--kind=general", say("生成重新选举的资料", "Make the files of the election held again"))
    case "seatsCouldChange": ("/acts/reconcile", say("核对：哪些席位可能改变", "Reconcile: which seats could change"))
    default: nil
    }
  }

  /// Received = issued + envelopes + spoilt + unused: what should be left, before it is counted.
  private static func balance(_ visit: PageVisit) async -> Markup {
    guard visit.node.site != nil, let status = await visit.perform(ShowStatus()).read(StatusView.self),
      let account = status.account
    else { return "" }
    let say = visit.say
    let left = (say("应剩未用票", "Should be left unused"), account.expectedUnused)
    return """
      \(figures(account, left, visit))\(short(account, visit))
      <p>\(say("先把未用票数两遍，再填。与应剩的不符，会再问一次；确实如此的照录，以后由两名负责人说明。",
        "Count the unused papers twice before you type. Where it differs from what should be left you are asked again; two officers explain it later."))</p>

      """
  }

  private static func figures(
    _ account: StatusView.Account, _ left: (String, Int?), _ visit: PageVisit
  ) -> Markup {
    let say = visit.say
    let figures = [
      (say("领取", "Received"), account.received), (say("发出", "Issued"), account.issued),
      (say("信封", "Envelopes"), account.envelopes), (say("作废", "Spoilt"), account.spoilt), left,
    ]
    let items = figures.map { label, value -> Markup in
      "<div><dt>\(label)</dt><dd>\(value.map(String.init) ?? "–")</dd></div>"
    }.joined()
    return "<dl class=\"figures\">\(items)</dl>\n"
  }

  /// More papers out than were received: the opening was typed wrong, or more were fetched.
  private static func short(_ account: StatusView.Account, _ visit: PageVisit) -> Markup {
    guard let left = account.expectedUnused, left < 0 else { return "" }
    let say = visit.say
    let link: Markup = "<a href=\"/acts/correct/opening\">\(say("更正领取的票数", "Correct the papers received"))</a>"
    return Message.markup(
      .attention,
      [
        Markup(
          text: say(
            "发出的比领取的多 \(-left) 张。后来又领过票，或启用时录错的：",
            "\(-left) more out than received. If more were fetched, or the opening was typed wrong: ")) + link
      ])
  }

  /// Differences without a word yet, each with the way to its form.
  private static func findings(_ visit: PageVisit) async -> Markup {
    let say = visit.say
    let all = await visit.perform(ShowReport()).read(ReportView.self)?.findings ?? []
    let open = all.filter { !$0.explained }
    guard !open.isEmpty else { return Message.markup(.good, [say("没有待说明的差额。", "No finding waits for a word.")]) }
    let items = open.map { finding -> Markup in
      let place = finding.site.map { say.site(SiteID($0), in: visit.node.election) } ?? say("全部投票点", "all sites")
      let name = FindingCode(rawValue: finding.code).map { say(Wording.name($0)) } ?? finding.code
      let query = [("CODE", finding.code), ("--site", finding.site), ("--contest", finding.contest)]
        .compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: "&")
      return "<li><a href=\"/acts/explain?\(query)\">\(place)：\(name)（\(finding.count)）</a></li>"
    }.joined()
    return "<h2>\(say("待说明的", "Waiting for a word"))</h2><ul>\(items)</ul>\n"
  }

  /// Doubtful papers that wait for the committee.
  private static func referrals(_ visit: PageVisit) async -> Markup {
    let say = visit.say
    let batches = await visit.perform(ShowCount()).read(CountView.self)?.batches ?? []
    let items = batches.flatMap { batch in
      batch.referrals.filter { $0.decision == nil }.map { referral -> Markup in
        let reason = DoubtReason(rawValue: referral.reason).map { say(Wording.name($0)) } ?? referral.reason
        return
          "<li><a href=\"/acts/tally/decide?ID=\(referral.id)\">\(referral.id)</a>　\(say("票批", "batch")) \(batch.id)，\(reason)，\(say("\(referral.papers) 张", "\(referral.papers, "paper")"))</li>"
      }
    }
    guard !items.isEmpty else { return Message.markup(.good, [say("没有待认定的疑难票。", "No doubtful paper waits.")]) }
    return "<h2>\(say("待认定的疑难票", "Doubtful papers that wait"))</h2><ul>\(items.joined())</ul>\n"
  }
}

/// What `result --json` says stands in the way.
private struct HindrancesView: Decodable {
  let hindrances: [String]
  let declared: Bool
  let declarationStands: Bool
}
