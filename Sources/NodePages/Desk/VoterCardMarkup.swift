import ElectionRecord
import ElectionReports
import NodeService

/// One voter on the clerk's screen: who it is, what may be done now, and the keys for it.
struct VoterCardMarkup {
  let voter: VoterView
  let visit: PageVisit
  /// Whether somebody else of the list has the same name.
  let hasNamesake: Bool
  /// Whether the search can mean nobody else.
  let isMeant: Bool

  private var say: Speaker { visit.say }

  var markup: Markup {
    """
    <li class="card \(mark.rawValue)" data-kind="\(voter.kind.rawValue)"\(isMeant ? " data-meant" : "")>
    \(who)<p class="now">\(Icon.mark(mark))<strong>\(words)</strong></p>
    \(noPapers)\(marks)\(acts)</li>

    """
  }

  private var mark: ReportVerdict.Mark {
    switch voter.kind {
    case .ordinary: .good
    case .envelopeOnly: .attention
    case .marked, .refused: .bad
    case .unknown: .unknown
    }
  }

  /// Shown while the status bar says so.
  private var noPapers: Markup {
    guard voter.kind == .ordinary else { return "" }
    return
      "<p class=\"no-papers\">\(say("应剩选票 0 张：先去领票，再划名。", "No paper should be left: fetch more before you mark."))</p>\n"
  }

  private var words: String {
    switch voter.kind {
    case .marked where isAtHall: say("已划名", "Marked")
    case .unknown where isAtHall:
      voter.struckOff ? say("已除名或重号，不计", "Off the roll: not counted") : say("没有划名", "Not marked") + whereabouts
    case .ordinary: say("可发普通票", "Ordinary paper")
    case .envelopeOnly: say("只能发待核票：", "Envelope only: ") + (voter.admission?.message ?? "") + whereabouts
    case .marked: say("已领票，不能再发普通票", "Marked already: no ordinary paper")
    case .refused: say("不能发票：", "No paper: ") + (voter.admission?.message ?? "")
    case .unknown: say("本点还没有启用", "This site is not open yet")
    }
  }

  private var isAtHall: Bool { visit.node.site == nil }

  /// Where the right is, for whoever sends the voter there.
  private var whereabouts: String {
    guard let right = voter.right, right != visit.node.site?.rawValue else { return "" }
    let site = say.site(SiteID(right), in: visit.node.election)
    return isAtHall ? say("，投票权在 \(site)", ", the right is at \(site)") : say("（在 \(site)）", " (at \(site))")
  }

  /// Of namesakes, what tells them apart is as large as the name.
  private var who: Markup {
    let details = [voter.sex, voter.birthDate, voter.address].compactMap(\.self).filter { !$0.isEmpty }
    let apart = details.map { detail -> Markup in "<span>\(detail)</span>" }.joined()
    let card: Markup = voter.card.map { $0.isEmpty ? "" : "<span>\(say("选民证", "card")) \($0)</span>" } ?? ""
    return """
      <h2><span class="number">\(voter.number)</span> \(voter.name ?? "")</h2>
      <p class="\(hasNamesake ? "details apart" : "details")">\(apart)\(card)</p>
      \(household)
      """
  }

  private var household: Markup {
    guard visit.node.election.mode == .households, let household = voter.household else { return "" }
    let members =
      voter.members.isEmpty ? "" : say("；同户人：", "; others: ") + voter.members.joined(separator: say("、", ", "))
    return
      "<p class=\"details\">\(say("户号 \(household)，由户代表投票", "household \(household), by its representative"))\(members)</p>"
  }

  private var marks: Markup {
    voter.marks.map { line -> Markup in
      let site = line.site.map { say.site(SiteID($0), in: visit.node.election) } ?? ""
      let kind =
        line.provisional
        ? say("待核票", "envelope") + (line.envelope.map { " \($0)" } ?? "") : say("普通票", "ordinary paper")
      let by = line.proxy.map { say("由 \($0) 代领 · ", "for proxy \($0) · ") } ?? ""
      return "<p class=\"mark\">\(site) · \(kind) · \(by)\(line.message) · \(visit.node.time(line.recordedAt))</p>\n"
    }.joined()
  }

  /// The forms of the card; the first one is what Enter does.
  private var acts: Markup {
    switch voter.kind {
    case .ordinary: return cast(envelope: false) + proxy
    case .envelopeOnly: return (voter.admission?.ask == true ? ask : "") + cast(envelope: true)
    case .marked: return (isMarkedHere ? ownMark : "") + (voter.admission?.envelope == true ? cast(envelope: true) : "")
    case .refused, .unknown: return ""
    }
  }

  private var isMarkedHere: Bool {
    voter.marks.contains { $0.stands && $0.site == visit.node.site?.rawValue }
  }

  /// What each form of the card carries: a second press has the same request, so it changes nothing.
  private var hidden: Markup {
    Form.hidden("voter", "\(voter.number)") + Form.hidden("request", visit.newRequest())
  }

  private func form(_ path: String, _ content: Markup) -> Markup {
    Form(visit, path, attributes: " data-desk")(hidden + content)
  }

  private func cast(envelope: Bool) -> Markup {
    guard envelope else { return form("/desk/cast", Form.button(say("发票划名", "Mark"), key: "Enter")) }
    let field = Form.field(
      "envelope", say("信封编号", "Envelope number"), attributes: " required data-first data-key=\"F6\"")
    return form("/desk/cast", field + Form.button(say("发待核票", "Hand out in the envelope"), kind: .plain))
  }

  private var proxy: Markup {
    let field = Form.field(
      "proxy", say("受托人的序号或姓名", "Proxy's roll number or name"), attributes: " required data-key=\"F8\"")
    return "<details><summary>\(say("他人代领", "For a proxy"))<kbd>F8</kbd></summary>"
      + form("/desk/cast", field + Form.button(say("由受托人领票", "Mark for the proxy"), kind: .plain)) + "</details>"
  }

  private var ask: Markup {
    form("/desk/ask", Form.button(say("向会场申领投票权", "Ask the hall for the right"), kind: .plain, key: "F9"))
  }

  private var ownMark: Markup { Self.corrections(of: "\(voter.number)", visit) }

  /// Taking a mark of this site back, and a second paper for a spoilt one.
  static func corrections(of voter: String, _ visit: PageVisit) -> Markup {
    let say = visit.say
    let hidden = Form.hidden("voter", voter) + Form.hidden("request", visit.newRequest())
    let void = Form(visit, "/desk/void", attributes: " data-desk")(
      hidden + wrong(visit) + Form.button(say("撤销划名", "Take the mark back"), kind: .danger))
    let replace = Form(visit, "/desk/replace", attributes: " data-desk")(
      hidden + reason(visit) + Form.button(say("作废重领", "Second paper for a spoilt one"), kind: .plain))
    return """
      \(back(void, visit))
      <details data-key="F4"><summary>\(say("作废重领", "Spoilt paper"))<kbd>F4</kbd></summary>\(replace)</details>

      """
  }

  /// A form behind the key that takes back.
  static func back(_ form: Markup, _ visit: PageVisit) -> Markup {
    "<details data-key=\"F2\"><summary>\(visit.say("撤销", "Take back"))<kbd>F2</kbd></summary>\(form)</details>"
  }

  /// Why a mark or an envelope is taken back, and what its paper is then.
  static func wrong(_ visit: PageVisit) -> Markup {
    reason(visit)
      + Form.check(
        "marked", "\(visit.say("选票已经写过，作废", "the paper was marked and is spoilt"))", isChecked: false)
  }

  private static func reason(_ visit: PageVisit) -> Markup {
    Form.field("reason", visit.say("原因", "Reason"), attributes: " required list=\"reasons\" data-first")
  }
}
